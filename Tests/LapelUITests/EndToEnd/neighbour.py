"""Another program on the screen: PICTURE, or a folder, can be dragged out of its
window; a picture is on the clipboard.

Says "ready" once its window is at the place X Y, where nothing else is."""

import ctypes
import pathlib
import sys

import gi

for module in ("Gdk", "GdkX11", "Gtk"):
    gi.require_version(module, "4.0")
from gi.repository import Gdk, GdkX11, GLib, Gtk  # noqa: E402

PICTURE = pathlib.Path(sys.argv[1]).resolve()
PLACE = int(sys.argv[2]), int(sys.argv[3])
SIZE = 100


def content(kind, data):
    return Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(data))


def move(window):
    """There is no window manager to put the window there and to give the keyboard back."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XMoveWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int]
    x11.XSetInputFocus.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong]
    x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    display = x11.XOpenDisplay(None)
    x11.XMoveWindow(display, GdkX11.X11Surface.get_xid(window.get_surface()), *PLACE)
    pointer_root, now = 1, 0
    x11.XSetInputFocus(display, pointer_root, pointer_root, now)
    x11.XSync(display, 0)


def settle(window):
    move(window)
    if PICTURE.is_file():
        window.get_clipboard().set_content(content("image/png", PICTURE.read_bytes()))
    print("ready", flush=True)


def activate(application):
    window = Gtk.ApplicationWindow(
        application=application, decorated=False, default_width=SIZE, default_height=SIZE
    )
    drag = Gtk.DragSource()
    drag.set_content(content("text/uri-list", (PICTURE.as_uri() + "\r\n").encode()))
    window.add_controller(drag)
    window.present()
    GLib.timeout_add(300, settle, window)


application = Gtk.Application()
application.connect("activate", activate)
application.run()
