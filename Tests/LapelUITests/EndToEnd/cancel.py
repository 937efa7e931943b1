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
    window.click("Train from scratch…")
    window.get("spin button", "Epochs").get_value_iface().set_current_value(7)
    window.click("Train")
    # Only one learns at a time: were the first not gone, its five epochs would be seen.
    window.wait_text("Epoch 1 of 7", 120)
    check(True, "asking the model in use as a teacher can be cancelled")
    window.page("Try")
    window.draw_dress()
    wait("bars", lambda: abs(sum(window.bars()) - 100) < 1)
    check(True, "the bars follow the brush while a network learns")
    check(window.find("button", "Cancel training"), "each page offers Cancel")
    window.page("Learn")
    window.click("Cancel", role="button")
    window.wait_idle()
    check(True, "cancelled, nothing learns")
    after = command_line("show", "42", "--json", home=window.folder)
    check(before == after, "the model in use is as it was")
    window.close()
    with open(probe) as file:
        report = json.load(file)
    # How fast it is depends on the machine, so it is told, not tested.
    print("milliseconds:", {key: report[key] for key in ("longestStall", "strokeToBars")})
    check(report["strokeToBars"], "bars came while a network learned")


run(scenario)
