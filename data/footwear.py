"""Sandals, sneakers, ankle boots (toe to the left) and bags."""

import numpy as np

from cloth import Garment

C = 1  # marks a corner


def shoe(seed):
    return Garment(width=100, height=75, seed=seed)


def sandal_heeled():
    g = shoe(51)
    g.fill([(80, 38, C), (92, 34, C), (89, 52), (87, 71, C), (83, 71, C), (84, 54)], 0.8, depth=2)
    g.fill([(5, 68, C), (18, 66), (34, 64), (58, 46), (84, 30, C), (92, 33), (88, 40), (62, 54),
            (40, 69), (22, 72), (6, 72, C)], 0.6, depth=2)
    g.strap([(18, 66), (24, 53), (36, 60)], 4.5, 0.72)
    g.strap([(30, 64), (42, 46), (48, 54)], 3.5, 0.64)
    g.fill([(80, 36, C), (85, 26), (85, 8, C), (90, 8, C), (94, 24), (92, 36, C)], 0.7, depth=2)
    g.strap([(86, 11), (70, 7), (59, 12), (70, 19), (88, 16)], 3.2, 0.74)
    return g.finish()


def sandal_flat():
    g = shoe(52)
    g.fill([(4, 60, C), (30, 58), (60, 58), (94, 56), (97, 60, C), (96, 65), (50, 67), (6, 66, C)],
           0.58, depth=2)
    g.line([(5, 64), (50, 65), (96, 63)], 1.2, 0.25)
    g.strap([(18, 59), (26, 45), (42, 58)], 6.5, 0.7)
    g.strap([(44, 58), (52, 38), (66, 57)], 6.0, 0.62)
    g.strap([(90, 58), (93, 40), (90, 30)], 6, 0.7)
    g.strap([(58, 44), (72, 33), (90, 31)], 4, 0.66)
    return g.finish()


def sandal_thong():
    g = shoe(53)
    g.fill([(3, 50, C), (30, 47), (60, 48), (97, 45, C), (98, 51), (60, 55), (30, 55), (4, 55, C)],
           0.5, depth=2)
    g.line([(4, 53), (50, 53), (97, 49)], 1.4, 0.25)
    g.strap([(22, 47), (28, 37), (45, 33), (62, 46)], 4.2, 0.74)
    g.strap([(24, 44), (38, 38), (54, 48)], 3.2, 0.6)
    return g.finish()


def sneaker(seed, shade, sole, stripe):
    g = shoe(seed)
    upper = g.fill([(4, 57, C), (6, 51), (14, 46), (30, 41), (46, 31), (57, 23, C), (64, 29),
                    (76, 31), (88, 23, C), (94, 25, C), (94, 40), (96, 56, C)], shade, depth=3)
    g.fill([(2, 57, C), (20, 57), (60, 57.5), (97, 55, C), (98, 61), (94, 65), (50, 65), (10, 65),
            (3, 62)], sole, roundness=0.1, depth=2)
    g.line([(3, 58), (50, 58.5), (97, 56)], 0.8, 0.2 if sole < shade else -0.25)
    g.line([(18, 45), (26, 50), (27, 57)], 0.8, stripe, within=upper)
    g.line([(82, 28), (80, 42), (86, 56)], 0.9, stripe, within=upper)
    g.line([(57, 26), (65, 32), (77, 34), (89, 26)], 2.0, stripe * 0.7, within=upper)
    for x, y in ((32, 41), (39, 37), (45, 33), (51, 29)):
        g.line([(x, y), (x + 7, y + 4)], 1.1, stripe)
    for x in (63, 70):
        g.line([(x, 37), (x - 10, 57)], 2.2, stripe * 1.2, within=upper)
    return g


def sneaker_dark():
    return sneaker(71, 0.74, 0.32, -0.3).finish()


def sneaker_light():
    return sneaker(72, 0.42, 0.66, 0.26).finish()


def sneaker_running():
    g = shoe(73)
    upper = g.fill([(4, 55, C), (8, 46), (22, 42), (40, 33), (54, 24, C), (64, 29), (76, 30),
                    (88, 20, C), (94, 24), (95, 40), (97, 54, C)], 0.6, depth=3)
    mesh = np.sin(g.x * 2.2) * np.sin(g.y * 2.2)
    g.pattern(mesh, 0.1, within=upper)
    g.fill([(3, 55, C), (30, 55), (60, 54), (98, 50, C), (99, 60), (96, 65), (72, 63), (58, 66),
            (10, 67), (3, 62)], 0.84, roundness=0.1, depth=2)
    g.line([(8, 60), (40, 60), (70, 58), (96, 56)], 1.3, -0.3)
    g.line([(44, 52), (58, 46), (70, 34)], 3.2, 0.3, within=upper)
    g.line([(6, 50), (16, 48), (22, 55)], 2.6, 0.2, within=upper)
    g.line([(84, 24), (86, 40), (94, 48)], 3.0, 0.24, within=upper)
    for x, y in ((34, 38), (41, 34), (48, 30)):
        g.line([(x, y), (x + 6, y + 4)], 1.2, -0.3)
    return g.finish()


def bag_handles():
    g = Garment(width=100, height=100, seed=81)
    g.strap([(34, 42), (35, 20), (50, 10), (65, 20), (66, 42)], 3.4, 0.7)
    bag = g.fill([(12, 40, C), (50, 38), (88, 40, C), (92, 66), (94, 90, C), (50, 92), (6, 90, C),
                  (8, 66)], 0.64, depth=5)
    g.line([(12, 44), (50, 43), (88, 44)], 1.0, 0.2, within=bag)
    for x in (34, 66):
        g.fill([(x - 3, 38, C), (x + 3, 38, C), (x + 3, 52, C), (x, 55, C), (x - 3, 52, C)], 0.8,
               roundness=0)
        g.dots([(x, 49)], 1.3, -0.5)
    g.line([(9, 72), (50, 74), (91, 72)], 0.8, 0.16, within=bag)
    g.line([(44, 60), (56, 60), (56, 66), (44, 66)], 1.2, -0.3, closed=True)
    return g.finish()


def bag_shoulder():
    g = Garment(width=100, height=100, seed=82)
    g.strap([(16, 52), (26, 24), (50, 5), (74, 24), (84, 52)], 2.8, 0.62)
    g.fill([(12, 48, C), (88, 48, C), (92, 70), (88, 94, C), (12, 94, C), (8, 70)], 0.56, depth=5)
    flap = g.fill([(10, 47, C), (90, 47, C), (90, 62), (72, 75), (50, 78), (28, 75), (10, 62)],
                  0.72, depth=4)
    g.line([(12, 62), (30, 73), (50, 76), (70, 73), (88, 62)], 0.8, -0.2, within=flap)
    g.fill([(45, 70, C), (55, 70, C), (55, 81, C), (45, 81, C)], 0.2, roundness=0)
    return g.finish()


def bag_clutch():
    g = Garment(width=100, height=75, seed=83)
    bag = g.fill([(6, 16, C), (50, 15), (94, 16, C), (96, 38), (95, 62, C), (50, 64), (5, 62, C),
                  (4, 38)], 0.8, depth=4)
    weave = np.sign(np.sin((g.x + g.y) * 0.9) * np.sin((g.x - g.y) * 0.9))
    g.pattern(weave, 0.05, within=bag)
    g.line([(6, 17), (50, 46), (94, 17)], 1.4, -0.35, within=bag)
    g.dots([(50, 45)], 3.4, -0.45)
    g.strap([(6, 22), (1.8, 36), (3, 56)], 1.8, 0.6)
    return g.finish()


def boot_sole(garment, shade, heel=True):
    garment.fill([(4, 66, C), (40, 66), (62, 64, C), (92, 64, C), (92, 73, C), (68, 73, C),
                  (64, 68, C) if heel else (64, 73, C), (40, 71), (8, 71, C)], shade,
                 roundness=0.05, depth=2)


def boot_chelsea():
    g = Garment(width=100, height=80, seed=91)
    boot = g.fill([(4, 66, C), (6, 57), (20, 50), (38, 42), (48, 30), (50, 6, C), (86, 5, C),
                   (86, 30), (91, 50), (92, 66, C)], 0.74, depth=4)
    g.fill([(60, 7, C), (76, 7, C), (73, 36), (66, 38), (61, 30)], 0.5, roundness=0)
    boot_sole(g, 0.9)
    g.line([(38, 44), (56, 50), (70, 64)], 0.9, -0.2, within=boot)
    g.lines([[(46, 36), (56, 40)], [(84, 38), (76, 43)]], 2.0, -0.16, soft=0.8, within=boot)
    g.line([(50, 8), (86, 7)], 1.2, 0.16, within=boot)
    return g.finish()


def boot_laced():
    g = Garment(width=100, height=90, seed=92)
    boot = g.fill([(4, 72, C), (5, 60), (16, 53), (32, 49), (44, 38), (46, 10, C), (62, 12),
                   (84, 6, C), (87, 30), (90, 50), (93, 72, C)], 0.56, depth=4)
    g.fill([(3, 71, C), (50, 72), (95, 70, C), (95, 82, C), (70, 82, C), (64, 78, C), (44, 78, C),
            (40, 81, C), (6, 81, C)], 0.84, roundness=0.05, depth=2)
    g.line([(24, 51), (32, 60), (32, 72)], 1.0, 0.24, within=boot)
    g.line([(60, 14), (58, 40), (44, 56)], 1.0, 0.24, within=boot)
    for x, y in ((46, 18), (46, 26), (45, 34), (40, 43), (34, 49)):
        g.line([(x, y), (x + 11, y + 4)], 1.5, 0.3, within=boot)
    g.line([(47, 12), (62, 14), (84, 8)], 3.2, 0.2, within=boot)
    g.line([(76, 14), (76, 50), (88, 62)], 0.9, 0.2, within=boot)
    return g.finish()


def boot_heeled():
    g = Garment(width=100, height=95, seed=93)
    g.fill([(70, 70, C), (92, 62, C), (90, 76), (86, 91, C), (78, 91, C), (76, 80)], 0.86, depth=2)
    boot = g.fill([(3, 86, C), (10, 78), (26, 70), (42, 54), (50, 36), (52, 8, C), (84, 6, C),
                   (84, 36), (92, 60), (92, 68, C), (70, 74), (50, 84), (34, 89, C), (4, 89, C)],
                  0.66, depth=4)
    g.line([(4, 88), (34, 88), (52, 82), (72, 72), (92, 66)], 1.6, 0.24)
    g.line([(68, 8), (67, 50)], 1.2, -0.3, within=boot)
    g.lines([[(48, 48), (60, 54)], [(44, 56), (56, 62)], [(86, 46), (74, 50)]], 2.0, -0.16,
            soft=0.8, within=boot)
    return g.finish()
