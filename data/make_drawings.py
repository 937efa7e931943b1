#!/usr/bin/env python3
"""Draws the garments of this folder: drawings/ (28×28, light on dark) and photos/ (in colour).

Needs Python 3.9 or newer, Pillow and numpy. Run it in any folder, without arguments; the same
versions write the same files.
"""

from pathlib import Path

from wardrobe import (bags, boots, coats, dresses, pullovers, sandals, shirts, sneakers, t_shirts,
                      trousers)
from wardrobe.camera import drawing, photo, saved, Shot, taken

HERE = Path(__file__).parent
WHITE, GREY, CREAM = (0.97, 0.97, 0.97), (0.86, 0.87, 0.88), (0.95, 0.93, 0.88)
BLACK, NIGHT = (0.07, 0.07, 0.08), (0.10, 0.13, 0.20)
MINT, ROSE = (0.72, 0.88, 0.80), (0.93, 0.80, 0.80)
SKY, LILAC, MUSTARD = (0.60, 0.76, 0.92), (0.78, 0.70, 0.88), (0.86, 0.70, 0.30)
TEAL, BRICK, LEAF = (0.20, 0.42, 0.44), (0.52, 0.24, 0.20), (0.58, 0.74, 0.45)
BLUE, NAVY, RED, GREEN = (0.3, 0.45, 0.8), (0.3, 0.35, 0.7), (0.8, 0.25, 0.25), (0.3, 0.6, 0.4)
BROWN, SAND, PLUM, INK = (0.6, 0.4, 0.28), (0.8, 0.68, 0.5), (0.6, 0.3, 0.55), (0.5, 0.5, 0.55)

# Class and name, then the garment, its colour and its backdrop (none: the photo is transparent).
FIRST = [
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

# The later ones were not shown to a network before they were final; their photos are taken as badly
# as people take them.
LATER = [
    (0, "t-shirt", t_shirts.v_neck, NAVY, Shot(SKY)),
    (0, "t-shirt", t_shirts.raglan, RED, Shot(None)),
    (0, "t-shirt", t_shirts.long_with_pocket, GREEN, Shot(WHITE, turned=6)),
    (1, "trouser", trousers.bootcut, NAVY, Shot(GREY, lamp=(0.9, 0.1))),
    (1, "trouser", trousers.jeans, BLUE, Shot(CREAM, place=(0.6, 0.35, 0.36))),
    (1, "trouser", trousers.joggers, INK, Shot(WHITE, exposure=0.4)),
    (2, "pullover", pullovers.buttoned_v_neck, PLUM, Shot(MUSTARD)),
    (2, "pullover", pullovers.sweatshirt, INK, Shot(WHITE, turned=8)),
    (2, "pullover", pullovers.cable_knit, BROWN, Shot(CREAM, lamp=(0.0, 0.3))),
    (3, "dress", dresses.shift, GREEN, Shot(WHITE, place=(0.55, 0.02, 0.4))),
    (3, "dress", dresses.maxi, SAND, Shot(TEAL, light=True)),
    (3, "dress", dresses.wrap, RED, Shot(None, palette=True)),
    (4, "coat", coats.trench, SAND, Shot(WHITE)),
    (4, "coat", coats.puffer, BLUE, Shot(GREY, exposure=0.4)),
    (4, "coat", coats.blazer, INK, Shot(GREY, turned=6)),
    (5, "sandal", sandals.gladiator, BROWN, Shot(LILAC)),
    (5, "sandal", sandals.wedge, SAND, Shot(WHITE, place=(0.5, 0.45, 0.05))),
    (5, "sandal", sandals.slingback, RED, Shot(GREY, lamp=(0.1, 0.0))),
    (6, "shirt", shirts.denim, BLUE, Shot(CREAM, turned=3)),
    (6, "shirt", shirts.blouse, ROSE, Shot(BRICK, light=True)),
    (6, "shirt", shirts.formal, BLUE, Shot(WHITE)),
    (7, "sneaker", sneakers.runner, RED, Shot(GREY, place=(0.55, 0.05, 0.42))),
    (7, "sneaker", sneakers.skate, INK, Shot(WHITE, turned=8)),
    (7, "sneaker", sneakers.retro, GREEN, Shot(MUSTARD)),
    (8, "bag", bags.tote, SAND, Shot(WHITE, exposure=0.35)),
    (8, "bag", bags.backpack, NAVY, Shot(None)),
    (8, "bag", bags.bucket, BROWN, Shot(CREAM, lamp=(1.0, 0.8))),
    (9, "ankle-boot", boots.hiking, BROWN, Shot(LEAF)),
    (9, "ankle-boot", boots.biker, INK, Shot(WHITE, turned=6)),
    (9, "ankle-boot", boots.wedge, PLUM, Shot(GREY, exposure=0.4)),
]


def photograph_first(garment, tint, backdrop, path):
    picture = photo(garment, tint, backdrop, light=backdrop in (BLACK, NIGHT))
    picture.thumbnail((600, 800))
    if picture.mode == "RGBA" or backdrop == BLACK:
        picture.save(f"{path}.png", optimize=True)
    else:
        picture.save(f"{path}.jpg", quality=88)


def photograph_later(garment, tint, shot, path):
    saved(taken(garment, tint, shot), path, shot)


def main():
    numbers = {}
    for shelf, photograph in ((FIRST, photograph_first), (LATER, photograph_later)):
        for label, name, draw, tint, how in shelf:
            numbers[label] = numbers.get(label, 0) + 1
            stem = f"{label}-{name}-{numbers[label]}"
            garment = draw()
            drawing(garment).save(HERE / "drawings" / f"{stem}.png", optimize=True)
            photograph(garment, tint, how, HERE / "photos" / stem)


if __name__ == "__main__":
    main()
