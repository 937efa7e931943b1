"""Sneakers, toe to the left."""

import numpy as np

from .cloth import C, shoe


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


def dark():
    return sneaker(71, 0.74, 0.32, -0.3).finish()


def light():
    return sneaker(72, 0.42, 0.66, 0.26).finish()


def running():
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


def runner():
    """Light mesh, a thick sole that curves up at both ends, a padded heel."""
    g = shoe(74)
    upper = g.fill([(5, 58, C), (8, 47), (22, 42), (38, 35), (52, 24, C), (56, 20), (62, 27, C),
                    (74, 32), (84, 27), (90, 17, C), (95, 20), (94, 36), (96, 57, C)], 0.34,
                   depth=3)
    g.pattern(np.sin(g.x * 1.7 + g.y) * np.sin(g.x * 1.7 - g.y), 0.07, within=upper)
    g.fill([(3, 53, C), (14, 55), (34, 56), (62, 55), (84, 53), (97, 50, C), (98, 56), (95, 64, C),
            (78, 62), (62, 66), (24, 67), (8, 62), (3, 56)], 0.2, roundness=0.14, depth=2)
    g.line([(9, 63), (24, 66), (62, 65), (78, 61.5), (95, 63)], 2.6, 0.5)
    g.line([(40, 54), (52, 46), (58, 36), (56, 26)], 2.6, 0.36, within=upper)
    g.line([(62, 53), (66, 44), (64, 32)], 2.6, 0.36, within=upper)
    g.line([(92, 20), (84, 34), (84, 50)], 3.4, 0.32, within=upper)
    g.line([(6, 51), (14, 47), (22, 54)], 3.0, 0.3, within=upper)
    for x, y in ((36, 37), (42, 33), (48, 28)):
        g.line([(x, y), (x + 7, y + 5)], 1.2, 0.34)
    return g.finish()


def skate():
    """Low and flat: canvas, a straight sole with a line along it, a wave on the side."""
    g = shoe(75)
    upper = g.fill([(5, 58, C), (6, 50), (16, 44), (32, 41), (48, 33), (57, 27, C), (64, 33),
                    (76, 35), (90, 28, C), (94, 30), (94, 44), (95, 58, C)], 0.88, depth=3)
    g.fill([(3, 57, C), (50, 57.5), (96, 56, C), (97, 66, C), (50, 67), (4, 66, C)], 0.16,
           roundness=0.05, depth=2)
    g.line([(4, 60.5), (50, 61), (96, 60)], 0.9, 0.5)
    g.line([(86, 40), (72, 46), (60, 40), (48, 48), (38, 55)], 2.0, -0.66, within=upper)
    g.line([(16, 45), (26, 50), (29, 58)], 0.8, -0.3, within=upper)
    g.line([(57, 29), (65, 36), (77, 38), (91, 31)], 1.2, -0.3, within=upper)
    g.line([(84, 34), (80, 46), (84, 57)], 0.8, -0.3, within=upper)
    for x, y in ((36, 42), (42, 38.5), (48, 35), (53, 32)):
        g.line([(x, y - 1), (x + 6, y + 4)], 1.3, -0.6, within=upper)
    return g.finish()


def retro():
    """Of several panels of leather and suede, with a big curved mark and a stepped sole."""
    g = shoe(76)
    upper = g.fill([(4, 55, C), (5, 48), (12, 43), (26, 41), (42, 33), (53, 21, C), (59, 19),
                    (63, 27), (76, 29), (86, 22, C), (93, 21, C), (94, 38), (95, 55, C)], 0.5,
                   depth=3)
    toe = g.fill([(4, 55, C), (5, 48), (12, 43.5), (25, 41.5, C), (18, 47), (22, 55, C)], 0.76,
                 depth=2)
    g.fill([(82, 26, C), (93, 21, C), (94, 38), (95, 55, C), (80, 55, C), (85, 42)], 0.76, depth=2)
    g.fill([(28, 55, C), (32, 44), (48, 32), (56, 22, C), (59, 25, C), (54, 36), (42, 46),
            (36, 55, C)], 0.72, depth=2)
    g.fill([(40, 54, C), (52, 49), (66, 40), (80, 33, C), (74, 44), (60, 54, C)], 0.14,
           roundness=0, depth=2)
    g.line([(62, 27), (76, 29.5), (88, 23)], 2.4, 0.24, within=upper)
    g.dots([(9 + 3 * i, 50 - 1.5 * (i % 2)) for i in range(4)], 0.7, -0.4)
    g.fill([(2, 55, C), (40, 55.5), (62, 55), (97, 53, C), (98, 64, C), (74, 65, C), (48, 63, C),
            (8, 63), (3, 60)], 0.3, roundness=0.12, depth=2)
    g.line([(4, 61.5), (48, 62), (74, 63.5), (97, 62.5)], 1.6, 0.44)
    for x, y in ((38, 40), (43, 36), (48, 31), (52, 26)):
        g.line([(x - 3, y - 3), (x + 4, y + 2)], 1.2, -0.5, within=np.maximum(upper, toe))
    return g.finish()
