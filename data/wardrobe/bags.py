"""Bags."""

import numpy as np

from .cloth import C, Garment, mirrored
from .tailoring import folds, sided


def handles():
    g = Garment(width=100, height=100, seed=81)
    g.strap([(34, 42), (35, 20), (50, 10), (65, 20), (66, 42)], 3.4, 0.7)
    bag = g.fill([(12, 40, C), (50, 38), (88, 40, C), (92, 66), (94, 90, C), (50, 92), (6, 90, C),
                  (8, 66)], 0.64, depth=5)
    g.line([(12, 44), (50, 43), (88, 44)], 1.0, 0.2, within=bag)
    for x in (34, 66):
        g.fill([(x - 3, 38, C), (x + 3, 38, C), (x + 3, 52, C), (x, 55, C), (x - 3, 52, C)], 0.8,
               roundness=0)
        g.dots([(x, 49)], 1.3, -0.5)
    g.line([(9, 72), (50, 74), (91, 72)], 0.8, 0.16, within=bag)
    g.line([(44, 60), (56, 60), (56, 66), (44, 66)], 1.2, -0.3, closed=True)
    return g.finish()


def shoulder():
    g = Garment(width=100, height=100, seed=82)
    g.strap([(16, 52), (26, 24), (50, 5), (74, 24), (84, 52)], 2.8, 0.62)
    g.fill([(12, 48, C), (88, 48, C), (92, 70), (88, 94, C), (12, 94, C), (8, 70)], 0.56, depth=5)
    flap = g.fill([(10, 47, C), (90, 47, C), (90, 62), (72, 75), (50, 78), (28, 75), (10, 62)],
                  0.72, depth=4)
    g.line([(12, 62), (30, 73), (50, 76), (70, 73), (88, 62)], 0.8, -0.2, within=flap)
    g.fill([(45, 70, C), (55, 70, C), (55, 81, C), (45, 81, C)], 0.2, roundness=0)
    return g.finish()


def clutch():
    g = Garment(width=100, height=75, seed=83)
    bag = g.fill([(6, 16, C), (50, 15), (94, 16, C), (96, 38), (95, 62, C), (50, 64), (5, 62, C),
                  (4, 38)], 0.8, depth=4)
    weave = np.sign(np.sin((g.x + g.y) * 0.9) * np.sin((g.x - g.y) * 0.9))
    g.pattern(weave, 0.05, within=bag)
    g.line([(6, 17), (50, 46), (94, 17)], 1.4, -0.35, within=bag)
    g.dots([(50, 45)], 3.4, -0.45)
    g.strap([(6, 22), (1.8, 36), (3, 56)], 1.8, 0.6)
    return g.finish()


def tote():
    """Taller than wide, of canvas, two long flat handles, a print."""
    g = Garment(width=100, height=118, seed=84)
    g.strap([(32, 46), (34, 20), (42, 7), (58, 7), (66, 20), (68, 46)], 3.4, 0.42)
    bag = g.fill([(10, 38, C), (50, 39), (90, 38, C), (88, 78), (86, 113, C), (50, 114),
                  (14, 113, C), (12, 78)], 0.36, depth=5)
    g.line([(11, 43), (50, 44), (89, 43)], 0.9, 0.2, within=bag)
    for x in (32, 68):
        g.fill([(x - 2.4, 38, C), (x + 2.4, 38, C), (x + 2.4, 54, C), (x - 2.4, 54, C)], 0.52,
               roundness=0)
    star = [(50 + r * np.sin(a), 80 - r * np.cos(a), C) for r, a in
            zip([17, 7] * 5, np.arange(10) * np.pi / 5)]
    g.fill(star, 0.86, roundness=0)
    folds(g, [(24, 50, 20, 104), (78, 54, 80, 106)], 0.12)
    return g.finish()


def backpack():
    """From the front: a loop on top, a rounded lid, a pocket with a zip, straps showing beside."""
    g = Garment(width=100, height=124, seed=85)
    g.strap([(42, 16), (43, 6), (57, 6), (58, 16)], 3.2, 0.82)
    for side in (-1, 1):
        g.strap(sided([(34, 46), (42, 66), (38, 106)], side), 4.0, 0.6)
    bag = g.fill(mirrored([(0, 12), (20, 13), (33, 24), (37, 48), (38, 90), (36, 114), (28, 119),
                           (0, 120)]), 0.7, depth=6)
    g.line([(19, 57), (20, 42), (25, 28), (36, 20.5), (50, 20), (64, 20.5), (75, 28), (80, 42),
            (81, 57)], 1.4, -0.36, within=bag)
    pocket = g.fill(mirrored([(0, 66), (22, 67), (27, 74), (27, 104), (23, 111), (0, 112)]), 0.62,
                    depth=4)
    g.line(mirrored([(0, 66), (22, 67), (27, 74), (27, 104), (23, 111), (0, 112)]), 1.0, -0.3,
           closed=True)
    g.line([(26, 76), (50, 74), (74, 76)], 1.8, -0.4, within=pocket)
    g.fill([(43, 38, C), (57, 38, C), (57, 48, C), (43, 48, C)], 0.3, roundness=0)
    g.line([(14, 58), (50, 61), (86, 58)], 1.0, -0.2, within=bag)
    return g.finish()


def bucket():
    """Narrow above a broad round bottom, drawn together by a cord; one strap."""
    g = Garment(width=100, height=120, seed=86)
    g.strap([(22, 46), (26, 22), (50, 6), (74, 22), (78, 46)], 3.6, 0.8)
    bag = g.fill(mirrored([(0, 39), (14, 37), (30, 40, C), (29, 52), (35, 78), (38, 106, C),
                           (26, 113), (0, 115)]), 0.56, depth=6)
    g.fill(mirrored([(0, 37), (16, 37), (29, 40.5, C), (14, 44), (0, 45)]), 0.8, roundness=0)
    for x in np.linspace(26, 74, 9):
        g.line([(x, 44), (x + (x - 50) * 0.06, 56)], 1.6, 0.22, soft=0.5, within=bag)
    g.line([(21, 51), (50, 55), (79, 51)], 1.4, -0.34, within=bag)
    g.lines([[(47, 54), (44, 66), (45, 76)], [(53, 54), (55, 68), (54, 80)]], 1.6, -0.36)
    base = bag * (g.y > 98 - 0.004 * (g.x - 50) ** 2)
    g.pattern(base, 0.26)
    return g.finish()
