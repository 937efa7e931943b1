#!/usr/bin/env python3
"""Draws the garments of this folder: drawings/ (28×28, light on dark) and photos/ (in colour).

Needs Python 3.9 or newer, Pillow and numpy. Run it in any folder, without arguments; the same
versions write the same files.
"""

from pathlib import Path

from wardrobe import (bags, boots, coats, dresses, pullovers, sandals, shirts, sneakers, t_shirts,
                      trousers)
from wardrobe.camera import drawing, photo

HERE = Path(__file__).parent
WHITE, GREY, CREAM = (0.97, 0.97, 0.97), (0.86, 0.87, 0.88), (0.95, 0.93, 0.88)
BLACK, NIGHT = (0.07, 0.07, 0.08), (0.10, 0.13, 0.20)
MINT, ROSE = (0.72, 0.88, 0.80), (0.93, 0.80, 0.80)
BLUE, NAVY, RED, GREEN = (0.3, 0.45, 0.8), (0.3, 0.35, 0.7), (0.8, 0.25, 0.25), (0.3, 0.6, 0.4)
BROWN, SAND, PLUM, INK = (0.6, 0.4, 0.28), (0.8, 0.68, 0.5), (0.6, 0.3, 0.55), (0.5, 0.5, 0.55)

# Class and name, then the garment, its colour and its backdrop (none: the photo is transparent).
SHELF = [
    (0, "t-shirt", t_shirts.plain, BLUE, WHITE),
    (0, "t-shirt", t_shirts.striped, GREEN, GREY),
    (0, "t-shirt", t_shirts.printed, SAND, BLACK),
    (1, "trouser", trousers.straight, NAVY, WHITE),
    (1, "trouser", trousers.slim, INK, CREAM),
    (1, "trouser", trousers.wide, BROWN, None),
    (2, "pullover", pullovers.crew_neck, RED, WHITE),
    (2, "pullover", pullovers.turtleneck, GREEN, CREAM),
    (2, "pullover", pullovers.colour_block, SAND, NIGHT),
    (3, "dress", dresses.straps, PLUM, WHITE),
    (3, "dress", dresses.short_sleeved, NAVY, MINT),
    (3, "dress", dresses.flowered, RED, GREY),
    (4, "coat", coats.lapels, BROWN, WHITE),
    (4, "coat", coats.zipped, BLUE, GREY),
    (4, "coat", coats.hooded, INK, CREAM),
    (5, "sandal", sandals.heeled, RED, WHITE),
    (5, "sandal", sandals.flat, BROWN, GREY),
    (5, "sandal", sandals.thong, NAVY, None),
    (6, "shirt", shirts.buttoned, BLUE, WHITE),
    (6, "shirt", shirts.checked, RED, CREAM),
    (6, "shirt", shirts.short_sleeved, GREEN, WHITE),
    (7, "sneaker", sneakers.dark, NAVY, WHITE),
    (7, "sneaker", sneakers.light, INK, ROSE),
    (7, "sneaker", sneakers.running, SAND, BLACK),
    (8, "bag", bags.handles, BROWN, WHITE),
    (8, "bag", bags.shoulder, RED, GREY),
    (8, "bag", bags.clutch, PLUM, CREAM),
    (9, "ankle-boot", boots.chelsea, BROWN, WHITE),
    (9, "ankle-boot", boots.laced, SAND, GREY),
    (9, "ankle-boot", boots.heeled, INK, CREAM),
]


def main():
    numbers = {}
    for label, name, draw, tint, backdrop in SHELF:
        numbers[label] = numbers.get(label, 0) + 1
        stem = f"{label}-{name}-{numbers[label]}"
        garment = draw()
        drawing(garment).save(HERE / "drawings" / f"{stem}.png", optimize=True)
        picture = photo(garment, tint, backdrop, light=backdrop in (BLACK, NIGHT))
        picture.thumbnail((600, 800))
        if picture.mode == "RGBA" or backdrop == BLACK:
            picture.save(HERE / "photos" / f"{stem}.png", optimize=True)
        else:
            picture.save(HERE / "photos" / f"{stem}.jpg", quality=88)


if __name__ == "__main__":
    main()
