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
