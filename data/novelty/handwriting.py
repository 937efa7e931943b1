"""Digits and letters as a hand writes them: skeletons of a few points, bent and drawn with a pen.

A glyph is a list of strokes; a stroke is a list of points in a box of width and height 1, x to the
right and y down. Two points make a straight line, more a smooth curve through all of them; a stroke
that starts with CORNERS keeps its corners.
"""

import math

import numpy as np
from PIL import Image, ImageDraw

CORNERS = None
EDGE = 28
FINE = 8  # Pixels of the drawing along one pixel of the picture.

DIGITS = {
    "0": [[(0.5, 0), (0.1, 0.3), (0.12, 0.75), (0.5, 1), (0.88, 0.72), (0.9, 0.28), (0.5, 0)]],
    "1": [[CORNERS, (0.25, 0.22), (0.55, 0), (0.55, 1)]],
    "2": [[(0.12, 0.22), (0.45, 0), (0.85, 0.2), (0.65, 0.55), (0.1, 0.97)], [(0.1, 0.97), (0.92, 0.97)]],
    "3": [[(0.12, 0.1), (0.55, 0), (0.85, 0.22), (0.4, 0.46)],
          [(0.4, 0.46), (0.9, 0.62), (0.75, 0.94), (0.35, 1), (0.08, 0.88)]],
    "4": [[CORNERS, (0.62, 0), (0.08, 0.66), (0.95, 0.66)], [(0.68, 0.36), (0.66, 1)]],
    "5": [[CORNERS, (0.85, 0.02), (0.25, 0.02), (0.18, 0.44)],
          [(0.18, 0.44), (0.6, 0.36), (0.9, 0.65), (0.6, 0.98), (0.1, 0.9)]],
    "6": [[(0.75, 0.02), (0.35, 0.3), (0.12, 0.68), (0.4, 1), (0.85, 0.78), (0.6, 0.5), (0.16, 0.66)]],
    "7": [[CORNERS, (0.1, 0.04), (0.9, 0.04), (0.4, 1)]],
    "8": [[(0.5, 0.46), (0.15, 0.22), (0.5, 0), (0.85, 0.22), (0.5, 0.46), (0.1, 0.76), (0.5, 1),
           (0.9, 0.76), (0.5, 0.46)]],
    "9": [[(0.85, 0.28), (0.5, 0), (0.14, 0.25), (0.45, 0.52), (0.85, 0.28), (0.8, 0.65), (0.6, 1)]],
}

LETTERS = {
    "A": [[CORNERS, (0.05, 1), (0.5, 0), (0.95, 1)], [(0.22, 0.64), (0.78, 0.64)]],
    "B": [[(0.15, 0), (0.15, 1)], [(0.15, 0), (0.75, 0.12), (0.65, 0.42), (0.15, 0.48)],
          [(0.15, 0.48), (0.85, 0.6), (0.75, 0.92), (0.15, 1)]],
    "C": [[(0.88, 0.15), (0.5, 0), (0.1, 0.4), (0.2, 0.85), (0.6, 1), (0.92, 0.84)]],
    "D": [[(0.15, 0), (0.15, 1)], [(0.15, 0), (0.75, 0.12), (0.92, 0.5), (0.7, 0.9), (0.15, 1)]],
    "E": [[CORNERS, (0.88, 0), (0.15, 0), (0.15, 1), (0.9, 1)], [(0.15, 0.48), (0.7, 0.48)]],
    "F": [[CORNERS, (0.9, 0), (0.15, 0), (0.15, 1)], [(0.15, 0.46), (0.72, 0.46)]],
    "G": [[(0.88, 0.15), (0.5, 0), (0.1, 0.4), (0.2, 0.88), (0.6, 1), (0.9, 0.8)],
          [CORNERS, (0.55, 0.56), (0.92, 0.56), (0.9, 0.98)]],
    "H": [[(0.12, 0), (0.12, 1)], [(0.88, 0), (0.88, 1)], [(0.12, 0.5), (0.88, 0.5)]],
    "J": [[(0.7, 0), (0.7, 0.7), (0.45, 1), (0.12, 0.82)]],
    "K": [[(0.15, 0), (0.15, 1)], [CORNERS, (0.85, 0), (0.18, 0.52), (0.9, 1)]],
    "L": [[CORNERS, (0.18, 0), (0.18, 1), (0.88, 1)]],
    "M": [[CORNERS, (0.05, 1), (0.15, 0), (0.5, 0.7), (0.85, 0), (0.95, 1)]],
    "N": [[CORNERS, (0.1, 1), (0.1, 0), (0.9, 1), (0.9, 0)]],
    "P": [[(0.15, 0), (0.15, 1)], [(0.15, 0), (0.85, 0.1), (0.8, 0.46), (0.15, 0.54)]],
    "Q": [[(0.5, 0), (0.1, 0.3), (0.15, 0.75), (0.5, 0.94), (0.88, 0.68), (0.88, 0.28), (0.5, 0)],
          [(0.6, 0.7), (0.95, 1)]],
    "R": [[(0.15, 0), (0.15, 1)], [(0.15, 0), (0.85, 0.1), (0.78, 0.44), (0.15, 0.5)],
          [(0.45, 0.5), (0.9, 1)]],
    "S": [[(0.85, 0.12), (0.45, 0), (0.15, 0.24), (0.5, 0.48), (0.88, 0.74), (0.5, 1), (0.1, 0.86)]],
    "T": [[(0.05, 0.02), (0.95, 0.02)], [(0.5, 0.02), (0.5, 1)]],
    "U": [[(0.1, 0), (0.12, 0.7), (0.5, 1), (0.88, 0.7), (0.9, 0)]],
    "V": [[CORNERS, (0.05, 0), (0.5, 1), (0.95, 0)]],
    "W": [[CORNERS, (0.02, 0), (0.25, 1), (0.5, 0.35), (0.75, 1), (0.98, 0)]],
    "X": [[(0.08, 0), (0.92, 1)], [(0.92, 0), (0.08, 1)]],
    "Y": [[CORNERS, (0.05, 0), (0.5, 0.5), (0.95, 0)], [(0.5, 0.5), (0.5, 1)]],
    "Z": [[CORNERS, (0.08, 0.02), (0.92, 0.02), (0.08, 0.98), (0.94, 0.98)]],
    "a": [[(0.8, 0.35), (0.45, 0.25), (0.15, 0.6), (0.4, 0.98), (0.78, 0.7), (0.8, 0.35)],
          [(0.8, 0.32), (0.82, 0.85), (0.97, 0.98)]],
    "b": [[(0.18, 0), (0.18, 1)], [(0.18, 0.55), (0.6, 0.4), (0.88, 0.7), (0.6, 1), (0.18, 0.92)]],
    "d": [[(0.82, 0), (0.82, 1)], [(0.82, 0.55), (0.4, 0.4), (0.12, 0.7), (0.4, 1), (0.82, 0.9)]],
    "e": [[(0.15, 0.6), (0.85, 0.55), (0.6, 0.2), (0.2, 0.4), (0.2, 0.85), (0.6, 1), (0.9, 0.85)]],
    "g": [[(0.8, 0.1), (0.4, 0), (0.15, 0.3), (0.45, 0.55), (0.8, 0.25)],
          [(0.8, 0.08), (0.8, 0.75), (0.5, 1), (0.12, 0.88)]],
    "h": [[(0.2, 0), (0.2, 1)], [(0.2, 0.6), (0.5, 0.4), (0.8, 0.6), (0.82, 1)]],
    "k": [[(0.2, 0), (0.2, 1)], [CORNERS, (0.8, 0.36), (0.22, 0.68), (0.85, 1)]],
    "n": [[(0.18, 0.25), (0.2, 1)], [(0.2, 0.5), (0.5, 0.25), (0.8, 0.45), (0.82, 1)]],
    "r": [[(0.25, 0.25), (0.25, 1)], [(0.25, 0.6), (0.5, 0.3), (0.85, 0.32)]],
    "t": [[(0.45, 0), (0.45, 0.8), (0.62, 1), (0.88, 0.9)], [(0.1, 0.32), (0.85, 0.3)]],
    "y": [[(0.1, 0.1), (0.2, 0.5), (0.55, 0.5), (0.85, 0.1)], [(0.85, 0.1), (0.7, 0.8), (0.2, 1)]],
}


def smooth(points):
    """A curve of many points through a few (Catmull and Rom, 1974)."""
    ends = [points[0]] + list(points) + [points[-1]]
    curve = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:]):
        for t in np.linspace(0, 1, 9)[:-1]:
            curve.append(0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
                                + (3 * p1 - p0 - 3 * p2 + p3) * t**3))
    return curve + [points[-1]]


def pen(strokes, thickness, ink):
    """Strokes in pixels of the picture, drawn with a round pen; a 28×28 picture."""
    image = Image.new("L", (EDGE * FINE, EDGE * FINE))
    draw = ImageDraw.Draw(image)
    width = max(1, round(thickness * FINE))
    for stroke in strokes:
        line = [(float(x) * FINE, float(y) * FINE) for x, y in stroke]
        draw.line(line, fill=ink, width=width)
        for x, y in line:
            r = width / 2
            draw.ellipse((x - r, y - r, x + r, y + r), fill=ink)
    return image.resize((EDGE, EDGE), Image.BOX)


def written(glyph, random):
    """A glyph in a hand of its own: size, place, slant, turn, proportions, unsteadiness, pen."""
    height = random.uniform(15, 23)
    width = height * random.uniform(0.5, 0.95)
    slant, turn = random.normal(0.12, 0.15), random.normal(0, 0.1)
    thickness = random.uniform(1.5, 3.8)
    centre = np.array([14, 14]) + random.normal(0, 1.3, 2)
    strokes = []
    for stroke in glyph:
        has_corners = stroke[0] is CORNERS
        points = np.array(stroke[1:] if has_corners else stroke, float)
        points = points + random.normal(0, 0.035, points.shape) - 0.5
        points = points * [width, height]
        points[:, 0] -= slant * points[:, 1]
        turned = points @ np.array([[math.cos(turn), math.sin(turn)],
                                    [-math.sin(turn), math.cos(turn)]])
        line = list(turned + centre)
        strokes.append(line if has_corners or len(line) == 2 else smooth(line))
    return pen(strokes, thickness, int(random.integers(170, 256)))
