"""Pullovers."""

import numpy as np

from .cloth import C, box, Garment, mirrored
from .tailoring import folds, gap_shadow, neck, sleeves

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
