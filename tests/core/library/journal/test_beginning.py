"""A journal that begins with what was there before: all that is whole, on the disk before it counts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.errors import LibraryError
from player.library.journal import Latest, journal_path, latest, read_journal
from player.library.journal.lines import begin
from player.library.journal.records import Record, RecordingRecord
from player.library.store import Library
from tests.core.library.conftest import TALKS, Shelf

BYTES = b"\xff\x00"
UNDECODABLE = "CAST(X'74ff6964' AS TEXT)"


def told(shelf: Shelf) -> Latest:
    damaged: list[int] = []
    said = latest(read_journal(journal_path(shelf.path), damaged.append))
    assert damaged == []
    return said


def save_a_bookmark(shelf: Shelf, title: str = "lighthouse") -> None:
    with Library(shelf.path) as library:
        library.save_bookmark(shelf.id_of(title), new_bookmark(5_000, 6_000, "new"))


def titles(said: Latest) -> set[str]:
    return {record.title for record in said.recordings.values()}


@pytest.mark.parametrize("value", ["?", UNDECODABLE, "'Others'"])
def test_a_damaged_recording_is_left_out_and_all_others_are_told(shelf: Shelf, value: str) -> None:
    shelf.forget_journal()
    values = (BYTES,) if value == "?" else ()
    shelf.rot(f"UPDATE recordings SET title = {value} WHERE title = 'tides'", *values)
    save_a_bookmark(shelf)

    said = told(shelf)
    assert titles(said) == {"harbour", "lighthouse"}
    assert len(said.sources) == 3
    assert {record.bookmark.quote for record in said.bookmarks.values()} == {
        "new",
        *(f"quoted of {name}" for name in TALKS),
    }


@pytest.mark.parametrize("value", ["?", UNDECODABLE, "'What nobody said'"])
def test_a_damaged_bookmark_is_left_out(shelf: Shelf, value: str) -> None:
    shelf.forget_journal()
    values = (BYTES,) if value == "?" else ()
    shelf.rot(f"UPDATE bookmarks SET quote = {value} WHERE quote = 'quoted of tides'", *values)
    save_a_bookmark(shelf)

    quotes = {record.bookmark.quote for record in told(shelf).bookmarks.values()}
    assert quotes == {"new", "quoted of harbour", "quoted of lighthouse"}


def test_bytes_in_the_place_of_a_name_keep_nobody_from_writing(shelf: Shelf) -> None:
    shelf.forget_journal()
    shelf.rot("UPDATE sources SET name = ? WHERE name = 'tides.srt'", BYTES)
    save_a_bookmark(shelf)
    assert {record.name for record in told(shelf).sources.values()} == {"harbour.srt", "lighthouse.srt"}


def test_a_change_of_a_damaged_recording_takes_the_place_of_no_whole_one(shelf: Shelf) -> None:
    shelf.rot("UPDATE recordings SET title = 'Others' WHERE title = 'tides'")
    with Library(shelf.path) as library:
        library.name_speakers(shelf.id_of("tides"), {"Ada": "Zoë"})
    assert titles(told(shelf)) == set(TALKS)


def test_a_journal_without_a_byte_is_a_new_one(shelf: Shelf) -> None:
    journal_path(shelf.path).write_bytes(b"")
    save_a_bookmark(shelf)
    assert titles(told(shelf)) == set(TALKS)


def test_what_a_program_that_was_ended_had_begun_is_no_journal(shelf: Shelf) -> None:
    path = journal_path(shelf.path)
    whole = path.read_bytes()
    shelf.forget_journal()

    def ended() -> Iterator[Record]:
        """After some records, nothing is yet where a journal lies; whatever is there is that of an ended program."""
        yield RecordingRecord(shelf.id_of("tides"), "tides")
        assert not path.exists()
        (half_made,) = set(path.parent.iterdir()) - {shelf.path}
        left.append(half_made)
        raise KeyboardInterrupt

    left: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        begin(path, ended())
    assert [file for file in path.parent.iterdir() if file != shelf.path] == []
    left[0].write_bytes(whole[:100])
    save_a_bookmark(shelf)
    assert titles(told(shelf)) == set(TALKS)
    assert not left[0].exists()


def test_it_has_its_name_only_when_all_of_it_is_on_the_disk(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = journal_path(shelf.path)
    shelf.forget_journal()
    steps: list[str] = []
    sync, rename = os.fsync, Path.replace

    def note_sync(number: int) -> None:
        steps.append("kept")
        sync(number)

    def note_name(origin: Path, target: Path) -> Path:
        steps.append("named")
        return rename(origin, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_name)
    begin(path, [RecordingRecord(shelf.id_of("tides"), "tides")])
    assert steps == ["kept", "named", "kept"]


def test_a_journal_that_is_gone_begins_again_without_being_waited_for(shelf: Shelf) -> None:
    shelf.forget_journal()
    with Library(shelf.path) as library:
        library.index_pending()
        assert titles(told(shelf)) == set(TALKS)
        before = journal_path(shelf.path).read_bytes()
        library.index_pending()
    assert journal_path(shelf.path).read_bytes() == before


def test_whoever_does_not_want_to_wait_for_it_leaves_none(shelf: Shelf) -> None:
    shelf.forget_journal()

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with Library(shelf.path) as library:
        with pytest.raises(KeyboardInterrupt):
            library.index_pending(stop)
        assert [path.name for path in shelf.path.parent.iterdir() if "journal" in path.name] == []
    save_a_bookmark(shelf)
    assert titles(told(shelf)) == set(TALKS)


def test_an_empty_library_has_no_journal(library: Library) -> None:
    library.index_pending()
    assert not journal_path(library.path).exists()


def test_where_none_can_be_begun_nothing_is_changed(shelf: Shelf) -> None:
    shelf.forget_journal()
    partial = journal_path(shelf.path).with_name(f".{journal_path(shelf.path).name}.partial")
    partial.mkdir()
    with pytest.raises(LibraryError, match="the journal cannot be written"):
        save_a_bookmark(shelf)
    assert len(shelf.now()[shelf.id_of("lighthouse")].bookmarks) == 1
