"""Every name that other tools look for is there, and no control is without one."""

import re

from driver import CLASSES, PAGES, Atspi, Window, check, run, wait, role_of

BUTTONS = {
    "Try": ["Open image", "Clear", "Undo", "Redo"],
    "Browse": ["Edit in Try"],
    "Learn": ["Fine-tune", "Export model"],
}
# On cards that are not in view; newer GTK does not tell of them. `whole_loop` presses them.
LATER = ["Cancel", "Keep", "Go back"]
CONTROLS = {"button", "page tab", "text", "slider", "spin button", "combo box", "table"}


def required_names(window):
    for page, names in BUTTONS.items():
        check(window.find("page tab", page), f"a page “{page}”")
        window.page(page)
        for name in names:
            check(window.get("button", name), f"a button “{name}”")
        if page == "Browse":
            check(window.get("text", "Index"), "an entry “Index”")
    if not window.tells_showing:
        for name in LATER:
            check(window.find("button", name, hidden=True), f"a button “{name}”")
    window.page("Try")


def bars_and_classes(window):
    window.draw_dress()
    wait("bars", lambda: abs(sum(window.bars()) - 100) < 1)
    for page in ("Try", "Browse"):
        window.page(page)
        wait("a prediction", lambda: abs(sum(window.bars()) - 100) < 1)
        for name in CLASSES:
            bar = window.get("level bar", f"Probability of {name}")
            check(re.fullmatch(r"\d+\.\d %", bar.get_description()), f"{page}: {name} in percent")
    for name in ("Real class", "Predicted class"):
        check(window.beside(name) in CLASSES, f"“{name}” with the class beside it")


def every_control(window):
    for page in PAGES:
        window.page(page)
        nameless = [
            f"{node.get_role_name()} {node.get_name()}"
            for node in window.walk(hidden=True)
            if is_control(node) and not is_name(node.get_name())
        ]
        check(not nameless, f"{page}: each control has a name {nameless}")


def dialog_controls(window):
    window.click("Train from scratch…")
    window.get("spin button", "Epochs")
    for name in ("Batch size", "Learning rate", "Seed"):
        check(window.find("spin button", name, hidden=True), f"a field “{name}”")
    window.click("Cancel", within=window.dialogs()[0])
    wait("the dialog to go", lambda: not window.dialogs())


def is_control(node):
    if role_of(node) not in CONTROLS:
        return False
    return node.get_state_set().contains(Atspi.StateType.FOCUSABLE)


def is_name(name):
    """GTK tells a type's name where there is none."""
    return bool(name.strip()) and not re.fullmatch(r"(Gtk|Adw)[A-Za-z]+", name)


def scenario():
    window = Window()
    required_names(window)
    bars_and_classes(window)
    every_control(window)
    dialog_controls(window)
    window.close()


run(scenario)
