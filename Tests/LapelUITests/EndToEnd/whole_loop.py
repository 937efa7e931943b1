"""The whole loop: draw → bars → label → undo → index 42 → correct → fine-tune → keep → export →
the exported file predicts the same from the command line."""

import os

import xtest
from driver import CLASSES, Window, check, command_line, command_lines, run, wait


def draw_and_label(window):
    wait("ten bars", lambda: len(window.bars()) == 10)
    before = window.bars()
    window.draw_dress()
    wait("the bars to follow the brush", lambda: window.bars() != before)
    bars = wait("bars that add up", lambda: sums_up(window.bars()))
    check(True, f"the bars follow the brush: {bars}")

    xtest.key("3")
    window.wait_text("You said that this is a dress.")
    check(labels(window) == [(3, None)], "a digit key stores a correction at once")
    window.page("Learn")
    window.wait_text("1 correction waiting")
    xtest.key("ctrl+z")
    window.wait_text("No corrections waiting")
    check(labels(window) == [], "undo takes it back")


def sums_up(bars):
    return bars if abs(sum(bars) - 100) < 1 else None


def go_to_42(window):
    window.page("Browse")
    xtest.key("ctrl+l")
    xtest.type_text("42")
    xtest.key("Return")
    window.get("label", "Test image 42")
    shown = command_line("show", "42", "--json", home=window.folder)
    check(window.beside("Real class") == shown["labelName"], f"42 is {shown['labelName']}")
    check(
        window.beside("Predicted class") == shown["name"],
        f"predicted {shown['name']}, as on the command line",
    )
    differences = [abs(a - 100 * b) for a, b in zip(window.bars(), shown["probabilities"])]
    check(max(differences) <= 0.051, "its bars are those of the command line")
    return shown


def correct(window, shown):
    wrong = next(c for c in range(10) if c not in (shown["label"], shown["class"]))
    window.click(f"It really is {CLASSES[wrong]}")
    window.wait_text("You corrected this")
    check(window.beside("Real class") == CLASSES[wrong], "a correction is what it really is")
    check(labels(window) == [(wrong, 42)], "and is stored")
    return wrong


def learn_and_keep(window):
    window.page("Learn")
    window.wait_text("1 correction waiting")
    window.click("Fine-tune")
    window.wait_text("Learned in", 400)
    check(window.text("Corrections right, of 1"), "the result compares before and after")
    window.click("Keep")
    window.wait_text("No corrections waiting")
    check(window.is_sensitive(window.get("button", "Fine-tune")) is False, "nothing waits")


def export(window, wrong):
    exported = os.path.join(window.folder, "exported.json")
    xtest.key("ctrl+e")
    window.choose_file("Export model", exported)
    wait("the exported file", lambda: os.path.exists(exported))
    window.wait_text("Exported to")
    in_window = command_line("show", "42", "--json", home=window.folder)
    in_file = command_line("show", "42", "--json", "--model", exported)
    difference = max(
        abs(a - b) for a, b in zip(in_window["probabilities"], in_file["probabilities"])
    )
    check(difference <= 1e-5, f"the exported file predicts the same to {difference:.1e}")
    check(in_file["class"] == wrong, "and has learned the correction")
    window.page("Browse")
    differences = lambda: [
        abs(a - 100 * b) for a, b in zip(window.bars(), in_file["probabilities"])
    ]
    wait("the bars of the new model", lambda: max(differences()) <= 0.051)
    check(True, "and the window shows the same numbers")


def labels(window):
    """What the store holds, as the command line says: the class and the index."""
    lines = command_lines("labels", "list", "--json", home=window.folder)
    return [(line["corrected"], line.get("index")) for line in lines]


def scenario():
    window = Window()
    draw_and_label(window)
    shown = go_to_42(window)
    wrong = correct(window, shown)
    learn_and_keep(window)
    export(window, wrong)
    window.close()


run(scenario)
