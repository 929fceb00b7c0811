"""Small covers of media, made by a process apart and kept as files in a folder that may be emptied at any time."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from player.embedded.process import PATIENCE_SECONDS, start_apart
from player.media.probe import HEAD_BYTES

Report = Callable[[], None]

# As `player.embedded.process.COMMAND`.
COMMAND = (sys.executable, "-P", "-m", "player.embedded.picturing")
_ASK_SECONDS = 0.1
_JPEG = b"\xff\xd8\xff"
# Of 96 by 96 pixels; more is none of ours.
_LARGEST_BYTES = 64 * 1024
# Some ten thousand covers.
MOST_BYTES = 50 * 1024 * 1024
# What is left of that when the oldest are dropped, so that they are not counted each time.
_LEFT_SHARE = 0.8
# A file takes at least this much of a disk.
_BLOCK_BYTES = 4096
_MAGIC = (b"\x1a\x45\xdf\xa3", b"OggS", b"fLaC", b"ID3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"FORM")
_MP4_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"skip", b"free")
_AVI = b"AVI "


def cover_apart(
    path: Path, report: Report, *, command: Sequence[str] = COMMAND, patience_seconds: float = PATIENCE_SECONDS
) -> bytes:
    """A JPEG of the medium's cover, or of a frame of its video; empty where there is none, or it cannot be read.

    `report()` is called about ten times a second, and may raise to stop it.
    """
    process = start_apart(command, path)
    assert process.stdout is not None
    give_up_at = time.monotonic() + patience_seconds
    try:
        while time.monotonic() < give_up_at:
            report()
            with suppress(subprocess.TimeoutExpired):
                picture, _errors = process.communicate(timeout=_ASK_SECONDS)
                return picture if picture.startswith(_JPEG) and len(picture) <= _LARGEST_BYTES else b""
        return b""
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def may_hold_picture(path: Path) -> bool:
    """Whether a medium is of a kind that has covers or video, told by its first bytes; raises OSError."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    return head.startswith(_MAGIC) or head[4:8] in _MP4_BOXES or head[8:12] == _AVI


class CoverFolder:
    """Covers by the place, size and date of their media: a file that was changed gets another one.

    That a medium has none is kept, too, as an empty file. The folder holds `most_bytes` at the most; the covers that
    were not looked at the longest go first. Use it in one thread.
    """

    def __init__(
        self, folder: Path, make: Callable[[Path, Report], bytes] = cover_apart, most_bytes: int = MOST_BYTES
    ) -> None:
        self._folder = folder
        self._make = make
        self._most_bytes = most_bytes
        # Unknown until something is written.
        self._bytes: int | None = None

    def cover(self, medium: Path, report: Report) -> bytes:
        """The JPEG of a medium's cover, empty for none; `report()` may raise to stop its making."""
        try:
            kept = self._folder / _name(medium)
            with suppress(OSError):
                return self._read(kept)
            picture = self._make(medium, report) if may_hold_picture(medium) else b""
        except OSError:
            return b""
        # A folder that cannot be written is no reason to show nothing.
        with suppress(OSError):
            self._write(kept, picture)
        return picture

    def _read(self, kept: Path) -> bytes:
        picture = kept.read_bytes()
        os.utime(kept)
        return picture

    def _write(self, kept: Path, picture: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(picture)
        part.replace(kept)
        self._bytes = self._held_bytes() if self._bytes is None else self._bytes + _room(len(picture))
        if self._bytes > self._most_bytes:
            self._drop_oldest()

    def _held_bytes(self) -> int:
        return sum(_room(entry.stat().st_size) for entry in os.scandir(self._folder))

    def _drop_oldest(self) -> None:
        found = [(entry.stat(), entry.path) for entry in os.scandir(self._folder)]
        left = sum(_room(about.st_size) for about, _path in found)
        for about, path in sorted(found, key=lambda item: item[0].st_mtime_ns):
            if left <= self._most_bytes * _LEFT_SHARE:
                break
            Path(path).unlink(missing_ok=True)
            left -= _room(about.st_size)
        self._bytes = left


def _name(medium: Path) -> str:
    about = medium.stat()
    facts = f"{about.st_size} {about.st_mtime_ns} ".encode() + os.fsencode(medium)
    return f"{hashlib.sha256(facts).hexdigest()[:32]}.jpg"


def _room(size: int) -> int:
    return max(size, _BLOCK_BYTES)
