"""The files that were imported, written out again as they were."""

from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from player.errors import UnwritableFile
from player.export.writing import write_file
from player.files import file_name, free_path
from player.library.interface import Store
from player.recording import StoredSource
from player.source_reports import source_name

# A title inside a medium may be of any length; file systems take 255 bytes, and a number is to have room.
_LONGEST_NAME_BYTES = 240


def save_originals(library: Store, sources: Sequence[StoredSource], folder: Path) -> tuple[str, ...]:
    """Write the kept bytes of each source into this folder; returns a sentence for each, raises PlayerError.

    A name that is taken gets a number: nothing is written over.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(folder, f"cannot be made: {error.strerror}.") from error
    told = []
    for source in sources:
        data = library.source_data(source.id)
        if data is None:
            told.append(f"{source_name(source.document)}: its file was not kept.")
            continue
        path = free_path(folder / _plain_name(source_name(source.document)))
        write_file(path, data)
        told.append(f"{path} is written.")
    return tuple(told)


def _plain_name(name: str) -> str:
    """The name without folders, short enough to get a number."""
    plain = PureWindowsPath(name).name
    fits = len(plain.encode(errors="replace")) <= _LONGEST_NAME_BYTES
    return (plain if fits else file_name(plain)) or "source"
