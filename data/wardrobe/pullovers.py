"""Pullovers."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import back_of_neck, folds, gap_shadow, neck, sided, sleeves

LONG_SLEEVED = [(0, 13), (10, 9, C), (25, 13), (35, 27), (42, 70), (46, 112, C), (37, 115, C),
                (32, 80), (27, 42, C), (27, 80), (27, 117, C), (0, 118)]


def crew_neck():
    g = Garment(seed=21)
    cloth = g.fill(mirrored(LONG_SLEEVED), 0.68)
    g.pattern(np.sin(g.x * 4.2), 0.05, within=cloth)
    neck(g, 10, 9.5, 7, 0.8, rim=0.16)
    gap_shadow(g)
    sleeves(g)
    hem = cloth * box(g, 23, 110, 77, 119)
    g.pattern(np.sign(np.sin(g.x * 3)), 0.08, within=hem)
    g.line([(23, 110), (77, 110)], 0.9, 0.15, within=cloth)
    folds(g, [(73, 46, 60, 66), (27, 46, 40, 66)])
    return g.finish()


def turtleneck():
    g = Garment(seed=22)
    half = [(0, 9), (13, 9, C), (13, 13, C), (27, 16), (38, 30), (44, 72), (48, 110, C),
            (38, 113, C), (33, 78), (29, 45, C), (29, 75), (29, 106, C), (0, 107)]
    cloth = g.fill(mirrored(half), 0.66)
    g.line([(37, 13), (50, 16), (63, 13)], 1.4, 0.16)
    g.pattern(np.sign(np.sin(g.x * 3)), 0.06, within=cloth * box(g, 36, 3, 64, 13))
    g.pattern(np.sin(g.x * 4.2), 0.04, within=cloth * box(g, 0, 18, 100, 99))
    g.noise(1.2, 0.02, within=cloth)
    gap_shadow(g)
    sleeves(g, top=17)
    g.line([(21, 99), (79, 99)], 0.9, 0.16, within=cloth)
    return g.finish()


def colour_block():
    g = Garment(seed=23)
    half = [(0, 22), (8, 10, C), (25, 13), (35, 27), (42, 70), (45, 114, C), (36, 117, C),
            (32, 80), (27, 42, C), (27, 80), (27, 118, C), (0, 119)]
    cloth = g.fill(mirrored(half), 0.84)
    g.pattern(np.ones_like(g.x), -0.34, within=cloth * box(g, 0, 52, 100, 76))
    g.line([(42, 10), (50, 22.5), (58, 10)], 2.0, -0.16)
    gap_shadow(g, -0.16)
    sleeves(g, -0.14)
    g.line([(23, 111), (77, 111)], 0.9, -0.16, within=cloth)
    return g.finish()


def buttoned_v_neck():
    """Like a cardigan, but closed below the three buttons of its neckline."""
    g = Garment(seed=24)
    back_of_neck(g, 9, 9, 30, 0.78)
    half = [(0, 36, C), (5, 22), (9, 8, C), (25, 12), (35, 27), (41, 70), (44, 111, C),
            (35.5, 114, C), (32, 80), (27, 42, C), (26.5, 80), (26, 116, C), (0, 117)]
    cloth = g.fill(mirrored(half), 0.56)
    g.pattern(np.sin(g.x * 3.4), 0.05, within=cloth)
    g.line([(41, 9), (45, 22), (50, 36), (55, 22), (59, 9)], 3.2, 0.16, within=cloth)
    g.line([(50, 34), (50, 60)], 4.0, 0.14)
    g.dots([(50, 40), (50, 48), (50, 56)], 1.3, -0.4)
    gap_shadow(g, 0.18)
    sleeves(g)
    g.pattern(np.sign(np.sin(g.x * 3)), 0.08, within=cloth * box(g, 23, 108, 77, 119))
    g.line([(23, 108), (77, 108)], 0.9, 0.16, within=cloth)
    folds(g, [(73, 46, 60, 68), (27, 46, 40, 68)])
    return g.finish()


def sweatshirt():
    """Wide, with a round print on the chest and gathered ribs at wrists and hem."""
    g = Garment(seed=25)
    half = [(0, 14), (10, 9, C), (27, 13), (38, 29), (44, 66), (46.5, 98), (44, 108, C),
            (37, 110, C), (35, 100), (33, 74), (29, 44, C), (30, 76), (29.5, 100), (25.5, 106, C),
            (25.5, 114, C), (0, 115)]
    cloth = g.fill(mirrored(half), 0.36)
    neck(g, 10.5, 9.5, 8, 0.58, rim=0.22)
    disc = (g.x - 50) ** 2 + (g.y - 50) ** 2 < 15**2
    g.pattern(disc, 0.42, within=cloth)
    g.fill([(38, 55, C), (46, 42, C), (51, 50, C), (55, 45, C), (62, 55, C)], 0.3, roundness=0)
    gap_shadow(g, 0.2)
    sleeves(g, 0.18, cuffs=False)
    for side in (-1, 1):
        g.line(sided([(35.5, 101.5), (46, 99.5)], side), 0.9, 0.22, within=cloth)
    g.line([(22, 105.5), (78, 105.5)], 1.0, 0.22, within=cloth)
    folds(g, [(75, 46, 66, 62), (25, 46, 34, 62), (72, 84, 62, 102), (28, 84, 38, 102)], 0.12)
    return g.finish()


def cable_knit():
    """Thick wool with plaits down the front and a broad, round rib at the neck."""
    g = Garment(seed=26)
    half = [(0, 13), (10, 7, C), (13, 11, C), (26, 15), (37, 31), (43, 72), (47, 112, C),
            (36, 116, C), (32, 82), (28, 46, C), (28, 82), (28, 119, C), (0, 120)]
    cloth = g.fill(mirrored(half), 0.7)
    for x in (30, 41, 59, 70):
        for phase in (0, np.pi):
            plait = [(x + 3 * np.sin(y * 0.3 + phase), y) for y in np.arange(22, 110, 2.0)]
            g.line(plait, 1.8, -0.11, within=cloth)
    g.pattern(np.sin(g.y * 2.6), 0.05, within=cloth)
    neck(g, 11.5, 9, 8, 0.5, rim=-0.1)
    g.line([(38, 9), (50, 18), (62, 9)], 3.6, 0.12)
    gap_shadow(g, -0.22)
    sleeves(g, -0.16, top=15)
    g.line([(22, 111), (78, 111)], 1.0, -0.2, within=cloth)
    return g.finish()
