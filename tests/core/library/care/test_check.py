"""The check names every damage and changes nothing, whatever state the file is in."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from player.errors import LibraryError
from player.library.care.check import check_library
from player.library.store import Library
from tests.core.library.conftest import Shelf


def test_a_whole_library_is_whole_and_left_as_it_is(shelf: Shelf) -> None:
    before = shelf.path.read_bytes()

    report = check_library(shelf.path)
    assert report.is_whole
    assert (report.recordings, report.sources, report.bookmarks, report.unsealed) == (3, 3, 3, 0)
    assert shelf.path.read_bytes() == before


def test_each_damage_is_named_with_its_kind_id_and_title(shelf: Shelf) -> None:
    shelf.rot("UPDATE lines SET text = 'Lime.' WHERE text = 'Line 7 of tides.'")
    shelf.rot("UPDATE bookmarks SET note = 'x' WHERE quote = 'quoted of harbour'")
    shelf.rot("UPDATE recordings SET title = 'xights' WHERE title = 'lighthouse'")
    shelf.rot("UPDATE contents SET data = substr(data, 1, 20)")

    report = check_library(shelf.path)
    assert {(damage.kind, damage.title) for damage in report.damages} == {
        ("source", "tides.srt"),
        ("bookmark", "quoted of harbour"),
        ("recording", "xights"),
        *(("kept file", f"{name}.srt") for name in ("harbour", "tides", "lighthouse")),
    }
    assert not report.is_whole
    assert all("syncline library repair" in damage.sentence for damage in report.damages)


def test_a_recording_that_is_gone_is_missed_by_what_belonged_to_it(shelf: Shelf) -> None:
    shelf.rot("DELETE FROM recordings WHERE title = 'tides'")

    assert [(damage.kind, damage.id) for damage in check_library(shelf.path).damages] == [
        ("recording", shelf.id_of("tides"))
    ]


def test_a_flaw_in_an_index_and_in_the_schema_is_found(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        connection.execute("DROP VIEW transcripts")
        connection.execute("PRAGMA writable_schema = ON")
        sql = "UPDATE sqlite_master SET sql = replace(sql, 'deleted_at IS NULL', 'id IS NULL') WHERE name = ?"
        connection.execute(sql, ("bookmarks_kept",))

    assert len(check_library(shelf.path).file_faults) >= 2


def test_tables_and_columns_of_other_programs_are_no_fault(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        connection.execute("CREATE TABLE ratings (recording_id TEXT, stars INTEGER)")
        connection.execute("ALTER TABLE recordings ADD COLUMN mood TEXT")

    assert check_library(shelf.path).is_whole


def test_edits_by_other_programs_are_counted_and_sealed_when_wanted(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        connection.execute("UPDATE lines SET text = 'A hippopotamus.' WHERE text = 'Line 7 of tides.'")
        connection.execute("UPDATE bookmarks SET note = 'a platypus'")
    assert check_library(shelf.path).unsealed == 4
    assert check_library(shelf.path, seals=True).unsealed == 4

    report = check_library(shelf.path)
    assert (report.unsealed, report.unindexed, report.is_whole) == (0, 0, True)
    with Library(shelf.path) as library:
        assert library.search("hippopotamus").hits
        assert library.search("platypus").hits


def test_a_malformed_edit_is_named_and_never_sealed(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        connection.execute("UPDATE bookmarks SET tags = 'not a list' WHERE quote = 'quoted of tides'")

    for _ in range(2):
        (damage,) = check_library(shelf.path, seals=True).damages
        assert (damage.kind, damage.title) == ("bookmark", "quoted of tides")


def test_a_library_in_use_can_be_checked(shelf: Shelf) -> None:
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE recordings SET title = 'not committed'")
        assert check_library(shelf.path).is_whole


@pytest.mark.parametrize("content", [b"", b"junk" * 2_000, b"SQLite format 3\0" + bytes(8_000)])
def test_what_is_no_library_gives_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)

    with pytest.raises(LibraryError, match=r"notes\.txt"):
        check_library(path)
    with pytest.raises(LibraryError, match="no library"):
        check_library(tmp_path / "nowhere")
    assert path.read_bytes() == content


@pytest.mark.parametrize("percent", range(5, 100, 10))
def test_a_library_that_was_cut_short_gives_a_report_or_a_sentence(shelf: Shelf, percent: int) -> None:
    os.truncate(shelf.path, shelf.path.stat().st_size * percent // 100)

    try:
        assert not check_library(shelf.path).is_whole
    except LibraryError as error:
        assert "syncline library repair" in error.sentence


def test_a_check_can_be_stopped(shelf: Shelf) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_library(shelf.path, stop)
