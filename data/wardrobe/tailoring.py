"""What several garments share: folds, necklines, collars, the seams of sleeves."""

import numpy as np

from .cloth import C


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


def sided(points, side, centre=50):
    """Points given by their distance from the centre line, on its right (side 1) or left (-1)."""
    return [(centre + side * p[0], *p[1:]) for p in points]


def back_of_neck(garment, half_width, top, depth, shade):
    """The inside of the back, to be laid before a front whose outline has the neckline cut out."""
    garment.fill([(50 - half_width, top, C), (50, top + 2), (50 + half_width, top, C),
                  (50, top + depth, C)], shade, roundness=0)
