"""What can be seen of a library, and what is wrong with it after a fault."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from player.document import Document
from player.errors import PlayerError
from player.library.bundle.reading import read_bundle
from player.library.care.backups import MANUAL, backups
from player.library.care.check import check_library
from player.library.care.repair import repair_library
from player.library.interface import Store
from player.library.journal import journal_path, latest, read_journal
from player.library.opening import open_store
from tests.end_to_end.faults.homes import DAMAGED, bookmark, library_in

# Works in a folder with a library; what it did before it yields is acknowledged.
Write = Callable[[Path], Iterator[None]]
Picture = tuple[object, ...]


def picture(home: Path) -> Picture:
    """All that can be seen: the recordings, the bundles, how many backups were asked for.

    Whatever is random or tells the time is left out. Where a damaged library is being repaired, it is what a repair
    that runs to its end makes of it.
    """
    if (home / DAMAGED).exists():
        repair_library(library_in(home))
    with open_store(library_in(home)) as store:
        recordings = sorted((_recording_picture(store, item.id) for item in store.summaries()), key=repr)
    asked_for = sum(backup.reason == MANUAL for backup in backups(library_in(home)))
    return tuple(recordings), tuple(map(_bundle_picture, sorted(home.glob("mine-*.zip")))), asked_for


def _bundle_picture(path: Path) -> Picture:
    with TemporaryDirectory() as folder, open_store(library_in(Path(folder))) as store:
        return _recording_picture(store, read_bundle(store, path).recording_id)


def _recording_picture(store: Store, recording_id: str) -> Picture:
    recording = store.recording(recording_id)
    places = {source.id: place for place, source in enumerate(recording.sources)}
    return (
        recording.title,
        recording.media_path and recording.media_path.name,
        (recording.duration_ms, recording.position_ms, recording.heard, dict(recording.speaker_names)),
        (places.get(recording.shown_source_id or ""), places.get(recording.second_source_id or "")),
        tuple((source.document, store.source_data(source.id)) for source in recording.sources),
        tuple(replace(item, created_at="", updated_at="") for item in recording.bookmarks),
    )


def expected_pictures(write: Write, home: Path) -> list[Picture]:
    """What is to be seen before the first write, and after each."""
    pictures = [picture(home)]
    for _ in write(home):
        pictures.append(picture(home))
    return pictures


def faults_after(home: Path, expected: list[Picture], acknowledged: int) -> list[str]:
    """What is wrong in a folder after a fault that came when so many writes were acknowledged."""
    try:
        seen = picture(home)
        if seen not in expected[acknowledged : acknowledged + 2]:
            what = f"write {expected.index(seen)}" if seen in expected else "half a write"
            return [f"{what} is seen after {acknowledged} acknowledged ones"]
        return [*_faults_of_use(home), *_faults_of_files(home)]
    except PlayerError as error:
        return [f"after {acknowledged} acknowledged writes: {error.sentence}"]


def _faults_of_use(home: Path) -> list[str]:
    """Whether the library takes another write, as if nothing had happened."""
    kept = bookmark(99)
    with open_store(library_in(home)) as store:
        recording_id = store.summaries()[0].id if store.summaries() else store.add_document(Document(title="New"), None)
        store.save_bookmark(recording_id, kept)
    with open_store(library_in(home)) as store:
        return [] if kept in store.bookmarks(recording_id) else ["a bookmark saved later is not kept"]


def _faults_of_files(home: Path) -> list[str]:
    """Whether the library is whole, its backups are, and its journal tells all of it."""
    report, torn = check_library(library_in(home)), list[int]()
    said = latest(read_journal(journal_path(library_in(home)), torn.append))
    with open_store(library_in(home)) as store:
        ids = [item.id for item in store.summaries()]
        bookmarks = {record.id: record for identifier in ids for record in store.bookmark_records(identifier)}
        sources = {record.id for identifier in ids for record in store.source_records(identifier)}
    wrong = {
        "the check found damage": not report.is_whole,
        "a backup is not whole": not all(backup.is_whole() for backup in backups(library_in(home))),
        "the journal has more than the line that was torn": len(torn) > 1,
        "the journal lacks recordings": not said.recordings.keys() >= set(ids),
        "the journal lacks sources": not said.sources.keys() >= sources,
        # It is written first: the last change may be in it alone.
        "the journal lacks bookmarks": any(
            identifier not in said.bookmarks or said.bookmarks[identifier].rank < record.rank
            for identifier, record in bookmarks.items()
        ),
    }
    return [fault for fault, is_so in wrong.items() if is_so]
