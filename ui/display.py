"""Whether there is a display to show a window on, asked before Qt is: Qt ends the process where there is none."""

import ctypes
import os
import sys
from pathlib import Path

from player.errors import PlayerError


class NoDisplay(PlayerError):
    """There is no display for a window."""

    def __init__(self) -> None:
        super().__init__(
            "There is no display to show a window on; start Syncline from a desktop session, "
            "or run `syncline tour`, which brings a virtual one."
        )


def require_display() -> None:
    """Raises NoDisplay where Qt would find none."""
    if not has_display():
        raise NoDisplay


def has_display() -> bool:
    """Whether Qt can show a window here: always but on X11 and Wayland, which may be missing or out of reach."""
    if not sys.platform.startswith("linux"):
        return True
    platforms = os.environ.get("QT_QPA_PLATFORM") or "wayland;xcb"
    return any(_is_reached(platform.partition(":")[0]) for platform in platforms.split(";"))


def _is_reached(platform: str) -> bool:
    if platform == "xcb":
        return _reaches_x11()
    return _reaches_wayland() if platform.startswith("wayland") else bool(platform)


def _reaches_wayland() -> bool:
    import socket

    # The name that a client falls back on, too.
    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/run/user")) / name
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _reaches_x11() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
