"""How garments become pictures: the small ones the network sees, and photos."""

import numpy as np
from PIL import Image

from .cloth import SCALE


def drawing(garment):
    """28×28, light on dark, by the seven steps that the data set was made by."""
    picture = garment.alpha * garment.shade
    rows, columns = np.where(picture > 0.05)
    picture = picture[rows.min():rows.max() + 1, columns.min():columns.max() + 1]
    height, width = picture.shape
    thumbnail = resized(picture, 73 / max(height, width), Image.BOX)
    small = resized(thumbnail, 28 / 73, Image.NEAREST)
    small = sharpened(small)
    square = np.zeros((28, 28))
    top, left = (28 - small.shape[0]) // 2, (28 - small.shape[1]) // 2
    square[top:top + small.shape[0], left:left + small.shape[1]] = small
    return Image.fromarray(np.round(np.clip(square, 0, 1) * 255).astype(np.uint8))


def resized(picture, scale, how):
    size = [max(1, round(edge * scale)) for edge in picture.shape[::-1]]
    return np.asarray(Image.fromarray(picture.astype(np.float32)).resize(size, how), float)


def sharpened(picture):
    edge, corner = np.exp(-0.5), np.exp(-1.0)
    centre = 2 * (1 + 4 * edge + 4 * corner)
    padded = np.pad(picture, 1, mode="edge")
    height, width = picture.shape
    result = centre * picture
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dx or dy:
                weight = corner if dx and dy else edge
                result = result - weight * padded[1 + dy:1 + dy + height, 1 + dx:1 + dx + width]
    return result / (centre - 4 * edge - 4 * corner)


def photo(garment, tint, backdrop, light=False):
    """The garment in colour before a backdrop of the given colour, lit from the upper left; on
    nothing where that is None. `light` makes light cloth of the strong shades."""
    height, width = garment.alpha.shape
    lightness = 0.1 + 0.9 * garment.shade if light else 1 - 0.92 * garment.shade
    tint = np.array(tint) / np.dot(tint, (0.2126, 0.7152, 0.0722))
    # Dark cloth shows more of its colour than light cloth.
    colour = (0.35 + 0.65 * tint) * lightness[..., None]
    colour = np.clip(colour, 0, 1)
    if backdrop is None:
        pixels = np.dstack([colour, garment.alpha])
        return Image.fromarray(np.round(pixels * 255).astype(np.uint8))
    fall = 0.03 * (garment.y / garment.y.max() + garment.x / garment.x.max() - 1)
    wall = np.array(backdrop) * (1 - fall[..., None])
    offset = (int(0.6 * SCALE), int(1.0 * SCALE))
    shadow = garment.blurred(np.roll(garment.alpha, offset[::-1], (0, 1)), 1.6)
    wall = wall * (1 - 0.1 * shadow[..., None])
    wall = wall + garment.random.normal(scale=0.004, size=(height, width, 1))
    pixels = wall * (1 - garment.alpha[..., None]) + colour * garment.alpha[..., None]
    return Image.fromarray(np.round(np.clip(pixels, 0, 1) * 255).astype(np.uint8))
