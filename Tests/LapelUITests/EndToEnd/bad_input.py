"""Bad files and bad indices get one clear sentence and change nothing."""

import json
import os
import struct
import zlib

import xtest
from driver import ROOT, Window, check, run, wait

PICTURE = ROOT / "data/drawings/3-dress-1.png"
# What no sentence for people holds.
TECHNICAL = ["Error", "error(", "Optional", "!", "nil", "Swift"]


def write_files(folder):
    """Names of broken pictures, with a word that the sentence about each must hold."""
    good = PICTURE.read_bytes()
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    vast = good[:8] + chunk(b"IHDR", header) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")
    pictures = {
        "text.png": b"This is no picture at all.\n",
        "empty.png": b"",
        "cut.png": good[: len(good) // 2],
        "vast.png": vast,
    }
    for name, data in pictures.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    return list(pictures)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sentence(window, about, seconds=20):
    """The toast that holds `about`; it must read as a sentence."""
    text = window.wait_text(about, seconds)
    technical = [word for word in TECHNICAL if word in text]
    check(not technical and text.endswith("."), f"said: {text}")
    return text


def pictures(window):
    window.draw_dress()
    before = wait("bars", lambda: settled(window))
    for name in write_files(window.folder):
        xtest.key("ctrl+o")
        window.choose_file("Open image", os.path.join(window.folder, name))
        sentence(window, name)
        check(window.bars() == before, f"{name} changes nothing")


def settled(window):
    """The bars, once they add up and no longer change."""
    bars = window.bars()
    return bars if abs(sum(bars) - 100) < 1 and window.bars() == bars else None


def models(window):
    model = os.path.join(window.folder, "good.json")
    xtest.key("ctrl+e")
    window.choose_file("Export model", model)
    window.wait_text("Exported to")
    text = open(model).read()
    document = json.loads(text)
    document["weights"][0]["shape"] = [3, 5]
    broken = {"cut.json": text[: len(text) // 2], "shape.json": json.dumps(document)}
    before = wait("bars", lambda: settled(window))
    for name, content in broken.items():
        path = os.path.join(window.folder, name)
        with open(path, "w") as file:
            file.write(content)
        xtest.key("ctrl+shift+o")
        window.choose_file("Open model", path)
        sentence(window, name)
        check(window.bars() == before, f"{name} changes nothing")


def indices(window):
    window.page("Browse")
    wait("an image", lambda: window.text("Test image"))
    before = window.beside("Real class"), wait("bars", lambda: settled(window))
    for bad in ("10000", "-1", "abc", "99999999999999999999"):
        xtest.key("ctrl+l")
        xtest.type_text(bad)
        xtest.key("Return")
        sentence(window, "between 0 and 9999")
        window.dismiss_toast()
        wait("the sentence to go", lambda: not window.text("between 0 and 9999"))
    check((window.beside("Real class"), window.bars()) == before, "a bad index changes nothing")


def command_line_argument(folder):
    window = Window(os.path.join(folder, "text.png"))
    sentence(window, "text.png")
    window.close()


def no_data_set(folder):
    empty = os.path.join(folder, "empty")
    os.mkdir(empty)
    window = Window(LAPEL_DATA=empty)
    window.draw_dress()
    wait("bars", lambda: settled(window))
    check(True, "Try works without a data set")
    window.page("Browse")
    sentence(window, "dataset-fashion-mnist")
    window.close()


def no_model(folder):
    resources = os.path.join(folder, "resources")
    os.mkdir(resources)
    with open(os.path.join(resources, "model.json"), "w") as file:
        file.write('{"format": "lapel-model"')
    window = Window(LAPEL_RESOURCES=resources)
    sentence(window, "model.json")
    window.draw_dress()
    window.get("label", "No model")
    window.wait_text("Open a model, or train one")
    check(True, "without a model the window says what to do")
    window.close()


def scenario():
    window = Window()
    pictures(window)
    models(window)
    indices(window)
    window.close()
    command_line_argument(window.folder)
    no_data_set(window.folder)
    no_model(window.folder)


run(scenario)
