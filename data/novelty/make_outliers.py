#!/usr/bin/env python3
"""Draws pictures that are no garments, 28×28 and light on dark, to see whether a model knows that.

    make_outliers.py FOLDER [--count 600] [--seed 1]

writes FOLDER/KIND/0000.png … for each kind: digits and letters in the fonts of this computer,
hand-digits and hand-letters as a hand writes them, scribbles, noise. Then

    lapel evaluate --split validation --novelty FOLDER          all kinds together
    lapel evaluate --split validation --novelty FOLDER/digits   one of them

Needs Python 3.9 or newer, Pillow, numpy and fonts. The same versions and fonts draw the same
pictures for the same seed. The figures of Lapel were measured with these packages of Debian 12:

    python3-pil python3-numpy fonts-dejavu fonts-liberation fonts-freefont-ttf fonts-urw-base35
    fonts-linuxlibertine fonts-roboto-unhinted fonts-open-sans fonts-lato fonts-comic-neue
    fonts-crosextra-carlito fonts-crosextra-caladea fonts-hack fonts-inconsolata fonts-cantarell
    fonts-quicksand fonts-humor-sans fonts-breip fonts-dancingscript fonts-dkg-handwriting
    fonts-bwht fonts-ebgaramond fonts-femkeklaver

No detector of Lapel is fitted on these pictures; it draws its own, by other means.
"""

import argparse
import math
import string
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from handwriting import DIGITS, EDGE, FINE, LETTERS, pen, smooth, written

FONT_FOLDERS = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
# Fonts of symbols and of keys, which answer to letters with something else.
SYMBOLS = ("D050000L", "StandardSymbols", "LinLibertine_K", "LinBiolinum_K")


def fonts():
    """All fonts that draw the characters wanted here, in the order of their names."""
    found = []
    for path in sorted(p for folder in FONT_FOLDERS for p in folder.rglob("*.[to]tf")):
        if path.name.startswith(SYMBOLS):
            continue
        try:
            font = ImageFont.truetype(str(path), 96)
            masks = [font.getmask(text) for text in "AgW8.3"]
        except (OSError, ValueError):
            continue
        # Symbol fonts draw nothing, or one box for whatever they do not have.
        if all(mask.getbbox() for mask in masks) and len({bytes(mask) for mask in masks}) == 6:
            found.append(path)
    if len(found) < 20:
        raise SystemExit(f"{len(found)} fonts were found, but 20 are needed: see the packages above")
    return found


def printed(text, path, random):
    """A character in a font, as high as a person would draw it, somewhere near the middle."""
    font = ImageFont.truetype(str(path), 24 * FINE)
    left, top, right, bottom = font.getbbox(text)
    glyph = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(glyph).text((-left, -top), text, fill=int(random.integers(170, 256)), font=font)
    scale = min(random.uniform(15, 25) * FINE / glyph.height, 26 * FINE / glyph.width)
    size = (max(FINE, round(glyph.width * scale)), max(FINE, round(glyph.height * scale)))
    glyph = glyph.resize(size, Image.BILINEAR)
    glyph = glyph.rotate(random.normal(0, 4), Image.BILINEAR, expand=True)
    page = Image.new("L", (EDGE * FINE, EDGE * FINE))
    place = [(EDGE * FINE - length) / 2 + random.normal(0, 1.2) * FINE for length in glyph.size]
    page.paste(glyph, [round(p) for p in place])
    return page.resize((EDGE, EDGE), Image.BOX)


def scribble(random):
    """A few strokes without a meaning: loops, zigzags, spirals, tangles, crossing lines."""
    thickness, ink = random.uniform(1.2, 4), int(random.integers(150, 256))
    kind = random.choice(["tangle", "zigzag", "spiral", "loops", "lines"])
    turn = random.uniform(0, 2 * math.pi)
    if kind == "tangle":
        strokes = [smooth(list(random.uniform(3, 25, (random.integers(4, 9), 2))))]
    elif kind == "zigzag":
        count = random.integers(4, 9)
        x = np.linspace(random.uniform(2, 6), random.uniform(21, 26), count)
        y = np.where(np.arange(count) % 2, random.uniform(3, 10), random.uniform(17, 25))
        strokes = [np.stack([x, y + random.normal(0, 1.2, count)], 1)]
        if random.random() < 0.5:
            strokes = [stroke[:, ::-1] for stroke in strokes]
    elif kind == "spiral":
        thickness = min(thickness, 2)
        t = np.linspace(0, random.uniform(2, 3.5) * 2 * math.pi, 90)
        r = random.uniform(8, 12) * t / t[-1]
        strokes = [np.stack([14 + r * np.cos(t + turn), 14 + r * np.sin(t + turn)], 1)]
    elif kind == "loops":
        t = np.linspace(0, 2 * math.pi, 120)
        a, b = random.integers(1, 4), random.integers(2, 5)
        strokes = [np.stack([14 + random.uniform(6, 11) * np.sin(a * t + turn),
                             14 + random.uniform(6, 11) * np.sin(b * t)], 1)]
    else:
        strokes = [random.uniform(2, 26, (2, 2)) for _ in range(random.integers(2, 6))]
    return pen(strokes, thickness, ink)


def noise(random):
    """Shades without a shape: fine and coarse grain, clouds, rain, dots, gradients, a field."""
    size = (EDGE, EDGE)
    kind = random.choice(["grain", "normal", "coarse", "clouds", "dots", "rain", "gradient", "field"])
    if kind == "grain":
        values = random.integers(0, random.integers(80, 256), size)
    elif kind == "normal":
        values = random.normal(random.uniform(40, 140), random.uniform(15, 80), size)
    elif kind == "coarse":
        block = int(random.choice([2, 4, 7]))
        values = np.kron(random.integers(0, 256, (EDGE // block,) * 2), np.ones((block, block)))
    elif kind == "clouds":
        grain = Image.fromarray(random.integers(0, 256, size).astype(np.uint8))
        grain = np.asarray(grain.filter(ImageFilter.GaussianBlur(random.uniform(0.8, 2.5))), float)
        values = (grain - grain.min()) / (grain.max() - grain.min()) * 255
    elif kind == "dots":
        values = np.where(random.random(size) < random.uniform(0.03, 0.5), 255, 0)
    elif kind == "rain":
        values = np.repeat(random.integers(0, 256, (1, EDGE)), EDGE, 0) + random.normal(0, 15, size)
        values = values if random.random() < 0.5 else values.T
    elif kind == "gradient":
        y, x = np.mgrid[:EDGE, :EDGE] / (EDGE - 1)
        turn = random.uniform(0, 2 * math.pi)
        values = 128 + 180 * ((x - 0.5) * math.cos(turn) + (y - 0.5) * math.sin(turn))
    else:
        values = random.uniform(20, 120) + random.normal(0, random.uniform(0, 6), size)
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where to write; made if it is not there")
    parser.add_argument("--count", type=int, default=600, help="pictures of each kind (600)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pictures (1)")
    arguments = parser.parse_args()
    faces = fonts()

    def face(random):
        return faces[random.integers(len(faces))]

    def any_of(glyphs, random):
        return glyphs[random.choice(sorted(glyphs))]

    kinds = {
        "digits": lambda r: printed(r.choice(list(string.digits)), face(r), r),
        "letters": lambda r: printed(r.choice(list(string.ascii_letters)), face(r), r),
        "hand-digits": lambda r: written(any_of(DIGITS, r), r),
        "hand-letters": lambda r: written(any_of(LETTERS, r), r),
        "scribbles": scribble,
        "noise": noise,
    }
    for number, (kind, draw) in enumerate(kinds.items()):
        folder = arguments.folder / kind
        folder.mkdir(parents=True, exist_ok=True)
        random = np.random.default_rng([arguments.seed, number])
        for index in range(arguments.count):
            draw(random).save(folder / f"{index:04}.png")
    print(f"{len(kinds)} kinds of {arguments.count} pictures in {arguments.folder}, {len(faces)} fonts")


if __name__ == "__main__":
    main()
