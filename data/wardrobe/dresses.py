"""Dresses."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import back_of_neck, folds, neck, sided


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


def shift():
    """Straight and without sleeves, a band of dark cloth along the hem."""
    g = Garment(seed=34)
    half = [(0, 13), (8, 6, C), (15, 8, C), (14, 24), (18, 38, C), (17, 62), (20, 92),
            (23, 124, C), (0, 126)]
    cloth = g.fill(mirrored(half), 0.58)
    g.pattern(np.ones_like(g.x), 0.3, within=cloth * box(g, 0, 108, 100, 130))
    neck(g, 8, 6.5, 9, 0.74, rim=0.2)
    for side in (-1, 1):
        g.line(sided([(18, 38), (9, 42)], side), 0.8, 0.2, within=cloth)
        g.line(sided([(8, 60), (10, 80), (12, 104)], side), 2.4, 0.12, soft=1.2, within=cloth)
        g.line(sided([(14.5, 10), (13.5, 24), (17, 37)], side), 1.0, 0.2, within=cloth)
    return g.finish()


def maxi():
    """To the ankles, with long narrow sleeves beside the body."""
    g = Garment(seed=35)
    half = [(0, 10), (7, 6, C), (15, 9), (20, 22), (23.5, 48), (25.5, 70, C), (21, 71.5, C),
            (18.5, 50), (15, 30, C), (12, 52), (17, 86), (23, 126, C), (0, 128)]
    cloth = g.fill(mirrored(half), 0.8)
    neck(g, 7, 6.5, 6, 0.55, rim=-0.2)
    g.line([(36, 52), (50, 53), (64, 52)], 2.2, -0.34, within=cloth)
    skirt_folds(g, 52, 126, 22, -0.16)
    for side in (-1, 1):
        g.line(sided([(15, 32), (14.5, 20), (15, 9)], side), 0.8, -0.2)
        g.line(sided([(20.5, 67), (26, 66)], side), 0.8, -0.2, within=cloth)
    folds(g, [(60, 34, 54, 48), (40, 34, 46, 48)], -0.12)
    return g.finish()


def wrap():
    """One side laid over the other and tied at the waist; sleeves to the elbow."""
    g = Garment(seed=36)
    back_of_neck(g, 8, 8, 28, 0.7)
    half = [(0, 34, C), (4, 22), (8, 7, C), (17, 11), (22, 26), (26, 46, C), (19, 49, C),
            (16, 33, C), (13, 58), (20, 90), (26, 118, C), (0, 122)]
    cloth = g.fill(mirrored(half), 0.48)
    stripes = np.clip(4 * np.sin((g.x + 0.8 * g.y) * 0.32), -1, 1)
    g.pattern(stripes, 0.09, within=cloth)
    g.line([(58, 8), (54, 22), (50, 34), (39, 56)], 1.6, 0.34, within=cloth)
    g.line([(42, 8), (46, 22), (50, 34)], 1.4, 0.28, within=cloth)
    g.line([(37, 58), (50, 59.5), (63, 58)], 3.6, 0.3, within=cloth)
    g.lines([[(40, 59), (37, 70), (38, 82)], [(41, 59), (42, 70), (45, 79)]], 1.8, 0.34)
    g.line([(41, 62), (48, 88), (60, 121)], 1.3, 0.3, within=cloth)
    for side in (-1, 1):
        g.line(sided([(16, 33), (15.5, 22), (17, 11)], side), 0.8, 0.2)
    folds(g, [(64, 64, 60, 112), (38, 86, 32, 116), (52, 68, 50, 100)], 0.12)
    return g.finish()
