"""The keyboard reaches every control, and the keys do what the shortcuts window says."""

import xtest
from driver import PAGES, Atspi, Focus, Window, check, run, wait, role_of

# The window manager's own keys do what these do; GTK leaves them out of the chain.
OF_THE_WINDOW_MANAGER = {"Minimize", "Maximize", "Close"}


def tab_reaches_all(window, page):
    window.page(page)
    window.wait_no_toast()
    with Focus() as focus:
        wanted = {
            node.get_name()
            for node in window.walk()
            if role_of(node) in ("button", "text", "slider", "image")
            and window.has(node, Atspi.StateType.FOCUSABLE)
            and window.is_sensitive(node)
            and window.extents(node)[2] > 0
        } - OF_THE_WINDOW_MANAGER
        reached = set()
        for _ in range(3 * len(wanted) + 10):
            xtest.key("Tab")
            reached |= focus.names()
            if wanted <= reached and (page != "Browse" or tiles(reached)):
                break
    if page == "Browse":
        found = tiles(reached)
        check(len(found) == 1, f"Tab reaches the grid and leaves it again {found}")
    check(wanted <= reached, f"{page}: Tab reaches all of {len(wanted)} {sorted(wanted - reached)}")


def tiles(names):
    return [name for name in names if name.startswith("Test image")]


def pages(window):
    for key, name in zip("321", reversed(PAGES)):
        xtest.key(f"alt+{key}")
        wait(f"the page {name}", lambda: window.current_page() == name)
    check(True, "Alt+1, 2, 3 choose the page")


def drawing_and_labels(window):
    window.draw_dress()
    drawn = wait("bars", lambda: settled(window))
    xtest.key("Delete")
    window.wait_text("Nothing drawn yet")
    xtest.key("ctrl+z")
    wait("the drawing to come back", lambda: settled(window) == drawn)
    check(True, "Delete clears, Ctrl+Z brings it back")
    xtest.key("8")
    window.wait_text("You said that this is a bag.")
    xtest.key("ctrl+z")
    wait("the label to go", lambda: window.text("You said that this is a bag.") is None)
    xtest.key("ctrl+shift+z")
    window.wait_text("You said that this is a bag.")
    xtest.key("ctrl+z")
    wait("the label to go", lambda: window.text("You said that this is a bag.") is None)
    check(True, "a digit labels, Ctrl+Z and Ctrl+Shift+Z undo and redo")
    xtest.key("ctrl+z")
    wait("the stroke to go", lambda: window.bars() != drawn)
    check(True, "and before that the last stroke")


def settled(window):
    bars = window.bars()
    return bars if abs(sum(bars) - 100) < 1 and window.bars() == bars else None


def browsing(window):
    window.page("Browse")
    xtest.key("ctrl+l")
    xtest.type_text("1,234")
    xtest.key("Return")
    window.get("label", "Test image 1,234")
    xtest.key("Right")
    window.get("label", "Test image 1,235")
    check(True, "after going to an index the arrow keys move on from there")
    xtest.key("shift+5")
    window.wait_text("You corrected this")
    window.wait_text("Image 1,235 is now Sandal")
    check(window.find("label", "Test image 1,235"), "Shift and a digit label it and stay")
    xtest.key("ctrl+z")
    window.wait_text("Press a digit")
    xtest.key("5")
    window.wait_text("Image 1,235 is now Sandal")
    window.get("label", "Test image 1,236")
    check(True, "a digit alone labels it and moves on, and the status line says so")
    xtest.key("ctrl+z")
    window.wait_text("Press a digit")
    toggle = window.find("button", "Show or hide the pane (F9)")
    xtest.key("F9")
    wait("the pane to fold", lambda: not window.has(toggle, Atspi.StateType.PRESSED))
    xtest.key("F9")
    wait("the pane to unfold", lambda: window.has(toggle, Atspi.StateType.PRESSED))
    check(True, "F9 folds the pane")


def typing_is_no_label(window):
    xtest.key("ctrl+l")
    xtest.type_text("7")
    xtest.key("Return")
    window.get("label", "Test image 7")
    check(not window.text("You corrected this"), "digits typed as an index label nothing")


def scenario():
    window = Window()
    pages(window)
    drawing_and_labels(window)
    for page in PAGES:
        tab_reaches_all(window, page)
    browsing(window)
    typing_is_no_label(window)
    window.close()


run(scenario)
