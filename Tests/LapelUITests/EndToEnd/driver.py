"""Drives the window as a screen reader sees it: by role, name and value (AT-SPI)."""

import functools
import json
import os
import pathlib
import shutil
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
# What these hold within is their own business, and there are hundreds of thumbnails in a table.
LEAVES = {
    "page tab", "scroll bar", "combo box", "slider", "table", "separator", "progress bar", "label",
    "level bar", "text", "image",
}
RUNNING = []
FOLDERS = set()
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


def steady(look):
    """Looks again where a node went away while it was looked at."""

    @functools.wraps(look)
    def looking(*arguments, **options):
        for _ in range(20):
            try:
                return look(*arguments, **options)
            except GLib.Error:
                time.sleep(0.1)
        return look(*arguments, **options)

    return looking


def role_of(node):
    """The role, by one name for what versions of GTK call by several."""
    name = node.get_role_name()
    return {
        "push button": "button", "toggle button": "button", "switch": "check box", "entry": "text",
    }.get(name, name)


def matches(node, role, name):
    """Whether a node has that role and name. GTK 4.8 says a name twice that comes from two sources,
    a text and a shortcut key."""
    if role and role_of(node) != role:
        return False
    return not name or node.get_name() in (name, f"{name} {name}")


class Window:
    """One running window with a data folder of its own."""

    def __init__(self, *arguments, home=None, size=None, page="try", **environment):
        self.folder = home or tempfile.mkdtemp(prefix="lapel-window-")
        FOLDERS.add(self.folder)
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
        self.tabs = wait("the tabs", self._find_tabs)
        # Newer GTK tells what shows and leaves out the rest.
        self.tells_showing = self.has(self.tabs[0], Atspi.StateType.SHOWING)
        self.page_stack = None if self.tells_showing else wait("the pages", self._find_page_stack)
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

    def _find_tabs(self):
        tabs = [self.find("page tab", name, hidden=True) for name in PAGES]
        return tabs if all(tabs) else None

    def _find_page_stack(self):
        """The node whose children are the pages: where the ways to a part of each page part."""
        ways = [
            self._way(role, name)
            for role, name in (("image", "Canvas"), ("list", "Corrections waiting"))
        ]
        common = [a for a, b in zip(*ways) if a == b]
        return common[-1] if all(ways) else None

    def _way(self, role, name):
        node, way = self.find(role, name, hidden=True), []
        while node and node != self.application:
            way.insert(0, node)
            node = node.get_parent()
        return way

    # Looking

    def walk(self, hidden=False, within=None):
        """The nodes from the top; with `hidden`, also those of pages that are not in view and what
        lies within leaves."""
        stack, seen = [within or self.application], set()
        while stack:
            current = stack.pop()
            # Newer GTK tells of a stack's page twice.
            if current in seen:
                continue
            seen.add(current)
            yield current
            if not hidden and role_of(current) in LEAVES:
                continue
            children = [
                current.get_child_at_index(index)
                for index in range(min(current.get_child_count(), 2000))
            ]
            if not hidden:
                children = self._in_view(current, children)
            stack += [child for child in reversed(children) if child]

    def _in_view(self, parent, children):
        if self.tells_showing:
            return [child for child in children if child and self.has(child, Atspi.StateType.SHOWING)]
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
        for name, tab in zip(PAGES, self.tabs):
            if self.has(tab, Atspi.StateType.SELECTED):
                return name
        return None

    @steady
    def all(self, role=None, name=None, hidden=False, within=None):
        return [
            node
            for node in self.walk(hidden, within)
            if matches(node, role, name)
        ]

    @steady
    def find(self, role=None, name=None, hidden=False):
        for node in self.walk(hidden):
            if matches(node, role, name):
                return node
        return None

    def get(self, role, name):
        return wait(f"{role} “{name}”", lambda: self.find(role, name))

    @steady
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

    def click(self, name, role=None, within=None):
        """Does the first action of the widget of that name, once it can be used."""

        def ready():
            for node in self.all(role, name, within=within):
                action = node.get_action_iface()
                if action and action.get_n_actions() and self.is_sensitive(node):
                    if self.extents(node)[2] > 0:
                        return node
            return None

        node = wait(f"“{name}” to be clickable", ready)
        node.get_action_iface().do_action(0)
        return node

    def dismiss_toast(self):
        """Presses the cross of the toast, to which older libadwaita gives no name of its own."""
        crosses = wait(
            "a toast", lambda: self.all("button", "GtkImage") or self.all("button", "Dismiss")
        )
        crosses[-1].get_action_iface().do_action(0)

    def wait_no_toast(self):
        """A toast's buttons go with it, and another may wait behind it."""
        wait(
            "toasts to go",
            lambda: not (self.find("button", "GtkImage") or self.find("button", "Dismiss")),
            60,
        )

    def page(self, name):
        self.click(name, role="page tab")
        wait(f"the page {name}", lambda: self.current_page() == name)

    def dialog(self, title):
        """The window of that title beside the main one."""
        return wait(f"the dialog “{title}”", lambda: self._dialog(title))

    def _dialog(self, title):
        for dialog in self.dialogs():
            if dialog.get_name() == title:
                return dialog
        return None

    def dialogs(self):
        """The windows beside the main one."""
        windows = [
            self.application.get_child_at_index(index)
            for index in range(self.application.get_child_count())
        ]
        return [window for window in windows if window and window != self.frame]

    def choose_file(self, title, path):
        """Types a path into the file dialog of that title."""
        dialog = self.dialog(title)
        xtest.key("ctrl+a")  # the name that the dialog suggests, if it does
        xtest.type_text("/")  # opens the entry of a dialog that has none in view
        entry = wait("the entry for the path", lambda: self._focused_entry(dialog))
        # Not typed: what the dialog completes meanwhile would stand between the letters.
        entry.get_editable_text_iface().set_text_contents(path)
        time.sleep(0.3)  # the dialog looks the path up; Return before that completes it instead
        xtest.key("Return")
        wait("the file dialog to go", lambda: not self._dialog(title))

    def _focused_entry(self, dialog):
        for entry in self.all("text", within=dialog):
            if self.has(entry, Atspi.StateType.FOCUSED):
                return entry
        return None

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
        # Newer GTK counts from where the shadow begins, and that twice.
        shadow = self.extents(self.frame)[0]
        return left + (x - 2 * shadow + border) * self.scale, top + (y - 2 * shadow + border) * self.scale

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

    @steady
    def bars(self):
        """The percentages in the order of the classes."""
        bars = [node for node in self.walk() if node.get_name().startswith("Probability of ")]
        return [float(node.get_description().removesuffix(" %")) for node in bars]

    @steady
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

    def load(self):
        """The share of a core that the program takes, over a second."""

        def ticks():
            with open(f"/proc/{self.process.pid}/stat") as file:
                return sum(int(field) for field in file.read().rsplit(")", 1)[1].split()[11:13])

        before = ticks()
        time.sleep(1)
        return (ticks() - before) / os.sysconf("SC_CLK_TCK")

    def wait_idle(self):
        """Where GTK does not tell which card shows, only this tells that nothing learns any more."""
        wait("the end of the training", lambda: self.load() < 0.2)

    def kill(self):
        """Ends the program as a power cut would."""
        RUNNING.remove(self)
        self.process.kill()
        self.process.wait()

    def close(self):
        """Ends the program as a person would; nothing may have been complained of."""
        RUNNING.remove(self)
        xtest.key("ctrl+w")
        try:
            status = self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("the program did not end when asked to")
        if status:
            raise Failure(f"the program ended with status {status}: {self.said()}")
        said = self.said()
        if "WARNING" in said or "CRITICAL" in said:
            raise Failure(f"the program complained: {said}")
        return said


class Focus:
    """Notes the names of what gets the focus."""

    def __enter__(self):
        self.found = set()
        self.listener = Atspi.EventListener.new(self._note)
        self.listener.register("object:state-changed:focused")
        return self

    def __exit__(self, *_):
        self.listener.deregister("object:state-changed:focused")

    def _note(self, event):
        if event.detail1:
            self.found.add(event.source.get_name())

    def names(self):
        """The names up to now."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return self.found


def check(condition, text):
    if not condition:
        raise Failure(text)
    print("ok:", text, flush=True)


def command_lines(*arguments, home=None):
    """The lines that `lapel` prints, each as JSON."""
    program = os.environ.get("LAPEL_BIN") or str(ROOT / ".build/release/lapel")
    environment = dict(os.environ)
    if home:
        environment["XDG_DATA_HOME"] = home
    done = subprocess.run([program, *arguments], capture_output=True, text=True, env=environment)
    if done.returncode:
        raise Failure(f"lapel {' '.join(arguments)}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def command_line(*arguments, home=None):
    """The last line that `lapel` prints, as JSON."""
    return command_lines(*arguments, home=home)[-1]


def describe(window):
    """Says what is in view, or how the program ended, and ends it."""
    try:
        texts = [node.get_name() for node in window.all("label")]
        print("in view:", " | ".join(texts), flush=True)
    except GLib.Error as error:
        print(f"nothing in view: {error}", flush=True)
    time.sleep(0.5)
    print(f"exit status {window.process.poll()}; it said: {window.said()}", flush=True)
    window.process.kill()


def run(scenario):
    """Runs one scenario; a failure ends with what was expected and what is in view."""
    try:
        scenario()
    except (Failure, GLib.Error) as failure:
        print(f"FAILED: {failure}", flush=True)
        for window in RUNNING:
            describe(window)
        sys.exit(1)
    for folder in FOLDERS:
        shutil.rmtree(folder, ignore_errors=True)
