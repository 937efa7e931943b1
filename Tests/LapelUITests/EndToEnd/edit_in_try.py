"""A sample of the data set goes onto the canvas untouched."""

import xtest
from driver import Window, check, run, wait


def scenario():
    window = Window()
    window.page("Browse")
    xtest.key("ctrl+l")
    xtest.type_text("42")
    xtest.key("Return")
    window.get("label", "Test image 42")
    browsed = wait("bars", lambda: adding_up(window))
    window.click("Edit in Try")
    wait("the page Try", lambda: window.current_page() == "Try")
    wait("the same bars", lambda: window.bars() == browsed)
    check(True, f"Try says the same of the same sample: {browsed}")
    window.draw([(0.1, 0.5), (0.9, 0.5)])
    wait("other bars", lambda: window.bars() != browsed)
    xtest.key("ctrl+z")
    wait("the same bars", lambda: window.bars() == browsed)
    xtest.key("ctrl+z")
    window.wait_text("Nothing drawn yet")
    check(True, "and undo goes back to the canvas as it was")
    window.close()


def adding_up(window):
    bars = window.bars()
    return bars if abs(sum(bars) - 100) < 1 else None


run(scenario)
