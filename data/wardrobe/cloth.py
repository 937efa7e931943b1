"""A small canvas for garments: outlines filled with cloth, seams, folds and patterns.

Coordinates are in hundredths of the canvas width, y down. `shade` is how far the cloth is from the
backdrop, 0 to 1; it becomes darkness on a light backdrop and lightness on a dark one.
"""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SCALE = 8  # pixels per unit in a photo
FINE = 2  # supersampling of outlines
C = 1  # as a point's third member: marks a corner


def smooth(points, closed=True):
    """Points on a curve through `points` (Catmull-Rom); a third member marks a corner."""
    count = len(points)
    corners = [i for i, p in enumerate(points) if len(p) > 2]
    if closed:
        start = corners[0] if corners else 0
        order = [points[(start + i) % count] for i in range(count)] + [points[start]]
        cyclic = not corners
    else:
        order, cyclic = list(points), False
    runs, run = [], [order[0][:2]]
    for point in order[1:]:
        run.append(point[:2])
        if len(point) > 2:
            runs.append(run)
            run = [point[:2]]
    if len(run) > 1:
        runs.append(run)
    curve = []
    for run in runs:
        before = run[-2] if cyclic else run[0]
        after = run[1] if cyclic else run[-1]
        knots = np.array([before, *run, after], float)
        for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:]):
            for t in np.linspace(0, 1, 12, endpoint=False):
                curve.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
                                    + (3 * b - a - 3 * c + d) * t**3))
        curve.append(np.array(run[-1], float))
    return [tuple(p) for p in curve]


def mirrored(half, centre=50):
    """A closed outline from its right half, whose x is the distance from the centre line; a half
    that begins or ends on the centre line has that point once."""
    right = [(centre + p[0], *p[1:]) for p in half]
    left = [(centre - p[0], *p[1:]) for p in reversed(half) if p[0] != 0]
    return right + left


class Garment:
    def __init__(self, width=100, height=133, seed=0):
        self.size = (width * SCALE, height * SCALE)
        self.shade = np.zeros(self.size[::-1])
        self.alpha = np.zeros(self.size[::-1])
        self.random = np.random.Generator(np.random.PCG64(seed))
        self.y, self.x = np.mgrid[0:height * SCALE, 0:width * SCALE] / SCALE

    def outline(self, points):
        image = Image.new("L", (self.size[0] * FINE, self.size[1] * FINE))
        pixels = [(x * SCALE * FINE, y * SCALE * FINE) for x, y in smooth(points)]
        ImageDraw.Draw(image).polygon(pixels, fill=255)
        return np.asarray(image.resize(self.size, Image.BOX), float) / 255

    def band(self, points, width, closed=False):
        image = Image.new("L", (self.size[0] * FINE, self.size[1] * FINE))
        draw = ImageDraw.Draw(image)
        pixels = [(x * SCALE * FINE, y * SCALE * FINE) for x, y in smooth(points, closed)]
        radius = width * SCALE * FINE / 2
        draw.line(pixels, fill=255, width=max(1, round(2 * radius)), joint="curve")
        for x, y in pixels:
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        return np.asarray(image.resize(self.size, Image.BOX), float) / 255

    @staticmethod
    def blurred(mask, radius):
        image = Image.fromarray((np.clip(mask, 0, 1) * 255).astype(np.uint8))
        return np.asarray(image.filter(ImageFilter.GaussianBlur(radius * SCALE)), float) / 255

    def lay(self, mask, shade, roundness=0.15, depth=4):
        """Lays cloth over what is there; it turns away from the light towards its edges."""
        turned = np.clip(2 * (1 - self.blurred(mask, depth)), 0, 1)
        self.shade = self.shade * (1 - mask) + mask * (shade + roundness * (turned - 0.4))
        self.alpha = np.maximum(self.alpha, mask)

    def fill(self, points, shade, **options):
        mask = self.outline(points)
        self.lay(mask, shade, **options)
        return mask

    def strap(self, points, width, shade, closed=False, **options):
        mask = self.band(points, width, closed)
        self.lay(mask, shade, **{"depth": width / 3, **options})
        return mask

    def erase(self, points):
        self.alpha *= 1 - self.outline(points)

    def line(self, points, width, change, soft=0.0, within=None, closed=False):
        """A seam (soft 0) or a fold: makes the cloth stronger or, below zero, weaker."""
        mask = self.band(points, width, closed)
        if soft:
            mask = self.blurred(mask, soft)
        self.shade += change * mask * (1 if within is None else within)

    def lines(self, several, width, change, **options):
        for points in several:
            self.line(points, width, change, **options)

    def dots(self, places, radius, change):
        for x, y in places:
            inside = (self.x - x) ** 2 + (self.y - y) ** 2 < radius**2
            self.shade += change * inside

    def noise(self, grain, amount, within=None, across=1.0):
        """Blotches of `grain` units, longer downwards where `across` is below 1."""
        width, height = self.size
        small = self.random.normal(
            size=(max(2, int(height / SCALE / grain * across)), max(2, int(width / SCALE / grain))))
        image = Image.fromarray(small.astype(np.float32)).resize((width, height), Image.BICUBIC)
        self.shade += amount * np.asarray(image) * (1 if within is None else within)

    def pattern(self, values, amount, within=None):
        self.shade += amount * values * (1 if within is None else within)

    def finish(self):
        """Weave and light on the whole garment; keeps shades in range."""
        self.noise(9, 0.03)
        self.noise(0.35, 0.025)
        self.shade += 0.04 * (self.y / self.y.max() - 0.5)
        self.shade = np.clip(self.shade, 0.06, 0.98)
        return self


def box(garment, left, top, right, bottom):
    return ((garment.x > left) & (garment.x < right)
            & (garment.y > top) & (garment.y < bottom)).astype(float)


def shoe(seed):
    return Garment(width=100, height=75, seed=seed)
