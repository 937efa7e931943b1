"""Labels a hundred images as fast as keys come, many with one key, and goes back in the history."""

import time

import xtest
from driver import CLASSES, Window, check, command_line, command_lines, run, wait


def labels(window):
    """Class by index, as the store has it."""
    lines = command_lines("labels", "list", "--json", home=window.folder)
    return {line["index"]: line["corrected"] for line in lines}


def go_to(window, index):
    xtest.key("ctrl+l")
    xtest.type_text(str(index))
    xtest.key("Return")
    window.get("label", f"Test image {index}")


def a_hundred(window):
    start = time.monotonic()
    for index in range(100):
        xtest.key(str(index * 7 % 10))
    window.get("label", "Test image 100")
    seconds = time.monotonic() - start
    wait("all labels", lambda: len(labels(window)) == 100)
    check(
        labels(window) == {index: index * 7 % 10 for index in range(100)},
        f"a hundred keys label a hundred images in {seconds:.1f} s, each its own",
    )
    # The last key that came before the undo is what the undo takes back.
    xtest.key("4")
    xtest.key("ctrl+z")
    xtest.key("ctrl+z")
    wait("two labels to go", lambda: len(labels(window)) == 99)
    check(99 not in labels(window), "undo keeps up with the keys")


def accepting(window):
    go_to(window, 200)
    predicted = command_line("show", "200", "--json", home=window.folder)["class"]
    xtest.key("Return")
    window.wait_text(f"Image 200 is now {CLASSES[predicted]}")
    window.get("label", "Test image 201")
    check(labels(window)[200] == predicted, "Enter accepts the prediction and moves on")


def many(window):
    go_to(window, 300)
    for _ in range(4):
        xtest.key("shift+Right")
    window.wait_text("5 selected")
    xtest.key("8")
    window.wait_text("5 images are now Bag")
    found = labels(window)
    check([found.get(index) for index in range(299, 306)] == [None] + 5 * [8] + [None], "Shift and "
          "arrows select several, one key labels them")
    xtest.key("ctrl+a")
    window.wait_text("10,000 selected")
    xtest.key("1")
    window.wait_text("10,000 images are now Trouser", 60)
    check(len(labels(window)) == 10_000, "Ctrl+A and one key label all")
    xtest.key("ctrl+z")
    wait("one undo to take them all back", lambda: len(labels(window)) == 105, 60)
    check(labels(window) == found, "one undo takes all of them back")


def history(window):
    xtest.key("ctrl+h")
    dialog = window.dialog("History")
    wait("the steps", lambda: window.all("label", "The beginning", within=dialog))
    rows = [node.get_name() for node in window.all("label", within=dialog)]
    check("Trouser for 10,000 images" in rows, "what was undone stands in the history")
    check("Bag for 5 images" in rows and "The beginning" in rows, "and what holds")
    check("Sneaker for test image 1" in rows, "which says what each was")
    xtest.key("Tab")
    xtest.key("End")
    xtest.key("Return")
    wait("everything to be undone", lambda: not labels(window))
    check(True, "a choice goes back to the beginning")
    xtest.key("Home")
    xtest.key("Down")
    xtest.key("Return")
    wait("everything to be done again", lambda: len(labels(window)) == 105)
    check(True, "and forth again")
    xtest.key("Escape")
    wait("the history to close", lambda: not window.dialogs())


def scenario():
    window = Window(page="browse", size=(1120, 760))
    window.page("Browse")
    go_to(window, 0)
    a_hundred(window)
    accepting(window)
    many(window)
    history(window)
    window.close()


run(scenario)
