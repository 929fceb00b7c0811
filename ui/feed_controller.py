"""Podcast feeds read and their episodes brought in, off the window's thread; fetching keeps nothing else waiting."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from player.library.interface import Store
from ui.loading import run_with_library
from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.feeds.feed import Episode
    from player.feeds.importing import Lacking, Obtained
    from player.feeds.reading import OpenedFeed
    from player.feeds.resources import Kind

# Each episode counts as so many steps of fetching.
_STEPS = 100
_MOST_FAILURES = 3


class _Batch(NamedTuple):
    """Episodes that are being fetched, and those that are here."""

    opened: "OpenedFeed"
    obtained: "list[tuple[Episode, Obtained]]"


class FeedController(QObject):
    """A feed goes out with `opened`, or why it could not be read with `refused`; ids of recordings with `added`.

    With a feed goes what does not lie beside it, as `lacking` tells: who shows it need not look. Feeds are read on
    `lookups` and what they link to is fetched on `fetches`: a host that does not answer keeps neither the library nor
    the other waiting.
    """

    opened = Signal(object, object)
    refused = Signal(str)
    added = Signal(object)
    failed = Signal(str)

    def __init__(
        self, library_path: Path, tasks: Tasks, fetches: Tasks, lookups: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library_path = library_path
        self._tasks = tasks
        self._fetches = fetches
        self._lookups = lookups
        self._batches: dict[Progress, _Batch] = {}
        self._reading: Progress | None = None
        fetches.finished.connect(self._import)
        fetches.failed.connect(self.failed)
        lookups.failed.connect(self.refused)

    def read(self, path: Path) -> None:
        """Read the feed in a file."""
        from player.feeds.reading import read_feed_file

        self._open(f"Reading {path.name}", lambda _progress: read_feed_file(path))

    def fetch(self, address: str) -> None:
        """Fetch the feed at an address: the user asked for it."""
        from player.feeds.addresses import host_of
        from player.feeds.importing import fetch_feed

        self._open(f"Fetching from {host_of(address)}", lambda progress: fetch_feed(address, progress.report))

    def add(self, opened: "OpenedFeed", episodes: "Sequence[Episode]", kinds: "frozenset[Kind]") -> None:
        """Bring episodes in with what lies beside the feed, and with what of these kinds can be fetched."""
        batch = _Batch(opened, [])
        folder_of, named = self._library_path, _names(episodes)
        progress = self._fetches.run(
            f"Fetching {named}",
            lambda progress: _obtain(folder_of, batch, episodes, kinds, progress),
            lambda _none: None,
        )
        self._batches[progress] = batch

    def stop_reading(self) -> None:
        """Nobody waits for a feed any more."""
        if self._reading is not None:
            self._reading.cancel()

    def close(self) -> None:
        """Read and fetch no more."""
        self._lookups.close()
        self._fetches.close()

    def _open(self, title: str, read: "Callable[[Progress], OpenedFeed]") -> None:
        self.stop_reading()

        def listed(progress: Progress) -> "tuple[OpenedFeed, Lacking]":
            from player.feeds.importing import lacking

            opened = read(progress)
            return opened, lacking(opened)

        self._reading = self._lookups.run(title, listed, lambda found: self.opened.emit(*found))

    def _import(self, progress: Progress) -> None:
        """What is here comes in, though the rest was cancelled."""
        batch = self._batches.pop(progress)
        if batch.obtained:
            title = f"Adding {_names([episode for episode, _ in batch.obtained])}"
            run_with_library(
                self._tasks,
                self._library_path,
                title,
                lambda library, told: _add(library, batch, told),
                self._tell_added,
            )

    def _tell_added(self, result: tuple[list[str], list[str]]) -> None:
        recording_ids, failures = result
        self.added.emit(recording_ids)
        if failures:
            more = len(failures) - _MOST_FAILURES
            self.failed.emit(" ".join([*failures[:_MOST_FAILURES], f"And {more:,} more." if more > 0 else ""]).strip())


def _obtain(
    library_path: Path, batch: _Batch, episodes: "Sequence[Episode]", kinds: "frozenset[Kind]", progress: Progress
) -> None:
    from player.feeds.importing import Wanted, obtain
    from player.feeds.resources import podcast_folder

    feed = batch.opened.feed
    wanted = Wanted(kinds, podcast_folder(library_path, feed))
    for number, episode in enumerate(episodes):

        def report(done: int, total: int, before: int = number * _STEPS) -> None:
            progress.report(before + (_STEPS * done // total if total else 0), len(episodes) * _STEPS)

        report(0, 0)
        batch.obtained.append((episode, obtain(batch.opened, episode, wanted, report)))


def _add(library: Store, batch: _Batch, progress: Progress) -> tuple[list[str], list[str]]:
    """The ids of the recordings, and a sentence for each file that is missing."""
    from player.feeds.importing import import_episode

    recording_ids: list[str] = []
    failures: list[str] = []
    for number, (episode, got) in enumerate(batch.obtained):
        progress.report(number, len(batch.obtained))
        result = import_episode(library, batch.opened, episode, got.paths)
        recording_ids.append(result.imported[0].recording_id)
        failures += [*got.failures, *result.failures]
    return recording_ids, failures


def _names(episodes: "Sequence[Episode]") -> str:
    return episodes[0].title if len(episodes) == 1 else f"{len(episodes):,} episodes"
