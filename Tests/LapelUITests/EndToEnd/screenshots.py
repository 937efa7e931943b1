"""Takes pictures of the window in each state, for people to look at. Not a test; by hand:

    LAPEL_SCREEN=2400x1700 .ci/with-display /usr/bin/python3 \\
        Tests/LapelUITests/EndToEnd/screenshots.py FOLDER [WORD …]

With words, only those pictures are taken whose names hold one of them, such as "dark" or "browse".
"""

import functools
import os
import sys
import time

import xtest
from driver import ROOT, Window, command_line, wait

SIZES = [(1120, 760), (800, 600), (400, 700)]
PHOTOS = str(ROOT / "data/photos")
PHOTO = str(ROOT / "data/photos/3-dress-1.jpg")


def settle(window):
    if window.text("Stored:"):
        window.dismiss_toast()
    window.focus()
    time.sleep(0.7)


def try_empty(window):
    window.page("Try")


def try_drawn(window):
    window.page("Try")
    window.draw_dress()
    wait("the bars", lambda: sum(window.bars()) > 99)


def try_corrected(window):
    xtest.key("3")
    window.wait_text("You said")


def try_photo(window):
    window.click("Clear")
    xtest.key("ctrl+o")
    window.choose_file("Open image", PHOTO)
    window.wait_text("Trimmed")


def try_scribble(window):
    window.click("Clear")
    window.wait_text("Nothing drawn yet")
    window.draw([(0.15, 0.2), (0.85, 0.3), (0.2, 0.5), (0.8, 0.6), (0.3, 0.85)])
    window.wait_text("This does not look like a garment")


def browse(window):
    window.page("Browse")
    go_to(window, 42)
    wait("predictions", lambda: not window.text("predicting"), 60)


def browse_corrected(window):
    """Says what the first few mistakes of the model really are."""
    for index, label in mistakes(5):
        go_to(window, index)
        # A digit alone would move on.
        xtest.key(f"shift+{label}")
        window.wait_text("You confirmed this")


def browse_drawing(window):
    # The two windows before this state.
    for _ in range(2):
        xtest.key("Escape")
        time.sleep(0.7)
    window.page("Browse")
    box = window.get("combo box", "Part of the data set, or own images")
    window.all("button", hidden=True, within=box)[0].get_action_iface().do_action(0)
    time.sleep(0.3)
    xtest.key("End")
    xtest.key("Return")
    window.wait_text("1 image, 1 labelled")


def browse_own(window):
    xtest.key("ctrl+shift+i")
    window.choose_file("Open a folder", PHOTOS)
    window.wait_text("60 images", 400)
    wait("predictions", lambda: not window.text("predicting"), 60)
    window.dismiss_toast()


@functools.cache
def mistakes(count):
    found = []
    for index in range(1000):
        shown = command_line("show", str(index), "--json")
        if shown["class"] != shown["label"]:
            found.append((index, shown["label"]))
        if len(found) == count:
            break
    return found


def learn_ready(window):
    window.page("Learn")
    window.wait_text("waiting")


def learn_dialog(window):
    window.click("Train from scratch…")
    window.wait_text("A new network learns")


def learning(window):
    window.click("Train")
    window.wait_text("Epoch 2 of", 120)


def result(window):
    window.click("Cancel")
    window.wait_idle()
    window.click("Fine-tune")
    window.wait_text("Learned in", 400)


def models(window):
    window.click(window.wait_text("Model "))


def result_kept(window):
    xtest.key("Escape")
    window.click("Keep")
    window.wait_text("The new model is in use")


def models_window(window):
    xtest.key("ctrl+m")
    window.wait_text("Fine-tuned from")


def compare_window(window):
    window.click("Compare Garment with the one in use")
    window.wait_text("The other", 200)


STATES = [
    try_empty, try_drawn, try_corrected, try_photo, try_scribble, browse, browse_corrected,
    learn_ready, learn_dialog, learning, result, models, result_kept,
    models_window, compare_window, browse_drawing, browse_own,
]


def go_to(window, index):
    xtest.key("ctrl+l")
    xtest.key("ctrl+a")
    xtest.type_text(str(index))
    xtest.key("Return")
    wait(f"image {index}", lambda: window.text(f"image {index}"))
    time.sleep(0.2)


def take(folder, words, size, style, scale):
    name = f"{size[0]}x{size[1]}-{style}" + ("-2x" if scale == 2 else "")
    titles = [f"{name}-{number:02}-{state.__name__}" for number, state in enumerate(STATES)]
    wanted = [title for title in titles if not words or any(word in title for word in words)]
    if not wanted:
        return
    window = Window(size=size, LAPEL_STYLE=style, GDK_SCALE=str(scale))
    for state, title in zip(STATES, titles):
        try:
            state(window)
        except AssertionError as error:
            print(f"{title}: {error}", flush=True)
            if window.process.poll() is not None:
                break
        settle(window)
        if title in wanted:
            window.save_picture(os.path.join(folder, title + ".png"))
            print(title, flush=True)
        if title == wanted[-1]:
            break
    xtest.key("Escape")
    print(window.close())


def main():
    folder, *words = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for size in SIZES:
        for style in ("light", "dark"):
            take(folder, words, size, style, 1)
    take(folder, words, SIZES[0], "light", 2)


main()
