"""Shirts."""

import numpy as np

from .cloth import C, Garment, mirrored
from .tailoring import collar_and_placket, folds, gap_shadow, sleeves

SHIRT = [(0, 9), (9, 6, C), (25, 12), (35, 26), (41, 66), (44, 104, C), (36, 107, C), (32, 76),
         (26, 40, C), (25, 76), (28, 108), (21, 115), (0, 116)]


def buttoned():
    g = Garment(seed=61)
    g.fill(mirrored(SHIRT), 0.42)
    gap_shadow(g, 0.2)
    collar_and_placket(g, 115, 0.42, 0.3)
    sleeves(g, 0.14, top=12, elbow=(32, 60))
    g.line([(59, 42), (70, 42), (70, 56), (59, 56)], 0.7, 0.2, closed=True)
    folds(g, [(70, 44, 60, 70), (30, 44, 40, 70), (68, 80, 60, 108), (32, 80, 40, 108)], 0.12)
    return g.finish()


def checked():
    g = Garment(seed=62)
    cloth = g.fill(mirrored(SHIRT), 0.5)
    check = (np.sin(g.x * 0.75) > 0).astype(float) + (np.sin(g.y * 0.75) > 0) - 1
    g.pattern(check, 0.26, within=cloth)
    gap_shadow(g, 0.24)
    collar_and_placket(g, 115, 0.6, 0.24)
    return g.finish()


def short_sleeved():
    g = Garment(seed=63)
    half = [(0, 10), (9, 6, C), (28, 13), (43, 44, C), (32, 50, C), (27, 37, C), (26, 72),
            (28, 103), (20, 108), (0, 109)]
    cloth = g.fill(mirrored(half), 0.4)
    collar_and_placket(g, 108, 0.4, 0.26)
    for _ in range(150):
        x, y = g.random.uniform(10, 90), g.random.uniform(20, 106)
        g.pattern(np.exp(-((g.x - x) ** 2 + (g.y - y) ** 2) / 1.2), 0.3, within=cloth)
    for side in (-1, 1):
        g.line([(50 + side * 27, 37), (50 + side * 26, 25), (50 + side * 28, 13)], 0.9, 0.2)
    g.line([(57, 40), (68, 40), (68, 53), (57, 53)], 0.8, 0.24, closed=True)
    folds(g, [(70, 44, 60, 66), (30, 44, 40, 66)], 0.12)
    return g.finish()
