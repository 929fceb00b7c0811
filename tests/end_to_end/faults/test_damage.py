"""A library cut short, or with bytes changed anywhere: what it gives is right, or it is said to be damaged."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from player.errors import LibraryError, NotInLibrary
from player.library.care.check import check_library
from player.library.care.repair import repair_library
from player.library.interface import Store
from player.library.opening import open_store
from player.recording import Recording
from tests.end_to_end.faults.conftest import Fresh
from tests.end_to_end.faults.homes import bookmark, library_in
from tests.end_to_end.faults.pictures import picture

# Of each kind of damage.
PLACES = 60
SECTOR_BYTES = 512

Damager = Callable[[bytearray, random.Random], None]


def cut_short(data: bytearray, chances: random.Random) -> None:
    del data[chances.randrange(len(data)) :]


def change_one_byte(data: bytearray, chances: random.Random) -> None:
    data[chances.randrange(len(data))] ^= chances.randrange(1, 256)


def change_one_byte_of_text(data: bytearray, chances: random.Random) -> None:
    """What no check of SQLite's own can tell: one letter for another."""
    places = [found.start() for found in re.finditer(b"line", data)]
    data[chances.choice(places)] = ord("m")


def blank_a_sector(data: bytearray, chances: random.Random) -> None:
    start = SECTOR_BYTES * chances.randrange(len(data) // SECTOR_BYTES)
    data[start : start + SECTOR_BYTES] = bytes(SECTOR_BYTES)


def swap_two_pages(data: bytearray, chances: random.Random) -> None:
    size = 4_096
    first, second = (size * chances.randrange(1, len(data) // size) for _ in range(2))
    one, other = bytes(data[first : first + size]), bytes(data[second : second + size])
    data[first : first + size], data[second : second + size] = other, one


DAMAGERS = (cut_short, change_one_byte, change_one_byte_of_text, blank_a_sector, swap_two_pages)


class Reader:
    """One look at a damaged library: what of it is wrong or missing, and whether it was told."""

    def __init__(self, path: Path, originals: dict[str, Recording]) -> None:
        self.lies: list[str] = []
        self.is_anything_missing = False
        self._originals = originals
        try:
            with open_store(path) as store:
                self._read(store)
        except LibraryError:
            self.is_anything_missing = True

    def _read(self, store: Store) -> None:
        listed = {summary.id for summary in store.summaries()}
        self.is_anything_missing |= listed != self._originals.keys()
        for recording_id, original in self._originals.items():
            try:
                self._compare(store.recording(recording_id), original)
            except (LibraryError, NotInLibrary):
                self.is_anything_missing = True
            for work in (
                lambda recording_id=recording_id: store.save_bookmark(recording_id, bookmark(99)),
                lambda: store.search("line 7 of talk 1"),
                lambda original=original: store.source_data(original.sources[0].id),
            ):
                try:
                    work()
                except (LibraryError, NotInLibrary):
                    self.is_anything_missing = True

    def _compare(self, seen: Recording, original: Recording) -> None:
        """Whatever is shown is as it was; what is not shown is named."""
        self.is_anything_missing |= seen != original
        if seen.damages:
            return
        if seen.title != original.title:
            self.lies.append(f"the title {seen.title!r} is shown as if it were right")
        if seen.sources != original.sources:
            self.lies.append(f"sources of {original.title!r} are wrong or missing, and nobody says so")
        if seen.bookmarks != original.bookmarks:
            self.lies.append(f"bookmarks of {original.title!r} are wrong or missing, and nobody says so")


def is_said_to_be_damaged(path: Path) -> bool:
    try:
        return not check_library(path).is_whole
    except LibraryError:
        return True


@pytest.mark.parametrize("damage", DAMAGERS)
def test_what_is_damaged_is_named_and_never_shown_as_if_it_were_right(damage: Damager, fresh: Fresh) -> None:
    path = library_in(fresh("titles", "whole"))
    with open_store(path) as store:
        originals = {summary.id: store.recording(summary.id) for summary in store.summaries()}
    whole = path.read_bytes()
    chances, faults = random.Random(7), []
    for place in range(PLACES):
        data = bytearray(whole)
        damage(data, chances)
        path.with_name(f"{path.name}.journal.jsonl").unlink(missing_ok=True)
        path.write_bytes(data)
        was_said = is_said_to_be_damaged(path)
        reader = Reader(path, originals)
        faults += [f"{damage.__name__} {place}: {lie}" for lie in reader.lies]
        if reader.is_anything_missing and not was_said:
            faults.append(f"{damage.__name__} {place}: something is missing, and the check calls it whole")
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    assert faults == []


@pytest.mark.parametrize("damage", DAMAGERS)
def test_with_a_backup_and_a_journal_all_comes_back(damage: Damager, fresh: Fresh) -> None:
    home = fresh("restore", "whole")
    expected = picture(home)
    chances, faults = random.Random(8), []
    for place in range(PLACES // 6):
        home = fresh("restore", str(place))
        data = bytearray(library_in(home).read_bytes())
        damage(data, chances)
        library_in(home).write_bytes(data)
        repair_library(library_in(home))
        if picture(home) != expected:
            faults.append(f"{damage.__name__} {place}: not all came back")
        if is_said_to_be_damaged(library_in(home)):
            faults.append(f"{damage.__name__} {place}: what was repaired is still damaged")
    assert faults == []
