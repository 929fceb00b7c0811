"""Whether a path names a file that can be read: asked before anything is opened that might never end."""

import stat
from pathlib import Path


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
