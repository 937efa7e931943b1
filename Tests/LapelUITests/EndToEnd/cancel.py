"""The window answers while a network learns; Cancel leaves everything as it was."""

import time

from driver import Window, check, command_line, run, wait


def longest_answer(window, seconds):
    """The longest time that the window's thread took to answer a question, in milliseconds."""
    longest, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        window.frame.get_child_count()
        longest = max(longest, time.monotonic() - start)
        time.sleep(0.005)
    return 1000 * longest


def scenario():
    window = Window()
    before = command_line("show", "42", "--json", home=window.folder)
    window.page("Learn")
    window.click("Train from scratch…")
    window.click("Train")
    window.wait_text("Epoch 1 of", 120)
    print(f"the longest answer took {longest_answer(window, 3):.0f} ms while learning")
    window.page("Try")
    window.draw_dress()
    wait("bars", lambda: abs(sum(window.bars()) - 100) < 1)
    check(True, "the bars follow the brush while a network learns")
    check(window.find("push button", "Cancel training"), "each page offers Cancel")
    window.page("Learn")
    window.click("Cancel", role="push button")
    window.wait_text("No corrections waiting")
    check(window.is_sensitive(window.get("push button", "Train from scratch…")), "ready again")
    after = command_line("show", "42", "--json", home=window.folder)
    check(before == after, "the model in use is as it was")
    window.close()


run(scenario)
