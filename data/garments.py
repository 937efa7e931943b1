"""Tops, trousers, dresses, coats and shirts: half outlines (distance from the centre line, y)."""

import numpy as np

from cloth import Garment, box, mirrored

C = 1  # marks a corner


def folds(garment, places, change=0.1):
    for x0, y0, x1, y1 in places:
        bend = (x0 + x1) / 2 + (2 if x0 < 50 else -2), (y0 + y1) / 2
        garment.line([(x0, y0), bend, (x1, y1)], 2.2, change, soft=1.2)


def neck(garment, half_width, top, depth, shade, rim=0.12):
    """The inside of the back seen through the neckline, and the rib around it."""
    rib = [(50 - half_width, top), (50, top + depth), (50 + half_width, top)]
    garment.fill([(50 - half_width, top, C), (50, top + 2), (50 + half_width, top, C),
                  (50 + half_width * 0.6, top + depth * 0.75), (50, top + depth),
                  (50 - half_width * 0.6, top + depth * 0.75)], shade, roundness=0)
    garment.line(rib, 2.2, rim)


T_SHIRT = [(0, 13), (11, 9, C), (28, 14), (45, 39, C), (33, 46, C), (28, 36, C), (27.5, 70),
           (28.5, 107, C), (0, 108)]
LONG_SLEEVED = [(0, 13), (10, 9, C), (25, 13), (35, 27), (42, 70), (46, 112, C), (37, 115, C),
                (32, 80), (27, 42, C), (27, 80), (27, 117, C), (0, 118)]


def t_shirt_plain():
    g = Garment(seed=1)
    cloth = g.fill(mirrored(T_SHIRT), 0.62)
    neck(g, 11, 9.5, 8, 0.8)
    for side in (-1, 1):
        g.line([(50 + side * 28, 36), (50 + side * 27, 25), (50 + side * 28, 15)], 0.8, 0.16)
        g.line([(50 + side * 44, 37), (50 + side * 33, 43.5)], 0.8, 0.14)
    g.line([(21, 104.5), (50, 105.5), (79, 104.5)], 0.7, 0.14, within=cloth)
    folds(g, [(76, 40, 60, 60), (24, 40, 40, 60), (71, 70, 61, 100), (31, 73, 38, 100)])
    return g.finish()


def t_shirt_striped():
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


def t_shirt_print():
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


def trousers_straight():
    return trousers(11, [(0, 9), (14.5, 8, C), (18, 36), (17.5, 90), (17, 126, C), (5, 126, C),
                         (3, 90), (0, 43, C)], 0.66, 15)


def trousers_slim():
    return trousers(12, [(0, 8), (13, 7, C), (17, 34), (15, 80), (12, 126, C), (4.5, 126, C),
                         (4.5, 84), (0, 40, C)], 0.85, 13.5, crease=0.16)


def trousers_wide():
    return trousers(13, [(0, 9), (14, 8, C), (18, 38), (19.5, 90), (21, 125, C), (4, 126, C),
                         (2, 90), (0, 46, C)], 0.5, 15, pockets=False)


def sleeves(garment, change=0.16, top=13, elbow=(35, 60), cuffs=True):
    for side in (-1, 1):
        garment.line([(50 + side * 27, 42), (50 + side * 25.5, 28), (50 + side * 25, top)], 0.9,
                     change)
        if cuffs:
            garment.line([(50 + side * 35.8, 107), (50 + side * 45, 104)], 1.0, change)
        x, y = elbow
        folds(garment, [(50 + side * (x - 4), y, 50 + side * (x + 5), y + 6),
                        (50 + side * (x - 2), y + 12, 50 + side * (x + 6), y + 17)], 0.1)


def gap_shadow(garment, change=0.14):
    """Where the sleeves lie beside the body."""
    for side in (-1, 1):
        garment.line([(50 + side * 28, 44), (50 + side * 30, 70), (50 + side * 33, 100)], 1.6,
                     change, soft=0.8)


def pullover_crew():
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


def pullover_turtleneck():
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


def pullover_block():
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


def skirt_folds(garment, waist, hem, spread, change=0.12):
    for offset in np.linspace(-0.8, 0.8, 6):
        x0, x1 = 50 + offset * spread * 0.45, 50 + offset * spread
        garment.line([(x0, waist + 6), ((x0 + x1) / 2, (waist + hem) / 2), (x1, hem - 3)], 1.6,
                     change, soft=0.8)


def dress_straps():
    g = Garment(seed=31)
    half = [(0, 31), (9, 26, C), (10.5, 7, C), (13, 7, C), (14, 26), (16.5, 34, C), (12, 60),
            (18, 90), (25, 126, C), (0, 128)]
    cloth = g.fill(mirrored(half), 0.72)
    g.line([(37, 60), (50, 61), (63, 60)], 1.6, 0.18, within=cloth)
    skirt_folds(g, 60, 126, 24)
    folds(g, [(64, 38, 56, 52), (36, 38, 44, 52)])
    return g.finish()


def dress_sleeved():
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


def dress_flowered():
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


COAT = [(0, 10), (9, 5, C), (13, 9), (27, 14), (38, 28), (44, 70), (48, 116, C), (37, 119, C),
        (34, 85), (30, 46, C), (29, 80), (31, 126, C), (0, 127)]


def coat_lapels():
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


def coat_zip():
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


def coat_hooded():
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


SHIRT = [(0, 9), (9, 6, C), (25, 12), (35, 26), (41, 66), (44, 104, C), (36, 107, C), (32, 76),
         (26, 40, C), (25, 76), (28, 108), (21, 115), (0, 116)]


def collar_and_placket(garment, bottom, shade, change=0.2, buttons=7):
    garment.fill([(43, 6, C), (50, 5), (57, 6, C), (50, 15, C)], shade * 0.6, roundness=0)
    for side in (-1, 1):
        flap = [(50 + side * 7, 4, C), (50 + side * 12, 15, C), (50 + side * 6, 20, C),
                (50, 12, C)]
        garment.fill(flap, shade + 0.06, roundness=0.05)
        garment.line(flap, 0.6, change, closed=True)
    for x in (47, 53):
        garment.line([(x, 16), (x, bottom)], 0.8, change)
    places = [(50, y) for y in np.linspace(22, bottom - 10, buttons)]
    garment.dots(places, 1.0, change * 1.6)


def shirt_buttoned():
    g = Garment(seed=61)
    g.fill(mirrored(SHIRT), 0.42)
    gap_shadow(g, 0.2)
    collar_and_placket(g, 115, 0.42, 0.3)
    sleeves(g, 0.14, top=12, elbow=(32, 60))
    g.line([(59, 42), (70, 42), (70, 56), (59, 56)], 0.7, 0.2, closed=True)
    folds(g, [(70, 44, 60, 70), (30, 44, 40, 70), (68, 80, 60, 108), (32, 80, 40, 108)], 0.12)
    return g.finish()


def shirt_checked():
    g = Garment(seed=62)
    cloth = g.fill(mirrored(SHIRT), 0.5)
    check = (np.sin(g.x * 0.75) > 0).astype(float) + (np.sin(g.y * 0.75) > 0) - 1
    g.pattern(check, 0.26, within=cloth)
    gap_shadow(g, 0.24)
    collar_and_placket(g, 115, 0.6, 0.24)
    return g.finish()


def shirt_short_sleeved():
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
