"""Which recording here is that of another library: by its id, its files, its medium, never by a title."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PureWindowsPath

from player.errors import NotInLibrary
from player.library.interface import Store
from player.library.journal.records import RecordingRecord, is_uuid
from player.recording import RecordingSummary

# Two media of one name are one where they last equally long, but for how lengths are rounded.
_SAME_LENGTH_MS = 500
_END_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class MediumMark:
    """What tells a medium wherever it lies: its size, and the SHA-256, in hex, of its first and last MiB."""

    size_bytes: int
    sha256: str


def medium_mark(path: Path) -> MediumMark | None:
    """The mark of a medium; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            digest = hashlib.sha256(file.read(_END_BYTES))
            file.seek(max(_END_BYTES, size - _END_BYTES))
            digest.update(file.read(_END_BYTES))
    except (OSError, ValueError):
        return None
    return MediumMark(size, digest.hexdigest())


class Matching:
    """Finds recordings of other libraries among those of a store; its list is read once, where it is needed at all."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, other: RecordingRecord, sha256s: Collection[str], mark: MediumMark | None = None) -> str | None:
        """The id that another library's recording, with sources of these files and this medium, has here, if any."""
        # Two people's tools may both have called something “1”.
        if is_uuid(other.id) and is_known(self._store, other.id):
            return other.id
        found = self._store.recordings_with_files(sha256s)
        if len(found) == 1 or (found and mark is None):
            return found[0]
        with_medium = [summary.id for summary in self._summaries if _has_mark(summary, mark)] if mark else []
        both = [recording_id for recording_id in found if recording_id in with_medium]
        return next(iter((*both, *found, *with_medium)), None) or self._named_alike(other)

    @cached_property
    def _summaries(self) -> tuple[RecordingSummary, ...]:
        return self._store.summaries()

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, int], list[tuple[int, RecordingSummary]]]:
        """The recordings with their places in the list, by the name of the medium and how long it is, roughly."""
        named = defaultdict(list)
        for place, summary in enumerate(self._summaries):
            if summary.media_path is not None and summary.duration_ms is not None:
                key = _plain_name(summary.media_path), summary.duration_ms // _SAME_LENGTH_MS
                named[key].append((place, summary))
        return named

    def _named_alike(self, other: RecordingRecord) -> str | None:
        if other.media_path is None or other.duration_ms is None:
            return None
        name, length = _plain_name(other.media_path), other.duration_ms // _SAME_LENGTH_MS
        near = (found for about in (length - 1, length, length + 1) for found in self._by_name.get((name, about), ()))
        alike = [
            (place, summary.id)
            for place, summary in near
            if abs((summary.duration_ms or 0) - other.duration_ms) <= _SAME_LENGTH_MS
        ]
        return min(alike)[1] if alike else None


def is_known(store: Store, recording_id: str) -> bool:
    """Whether there is a recording of this id, removed or not."""
    try:
        store.recording_record(recording_id)
    except NotInLibrary:
        return False
    return True


def _has_mark(summary: RecordingSummary, mark: MediumMark) -> bool:
    path = summary.media_path
    try:
        # Only a file of the same size is worth reading.
        return path is not None and path.stat().st_size == mark.size_bytes and medium_mark(path) == mark
    except (OSError, ValueError):
        return False


def _plain_name(path: Path) -> str:
    """The file's name as any system has it: the other library may come from Windows."""
    return PureWindowsPath(str(path)).name.casefold()
