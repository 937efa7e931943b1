"""Coats."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import back_of_neck, folds, gap_shadow, sided, sleeves

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


def trench():
    """Long, two rows of buttons, broad lapels, a belt with a buckle."""
    g = Garment(seed=44)
    half = [(0, 10), (9, 5, C), (14, 9), (26, 14), (36, 28), (41, 68), (43.5, 104, C),
            (34.5, 107, C), (32, 80), (27, 44, C), (24.5, 70), (31, 128, C), (0, 129)]
    cloth = g.fill(mirrored(half), 0.56)
    back_of_neck(g, 8, 6, 16, 0.76)
    for side in (-1, 1):
        lapel = sided([(8, 4, C), (17, 13, C), (13, 19, C), (19, 25, C), (1, 44, C), (3, 24)], side)
        g.fill(lapel, 0.62, roundness=0.05)
        g.line(lapel, 0.8, 0.3, closed=True)
        g.line(sided([(12, 88), (22, 80)], side), 2.4, 0.28)
        g.dots([(50 + side * 7, y) for y in (48, 58, 84, 96)], 1.4, 0.36)
        g.line(sided([(34, 97), (44, 95)], side), 1.8, 0.24, within=cloth)
    g.line([(57, 44), (57, 128)], 0.9, 0.26, within=cloth)
    g.line([(25, 69), (50, 71), (75, 69)], 5.0, 0.22, within=cloth)
    g.line([(46, 67.5, C), (54, 67.5, C), (54, 74, C), (46, 74, C)], 1.4, 0.3, closed=True)
    gap_shadow(g, 0.26)
    sleeves(g, 0.18, top=14, cuffs=False)
    folds(g, [(34, 78, 30, 122), (68, 78, 72, 122)], 0.12)
    return g.finish()


def puffer():
    """Quilted in broad rolls, with a high collar and a zip."""
    g = Garment(seed=45)
    half = [(0, 4), (10, 4), (13, 14, C), (27, 17), (39, 32), (45, 70), (48, 110), (45, 117, C),
            (38, 118, C), (35, 84), (30, 48, C), (31, 84), (32, 112), (29, 120, C), (0, 121)]
    cloth = g.fill(mirrored(half), 0.74, roundness=0.24)
    rolls = np.abs(np.sin((g.y - 15) * np.pi / 13))
    g.pattern(0.75 - rolls**0.5, 0.34, within=cloth * box(g, 0, 15, 100, 122))
    g.line([(50, 5), (50, 121)], 2.0, -0.4, within=cloth)
    g.line([(37, 14), (50, 17), (63, 14)], 1.6, -0.3, within=cloth)
    gap_shadow(g, 0.24)
    for side in (-1, 1):
        g.line(sided([(30, 48), (27, 30), (28, 18)], side), 1.2, 0.24)
        g.line(sided([(13, 86), (21, 104)], side), 1.5, -0.34)
    return g.finish()


def blazer():
    """Of smooth cloth to the hips, one button, a white lining and patch pockets."""
    g = Garment(seed=46)
    half = [(0, 10), (9, 5, C), (13, 8), (28, 12), (37, 27), (42, 68), (45, 110, C), (36.5, 113, C),
            (33, 80), (28, 43, C), (25.5, 74), (30, 114), (22, 122), (5, 123), (0, 112, C)]
    cloth = g.fill(mirrored(half), 0.9)
    g.fill([(42, 7, C), (50, 10), (58, 7, C), (51, 62, C)], 0.16, roundness=0)
    for side in (-1, 1):
        lapel = sided([(8, 4.5, C), (15, 18, C), (11, 22, C), (17, 27, C), (12, 46), (-1, 66, C),
                       (5, 32)], side)
        g.fill(lapel, 0.86, roundness=0.04)
        g.line(lapel, 0.8, -0.34, closed=True)
        g.line(sided([(10, 84, C), (23, 83, C), (23, 100), (11, 101, C)], side), 1.0, -0.3,
               closed=True)
    g.line([(51, 64), (50, 113)], 1.2, -0.36, within=cloth)
    g.dots([(53, 70)], 1.6, -0.5)
    g.line([(61, 42), (69, 40.5)], 1.6, -0.36)
    gap_shadow(g, -0.3)
    sleeves(g, -0.2, top=12)
    return g.finish()
