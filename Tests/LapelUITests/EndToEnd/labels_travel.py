"""Labels go to files of each kind and come back; a second window follows the first."""

import os
import shutil

import xtest
from driver import Window, check, command_lines, run, wait


def labels(window):
    """Class by index, as the store has it."""
    lines = command_lines("labels", "list", "--json", home=window.folder)
    return {line["index"]: line["corrected"] for line in lines}


def choose(window, item, heading, kind):
    """Opens the main menu and answers the question that one of its items asks."""
    xtest.key("F10")
    window.click(item)
    dialog = wait(f"the question “{heading}”", lambda: window.text(heading) and window.dialogs())
    check(dialog, f"{item} asks for the kind")
    window.click(kind, role="button")
    wait("the question to go", lambda: not window._dialog(heading))


def export(window, kind, name):
    choose(window, "Export labels…", "Export 2 labels", kind)
    path = os.path.join(window.folder, name)
    window.choose_file("Export labels", path)
    wait("the export", lambda: os.path.exists(path))
    return path


def bring_back(window, kind, title, path):
    xtest.key("ctrl+z")
    xtest.key("ctrl+z")
    wait("no labels", lambda: not labels(window))
    choose(window, "Import labels…", "Import labels", kind)
    window.choose_file(title, path)
    wait("the import", lambda: len(labels(window)) == 2)
    check(labels(window) == {77: 4, 78: 5}, f"labels come back from {path}")
    xtest.key("ctrl+z")
    wait("the import to be undone", lambda: not labels(window))
    xtest.key("ctrl+shift+z")
    wait("the import to be done again", lambda: len(labels(window)) == 2)
    check(True, "an import is one step")
    # Two steps again, for the next time.
    xtest.key("ctrl+z")
    wait("no labels", lambda: not labels(window))
    give_two(window)


def give_two(window):
    xtest.key("ctrl+l")
    xtest.type_text("77")
    xtest.key("Return")
    window.get("label", "Test image 77")
    xtest.key("4")
    window.get("label", "Test image 78")
    xtest.key("5")
    wait("two labels", lambda: labels(window) == {77: 4, 78: 5})


def following(first):
    second = Window(home=first.folder)
    second.page("Learn")
    second.wait_text("2 corrections waiting")
    command_lines("labels", "undo", "--json", home=first.folder)
    second.wait_text("1 correction waiting")
    check(True, "a window follows what another program does")
    second.close()


def scenario():
    window = Window(size=(1000, 700), page="browse")
    wait("an image", lambda: window.text("Press a digit"))
    give_two(window)
    csv = export(window, "CSV…", "out.csv")
    pictures = export(window, "Pictures…", "pictures")
    idx = export(window, "IDX…", "idx")
    found = sorted(os.listdir(os.path.join(pictures, name))[0] for name in os.listdir(pictures))
    check(found == ["test-77.png", "test-78.png"], f"pictures lie in their classes' folders: {found}")
    check(len(os.listdir(idx)) == 2, "an IDX export is two files")
    bring_back(window, "File…", "Import labels from a file", csv)
    bring_back(window, "Folder…", "Import labels from a folder", pictures)
    bring_back(window, "File…", "Import labels from a file", os.path.join(idx, "labels-idx1-ubyte"))
    shutil.copy(csv, os.path.join(pictures, "Coat", "bad.png"))
    choose(window, "Import labels…", "Import labels", "Folder…")
    window.choose_file("Import labels from a folder", pictures)
    window.wait_text("1 was left out: “Coat/bad.png” is not a picture")
    check(True, "what is left out is named")
    following(window)
    window.close()


run(scenario)
