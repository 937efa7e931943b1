"""Bags."""

import numpy as np

from .cloth import C, Garment


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
