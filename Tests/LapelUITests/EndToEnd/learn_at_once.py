"""A label moves the bars at once and its undo moves them back; a class beyond the ten gets a bar, is
learned from one picture, and goes with an undo."""

import xtest
from driver import Window, check, run, wait


def best(window):
    bars = window.bars()
    return bars.index(max(bars)) if bars and sum(bars) > 99 else None


def scenario():
    window = Window()
    window.draw_dress()
    wait("a dress", lambda: best(window) == 3)
    xtest.key("8")
    wait("the bars to follow the label", lambda: best(window) == 8)
    check(window.text("You said that this is a bag."), "the bars follow a label at once")
    xtest.key("ctrl+z")
    wait("the bars to go back", lambda: best(window) == 3)
    check(True, "and its undo")

    xtest.key("F10")
    window.click("Add a class…")
    wait("the question", lambda: window.dialogs())
    xtest.type_text("Sock")
    xtest.key("Return")
    window.wait_text("Added Sock")
    wait("an eleventh bar", lambda: len(window.bars()) == 11)
    window.click("It really is Sock")
    wait("the new class to be learned", lambda: best(window) == 10)
    check(True, "a class beyond the ten is learned from one picture")
    window.page("Browse")
    window.get("label", "Test image 0")
    check(window.find("button", "It really is Sock"), "Browse has its bar as well")
    # The label, then the class. No window manager gives back the focus that the dialog had.
    window.focus()
    xtest.key("ctrl+z")
    xtest.key("ctrl+z")
    window.page("Try")
    wait("ten bars", lambda: len(window.bars()) == 10)
    wait("a dress again", lambda: best(window) == 3)
    check(True, "an undo takes the class back")
    window.close()


run(scenario)
