"""The window answers while a network learns; Cancel leaves everything as it was."""

import json
import os
import tempfile

from driver import Atspi, Window, check, command_line, run, wait


def scenario():
    probe = os.path.join(tempfile.mkdtemp(prefix="lapel-probe-"), "probe.json")
    window = Window(LAPEL_PROBE=probe)
    before = command_line("show", "42", "--json", home=window.folder)
    window.page("Learn")
    window.click("Train from scratch…")
    teacher = window.click("Learn from the model in use, too", role="check box")
    wait("the switch", lambda: window.has(teacher, Atspi.StateType.CHECKED))
    window.click("Train")
    window.wait_text("Preparing")
    window.page("Try")
    window.click("Cancel training")
    window.page("Learn")
    # A training that went on would keep the button from being pressed for minutes.
    wait("ready again", lambda: window.is_sensitive(window.get("button", "Train from scratch…")))
    check(True, "asking the model in use as a teacher can be cancelled")
    window.click("Train from scratch…")
    window.click("Train")
    window.wait_text("Epoch 1 of", 120)
    window.page("Try")
    window.draw_dress()
    wait("bars", lambda: abs(sum(window.bars()) - 100) < 1)
    check(True, "the bars follow the brush while a network learns")
    check(window.find("button", "Cancel training"), "each page offers Cancel")
    window.page("Learn")
    window.click("Cancel", role="button")
    window.wait_text("No corrections waiting")
    check(window.is_sensitive(window.get("button", "Train from scratch…")), "ready again")
    after = command_line("show", "42", "--json", home=window.folder)
    check(before == after, "the model in use is as it was")
    window.close()
    with open(probe) as file:
        report = json.load(file)
    # How fast it is depends on the machine, so it is told, not tested.
    print("milliseconds:", {key: report[key] for key in ("longestStall", "strokeToBars")})
    check(report["strokeToBars"], "bars came while a network learned")


run(scenario)
