"""Drives the window as a screen reader sees it: by role, name and value (AT-SPI)."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import xtest  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[3]


class Failure(AssertionError):
    """What was expected and what was seen instead."""


def wait(what, look, seconds=20):
    """Looks until `look` gives something true; a slow machine is no failure, a wrong one is."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = look()
            if found:
                return found
        except GLib.Error:
            pass  # the node went away while it was looked at
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s for {what}")
        time.sleep(0.05)


class Window:
    """One running window with a data folder of its own."""

    def __init__(self, *arguments, home=None, **environment):
        self.folder = home or tempfile.mkdtemp(prefix="lapel-window-")
        self.program = os.environ.get("LAPEL_DESKTOP") or str(ROOT / ".build/release/lapel-desktop")
        variables = dict(
            os.environ,
            XDG_DATA_HOME=self.folder,
            XDG_CONFIG_HOME=self.folder,
            LAPEL_NON_UNIQUE="1",
            **environment,
        )
        self.log = open(os.path.join(self.folder, "stderr.txt"), "w+")
        self.process = subprocess.Popen(
            [self.program, *arguments], env=variables, stdout=self.log, stderr=self.log
        )
        self.application = wait("the window", self._find_application, 30)
        self.frame = wait("the frame", lambda: self.find("frame"))

    def _find_application(self):
        if self.process.poll() is not None:
            self.log.seek(0)
            raise Failure(f"the program ended at once: {self.log.read()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child
        return None

    # Looking

    def walk(self, node=None):
        node = node or self.application
        stack = [node]
        while stack:
            current = stack.pop()
            yield current
            count = min(current.get_child_count(), 2000)
            for index in reversed(range(count)):
                child = current.get_child_at_index(index)
                if child:
                    stack.append(child)

    def all(self, role=None, name=None):
        found = []
        for node in self.walk():
            if role and node.get_role_name() != role:
                continue
            if name and node.get_name() != name:
                continue
            found.append(node)
        return found

    def find(self, role=None, name=None, among=None):
        nodes = self.all(role, name)
        return nodes[0] if nodes else None

    def get(self, role, name):
        return wait(f"{role} “{name}”", lambda: self.find(role, name))

    def names(self):
        return [node.get_name() for node in self.walk() if node.get_name()]

    def wait_text(self, part, seconds=20):
        """Waits until some visible name holds `part`."""
        return wait(
            f"the text “{part}”",
            lambda: next((name for name in self.names() if part in name), None),
            seconds,
        )

    @staticmethod
    def is_sensitive(node):
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

    # Acting

    def click(self, name, role=None):
        """Does the first action of the widget of that name, once it can be used."""

        def ready():
            for node in self.all(role, name):
                action = node.get_action_iface()
                if action and action.get_n_actions() and self.is_sensitive(node):
                    return node
            return None

        node = wait(f"“{name}” to be clickable", ready)
        node.get_action_iface().do_action(0)
        return node

    def page(self, name):
        self.click(name)

    def focus(self):
        """Without a window manager keys go to the window under the pointer."""
        x, y, width, _ = self.extents(self.frame)
        xtest.move(x + width // 2, y + 20)

    def extents(self, node):
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    # What the pages say

    def bars(self):
        """The ten percentages in the order of the classes."""
        values = []
        for node in self.walk():
            if node.get_name().startswith("Probability of "):
                value = node.get_value_iface()
                if value:
                    values.append(round(value.get_current_value(), 3))
        return values

    def beside(self, name):
        """The text that stands beside the label of that name."""
        nodes = [node for node in self.walk() if node.get_role_name() == "label"]
        for position, node in enumerate(nodes):
            if node.get_name() == name and position + 1 < len(nodes):
                return nodes[position + 1].get_name()
        return None

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("the program did not end when asked to")
        self.log.seek(0)
        return self.log.read()


def check(condition, text):
    if not condition:
        raise Failure(text)
    print("ok:", text, flush=True)


def run(scenario):
    """Runs one scenario and turns its failure into an exit status with one line."""
    try:
        scenario()
    except Failure as failure:
        print(f"FAILED: {failure}", flush=True)
        sys.exit(1)
