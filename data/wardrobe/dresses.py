"""Dresses."""

import numpy as np

from .cloth import C, Garment, mirrored
from .tailoring import folds, neck


def skirt_folds(garment, waist, hem, spread, change=0.12):
    for offset in np.linspace(-0.8, 0.8, 6):
        x0, x1 = 50 + offset * spread * 0.45, 50 + offset * spread
        garment.line([(x0, waist + 6), ((x0 + x1) / 2, (waist + hem) / 2), (x1, hem - 3)], 1.6,
                     change, soft=0.8)


def straps():
    g = Garment(seed=31)
    half = [(0, 31), (9, 26, C), (10.5, 7, C), (13, 7, C), (14, 26), (16.5, 34, C), (12, 60),
            (18, 90), (25, 126, C), (0, 128)]
    cloth = g.fill(mirrored(half), 0.72)
    g.line([(37, 60), (50, 61), (63, 60)], 1.6, 0.18, within=cloth)
    skirt_folds(g, 60, 126, 24)
    folds(g, [(64, 38, 56, 52), (36, 38, 44, 52)])
    return g.finish()


def short_sleeved():
    g = Garment(seed=32)
    half = [(0, 15), (8, 8, C), (18, 12), (25, 34, C), (18, 38, C), (15.5, 32, C), (13, 58),
            (17, 90), (19, 127, C), (0, 128)]
    cloth = g.fill(mirrored(half), 0.84)
    neck(g, 8, 8.5, 7, 0.6, rim=-0.2)
    g.line([(36, 58), (50, 59), (64, 58)], 2.0, -0.3, within=cloth)
    for side in (-1, 1):
        g.line([(50 + side * 15.5, 32), (50 + side * 15, 22), (50 + side * 18, 12)], 0.8, -0.16)
        g.line([(50 + side * 9, 64), (50 + side * 11, 124)], 2.2, -0.12, soft=1.0, within=cloth)
    return g.finish()


def flowered():
    g = Garment(seed=33)
    half = [(0, 24), (8, 8, C), (15, 9, C), (14, 24), (17, 36, C), (12.5, 60), (21, 92),
            (28, 120, C), (0, 124)]
    cloth = g.fill(mirrored(half), 0.52)
    for _ in range(120):
        x, y = g.random.uniform(18, 82), g.random.uniform(8, 124)
        petals = np.exp(-((g.x - x) ** 2 + (g.y - y) ** 2) / 3)
        g.pattern(petals, g.random.choice([0.3, -0.3]), within=cloth)
    g.line([(37, 60), (50, 61), (63, 60)], 1.4, 0.2, within=cloth)
    skirt_folds(g, 60, 122, 25, 0.14)
    return g.finish()
