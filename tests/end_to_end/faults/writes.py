"""Every kind of write that a library takes, each done a few times over.

A kind is a generator that works in a folder with a small library; what it did before it yields is acknowledged.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from player.errors import LibraryError
from player.heard import Heard
from player.importer import import_files
from player.library.bundle.reading import read_bundle
from player.library.bundle.writing import write_bundle
from player.library.care.backups import back_up, backups
from player.library.care.repair import repair_library
from player.library.care.restoring import restore
from player.library.interface import Store
from player.library.merging.journals import merge_journal
from player.library.opening import open_store
from tests.end_to_end.faults.homes import (
    bookmark,
    library_in,
    prepare,
    prepare_backed_up,
    prepare_beheaded,
    prepare_damaged,
    prepare_friends,
    prepare_oldest,
    talk,
)
from tests.end_to_end.faults.pictures import Write


def _through_store(write: Callable[[Store, str, Path], Iterator[None]]) -> Write:
    """A kind that writes through one open store, on the recording with two texts."""

    def run(home: Path) -> Iterator[None]:
        with open_store(library_in(home)) as store:
            yield from write(store, store.summaries()[0].id, home)

    return run


@_through_store
def saves_bookmarks(store: Store, recording_id: str, _home: Path) -> Iterator[None]:
    for number in range(1, 7):
        store.save_bookmark(recording_id, bookmark(number, "changed words"))
        yield


@_through_store
def deletes_bookmarks(store: Store, recording_id: str, _home: Path) -> Iterator[None]:
    for number in (0, 1, 2):
        store.delete_bookmark(bookmark(number).id)
        yield
        store.save_bookmark(recording_id, bookmark(number, "brought back"))
        yield


@_through_store
def imports_files(store: Store, _recording_id: str, home: Path) -> Iterator[None]:
    for path in sorted(home.glob("*.srt")):
        result = import_files(store, [path])
        if result.failed:
            raise LibraryError(result.failed[0].sentence)
        yield


@_through_store
def renames(store: Store, recording_id: str, _home: Path) -> Iterator[None]:
    for number in range(5):
        store.rename(recording_id, f"Title {number}")
        yield


@_through_store
def names_speakers(store: Store, recording_id: str, _home: Path) -> Iterator[None]:
    for number in range(5):
        store.name_speakers(recording_id, {"Ada": f"Ada {number}"})
        yield


@_through_store
def removes_and_restores(store: Store, recording_id: str, _home: Path) -> Iterator[None]:
    (first, _) = store.recording(recording_id).sources
    for _ in range(2):
        store.remove_recording(recording_id)
        yield
        store.restore_recording(recording_id)
        yield
        store.remove_source(first.id)
        yield
        store.restore_source(first.id)
        yield


@_through_store
def remembers_progress(store: Store, recording_id: str, _home: Path) -> Iterator[None]:
    for number in range(6):
        heard = Heard(((2_000 * number, 2_000 * number + 1_000),))
        store.remember_progress(recording_id, 2_000 * number + 1_000, heard, lambda heard: heard.total_ms / 300_000)
        yield


@_through_store
def replaces_sources(store: Store, recording_id: str, _home: Path) -> Iterator[None]:
    source_id = store.recording(recording_id).sources[0].id
    for number in range(10, 13):
        source_id = store.replace_source(source_id, talk(number))
        yield


@_through_store
def sets_what_is_shown(store: Store, recording_id: str, home: Path) -> Iterator[None]:
    (first, second) = store.recording(recording_id).sources
    for shown, along in ((first, second), (second, first)):
        store.show_source(recording_id, shown.id)
        yield
        store.show_second(recording_id, along.id, is_beside=True)
        yield
        store.set_media_path(recording_id, home / f"{shown.document.title}.mp3")
        yield


@_through_store
def merges_journals(store: Store, _recording_id: str, home: Path) -> Iterator[None]:
    for path in sorted(home.glob("friend-*.jsonl")):
        assert merge_journal(store, path).recordings
        yield


@_through_store
def imports_bundles(store: Store, _recording_id: str, home: Path) -> Iterator[None]:
    for path in sorted(home.glob("friend-*.zip")):
        read_bundle(store, path)
        yield


@_through_store
def writes_bundles(store: Store, recording_id: str, home: Path) -> Iterator[None]:
    for number in range(3):
        write_bundle(store, recording_id, home / f"mine-{number}.syncline.zip")
        yield


def backs_up(home: Path) -> Iterator[None]:
    for _ in range(3):
        back_up(library_in(home))
        yield


def restores(home: Path) -> Iterator[None]:
    restore(library_in(home), backups(library_in(home))[-1])
    yield


def repairs(home: Path) -> Iterator[None]:
    assert repair_library(library_in(home)).is_whole
    yield


def migrates(home: Path) -> Iterator[None]:
    open_store(library_in(home)).close()
    yield


# Each with what is there before it.
WRITES: dict[str, tuple[Write, Callable[[Path], None]]] = {
    "bookmarks saved": (saves_bookmarks, prepare),
    "bookmarks deleted": (deletes_bookmarks, prepare),
    "files imported": (imports_files, prepare),
    "titles": (renames, prepare),
    "speakers named": (names_speakers, prepare),
    "removed and restored": (removes_and_restores, prepare),
    "progress": (remembers_progress, prepare),
    "sources replaced": (replaces_sources, prepare),
    "what is shown": (sets_what_is_shown, prepare),
    "journals merged": (merges_journals, prepare_friends),
    "bundles imported": (imports_bundles, prepare_friends),
    "bundles written": (writes_bundles, prepare),
    "backups": (backs_up, prepare),
    "restore": (restores, prepare_backed_up),
    "records repaired": (repairs, prepare_damaged),
    "file repaired": (repairs, prepare_beheaded),
    "migration": (migrates, prepare_oldest),
}
# Those that write through an open library.
CHANGES = [kind for kind, (write, _) in WRITES.items() if write not in (writes_bundles, backs_up, repairs, migrates)]
