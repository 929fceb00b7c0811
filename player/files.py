"""Files before they are opened: whether a path names one that can be read, and what a new one may be called."""

import re
import stat
from itertools import chain, count
from pathlib import Path

# What no file system likes in a name, and the names that Windows keeps for devices, whatever their extension.
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\ud800-\udfff]+")
_DEVICE = re.compile(r"\A(con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)
# File systems take 255 bytes; an extension and more is to have room behind it.
_NAME_BYTES = 120


def why_unreadable(path: Path) -> str | None:
    """What is wrong and what to do, as the rest of a sentence; None where the path names a readable file.

    Pipes and devices are refused: reading one may take for ever.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "this is a folder; name a file in it."
        if not stat.S_ISREG(mode):
            return "this is a pipe or a device, not a file; save it as a file first."
        with path.open("rb"):
            return None
    except FileNotFoundError:
        return "there is no such file; check the name, or point to where it is now."
    except (OSError, ValueError) as error:
        return f"cannot be read: {error.strerror if isinstance(error, OSError) else error}."


def is_folder(path: Path) -> bool:
    """Whether the path names a folder; where nobody is let see that, it does not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def free_path(wanted: Path) -> Path:
    """This path, or one like it with a number where there is such a file."""
    numbered = (wanted.with_stem(f"{wanted.stem} ({number})") for number in count(2))
    return next(path for path in chain([wanted], numbered) if not path.exists())


def file_name(title: str) -> str:
    """A title as the name of a file or a folder on any system; empty where nothing in it can be one."""
    plain = " ".join(_UNFIT.sub(" ", title).split())
    short = plain.encode()[:_NAME_BYTES].decode(errors="ignore").strip(". ")
    return _DEVICE.sub(r"\1_", short)
