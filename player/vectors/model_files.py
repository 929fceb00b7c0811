"""The files of a model folder, none of them trusted: what is wrong with one ends as a sentence about the folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from player.errors import ModelUnusable
from player.files import why_unreadable
from player.formats.json_value import JsonValue, WrongJson, parse_json

# The settings of real models take a few thousand bytes.
_SETTINGS_BYTES = 1024 * 1024


class WrongModel(Exception):
    """What is wrong with a model, as the rest of a sentence that begins with it."""


@contextmanager
def unusable(folder: Path) -> Iterator[None]:
    """Whatever is wrong with the model in here is a ModelUnusable of this folder."""
    try:
        yield
    except WrongModel as error:
        raise ModelUnusable(folder, str(error)) from error
    except OSError as error:
        raise ModelUnusable(folder, f"it cannot be read: {error.strerror or error}.") from error
    except RecursionError as error:
        raise ModelUnusable(folder, "its files are nested too deeply to be read.") from error
    except MemoryError as error:
        raise ModelUnusable(folder, "it needs more memory than there is.") from error


def checked(path: Path, largest_bytes: int) -> Path:
    """This path, where it names a file that can be read and is no larger; raises WrongModel."""
    reason = why_unreadable(path)
    if reason:
        raise WrongModel(f"{path.name}: {reason}")
    if path.stat().st_size > largest_bytes:
        raise WrongModel(f"{path.name} is larger than {largest_bytes // 1024**2:,} MB.")
    return path


def read_text(path: Path, largest_bytes: int) -> str:
    """The text of a file; raises WrongModel."""
    try:
        return checked(path, largest_bytes).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise WrongModel(f"{path.name} is no text.") from error


def read_json(path: Path, largest_bytes: int = _SETTINGS_BYTES) -> JsonValue:
    """What a JSON file holds; raises WrongModel."""
    text = read_text(path, largest_bytes)
    with wrong_file(path):
        return parse_json(text)


def read_settings(path: Path) -> JsonValue:
    """What a JSON file holds, null where there is none; raises WrongModel."""
    return read_json(path) if path.exists() else JsonValue(None)


@contextmanager
def wrong_file(path: Path) -> Iterator[None]:
    """Whatever is wrong with JSON in here is a WrongModel that names this file."""
    try:
        yield
    except WrongJson as error:
        raise WrongModel(f"{path.name}: {error}.") from error


def beneath(folder: Path, relative: str) -> Path:
    """The path that a file of the folder names, which may not lead out of it; raises WrongModel.

    Links are followed: a download cache keeps the files themselves elsewhere.
    """
    parts = PurePosixPath(relative.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in relative:
        raise WrongModel(f"it names a file outside its folder: {relative[:100]}")
    return folder / parts
