"""Goes through review queues by keys: near-duplicates, and what an audit found."""

import gzip
import hashlib
import json
import os
import re

import xtest
from driver import Atspi, Focus, Window, check, command_lines, run, wait

DATA = os.environ.get("LAPEL_DATA") or "/usr/share/datasets/fashion-mnist"
QUEUES = [
    "In order", "Least sure", "Smallest margin", "Wrong, surest first", "Suspected wrong labels",
    "Near-duplicates", "Outliers", "Models disagree",
]


def descendants(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            yield child
            yield from descendants(child)


def chosen(window):
    """The text that has the focus in the open list of queues."""
    for item in descendants(window.find("combo box", "Which images")):
        if item.get_role_name() == "list item" and window.has(item, Atspi.StateType.FOCUSED):
            names = [item.get_name()] + [node.get_name() for node in descendants(item)]
            return next(iter(set(names) & set(QUEUES)), None)
    return None


def choose(window, before, queue):
    """Takes another queue from the list, by keys alone."""
    with Focus() as focus:
        xtest.key("ctrl+l")
        wait("the index", lambda: "Index" in focus.names())
        xtest.key("shift+Tab")
        wait("the list of queues", lambda: "Which images" in focus.names())
    xtest.key("space")
    wait("the list to open", lambda: chosen(window) == before)
    step = QUEUES.index(queue) - QUEUES.index(before)
    for _ in range(abs(step)):
        xtest.key("Down" if step > 0 else "Up")
    wait(f"“{queue}”", lambda: chosen(window) == queue)
    xtest.key("Return")


def pane_image(window):
    """The number of the image in the pane."""
    for name in window.names():
        found = re.fullmatch(r"(Test|Training) image ([\d,]+)", name)
        if found:
            return int(found[2].replace(",", ""))
    return None


def near_duplicates(window):
    expected = command_lines("review", "near-duplicates", "--json", home=window.folder)
    choose(window, "In order", "Near-duplicates")
    window.wait_text(f"{len(expected):,} images", 300)
    check(True, f"the queue has the {len(expected)} images that the command line lists")
    first, second = expected[0], expected[1]
    wait("its first image", lambda: pane_image(window) == first["index"])
    window.wait_text("Nearly the same as")
    check(window.text(f"labelled {first['nearly']['labelName']}."), "it says what the image equals")
    xtest.key(str(first["nearly"]["label"]))
    wait("the next image", lambda: pane_image(window) == second["index"])
    window.wait_text(f"{len(expected):,} images, 1 reviewed")
    check(True, "a digit labels and moves on, and is counted")
    # What was labelled stays in its place.
    xtest.key("Left")
    wait("the first image again", lambda: pane_image(window) == first["index"])
    window.wait_text("You corrected this")
    xtest.key("ctrl+z")
    window.wait_text(f"{len(expected):,} images")
    check(True, "and stays in its place")


def two_models(window):
    choose(window, "Near-duplicates", "Models disagree")
    window.wait_text("There is no second model to compare with")
    check(True, "without a second model it says so")


def audit(window):
    choose(window, "Models disagree", "Suspected wrong labels")
    window.click("Show Training Images")
    window.wait_text("about 10 minutes on two cores", 60)
    window.click("Look for Wrong Labels")
    window.get("button", "Cancel audit")
    window.page("Try")
    window.click("Cancel audit")
    window.page("Browse")
    window.get("button", "Look for Wrong Labels")
    check(not os.path.exists(os.path.join(window.folder, "lapel/audits")), "a cancelled audit "
          "leaves nothing behind")


def suspects(window):
    labels = gzip.open(os.path.join(DATA, "train-labels-idx1-ubyte.gz")).read()[8:]
    digest = hashlib.sha256(labels).hexdigest()
    found = [
        {"index": index, "label": labels[index], "suggested": (labels[index] + 1) % 10,
         "quality": quality}
        for index, quality in [(4242, 0.02), (7, 0.01), (59999, 0.2)]
    ]
    folder = os.path.join(window.folder, "lapel/audits")
    os.makedirs(folder)
    with open(os.path.join(folder, digest + ".json"), "w") as file:
        json.dump(
            {"format": "lapel-audit", "version": 1, "labels": digest, "images": len(labels),
             "folds": 5, "seed": 1, "threads": 2, "suspects": found},
            file,
        )
    # Each time the queue comes into view the file is looked for.
    window.page("Try")
    window.page("Browse")
    window.wait_text("3 images", 60)
    wait("the most suspicious one", lambda: pane_image(window) == 7)
    window.wait_text("say networks that learned without it")
    for step, index in enumerate([4242, 59999], 1):
        xtest.key(str((labels[7] + 1) % 10))
        wait("the next one", lambda: pane_image(window) == index)
        window.wait_text(f"3 images, {step} reviewed")
    check(True, "the suspects are gone through by keys, the most suspicious first")


def scenario():
    window = Window(page="browse", size=(1120, 760))
    window.page("Browse")
    near_duplicates(window)
    two_models(window)
    audit(window)
    suspects(window)
    window.close()


run(scenario)
