"""Drives the window as a screen reader sees it: by role, name and value (AT-SPI)."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import xtest  # noqa: E402

# The accessors that PyGObject calls deprecated are the ones that Debian 12 has.
warnings.filterwarnings("ignore", category=DeprecationWarning)

ROOT = pathlib.Path(__file__).resolve().parents[3]
CLASSES = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
]
RUNNING = []
PAGES = ["Try", "Browse", "Learn"]


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
        for window in RUNNING:
            if window.process.poll() is not None:
                raise Failure(f"the program ended while waiting for {what}: {window.said()}")
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s for {what}")
        time.sleep(0.05)


class Window:
    """One running window with a data folder of its own."""

    def __init__(self, *arguments, home=None, size=None, page="try", **environment):
        self.folder = home or tempfile.mkdtemp(prefix="lapel-window-")
        if size:
            self._remember(size, page)
        self.program = os.environ.get("LAPEL_DESKTOP") or str(ROOT / ".build/release/lapel-desktop")
        variables = dict(
            os.environ,
            XDG_DATA_HOME=self.folder,
            XDG_CONFIG_HOME=self.folder,
            LAPEL_NON_UNIQUE="1",
            **environment,
        )
        self.scale = int(environment.get("GDK_SCALE", "1"))
        self.log = open(os.path.join(self.folder, "stderr.txt"), "w+")
        self.process = subprocess.Popen(
            [self.program, *arguments], env=variables, stdout=self.log, stderr=self.log
        )
        RUNNING.append(self)
        self.application = wait("the window", self._find_application, 30)
        self.frame = wait("the frame", lambda: self.find("frame", hidden=True))
        wait("the pages", lambda: self.find("table", "Images", hidden=True))
        self.page_stack = self._find_page_stack()
        self.focus()

    def _remember(self, size, page):
        folder = os.path.join(self.folder, "lapel")
        os.makedirs(folder, exist_ok=True)
        state = {"width": size[0], "height": size[1], "isMaximized": False, "page": page}
        with open(os.path.join(folder, "window.json"), "w") as file:
            json.dump(state, file)

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child
        return None

    def _find_page_stack(self):
        """The node whose children are the pages: where the ways to a part of each page part."""
        ways = [
            self._way(role, name)
            for role, name in (("image", "Canvas"), ("list", "Corrections waiting"))
        ]
        common = [a for a, b in zip(*ways) if a == b]
        return common[-1]

    def _way(self, role, name):
        node, way = self.find(role, name, hidden=True), []
        while node and node != self.application:
            way.insert(0, node)
            node = node.get_parent()
        return way

    # Looking

    def walk(self, hidden=False):
        """Every node from the top; those of pages that are not in view only with `hidden`."""
        stack = [self.application]
        while stack:
            current = stack.pop()
            yield current
            children = [
                current.get_child_at_index(index)
                for index in range(min(current.get_child_count(), 2000))
            ]
            if not hidden:
                children = self._in_view(current, children)
            stack += [child for child in reversed(children) if child]

    def _in_view(self, parent, children):
        if parent == self.page_stack:
            page = self.current_page()
            return [child for name, child in zip(PAGES, children) if name == page]
        return [child for child in children if child and not self._is_hidden_card(child)]

    @staticmethod
    def _is_hidden_card(node):
        """A page of a GtkStack says nothing of itself: its child was never given room."""
        if node.get_name() != "GtkStackPage":
            return False
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return True
        child = node.get_child_at_index(0)
        box = child.get_component_iface() if child else None
        return box is not None and box.get_extents(Atspi.CoordType.WINDOW).width == 0

    def current_page(self):
        for node in self.all("page tab", hidden=True):
            if node.get_state_set().contains(Atspi.StateType.SELECTED):
                return node.get_name()
        return None

    def all(self, role=None, name=None, hidden=False):
        return [
            node
            for node in self.walk(hidden)
            if (not role or node.get_role_name() == role)
            and (not name or node.get_name() == name)
        ]

    def find(self, role=None, name=None, hidden=False):
        for node in self.walk(hidden):
            if (not role or node.get_role_name() == role) and (
                not name or node.get_name() == name
            ):
                return node
        return None

    def get(self, role, name):
        return wait(f"{role} “{name}”", lambda: self.find(role, name))

    def names(self):
        return [node.get_name() for node in self.walk() if node.get_name()]

    def text(self, part):
        """The first name in view that holds `part`."""
        return next((name for name in self.names() if part in name), None)

    def wait_text(self, part, seconds=20):
        return wait(f"the text “{part}”", lambda: self.text(part), seconds)

    @staticmethod
    def has(node, state):
        return node.get_state_set().contains(state)

    def is_sensitive(self, node):
        return self.has(node, Atspi.StateType.SENSITIVE)

    # Acting

    def click(self, name, role=None):
        """Does the first action of the widget of that name, once it can be used."""

        def ready():
            for node in self.all(role, name):
                action = node.get_action_iface()
                if action and action.get_n_actions() and self.is_sensitive(node):
                    if self.extents(node)[2] > 0:
                        return node
            return None

        node = wait(f"“{name}” to be clickable", ready)
        node.get_action_iface().do_action(0)
        return node

    def page(self, name):
        self.click(name, role="page tab")
        wait(f"the page {name}", lambda: self.current_page() == name)

    def dialog(self, title):
        """The window of that title beside the main one."""
        return wait(f"the dialog “{title}”", lambda: self._dialog(title))

    def _dialog(self, title):
        for index in range(self.application.get_child_count()):
            child = self.application.get_child_at_index(index)
            if child and child != self.frame and child.get_name() == title:
                return child
        return None

    def choose_file(self, title, path):
        """Types a path into the file dialog of that title."""
        self.dialog(title)
        xtest.type_text(path)
        time.sleep(0.3)  # the dialog looks the path up; Return before that completes it instead
        xtest.key("Return")
        wait("the file dialog to go", lambda: not self._dialog(title))

    def focus(self):
        """Without a window manager keys go to the window under the pointer. The pointer waits at
        the left edge, where there is nothing that it could hover over."""
        xtest.move(3, 3)
        x, y = self.on_screen(2, self.extents(self.frame)[3] // 3)
        xtest.move(x, y)

    def extents(self, node):
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    def on_screen(self, x, y):
        """Where a place of the window is on the screen; the pointer is over the window."""
        left, top, width, _ = xtest.window_under_pointer()
        border = (width // self.scale - self.extents(self.frame)[2]) // 2
        return left + (x + border) * self.scale, top + (y + border) * self.scale

    def draw(self, *strokes):
        """Draws lines through places given in shares of the canvas, 0…1."""
        x, y, width, height = self.extents(self.get("image", "Canvas"))
        side = min(width, height)
        left, top = x + (width - side) / 2, y + (height - side) / 2
        for stroke in strokes:
            xtest.drag([self.on_screen(left + side * a, top + side * b) for a, b in stroke])
        self.focus()

    def draw_dress(self):
        """Something with a skirt."""
        self.draw(
            *[
                [(0.5 + side * (0.05 + 0.012 * step), 0.12 + 0.07 * step) for step in range(12)]
                for side in (-1, -0.3, 0.3, 1)
            ]
        )

    # What the pages say

    def bars(self):
        """The ten percentages in the order of the classes."""
        bars = [node for node in self.walk() if node.get_name().startswith("Probability of ")]
        return [float(node.get_description().removesuffix(" %")) for node in bars]

    def beside(self, name):
        """The text that stands beside the label of that name."""
        labels = self.all("label")
        for label, following in zip(labels, labels[1:]):
            if label.get_name() == name:
                return following.get_name()
        return None

    def said(self):
        """What the program wrote to its terminal."""
        self.log.seek(0)
        return self.log.read()

    def save_picture(self, path):
        x, y, width, height = xtest.window_under_pointer()
        xtest.save_screen(path, x, y, width, height)

    def close(self):
        """Ends the program as a person would; nothing may have been complained of."""
        RUNNING.remove(self)
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("the program did not end when asked to")
        return self.said()


def check(condition, text):
    if not condition:
        raise Failure(text)
    print("ok:", text, flush=True)


def command_line(*arguments, home=None):
    """The last line that `lapel` prints, as JSON."""
    program = os.environ.get("LAPEL_BIN") or str(ROOT / ".build/release/lapel")
    environment = dict(os.environ)
    if home:
        environment["XDG_DATA_HOME"] = home
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return json.loads(done.stdout.splitlines()[-1])


def run(scenario):
    """Runs one scenario and turns its failure into an exit status with one line."""
    try:
        scenario()
    except Failure as failure:
        print(f"FAILED: {failure}", flush=True)
        sys.exit(1)
