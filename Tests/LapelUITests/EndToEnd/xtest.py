"""The X server seen from outside: pointer and keyboard through libXtst, and what is on the screen."""

import ctypes
import ctypes.util
import struct
import time
import zlib


def _library(name):
    return ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.6")


_x11 = _library("X11")
_xtst = _library("Xtst")
_x11.XOpenDisplay.restype = ctypes.c_void_p
_x11.XStringToKeysym.restype = ctypes.c_ulong
_x11.XKeysymToKeycode.restype = ctypes.c_ubyte
_x11.XDefaultRootWindow.restype = ctypes.c_ulong
_x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
_display = ctypes.c_void_p(_x11.XOpenDisplay(None))

MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
KEYSYMS = {" ": "space", "-": "minus", "/": "slash", ".": "period", "_": "underscore"}


def _flush():
    _x11.XSync(_display, 0)


# Pointer


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


# Keyboard


def _code(name):
    return _x11.XKeysymToKeycode(_display, _x11.XStringToKeysym(name.encode()))


def key(chord):
    """Presses keys such as "ctrl+z", "7" or "Return" together."""
    *modifiers, name = chord.split("+")
    codes = [_code(MODIFIERS[modifier]) for modifier in modifiers] + [_code(name)]
    for code in codes:
        _xtst.XTestFakeKeyEvent(_display, code, 1, 0)
        _flush()
    for code in reversed(codes):
        _xtst.XTestFakeKeyEvent(_display, code, 0, 0)
        _flush()
    time.sleep(0.01)


def type_text(text):
    for character in text:
        shifted = character.isupper() or character == "_"
        name = KEYSYMS.get(character, character)
        key("shift+" + name if shifted else name)


# Windows and pixels


class _Attributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("x", "y", "width", "height")] + [
        ("rest", ctypes.c_char * 256)
    ]


class _Image(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "offset", "format")] + [
        ("data", ctypes.c_void_p),
        ("rest", ctypes.c_int * 5),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    ]


_x11.XGetImage.restype = ctypes.POINTER(_Image)


def _bounds(window):
    attributes = _Attributes()
    _x11.XGetWindowAttributes(_display, ctypes.c_ulong(window), ctypes.byref(attributes))
    return attributes.x, attributes.y, attributes.width, attributes.height


def window_under_pointer():
    """Left, top, width and height of the top-level window under the pointer, on the screen; the
    screen itself where there is none."""
    root = _x11.XDefaultRootWindow(_display)
    unused, child = ctypes.c_ulong(), ctypes.c_ulong()
    places = [ctypes.c_int() for _ in range(4)] + [ctypes.c_uint()]
    _x11.XQueryPointer(
        _display, ctypes.c_ulong(root), ctypes.byref(unused), ctypes.byref(child),
        *[ctypes.byref(place) for place in places],
    )
    return _bounds(child.value or root)


def save_screen(path, left=0, top=0, width=None, height=None):
    """Writes a part of the screen as PNG."""
    root = _x11.XDefaultRootWindow(_display)
    _, _, most_wide, most_high = _bounds(root)
    width = min(width or most_wide, most_wide - left)
    height = min(height or most_high, most_high - top)
    planes, z_pixmap = ctypes.c_ulong(0xFFFFFFFF), 2
    image = _x11.XGetImage(
        _display, ctypes.c_ulong(root), left, top, width, height, planes, z_pixmap
    ).contents
    if image.bits_per_pixel != 32:
        raise RuntimeError(f"expected 32 bits a pixel, found {image.bits_per_pixel}")
    raw = ctypes.string_at(image.data, image.bytes_per_line * height)
    rows = bytearray()
    for y in range(height):
        row = raw[y * image.bytes_per_line : y * image.bytes_per_line + 4 * width]
        rgb = bytearray(3 * width)
        rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
        rows += b"\0" + rgb
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")):
            checksum = zlib.crc32(kind + data)
            file.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum))
