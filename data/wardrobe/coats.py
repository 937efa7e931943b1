"""Coats."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import gap_shadow, sleeves

COAT = [(0, 10), (9, 5, C), (13, 9), (27, 14), (38, 28), (44, 70), (48, 116, C), (37, 119, C),
        (34, 85), (30, 46, C), (29, 80), (31, 126, C), (0, 127)]


def lapels():
    g = Garment(seed=41)
    cloth = g.fill(mirrored(COAT), 0.74)
    g.fill([(43, 8, C), (50, 44, C), (57, 8, C), (50, 11)], 0.38, roundness=0)
    for side in (-1, 1):
        g.fill([(50 + side * 8, 5, C), (50 + side * 16, 24, C), (50 + side * 12, 27, C),
                (50 + side * 14, 31, C), (50, 50, C)], 0.82, roundness=0.05)
        g.line([(50 + side * 8, 5), (50 + side * 16, 24), (50 + side * 12, 27),
                (50 + side * 14, 31), (50, 50)], 0.7, -0.26)
        g.line([(50 + side * 12, 84), (50 + side * 25, 80)], 1.6, -0.2)
    g.line([(50, 48), (50, 127)], 1.0, -0.3, within=cloth)
    g.dots([(55, 60), (55, 78), (55, 96)], 1.3, -0.35)
    gap_shadow(g, -0.2)
    sleeves(g, -0.16, top=14)
    return g.finish()


def zipped():
    g = Garment(seed=42)
    half = [(0, 3), (9, 3, C), (11, 11, C), (27, 15), (38, 29), (44, 70), (47, 115, C),
            (37, 118, C), (33, 85), (30, 46, C), (30, 85), (30, 121, C), (0, 122)]
    cloth = g.fill(mirrored(half), 0.88)
    body = cloth * box(g, 20, 26, 80, 118)
    g.pattern(np.abs(np.sin(g.y * 0.2)) ** 8, 0.06, within=body)
    g.line([(50, 4), (50, 121)], 3.4, -0.6, within=cloth)
    g.line([(50, 4), (50, 121)], 0.6, 0.6, within=cloth)
    for side in (-1, 1):
        g.line([(50 + side * 12, 80), (50 + side * 22, 98)], 1.6, -0.3)
    g.line([(39, 11), (50, 13), (61, 11)], 1.2, -0.25)
    gap_shadow(g, -0.2)
    sleeves(g, -0.14, top=15, cuffs=False)
    return g.finish()


def hooded():
    g = Garment(seed=43)
    half = [(0, 2), (11, 4), (14, 13, C), (28, 18), (38, 32), (44, 74), (47, 117, C), (37, 120, C),
            (34, 85), (30, 50, C), (30, 85), (32, 127, C), (0, 128)]
    cloth = g.fill(mirrored(half), 0.84)
    g.fill([(43, 8), (50, 5), (57, 8), (56, 17), (50, 21), (44, 17)], 0.45, roundness=0)
    g.line([(50, 21), (50, 127)], 1.4, -0.4, within=cloth)
    for y in (36, 56, 76, 96):
        g.line([(44, y), (56, y)], 1.6, -0.4, within=cloth)
    for side in (-1, 1):
        g.line([(50 + side * 10, 86), (50 + side * 24, 86), (50 + side * 24, 104)], 0.9, -0.25)
    gap_shadow(g, -0.24)
    sleeves(g, -0.16, top=18)
    return g.finish()
