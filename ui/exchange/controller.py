"""Recordings on their way out of the library and in: written into bundles, merged from bundles and journals."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.library.interface import Store
from ui.loading import run_with_library
from ui.tasks import Progress, Tasks


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came in: the recordings of the bundles, all those concerned, and a sentence for each file.

    `merged_count` tells of how many of the files that was more than a refusal.
    """

    brought_ids: tuple[str, ...]
    changed_ids: tuple[str, ...]
    sentences: tuple[str, ...]
    merged_count: int

    @property
    def summary(self) -> str:
        """One sentence on all files."""
        total, merged = len(self.sentences), self.merged_count
        if merged == total:
            return f"{total:,} files were merged."
        if merged:
            return f"{merged:,} of {total:,} files {'was' if merged == 1 else 'were'} merged."
        return "Neither file could be merged." if total == 2 else f"None of the {total:,} files could be merged."


class ExchangeController(QObject):
    """Wishes come in as calls; everything is done off the window's thread."""

    written = Signal(object)  # Path
    media_found = Signal(object, object)  # bundles to be taken, bytes of the media in them
    exchanged = Signal(object)  # Exchanged

    def __init__(self, library_path: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library_path = library_path
        self._tasks = tasks

    def write(self, recording_id: str, path: Path, with_media: bool) -> None:
        """Write a recording into a bundle, with its medium if wanted."""

        def work(library: Store, progress: Progress) -> Path:
            from player.library.bundle.writing import write_bundle

            return write_bundle(library, recording_id, path, with_media=with_media, report=progress.report)

        run_with_library(self._tasks, self._library_path, f"Writing {path.name}", work, self.written.emit)

    def take(self, paths: Sequence[Path]) -> None:
        """Merge bundles and journals; where there are media in them, they are told of instead, to be asked about."""

        def work(_progress: Progress) -> int:
            return sum(map(_media_bytes, paths))

        def done(size_bytes: int) -> None:
            if size_bytes:
                self.media_found.emit(paths, size_bytes)
            else:
                self.merge(paths, None)

        self._tasks.run("", work, done)

    def merge(self, paths: Sequence[Path], media_folder: Path | None) -> None:
        """Merge bundles and journals; media are written into the folder, or left out."""

        def work(library: Store, progress: Progress) -> Exchanged:
            return _merged(library, paths, media_folder, progress)

        name = paths[0].name if len(paths) == 1 else f"{len(paths):,} files"
        run_with_library(self._tasks, self._library_path, f"Merging {name}", work, self.exchanged.emit)


def _media_bytes(path: Path) -> int:
    """How large the medium in a bundle is; 0 for none, and for what will be refused."""
    from player.library.bundle.layout import MEDIUM, is_bundle
    from player.library.bundle.members import open_bundle

    with suppress(PlayerError):
        if is_bundle(path):
            with open_bundle(path) as members:
                return members.size(MEDIUM) or 0
    return 0


def _merged(library: Store, paths: Sequence[Path], media_folder: Path | None, progress: Progress) -> Exchanged:
    """One file after another; what cannot be read keeps nobody from the rest."""
    from player.library.bundle.layout import is_bundle
    from player.library.bundle.reading import read_bundle
    from player.library.merging.journals import merge_journal

    brought: list[str] = []
    changed: list[str] = []
    sentences: list[str] = []
    failures = 0
    for path in paths:
        try:
            if is_bundle(path):
                merged = read_bundle(library, path, media_folder=media_folder, report=progress.report)
                brought.append(merged.recording_id)
                sentences.append(merged.sentence)
            else:
                report = merge_journal(library, path, progress.report)
                changed += report.recordings
                sentences.append(f"{path.name}: {report.sentence}")
        except PlayerError as error:
            sentences.append(error.sentence)
            failures += 1
    return Exchanged(tuple(brought), (*brought, *changed), tuple(sentences), len(paths) - failures)
