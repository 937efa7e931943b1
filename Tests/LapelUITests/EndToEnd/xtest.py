"""Pointer and keyboard of the X server, through libXtst: what a hand would do."""

import ctypes
import ctypes.util
import time


def _library(name):
    return ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.6")


_x11 = _library("X11")
_xtst = _library("Xtst")
_x11.XOpenDisplay.restype = ctypes.c_void_p
_x11.XStringToKeysym.restype = ctypes.c_ulong
_x11.XKeysymToKeycode.restype = ctypes.c_ubyte
_display = ctypes.c_void_p(_x11.XOpenDisplay(None))

MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}


def _flush():
    _x11.XSync(_display, 0)


def move(x, y):
    _xtst.XTestFakeMotionEvent(_display, -1, int(x), int(y), 0)
    _flush()


def press(button=1):
    _xtst.XTestFakeButtonEvent(_display, button, 1, 0)
    _flush()


def release(button=1):
    _xtst.XTestFakeButtonEvent(_display, button, 0, 0)
    _flush()


def click(x, y):
    move(x, y)
    time.sleep(0.05)
    press()
    release()


def drag(points, pause=0.01):
    """Presses at the first point, passes through the others, releases at the last."""
    move(*points[0])
    time.sleep(0.05)
    press()
    for x, y in points[1:]:
        time.sleep(pause)
        move(x, y)
    time.sleep(0.05)
    release()


def key(chord):
    """Presses keys such as "ctrl+z", "7" or "Return" together."""
    *modifiers, name = chord.split("+")
    names = [MODIFIERS[modifier] for modifier in modifiers] + [name]
    codes = [_x11.XKeysymToKeycode(_display, _x11.XStringToKeysym(n.encode())) for n in names]
    for code in codes:
        _xtst.XTestFakeKeyEvent(_display, code, 1, 0)
        _flush()
    for code in reversed(codes):
        _xtst.XTestFakeKeyEvent(_display, code, 0, 0)
        _flush()
    time.sleep(0.03)


def type_text(text):
    names = {" ": "space", "-": "minus", "/": "slash", ".": "period", "_": "underscore"}
    for character in text:
        key("shift+" + character if character.isupper() else names.get(character, character))
