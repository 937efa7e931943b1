"""A picture comes in from another program: dropped as a file, pasted from the clipboard; and a folder."""

import contextlib
import pathlib
import subprocess
import sys
import time

import xtest
from driver import ROOT, Window, check, command_line, run, wait

HERE = pathlib.Path(__file__).resolve().parent
DROPPED = ROOT / "data/photos/9-ankle-boot-1.jpg"
FOLDER = ROOT / "data/drawings"
PASTED = ROOT / "data/drawings/1-trouser-1.png"
# Beside the window.
PLACE = 1160, 40


@contextlib.contextmanager
def neighbour(picture):
    """Another program that has the picture to give."""
    process = subprocess.Popen(
        [sys.executable, "-B", HERE / "neighbour.py", picture, *map(str, PLACE)],
        stdout=subprocess.PIPE, text=True,
    )
    try:
        check(process.stdout.readline() == "ready\n", f"{picture.name} is there to be taken")
        yield
    finally:
        process.kill()
        process.wait()


def drop(window):
    x, y, width, height = window.extents(window.get("image", "Canvas"))
    end = window.on_screen(x + width / 2, y + height / 2)
    start = PLACE[0] + 50, PLACE[1] + 50
    way = [
        (start[0] + (end[0] - start[0]) * share / 20, start[1] + (end[1] - start[1]) * share / 20)
        for share in range(21)
    ]
    # The two programs talk about each step of the way.
    xtest.drag(way + [end] * 5, pause=0.1)
    window.focus()


def says_the_same(window, picture):
    expected = [100 * p for p in command_line("predict", "--json", str(picture))["probabilities"]]

    def same():
        bars = window.bars()
        return max(abs(a - b) for a, b in zip(bars, expected)) <= 0.051

    wait(f"the bars of {picture.name}", same)
    check(True, f"{picture.name} gets the bars that the command line gives it")


def scenario():
    window = Window()
    window.page("Learn")
    window.page("Try")
    with neighbour(DROPPED):
        drop(window)
        says_the_same(window, DROPPED)
    window.page("Browse")
    with neighbour(PASTED):
        xtest.key("ctrl+v")
        wait("the page Try", lambda: window.current_page() == "Try")
        says_the_same(window, PASTED)
    time.sleep(0.5)
    xtest.key("ctrl+v")
    window.wait_text("The clipboard holds no picture.")
    check(True, "an empty clipboard is said")
    with neighbour(FOLDER):
        drop(window)
        wait("the page Browse", lambda: window.current_page() == "Browse")
        window.wait_text(f"{len(list(FOLDER.glob('*.png')))} images", 60)
        check(True, "a folder that is dropped becomes own images")
    window.close()


run(scenario)
