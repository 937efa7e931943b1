"""Trousers."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import folds, sided


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


def bootcut():
    """Narrow at the knee and wide at the hem, with a crease down each leg."""
    return trousers(14, [(0, 8), (14, 7, C), (18, 34), (14.5, 78), (21, 127, C), (5.5, 128, C),
                         (2.5, 78), (0, 43, C)], 0.78, 14.5, crease=0.12)


def jeans():
    """Legs apart; worn thighs, double seams, yoke-shaped pockets and a turned-up hem."""
    g = Garment(seed=15)
    half = [(0, 9), (16, 8, C), (21, 36), (23, 80), (24, 127, C), (12, 127, C), (9, 84),
            (0, 42, C)]
    cloth = g.fill(mirrored(half), 0.7, roundness=0.2, depth=3)
    g.line([(33, 14.5), (50, 15.5), (67, 14.5)], 0.8, 0.2, within=cloth)
    g.line([(50, 9), (50, 43)], 0.9, 0.2, within=cloth)
    g.line([(54, 15), (54.5, 28), (50, 34)], 0.7, 0.16)
    for side in (-1, 1):
        g.line(sided([(7, 15), (10, 22), (18, 25)], side), 0.9, 0.22, within=cloth)
        g.line(sided([(11, 34), (15, 58), (16, 76)], side), 7, -0.3, soft=3, within=cloth)
        g.line(sided([(16, 92), (17.5, 108)], side), 5, -0.14, soft=2, within=cloth)
        g.line(sided([(11, 121.5), (25, 121.5)], side), 1.2, 0.22, within=cloth)
        folds(g, [(50 + side * 10, 80, 50 + side * 22, 85),
                  (50 + side * 3, 43, 50 + side * 16, 40)], 0.14)
    g.dots([(50, 11.5)], 1.0, -0.35)
    return g.finish()


def joggers():
    """Loose, with a gathered waist, a cord and ribs around the ankles."""
    g = Garment(seed=16)
    half = [(0, 9), (15, 8, C), (20, 38), (18, 84), (14, 114), (11.5, 118, C), (11.5, 127, C),
            (4.5, 127, C), (4, 118, C), (2.5, 90), (0, 46, C)]
    cloth = g.fill(mirrored(half), 0.46, roundness=0.2, depth=3)
    waist = cloth * box(g, 30, 7, 70, 15)
    g.pattern(np.sign(np.sin(g.x * 3)), 0.1, within=waist)
    g.line([(33, 15), (50, 16), (67, 15)], 0.8, 0.2, within=cloth)
    g.lines([[(48, 12), (46, 22), (47, 29)], [(52, 12), (54, 24), (53, 32)]], 1.2, -0.34)
    for side in (-1, 1):
        g.line(sided([(11, 17), (18.5, 31)], side), 1.0, 0.24, within=cloth)
        g.line(sided([(3, 118), (12, 118)], side), 0.9, 0.24, within=cloth)
        g.pattern(np.sign(np.sin(g.x * 3)), 0.1,
                  within=cloth * box(g, 50 + min(side * 14, 0), 118, 50 + max(side * 14, 0), 128))
        folds(g, [(50 + side * 5, 52, 50 + side * 17, 58), (50 + side * 5, 84, 50 + side * 15, 90),
                  (50 + side * 5, 100, 50 + side * 12, 104),
                  (50 + side * 13, 104, 50 + side * 8, 113)], 0.14)
    return g.finish()
