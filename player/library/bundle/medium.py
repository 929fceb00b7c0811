"""The medium in a bundle, and its way into a folder of the user's."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from player.errors import UnplayableMedia, UnwritableFile
from player.files import file_name, free_path
from player.formats.json_value import JsonValue
from player.library.bundle import layout
from player.library.bundle.members import Members, broken
from player.library.merging.matching import MediumMark
from player.library.progress import Report
from player.media.probe import is_media_name, read_playable

_BYTES_PER_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class MediumFacts:
    """What a bundle says of the medium of its recording, which may be in it or not: the file's name, no more."""

    name: str
    mark: MediumMark


def medium_from(data: JsonValue) -> MediumFacts | None:
    """The facts in these JSON values; raises WrongJson."""
    if data.value is None:
        return None
    # Whatever system it was written on, and whoever wrote it: no folder, no device, nothing but audio and video.
    wanted = PureWindowsPath(PureWindowsPath(data.get("name").text()).name)
    name = (file_name(wanted.stem) or "recording") + wanted.suffix
    if not is_media_name(Path(name)):
        raise data.get("name").wrong("the name of audio or video")
    return MediumFacts(name, MediumMark(data.get("size_bytes").whole(), data.get("sha256").text()))


@contextmanager
def written_medium(members: Members, name: str, folder: Path, report: Report) -> Iterator[Callable[[], Path]]:
    """Write the medium of a bundle into a folder; calling what this yields gives it its name, and keeps it.

    The name is a free one, no file is ever written over. Raises BrokenFile, UnwritableFile.
    """
    size = members.size(layout.MEDIUM) or 0
    partial = folder / f".syncline-{os.getpid()}.partial"
    kept: list[Path] = []

    def keep() -> Path:
        with _told(folder):
            path = _reserved(folder / name)
            kept.append(path)
            partial.replace(path)
            return path

    try:
        with _told(folder):
            _check_room(folder, size)
            _write(members, partial, size, report)
        _check_playable(partial, name)
        yield keep
    except BaseException:
        for path in kept:
            path.unlink(missing_ok=True)
        raise
    finally:
        partial.unlink(missing_ok=True)


def _write(members: Members, partial: Path, size: int, report: Report) -> None:
    done = 0
    with partial.open("wb") as file:
        for piece in members.pieces(layout.MEDIUM):
            report(done, size)
            file.write(piece)
            done += len(piece)
        file.flush()
        os.fsync(file.fileno())


def _check_room(folder: Path, size: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < size:
        raise UnwritableFile(folder, f"there is no room for the medium, {size // _BYTES_PER_MB:,} MB.")


def _check_playable(partial: Path, name: str) -> None:
    try:
        read_playable(partial)
    except UnplayableMedia as error:
        raise broken(name, "what it holds as its medium is no audio or video.") from error


def _reserved(wanted: Path) -> Path:
    """A name that was free, taken by an empty file: nobody else can take it in between."""
    while True:
        path = free_path(wanted)
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            continue
        return path


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the folder does not take is an UnwritableFile."""
    try:
        yield
    except OSError as error:
        raise UnwritableFile(folder, f"the medium cannot be written here: {error.strerror}.") from error
