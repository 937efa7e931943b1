"""Trousers."""

from .cloth import C, Garment, mirrored
from .tailoring import folds


def trousers(seed, half, shade, waist, crease=0.1, pockets=True):
    g = Garment(seed=seed)
    cloth = g.fill(mirrored(half), shade, roundness=0.18, depth=3)
    g.line([(50 - waist, 15), (50, 16), (50 + waist, 15)], 0.8, 0.16, within=cloth)
    g.line([(50, 10), (50, 44)], 0.9, 0.16, within=cloth)
    for side in (-1, 1):
        if pockets:
            g.line([(50 + side * waist * 0.55, 16), (50 + side * waist, 27)], 0.9, 0.18,
                   within=cloth)
        knee = half[2][0] * 0.6
        g.line([(50 + side * knee, 40), (50 + side * knee, 118)], 2.5, -crease, soft=1.0,
               within=cloth)
        folds(g, [(50 + side * 3, 46, 50 + side * (waist - 1), 54),
                  (50 + side * 7, 80, 50 + side * (waist - 3), 85)], 0.12)
    g.dots([(50, 12.5)], 1.0, -0.3)
    return g.finish()


def straight():
    return trousers(11, [(0, 9), (14.5, 8, C), (18, 36), (17.5, 90), (17, 126, C), (5, 126, C),
                         (3, 90), (0, 43, C)], 0.66, 15)


def slim():
    return trousers(12, [(0, 8), (13, 7, C), (17, 34), (15, 80), (12, 126, C), (4.5, 126, C),
                         (4.5, 84), (0, 40, C)], 0.85, 13.5, crease=0.16)


def wide():
    return trousers(13, [(0, 9), (14, 8, C), (18, 38), (19.5, 90), (21, 125, C), (4, 126, C),
                         (2, 90), (0, 46, C)], 0.5, 15, pockets=False)
