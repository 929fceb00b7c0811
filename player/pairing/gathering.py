"""The files that are meant by files and folders: folders are walked, and what is plainly no recording's passed over."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from player.files import is_folder, why_unreadable
from player.pairing.names import in_reading_order

# A lifetime of recordings has fewer files; a whole disk that was dropped by mistake has more.
MOST_FILES = 10_000
_DEEPEST = 32
# Pictures, downloads that are not finished, and what systems leave in folders.
_NEITHER_MEDIA_NOR_TEXT = (
    *("jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "avif", "svg", "ico", "psd", "xcf"),
    *("part", "ytdl", "crdownload", "tmp", "temp", "bak", "lnk", "url", "webloc"),
)
_SYSTEM_FILES = ("desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r")
_LIVE_CHAT = ".live_chat.json"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files that the user named, those found in folders, and sentences on what was left out."""

    named: tuple[Path, ...]
    walked: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files, each once: as the user named them, then as they lie in the folders."""
        return tuple(dict.fromkeys((*self.named, *self.walked)))


class _Full(Exception):
    """There are more files than anybody means to import."""


def gather_files(paths: Sequence[Path], heartbeat: Callable[[], None] = lambda: None) -> Gathered:
    """The files that are meant, in reading order; `heartbeat` is called for each that is seen, and may raise to stop.

    Hidden files, pictures, unfinished downloads and the like are passed over in silence, links to other folders, live
    chats and what lies too deep with a sentence.
    """
    named: list[Path] = []
    walked: list[Path] = []
    left_out: list[str] = []
    for path in dict.fromkeys(paths):
        if not is_folder(path):
            named.append(path)
            continue
        known = len(walked)
        try:
            for found in _walk(path, left_out, heartbeat):
                if len(walked) >= MOST_FILES:
                    raise _Full
                walked.append(found)
        except _Full:
            left_out.append(f"{path}: there are more than {MOST_FILES:,} files; the rest is left out.")
        if len(walked) == known:
            left_out.append(f"{path}: there is nothing to import in this folder.")
    return Gathered(tuple(named), tuple(walked), tuple(left_out))


def is_beside_the_point(path: Path) -> bool:
    """Whether the name alone says that a file is neither a medium nor a text about one."""
    name = path.name.lower()
    return name.startswith(".") or name in _SYSTEM_FILES or path.suffix.lower()[1:] in _NEITHER_MEDIA_NOR_TEXT


def _walk(folder: Path, left_out: list[str], heartbeat: Callable[[], None], depth: int = 0) -> Iterator[Path]:
    """The files of a folder and then those of the folders in it, in reading order."""
    folders: list[Path] = []
    for entry in _entries(folder, left_out):
        heartbeat()
        path = Path(entry.path)
        if is_beside_the_point(path):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(path)
        elif entry.is_symlink() and is_folder(path):
            left_out.append(f"{path}: this is a link to another folder; it is not followed.")
        elif entry.name.lower().endswith(_LIVE_CHAT):
            left_out.append(f"{path}: a live chat is no transcript; it is passed over.")
        elif (entry.is_symlink() or not entry.is_file()) and (reason := why_unreadable(path)):
            left_out.append(f"{path}: {reason}")
        else:
            yield path
    for inner in folders:
        if depth == _DEEPEST:
            left_out.append(f"{inner}: this folder lies too deep; name it by itself.")
        else:
            yield from _walk(inner, left_out, heartbeat, depth + 1)


def _entries(folder: Path, left_out: list[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: in_reading_order(entry.name))
    except OSError as error:
        left_out.append(f"{folder}: cannot be read: {error.strerror}.")
        return []
