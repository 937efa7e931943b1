"""How garments become pictures: the small ones the network sees, and photos, also such as people
take: too dark, lit from one side, the garment small in a corner, the camera held sideways."""

from copy import copy
from typing import NamedTuple

import numpy as np
from PIL import Image

from .cloth import SCALE

# By the tag that says how to turn a stored picture upright: how an upright one is turned for it.
STORED = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90,
          8: Image.Transpose.ROTATE_270}
ORIENTATION = 0x0112  # the tag's number in EXIF


class Shot(NamedTuple):
    """How a photo is taken."""
    backdrop: tuple  # a colour; None: the photo is transparent
    light: bool = False  # whether strong shades are light cloth
    place: tuple = None  # the garment's size, left and top as shares of the photo's
    lamp: tuple = None  # where the only light falls, as shares of the photo; None: it is even
    exposure: float = 1.0
    turned: int = 1  # EXIF orientation; the pixels are stored turned unless it is 1
    palette: bool = False  # whether a transparent photo has a palette


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


def moved(garment, share, left, top):
    """The garment at a share of its size, elsewhere on its canvas."""
    height, width = garment.alpha.shape
    scene = copy(garment)
    scene.alpha, scene.shade = np.zeros((height, width)), np.zeros((height, width))
    for target, source in ((scene.alpha, garment.alpha), (scene.shade, garment.shade)):
        small = resized(source, share, Image.BOX)
        y, x = round(top * height), round(left * width)
        small = small[:height - y, :width - x]
        target[y:y + small.shape[0], x:x + small.shape[1]] = small
    return scene


def relit(picture, garment, lamp, exposure):
    """As bright as `exposure` says, falling to half of that away from the lamp; a dark photo turns
    warm and noisy, as indoors."""
    pixels = np.asarray(picture, float) / 255
    height, width, _ = pixels.shape
    if lamp:
        y, x = np.mgrid[0:height, 0:width]
        distance = np.hypot(x / width - lamp[0], y / height - lamp[1])
        pixels = pixels * (1 - 0.5 * np.clip(distance / 1.3, 0, 1))[..., None]
    if exposure < 1:
        pixels = pixels * exposure * np.array((1.08, 1.0, 0.84))
        pixels = pixels + garment.random.normal(scale=0.012, size=pixels.shape)
    return Image.fromarray(np.round(np.clip(pixels, 0, 1) * 255).astype(np.uint8))


def taken(garment, tint, shot):
    scene = moved(garment, *shot.place) if shot.place else garment
    picture = photo(scene, tint, shot.backdrop, shot.light)
    picture.thumbnail((450, 600))
    if shot.lamp or shot.exposure < 1:
        picture = relit(picture, garment, shot.lamp, shot.exposure)
    return picture


def saved(picture, path, shot):
    """Writes PNG where the photo is transparent, otherwise JPEG; `path` has no ending yet."""
    if shot.backdrop is None:
        picture.thumbnail((240, 320))
        if shot.palette:
            picture = picture.quantize(method=Image.Quantize.FASTOCTREE)
        picture.save(f"{path}.png", optimize=True)
    elif shot.turned == 1:
        picture.save(f"{path}.jpg", quality=82)
    else:
        tags = Image.Exif()
        tags[ORIENTATION] = shot.turned
        picture.transpose(STORED[shot.turned]).save(f"{path}.jpg", quality=82, exif=tags)
