"""The whole loop: draw → bars → label → undo → index 42 → correct → fine-tune → keep → export →
the exported file predicts the same from the command line."""

import json
import os
import subprocess

import driver
import xtest
from driver import ROOT, Window, check, run, wait


def draw_garment(window):
    x, y, width, height = window.extents(window.get(None, "Canvas"))
    side = min(width, height)
    left, top = x + (width - side) // 2, y + (height - side) // 2
    for column in (0.38, 0.5, 0.62):
        xtest.drag(
            [(left + side * column, top + side * (0.15 + 0.07 * step)) for step in range(11)]
        )


def scenario():
    window = Window()
    window.focus()
    wait("ten bars", lambda: len(window.bars()) == 10)

    before = window.bars()
    draw_garment(window)
    wait("the bars to follow the brush", lambda: window.bars() != before)
    bars = window.bars()
    check(abs(sum(bars) - 100) < 1, f"ten bars add up to 100 %: {bars}")

    xtest.key("3")
    window.wait_text("Dress")
    window.page("Learn")
    window.wait_text("1 correction")
    check(True, "a digit key stores a correction")
    xtest.key("ctrl+z")
    window.wait_text("No corrections")
    check(True, "undo takes it back")

    window.page("Browse")
    xtest.key("ctrl+l")
    entry = window.get(None, "Index")
    wait("the entry to have the focus", lambda: focused(entry))
    xtest.key("ctrl+a")
    xtest.type_text("42")
    xtest.key("Return")
    real = wait("the real class", lambda: window.beside("Real class"))
    predicted = wait("the predicted class", lambda: window.beside("Predicted class"))
    shown = command_line("show", "42", "--json")
    check(real == shown["labelName"], f"index 42 is really {real}")
    check(shown["name"] in predicted, f"and predicted {predicted}, as on the command line")

    for bad in ("10000", "-1", "abc"):
        xtest.key("ctrl+l")
        xtest.key("ctrl+a")
        xtest.type_text(bad)
        xtest.key("Return")
        window.wait_text("between 0 and 9999")
    check(window.beside("Real class") == real, "an index out of range changes nothing")

    wrong = (shown["label"] + 1) % 10
    xtest.key("Escape")
    window.click(f"It really is {class_names()[wrong]}")
    window.page("Learn")
    window.wait_text("1 correction")
    window.click("Fine-tune")
    window.click("Keep", role="push button")
    window.wait_text("No corrections")
    check(True, "fine-tuning ends with a result that can be kept")

    exported = os.path.join(window.folder, "exported.json")
    os.environ["LAPEL_EXPORT_TO"] = exported
    export(window, exported)
    in_window = command_line("show", "42", "--json", home=window.folder)
    in_file = command_line("show", "42", "--json", "--model", exported)
    difference = max(
        abs(a - b) for a, b in zip(in_window["probabilities"], in_file["probabilities"])
    )
    check(difference <= 1e-5, f"the exported file predicts the same to {difference:.1e}")
    check(in_file["class"] == wrong, "and has learned the correction")
    log = window.close()
    check("CRITICAL" not in log and "WARNING" not in log, f"GTK had nothing to complain of {log}")


def focused(node):
    return any(
        child.get_state_set().contains(driver.Atspi.StateType.FOCUSED) for child in descend(node)
    )


def descend(node):
    yield node
    for index in range(node.get_child_count()):
        yield from descend(node.get_child_at_index(index))


def export(window, path):
    """Through the file dialog, as a person would."""
    xtest.key("ctrl+e")
    name = wait("the file dialog", lambda: name_entry(window))
    name.get_editable_text_iface().set_text_contents(path)
    window.click("Export", role="push button")
    wait("the exported file", lambda: os.path.exists(path))


def name_entry(window):
    for node in window.walk():
        if node.get_role_name() == "text" and node.get_editable_text_iface():
            text = node.get_text_iface()
            if text and Window.is_sensitive(node) and ".json" in text.get_text(0, -1):
                return node
    return None


def class_names():
    return [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
        "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ]


def command_line(*arguments, home=None):
    program = os.environ.get("LAPEL_BIN") or str(ROOT / ".build/release/lapel")
    environment = dict(os.environ)
    if home:
        environment["XDG_DATA_HOME"] = home
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return json.loads(done.stdout.splitlines()[-1])


run(scenario)
