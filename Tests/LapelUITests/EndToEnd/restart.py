"""What a person said outlives the window, even one that is killed."""

import xtest
from driver import Window, check, command_lines, run, wait


def corrections(window):
    return len(command_lines("labels", "list", "--json", home=window.folder))


def scenario():
    first = Window(size=(900, 640))
    first.draw_dress()
    wait("bars", lambda: abs(sum(first.bars()) - 100) < 1)
    xtest.key("3")
    first.wait_text("You said that this is a dress.")
    first.page("Browse")
    wait("an image", lambda: first.text("Press a digit"))
    xtest.key("shift+2")
    first.wait_text("You corrected this")
    first.page("Learn")
    first.wait_text("2 corrections waiting")
    size = first.extents(first.frame)[2:]
    first.close()

    second = Window(home=first.folder)
    second.wait_text("2 corrections waiting")
    check(second.current_page() == "Learn", "the page is remembered")
    check(second.extents(second.frame)[2:] == size, f"and the size {size}")
    xtest.key("ctrl+z")
    second.wait_text("1 correction waiting")
    check(True, "a label of the last start can be undone")
    second.close()

    third = Window(home=first.folder)
    third.wait_text("1 correction waiting")
    xtest.key("ctrl+shift+z")
    third.wait_text("2 corrections waiting")
    check(True, "and done again after another start")
    third.page("Browse")
    xtest.key("ctrl+l")
    xtest.type_text("77")
    xtest.key("Return")
    third.get("label", "Test image 77")
    xtest.key("4")
    third.wait_text("Image 77 is now Coat")
    third.kill()
    check(corrections(third) == 3, "what was acknowledged is there after kill -9")

    fourth = Window(home=first.folder)
    fourth.page("Learn")
    fourth.wait_text("3 corrections waiting")
    fourth.close()


run(scenario)
