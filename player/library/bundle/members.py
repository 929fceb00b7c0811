"""The members of a bundle that anybody may have made: nothing of it is read before all about it is in bounds."""

import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from player.errors import BrokenFile, UnreadableFile
from player.files import why_unreadable
from player.library.bundle import layout

# The list of members, for as many as `layout.MEMBER` allows.
_LARGEST_LIST_BYTES = 16 * 1024 * 1024
_PIECE_BYTES = 1024 * 1024
_ENCRYPTED = 0x1
_LONGEST_NAME_CHARS = 60


class Members:
    """What is in a bundle; each method raises BrokenFile where a member turns out to be damaged."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._infos = {info.filename: info for info in archive.infolist()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def size(self, member: str) -> int | None:
        """How many bytes a member unpacks to; None where there is no such member."""
        info = self._infos.get(member)
        return info.file_size if info else None

    def data(self, member: str) -> bytes:
        """All of a member; raises BrokenFile where it is missing."""
        return b"".join(self.pieces(member))

    def pieces(self, member: str) -> Iterator[bytes]:
        """A member piece by piece; raises BrokenFile where it is missing."""
        if member not in self._infos:
            raise broken(self._name, f"it has no {member}.")
        with _told(self._name):
            stream = self._archive.open(self._infos[member])
        with stream:
            while piece := self._piece(stream):
                yield piece

    def _piece(self, stream: IO[bytes]) -> bytes:
        with _told(self._name):
            return stream.read(_PIECE_BYTES)


class _BoundedFile(BufferedReader):
    """A file that refuses to load a list of members of any length, as `zipfile` would."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_LIST_BYTES:
            raise BadZipFile("its list of members is too long")
        return super().read(size)


@contextmanager
def open_bundle(path: Path) -> Iterator[Members]:
    """The members of a bundle; raises UnreadableFile, and BrokenFile for what was not written as a bundle."""
    if reason := why_unreadable(path):
        raise UnreadableFile(path, reason)
    with _told(path.name):
        file = _BoundedFile(FileIO(path))
    with file:
        with _told(path.name):
            archive = ZipFile(file)
        _check(archive, path.name, path.stat().st_size)
        yield Members(archive, path.name)


def broken(name: str, reason: str) -> BrokenFile:
    """The error that a bundle cannot be used."""
    return BrokenFile(name, f"a {layout.TITLE}", reason)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Whatever the archive is broken in is a BrokenFile."""
    try:
        yield
    except BadZipFile as error:
        raise broken(name, f"it is damaged or not whole: {error}.") from error
    except (zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, OverflowError) as error:
        raise broken(name, "it is damaged or not whole; have it sent again.") from error


def _check(archive: ZipFile, name: str, size: int) -> None:
    infos = archive.infolist()
    for info in infos:
        if reason := _why_refused(info):
            raise broken(name, f"its member “{info.orig_filename[:_LONGEST_NAME_CHARS]}” {reason}.")
    names = [info.filename for info in infos]
    if len(set(names)) < len(names):
        raise broken(name, "it has several members of one name.")
    if layout.HEAD not in names:
        raise broken(name, f"it has no {layout.HEAD}.")
    if sum(info.compress_size for info in infos) > size:
        raise broken(name, "its members lie on top of each other.")
    if sum(info.file_size for info in infos if info.filename != layout.MEDIUM) > layout.LARGEST_TEXTS_BYTES:
        raise broken(name, "it unpacks to more than any transcript.")


def _why_refused(info: ZipInfo) -> str | None:
    """What is wrong with a member, as the rest of a sentence."""
    if info.orig_filename != info.filename or not layout.MEMBER.fullmatch(info.filename):
        return "is no part of a bundle"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "is a link or a device"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that no bundle is"
    if info.compress_type == ZIP_STORED and info.compress_size != info.file_size:
        return "has two sizes"
    if info.filename == layout.MEDIUM:
        return None if info.compress_type == ZIP_STORED else "is packed"
    if info.file_size > layout.LARGEST_TEXT_BYTES:
        return "is larger than any transcript"
    if info.file_size > layout.SMALL_BYTES and info.file_size > layout.LARGEST_RATIO * max(1, info.compress_size):
        return "is packed more tightly than any transcript can be"
    return None
