"""T-shirts: half outlines (distance from the centre line, y)."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import back_of_neck, folds, neck, sided

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


def v_neck():
    """Close-fitting, its neckline a deep point."""
    g = Garment(seed=4)
    back_of_neck(g, 10, 10, 24, 0.72)
    half = [(0, 30, C), (5, 20), (10, 9, C), (27, 15), (41, 42, C), (31, 48, C), (26, 38, C),
            (23, 70), (25.5, 108, C), (0, 110)]
    cloth = g.fill(mirrored(half), 0.5)
    g.line([(40, 10), (45, 20), (50, 30, C), (55, 20), (60, 10)], 1.8, 0.2, within=cloth)
    for side in (-1, 1):
        g.line(sided([(26, 38), (25, 26), (26.5, 15)], side), 0.8, 0.16)
        g.line(sided([(40, 39.5), (30, 45.5)], side), 0.7, 0.14)
    g.line([(25, 106), (50, 107.5), (75, 106)], 0.7, 0.14, within=cloth)
    folds(g, [(74, 42, 62, 52), (26, 42, 38, 52), (72, 62, 60, 72), (28, 62, 40, 72)])
    return g.finish()


def raglan():
    """Light, with dark sleeves that begin at the neck."""
    g = Garment(seed=5)
    g.fill(mirrored(T_SHIRT), 0.3)
    for side in (-1, 1):
        g.fill(sided([(10, 9, C), (27, 13.5), (45.5, 41, C), (33, 48, C), (27.5, 38, C), (17, 24)],
                     side), 0.8, depth=3)
    neck(g, 11, 9.5, 8, 0.62, rim=0.3)
    g.line([(21, 104.5), (50, 105.5), (79, 104.5)], 0.7, 0.14)
    folds(g, [(71, 48, 60, 62), (29, 48, 40, 62), (68, 80, 60, 100), (32, 80, 40, 100)], 0.08)
    return g.finish()


def long_with_pocket():
    """Loose and long, the shoulders low, the hem rounded."""
    g = Garment(seed=6)
    half = [(0, 13), (11, 8, C), (33, 15), (46, 46, C), (35, 52, C), (30, 41, C), (30, 80),
            (30, 116), (22, 122), (0, 126)]
    cloth = g.fill(mirrored(half), 0.74)
    neck(g, 11.5, 8.5, 9, 0.9, rim=-0.2)
    for side in (-1, 1):
        g.line(sided([(30, 42), (31, 28), (33, 15)], side), 0.9, -0.2)
        g.line(sided([(45, 43), (34, 49)], side), 0.8, -0.16)
    g.line([(57, 38, C), (70, 38, C), (70, 51, C), (63.5, 54, C), (57, 51, C)], 0.9, -0.26,
           closed=True)
    g.line([(57, 41), (70, 41)], 0.7, -0.2)
    g.line([(22, 118), (50, 123), (78, 118)], 0.8, -0.16, within=cloth)
    folds(g, [(78, 48, 66, 74), (22, 48, 34, 74), (74, 82, 62, 112), (26, 82, 36, 112)], -0.1)
    return g.finish()
