"""A folder of pictures becomes a collection: labelled by keys, undone, removed, there again after
another start; a drawing is kept, and many files given to the program go to it."""

import os
import shutil
import time

import xtest
from driver import CLASSES, ROOT, Window, check, command_lines, run, wait

NAMES = ["0-t-shirt-1", "3-dress-1", "5-sandal-1", "8-bag-1", "9-ankle-boot-1"]


def drawing(name):
    return str(ROOT / f"data/drawings/{name}.png")


def make_folder(home):
    """Three pictures, two of them further in; one that is none; what is passed over; a loop."""
    folder = os.path.join(home, "pictures")
    inner = os.path.join(folder, "inner")
    os.makedirs(inner)
    for name, place in zip(NAMES, (folder, inner, inner)):
        shutil.copy(drawing(name), place)
    shutil.copy(drawing(NAMES[0]), os.path.join(inner, "the same again.png"))
    shutil.copy(drawing(NAMES[3]), os.path.join(folder, ".hidden.png"))
    for name in ("broken.png", "notes.txt"):
        with open(os.path.join(folder, name), "w") as file:
            file.write("no picture")
    os.symlink(folder, os.path.join(inner, "loop"))
    return folder


def own(window):
    """Names and labels, as the store has them."""
    lines = command_lines("own", "list", "--json", home=window.folder)
    return [(line["file"], line["label"]) for line in lines]


def choose(window, name, *keys):
    """Chooses from a drop-down list by keys."""
    # What opens the list is within the leaf that the driver knows.
    box = window.get("combo box", name)
    window.all("button", hidden=True, within=box)[0].get_action_iface().do_action(0)
    time.sleep(0.3)  # the list comes in; it takes no keys before
    for key in (*keys, "Return"):
        xtest.key(key)


def empty(window):
    window.page("Browse")
    choose(window, "Part of the data set, or own images", "End")
    window.wait_text("No images of your own yet")
    for name in ("Open images…", "Open a folder…"):
        check(window.is_sensitive(window.get("button", name)), f"a button “{name}”")


def a_folder(window):
    folder = make_folder(window.folder)
    window.click("Open a folder…", role="button")
    window.choose_file("Open a folder", folder)
    window.wait_text("3 images", 60)
    window.get("label", "0-t-shirt-1.png")
    check(window.beside("Real class") == "Not labelled yet", "what no one labelled says so")
    check(
        own(window) == [(f"{name}.png", None) for name in NAMES[:3]],
        "a folder is added with the folders in it, each content once",
    )


def labels(window):
    wait("a prediction", lambda: window.beside("Predicted class") in CLASSES, 60)
    xtest.key("0")
    xtest.key("3")
    window.get("label", "5-sandal-1.png")
    wait("two labels", lambda: [label for _, label in own(window)] == [0, 3, None])
    check(window.wait_text("3 images, 2 labelled"), "digits label and move on")
    xtest.key("ctrl+z")
    wait("a label to go", lambda: [label for _, label in own(window)] == [0, None, None])
    check(True, "Ctrl+Z takes the last back")
    choose(window, "Class", "End")
    window.wait_text("2 images")
    check(True, "those that are not labelled can be had alone")
    choose(window, "Class", "Home")
    window.wait_text("3 images, 1 labelled")


def removing(window):
    xtest.key("ctrl+l")
    xtest.type_text("0")
    xtest.key("Return")
    window.get("label", "0-t-shirt-1.png")
    xtest.key("Delete")
    window.get("label", "3-dress-1.png")
    check(own(window) == [("3-dress-1.png", None), ("5-sandal-1.png", None)], "Delete removes")
    xtest.key("ctrl+z")
    wait("it to come back", lambda: own(window)[0] == ("0-t-shirt-1.png", 0))
    check(window.wait_text("3 images, 1 labelled"), "Ctrl+Z brings it back with its label")
    xtest.key("ctrl+shift+z")
    wait("it to go again", lambda: len(own(window)) == 2)


def after_another_start(first):
    second = Window(home=first.folder)
    check(own(second) == [("3-dress-1.png", None), ("5-sandal-1.png", None)], "still there")
    second.page("Browse")
    choose(second, "Part of the data set, or own images", "End")
    second.wait_text("2 images")
    xtest.key("ctrl+z")
    second.wait_text("3 images, 1 labelled")
    check(True, "what was removed before the restart comes back")
    xtest.key("ctrl+i")
    second.choose_file("Open images", drawing(NAMES[4]))
    second.get("label", f"{NAMES[4]}.png")
    check(len(own(second)) == 4, "a file that is opened is added and chosen")
    second.page("Try")
    second.draw_dress()
    xtest.key("k")
    wait("a drawing to be kept", lambda: own(second)[-1] == (None, None))
    second.close()
    return second


def many_files(before):
    window = Window(*map(drawing, NAMES[2:]), home=before.folder)
    wait("all to be there", lambda: len(own(window)) == 6, 60)
    check(window.current_page() == "Browse", "many files given to the program go to Browse")
    window.get("label", f"{NAMES[3]}.png")
    check(True, "and the first that is new is chosen")
    choose(window, "Which images", *["Down"] * 5)
    window.wait_text("No image belongs in this list.", 60)
    check(True, "near-duplicates are searched for among own images, too")
    window.close()


def scenario():
    window = Window(size=(1120, 760))
    empty(window)
    a_folder(window)
    labels(window)
    removing(window)
    window.close()
    many_files(after_another_start(window))


run(scenario)
