"""Shirts."""

import numpy as np

from .cloth import C, Garment, mirrored
from .tailoring import back_of_neck, collar_and_placket, folds, gap_shadow, sided, sleeves

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


def denim():
    """Of thick cloth: a yoke, flapped pockets on both sides, light buttons, rounded hem."""
    g = Garment(seed=64)
    cloth = g.fill(mirrored(SHIRT), 0.66)
    gap_shadow(g, 0.24)
    collar_and_placket(g, 115, 0.66, -0.28)
    for side in (-1, 1):
        g.line(sided([(4, 30), (15, 29), (26, 33)], side), 1.0, -0.28, within=cloth)
        g.line(sided([(8, 38, C), (21, 38, C), (21, 44, C), (14.5, 47, C), (8, 44, C)], side), 0.9,
               -0.3, closed=True)
        g.line(sided([(8, 44), (9, 57), (14.5, 60), (20, 57), (21, 44)], side), 0.8, -0.24)
        g.line(sided([(14, 66), (15, 96)], side), 6, -0.12, soft=2.5, within=cloth)
    sleeves(g, -0.22, top=12, elbow=(32, 60))
    return g.finish()


def blouse():
    """Of thin falling cloth: an open collar, wide sleeves gathered at the wrists."""
    g = Garment(seed=65)
    back_of_neck(g, 9, 8, 32, 0.5)
    half = [(0, 36, C), (4, 24), (9, 7, C), (23, 12), (33, 26), (43, 66), (46, 92), (41, 101, C),
            (42, 107, C), (35, 108, C), (34.5, 102, C), (32, 84), (26, 46, C), (25, 76), (29, 112),
            (0, 118)]
    cloth = g.fill(mirrored(half), 0.64, roundness=0.2)
    for side in (-1, 1):
        flap = sided([(9, 5, C), (17, 17, C), (5, 25), (0, 37, C), (3, 22)], side)
        g.fill(flap, 0.7, roundness=0.04)
        g.line(flap, 0.7, -0.26, closed=True)
        g.line(sided([(34, 101.5), (43, 100)], side), 1.0, -0.26, within=cloth)
        g.line(sided([(26, 46), (24.5, 28), (24, 12)], side), 0.8, -0.2)
        g.lines([sided(line, side) for line in (
            [(33, 50), (37, 74), (37, 98)], [(38, 64), (41, 82), (40, 99)],
            [(10, 40), (14, 74), (17, 112)], [(18, 52), (19, 80), (24, 110)],
            [(6, 62), (8, 90), (9, 114)])], 2.2, -0.16, soft=1.0, within=cloth)
    g.line([(50, 36), (50, 117)], 1.4, -0.24, within=cloth)
    g.dots([(50, y) for y in (48, 62, 76, 90, 104)], 1.0, -0.3)
    gap_shadow(g, -0.24)
    return g.finish()


def formal():
    """Narrow-striped, nearly white, with cuffs and a stiff collar."""
    g = Garment(seed=66)
    half = [(0, 8), (9, 5, C), (25, 11), (34, 25), (39.5, 66), (42, 106, C), (34.5, 109, C),
            (31, 76), (25.5, 41, C), (23, 74), (26.5, 112), (19, 121), (0, 122)]
    cloth = g.fill(mirrored(half), 0.3)
    g.pattern(np.clip(3 * np.sin(g.x * 2.0), -1, 1), 0.06, within=cloth)
    gap_shadow(g, 0.26)
    collar_and_placket(g, 121, 0.34, 0.26, buttons=8)
    sleeves(g, 0.2, top=11, elbow=(32, 60), cuffs=False)
    for side in (-1, 1):
        g.line(sided([(33.5, 99), (42, 97)], side), 1.2, 0.26, within=cloth)
        g.dots([(50 + side * 36.5, 103.5)], 0.9, 0.36)
    folds(g, [(69, 44, 61, 66), (31, 44, 39, 66), (67, 86, 60, 112), (33, 86, 40, 112)], 0.1)
    return g.finish()
