"""Ankle boots, toe to the left."""

from .cloth import C, Garment


def low_sole(garment, shade, heel=True):
    garment.fill([(4, 66, C), (40, 66), (62, 64, C), (92, 64, C), (92, 73, C), (68, 73, C),
                  (64, 68, C) if heel else (64, 73, C), (40, 71), (8, 71, C)], shade,
                 roundness=0.05, depth=2)


def chelsea():
    g = Garment(width=100, height=80, seed=91)
    boot = g.fill([(4, 66, C), (6, 57), (20, 50), (38, 42), (48, 30), (50, 6, C), (86, 5, C),
                   (86, 30), (91, 50), (92, 66, C)], 0.74, depth=4)
    g.fill([(60, 7, C), (76, 7, C), (73, 36), (66, 38), (61, 30)], 0.5, roundness=0)
    low_sole(g, 0.9)
    g.line([(38, 44), (56, 50), (70, 64)], 0.9, -0.2, within=boot)
    g.lines([[(46, 36), (56, 40)], [(84, 38), (76, 43)]], 2.0, -0.16, soft=0.8, within=boot)
    g.line([(50, 8), (86, 7)], 1.2, 0.16, within=boot)
    return g.finish()


def laced():
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


def heeled():
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


def hiking():
    """Padded at the ankle, laced over hooks from the toes up, with a toothed sole."""
    g = Garment(width=100, height=88, seed=94)
    boot = g.fill([(4, 70, C), (5, 58), (14, 51), (30, 47), (40, 38), (45, 24), (46, 9, C),
                   (56, 5), (62, 9), (76, 13), (88, 8, C), (92, 14), (89, 32), (92, 52),
                   (94, 70, C)], 0.68, depth=4)
    g.fill([(4, 70, C), (5, 58), (14, 51), (24, 48.5, C), (22, 58), (30, 70, C)], 0.86, depth=2)
    g.fill([(90, 44, C), (93, 54), (94, 70, C), (72, 70, C), (76, 56)], 0.86, depth=2)
    g.fill([(2, 69, C), (50, 70), (96, 68, C), (97, 76), (94, 82, C), (70, 82, C), (66, 78, C),
            (46, 78, C), (42, 82, C), (8, 82, C), (3, 76)], 0.42, roundness=0.05, depth=2)
    for x in range(8, 94, 7):
        g.line([(x, 78), (x, 82)], 1.4, 0.4)
    g.line([(60, 9), (74, 20), (90, 22)], 1.6, -0.3, within=boot)
    g.line([(58, 12), (56, 36), (40, 52)], 0.9, -0.26, within=boot)
    for x, y in ((46, 14), (45.5, 22), (44, 30), (39, 38), (32, 45)):
        g.line([(x, y), (x + 11, y + 4)], 1.5, -0.44, within=boot)
    return g.finish()


def biker():
    """Wide shaft, two straps with buckles, a thick sole with a block for a heel."""
    g = Garment(width=100, height=100, seed=95)
    boot = g.fill([(4, 80, C), (4, 68), (14, 60), (32, 55), (43, 46), (46, 30), (44, 6, C),
                   (66, 8), (88, 5, C), (88, 40), (92, 62), (93, 80, C)], 0.84, depth=4)
    g.fill([(3, 79, C), (50, 80), (94, 79, C), (94, 94, C), (64, 94, C), (63, 87, C), (36, 88),
            (6, 88, C)], 0.94, roundness=0.05, depth=2)
    g.line([(3, 80), (50, 81), (94, 80)], 1.0, -0.34)
    g.line([(38, 52), (58, 60), (92, 56)], 4.4, -0.18, within=boot)
    g.line([(36, 54.5), (58, 63), (92, 59)], 0.8, -0.34, within=boot)
    g.line([(44, 16), (66, 18), (88, 15)], 4.4, -0.18, within=boot)
    g.line([(44, 19.5), (66, 21), (88, 18.5)], 0.8, -0.34, within=boot)
    for x, y in ((60, 60), (66, 18)):
        g.line([(x - 4, y - 4, C), (x + 4, y - 4, C), (x + 4, y + 4, C), (x - 4, y + 4, C)], 1.6,
               -0.56, closed=True)
    g.lines([[(48, 36), (60, 40)], [(86, 42), (76, 47)], [(50, 28), (64, 31)]], 2.2, -0.2, soft=0.8,
            within=boot)
    return g.finish()


def wedge():
    """Suede, a hidden wedge for a heel, a zip on the side and a folded edge."""
    g = Garment(width=100, height=96, seed=96)
    boot = g.fill([(3, 84, C), (8, 76), (22, 68), (38, 56), (47, 40), (49, 10, C), (64, 14),
                   (86, 7, C), (86, 36), (93, 58), (95, 88, C), (60, 88), (46, 87), (22, 88),
                   (4, 88, C)], 0.42, depth=4)
    g.noise(2.0, 0.04, within=boot)
    g.fill([(3, 85, C), (24, 85.5), (46, 84), (66, 72), (94, 62, C), (95.5, 89, C), (50, 90),
            (4, 89.5, C)], 0.6, depth=2)
    g.line([(4, 85), (24, 85.5), (46, 84), (66, 72), (94, 62)], 1.0, 0.26)
    g.fill([(48, 8, C), (64, 12), (87, 5, C), (87.5, 18, C), (65, 24), (48, 20, C)], 0.58, depth=2)
    g.line([(70, 23), (70, 58), (66, 70)], 1.3, 0.34, within=boot)
    g.lines([[(46, 44), (58, 48)], [(42, 54), (54, 58)], [(88, 44), (76, 48)]], 2.2, 0.16, soft=0.8,
            within=boot)
    return g.finish()
