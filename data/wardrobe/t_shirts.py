"""T-shirts: half outlines (distance from the centre line, y)."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import folds, neck

T_SHIRT = [(0, 13), (11, 9, C), (28, 14), (45, 39, C), (33, 46, C), (28, 36, C), (27.5, 70),
           (28.5, 107, C), (0, 108)]


def plain():
    g = Garment(seed=1)
    cloth = g.fill(mirrored(T_SHIRT), 0.62)
    neck(g, 11, 9.5, 8, 0.8)
    for side in (-1, 1):
        g.line([(50 + side * 28, 36), (50 + side * 27, 25), (50 + side * 28, 15)], 0.8, 0.16)
        g.line([(50 + side * 44, 37), (50 + side * 33, 43.5)], 0.8, 0.14)
    g.line([(21, 104.5), (50, 105.5), (79, 104.5)], 0.7, 0.14, within=cloth)
    folds(g, [(76, 40, 60, 60), (24, 40, 40, 60), (71, 70, 61, 100), (31, 73, 38, 100)])
    return g.finish()


def striped():
    g = Garment(seed=2)
    half = [(0, 14), (11, 9, C), (29, 13), (43, 37, C), (32, 43, C), (28, 34, C), (26, 68),
            (28, 102, C), (0, 103)]
    cloth = g.fill(mirrored(half), 0.38)
    body = cloth * box(g, 0, 22, 100, 99)
    g.pattern(np.clip(3 * np.sin(g.y * 0.62), -1, 1), 0.17, within=body)
    neck(g, 11, 9.5, 9, 0.6)
    for side in (-1, 1):
        g.line([(50 + side * 28, 34), (50 + side * 26.5, 24), (50 + side * 29, 13)], 0.9, 0.2)
    folds(g, [(74, 44, 63, 66), (26, 44, 37, 66)], 0.08)
    return g.finish()


def printed():
    g = Garment(seed=3)
    half = [(0, 22), (8, 10, C), (27, 14), (44, 40, C), (33, 46, C), (27, 36, C), (27, 72),
            (29, 109, C), (0, 111)]
    g.fill(mirrored(half), 0.86)
    g.line([(42, 10), (50, 23), (58, 10)], 2.0, -0.2)
    g.fill([(37, 40, C), (63, 40, C), (63, 66, C), (37, 66, C)], 0.3, roundness=0)
    g.fill([(41, 61, C), (50, 45, C), (59, 61, C)], 0.8, roundness=0)
    for side in (-1, 1):
        g.line([(50 + side * 27, 36), (50 + side * 26, 25), (50 + side * 27, 14)], 0.9, -0.14)
    folds(g, [(75, 42, 66, 58), (25, 42, 34, 58), (70, 72, 62, 104), (30, 72, 38, 104)], -0.12)
    return g.finish()
