"""Sneakers, toe to the left."""

import numpy as np

from .cloth import C, shoe


def sneaker(seed, shade, sole, stripe):
    g = shoe(seed)
    upper = g.fill([(4, 57, C), (6, 51), (14, 46), (30, 41), (46, 31), (57, 23, C), (64, 29),
                    (76, 31), (88, 23, C), (94, 25, C), (94, 40), (96, 56, C)], shade, depth=3)
    g.fill([(2, 57, C), (20, 57), (60, 57.5), (97, 55, C), (98, 61), (94, 65), (50, 65), (10, 65),
            (3, 62)], sole, roundness=0.1, depth=2)
    g.line([(3, 58), (50, 58.5), (97, 56)], 0.8, 0.2 if sole < shade else -0.25)
    g.line([(18, 45), (26, 50), (27, 57)], 0.8, stripe, within=upper)
    g.line([(82, 28), (80, 42), (86, 56)], 0.9, stripe, within=upper)
    g.line([(57, 26), (65, 32), (77, 34), (89, 26)], 2.0, stripe * 0.7, within=upper)
    for x, y in ((32, 41), (39, 37), (45, 33), (51, 29)):
        g.line([(x, y), (x + 7, y + 4)], 1.1, stripe)
    for x in (63, 70):
        g.line([(x, 37), (x - 10, 57)], 2.2, stripe * 1.2, within=upper)
    return g


def dark():
    return sneaker(71, 0.74, 0.32, -0.3).finish()


def light():
    return sneaker(72, 0.42, 0.66, 0.26).finish()


def running():
    g = shoe(73)
    upper = g.fill([(4, 55, C), (8, 46), (22, 42), (40, 33), (54, 24, C), (64, 29), (76, 30),
                    (88, 20, C), (94, 24), (95, 40), (97, 54, C)], 0.6, depth=3)
    mesh = np.sin(g.x * 2.2) * np.sin(g.y * 2.2)
    g.pattern(mesh, 0.1, within=upper)
    g.fill([(3, 55, C), (30, 55), (60, 54), (98, 50, C), (99, 60), (96, 65), (72, 63), (58, 66),
            (10, 67), (3, 62)], 0.84, roundness=0.1, depth=2)
    g.line([(8, 60), (40, 60), (70, 58), (96, 56)], 1.3, -0.3)
    g.line([(44, 52), (58, 46), (70, 34)], 3.2, 0.3, within=upper)
    g.line([(6, 50), (16, 48), (22, 55)], 2.6, 0.2, within=upper)
    g.line([(84, 24), (86, 40), (94, 48)], 3.0, 0.24, within=upper)
    for x, y in ((34, 38), (41, 34), (48, 30)):
        g.line([(x, y), (x + 6, y + 4)], 1.2, -0.3)
    return g.finish()
