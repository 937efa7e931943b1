"""The window says of a scribble that it does not look like a garment, and shows its bars all the
same; a garment of the data set brings the answer back."""

import xtest
from driver import CLASSES, Window, check, run, wait

SENTENCE = "This does not look like a garment."


def scenario():
    window = Window()
    window.draw([(0.15, 0.2), (0.85, 0.3), (0.2, 0.5), (0.8, 0.6), (0.3, 0.85)])
    window.wait_text(SENTENCE)
    said = [name for name in window.names() if name.endswith(SENTENCE)]
    answers = [f"{name}. {SENTENCE}" for name in CLASSES]
    check(SENTENCE in said, "a scribble does not look like a garment")
    check(any(name in answers for name in said), f"whoever hears the answer hears it: {said}")
    bars = wait("bars that add up", lambda: adding_up(window))
    check(max(bars) > 10, f"the bars are there: {bars}")

    window.page("Browse")
    xtest.key("ctrl+l")
    xtest.type_text("42")
    xtest.key("Return")
    window.get("label", "Test image 42")
    window.click("Edit in Try")
    wait("the page Try", lambda: window.current_page() == "Try")
    window.wait_text("The network is")
    check(window.text(SENTENCE) is None, "a dress does")
    window.close()


def adding_up(window):
    bars = window.bars()
    return bars if abs(sum(bars) - 100) < 1 else None


run(scenario)
