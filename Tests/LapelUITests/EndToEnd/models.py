"""Fine-tunes, keeps, and then works in the list of models: compare, use, delete, undo, restart. The
switch that keeps the test set for measuring."""

import re

import xtest
from driver import Window, check, command_line, command_lines, run, wait


def listed(window):
    """The list as the command line has it: how many corrections each learned, and the one in use."""
    lines = command_lines("models", "list", "--json", home=window.folder)
    return [(line["corrections"], line["current"]) for line in lines]


def correct(window, index):
    window.page("Browse")
    xtest.key("ctrl+l")
    xtest.key("ctrl+a")
    xtest.type_text(str(index))
    xtest.key("Return")
    window.get("label", f"Test image {index}")
    shown = command_line("show", str(index), "--json", home=window.folder)
    wrong = next(c for c in range(10) if c not in (shown["label"], shown["class"]))
    xtest.key(f"shift+{wrong}")
    window.wait_text("You corrected this")


def learn(window):
    correct(window, 42)
    window.page("Learn")
    window.wait_text("1 correction waiting")
    keep = "Keep the test set for measuring only"
    window.click(keep, role="check box")
    window.wait_text("No corrections waiting")
    check(window.text("1 correction of test images only measures."), "the switch keeps it apart")
    check(window.text("Only measuring"), "and the list shows it still")
    window.click(keep, role="check box")
    window.wait_text("1 correction waiting")
    window.click("Fine-tune")
    window.wait_text("Learned in", 400)
    for name in ("Accuracy, original labels", "Accuracy, corrected labels", "Right in each class"):
        check(window.text(name), f"the result tells “{name}”")
    check(window.text("1 left out, because a network learned it."), "and what was left out")
    window.click("Go back")
    window.click("Undo", within=toast(window))
    window.click("Keep")
    window.wait_text("The new model is in use")
    check(True, "a result that was discarded can be taken out again, and kept")
    # Before the toast goes.
    window.click("Undo", within=toast(window))
    wait("the model to be as it was", lambda: listed(window) == [(0, True), (1, False)])
    check(True, "the toast's Undo goes back to the model before")
    xtest.key("ctrl+shift+z")
    wait("the new model again", lambda: listed(window) == [(0, False), (1, True)])


def toast(window):
    """Where the toast's buttons are: the header has an Undo as well."""
    cross = wait("a toast", lambda: window.find("button", "GtkImage")
                 or window.find("button", "Dismiss"))
    return cross.get_parent()


def rows(dialog, window):
    return len(window.all("button", "Export Garment", within=dialog))


def compare(window, dialog):
    window.click("Compare Garment with the one in use", within=dialog)
    other = window.dialog("Compare models")
    wait("the comparison", lambda: window.all("label", "Accuracy, original labels", within=other), 200)
    check(window.all("label", "Right in each class", within=other), "compares as after learning")
    check(window.text("1 left out, because a network learned it."), "without what either learned")
    window.click("Show where they disagree", within=other)
    wait("the windows to close", lambda: not window.dialogs())
    wait("the images", lambda: re.match(r"\d+ images?,? ?", counted(window)), 200)
    told = wait("why", lambda: any("sure that this is" in text for text in window.names()))
    check(told, "goes to the images that the two take for different classes")


def counted(window):
    return next((name for name in window.names() if re.match(r"\d[\d,]* images?", name)), "")


def opened(window):
    xtest.key("ctrl+m")
    dialog = window.dialog("Models")
    wait("two models", lambda: rows(dialog, window) == 2)
    return dialog


def models(window):
    dialog = opened(window)
    told = [node.get_name() for node in window.all("label", within=dialog)]
    check(any("9,999 test images right, 1 left out" in text for text in told), "accuracy and over what")
    check(any("Fine-tuned from “Garment”, 1 correction learned" in text for text in told), "lineage")
    compare(window, dialog)
    dialog = opened(window)
    window.click("Use Garment", within=dialog)
    wait("the shipped model", lambda: listed(window) == [(0, True), (1, False)])
    check(True, "the shipped model is in use")
    delete(window, dialog)
    window.click("Undo", within=dialog)
    wait("the model to come back", lambda: rows(dialog, window) == 2)
    check(len(listed(window)) == 2, "the toast's Undo brings it back")
    delete(window, dialog)
    check(listed(window) == [(0, True)], "a deleted model is in no list")
    xtest.key("ctrl+z")
    wait("the model to come back", lambda: rows(dialog, window) == 2)
    check(True, "and so do the keys")
    delete(window, dialog)
    xtest.key("Escape")
    wait("the list to close", lambda: not window.dialogs())


def delete(window, dialog):
    window.click("Delete Garment", within=dialog)
    wait("the model to go", lambda: rows(dialog, window) == 1)


def scenario():
    window = Window(page="browse", size=(1120, 760))
    learn(window)
    models(window)
    window.close()

    again = Window(home=window.folder)
    wait("what can be undone", lambda: again.is_sensitive(again.get("button", "Undo")))
    xtest.key("ctrl+z")
    wait("the model to come back", lambda: listed(again) == [(0, True), (1, False)])
    check(True, "a deletion of the last start can be undone")
    xtest.key("ctrl+z")
    wait("the model in use", lambda: listed(again) == [(0, False), (1, True)])
    check(True, "and then the change of the model before it")
    again.close()


run(scenario)
