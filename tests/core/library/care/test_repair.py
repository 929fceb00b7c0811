"""What is damaged comes back: from kept files, the journal and backups, record by record, or the whole library."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from player.document import Document
from player.errors import LibraryError
from player.library.care.backups import back_up
from player.library.care.check import check_library
from player.library.care.repair import repair_library
from player.library.store import Library
from player.transcript import Line
from tests.core.library.conftest import Shelf

TRANSCRIPT = "UPDATE lines SET text = 'Lime.' WHERE text = 'Line 7 of tides.'"
BOOKMARK = "UPDATE bookmarks SET note = 'x', start_ms = 3 WHERE quote = 'quoted of tides'"
RECORDING = "UPDATE recordings SET title = 'xides' WHERE title = 'tides'"
KEPT_FILE = "UPDATE contents SET data = substr(data, 1, 20)"
OWNER = "UPDATE sources SET recording_id = 'nobody' WHERE name = 'tides.srt'"


def assert_whole_again(shelf: Shelf) -> None:
    assert check_library(shelf.path).is_whole
    assert shelf.now() == shelf.recordings
    with Library(shelf.path) as library:
        assert {hit.kind for hit in library.search("lighthouse").hits} == {"title", "bookmark", "line"}
        assert all(
            library.source_data(source.id) for recording in shelf.recordings.values() for source in recording.sources
        )


def test_a_whole_library_is_left_as_it_is(shelf: Shelf) -> None:
    before = shelf.path.read_bytes()

    report = repair_library(shelf.path)
    assert (report.mended, report.lost, report.kept_path) == ((), (), None)
    assert shelf.path.read_bytes() == before


def test_a_transcript_is_read_anew_from_the_file_that_was_kept(shelf: Shelf) -> None:
    shelf.forget_texts()
    shelf.rot(TRANSCRIPT)

    (sentence,) = repair_library(shelf.path).mended
    assert "tides.srt" in sentence
    assert "which the library keeps" in sentence
    assert_whole_again(shelf)


def test_a_transcript_is_read_anew_from_where_it_was_imported(shelf: Shelf) -> None:
    shelf.rot(TRANSCRIPT)
    shelf.rot(KEPT_FILE)

    report = repair_library(shelf.path)
    assert len(report.mended) == 4
    assert any(str(shelf.folder / "tides.srt") in sentence for sentence in report.mended)
    assert_whole_again(shelf)


@pytest.mark.parametrize("damage", [TRANSCRIPT, BOOKMARK, RECORDING, OWNER])
@pytest.mark.parametrize("has_journal", [True, False])
def test_a_record_comes_back_from_the_journal_or_the_newest_backup_that_has_it_whole(
    shelf: Shelf, damage: str, has_journal: bool
) -> None:
    back_up(shelf.path)
    if not has_journal:
        shelf.forget_journal()
    shelf.forget_texts()
    shelf.rot(damage)
    back_up(shelf.path)
    shelf.rot(KEPT_FILE)

    report = repair_library(shelf.path)
    assert report.lost == ()
    assert_whole_again(shelf)


def test_what_nothing_has_whole_stays_set_aside_and_is_named(shelf: Shelf) -> None:
    shelf.forget_journal()
    shelf.rot(BOOKMARK)

    report = repair_library(shelf.path)
    assert not report.is_whole
    assert "quoted of tides" in report.lost[0]
    assert shelf.now()[shelf.id_of("tides")].bookmarks == ()
    assert shelf.now()[shelf.id_of("harbour")] == shelf.recordings[shelf.id_of("harbour")]


def test_a_recording_without_its_record_is_made_again_from_what_belongs_to_it(shelf: Shelf) -> None:
    shelf.forget_journal()
    shelf.rot("DELETE FROM recordings WHERE title = 'tides'")

    assert repair_library(shelf.path).lost == ()
    again = shelf.now()[shelf.id_of("tides")]
    assert again == replace(shelf.recordings[shelf.id_of("tides")], title=again.title)


def test_tables_and_columns_of_other_programs_are_no_hindrance(shelf: Shelf) -> None:
    back_up(shelf.path)
    shelf.forget_texts()
    with shelf.by_hand() as connection:
        connection.execute('ALTER TABLE sources ADD COLUMN "my stars" INTEGER')
        connection.execute('CREATE VIRTUAL TABLE "my notes" USING fts5 (text)')
    shelf.rot(TRANSCRIPT)
    shelf.rot("DELETE FROM contents")

    assert repair_library(shelf.path).lost == ()
    assert shelf.now() == shelf.recordings


def test_an_index_that_contradicts_its_table_is_made_anew(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'bookmarks_kept'").fetchone()
    data = bytearray(shelf.path.read_bytes())
    data[data.index(shelf.id_of("tides").encode(), (root - 1) * 4_096, root * 4_096)] ^= 1
    shelf.path.write_bytes(data)

    assert repair_library(shelf.path).kept_path is None
    assert_whole_again(shelf)


def cut_short(data: bytearray) -> None:
    del data[len(data) // 3 :]


def without_header(data: bytearray) -> None:
    data[:100] = os.urandom(100)


def with_pages_of_nothing(data: bytearray) -> None:
    for number in random.Random(7).sample(range(1, len(data) // 4_096), 8):
        data[number * 4_096 : (number + 1) * 4_096] = bytes(4_096)


def of_nothing(data: bytearray) -> None:
    data[:] = bytes(len(data))


@pytest.mark.parametrize("harm", [cut_short, without_header, with_pages_of_nothing, of_nothing])
def test_a_damaged_file_is_replaced_by_one_with_all_that_backups_and_journal_have(
    shelf: Shelf, harm: Callable[[bytearray], None]
) -> None:
    back_up(shelf.path)
    with Library(shelf.path) as library:
        library.rename(shelf.id_of("tides"), "Renamed after the backup")
    shelf.forget_texts()
    data = bytearray(shelf.path.read_bytes())
    harm(data)
    shelf.path.write_bytes(data)

    report = repair_library(shelf.path)
    assert report.kept_path is not None
    assert report.kept_path.read_bytes() == data
    renamed = shelf.recordings[shelf.id_of("tides")]
    shelf.recordings[renamed.id] = replace(renamed, title="Renamed after the backup")
    assert_whole_again(shelf)


def test_what_can_be_read_of_a_file_without_a_header_needs_no_backup(shelf: Shelf) -> None:
    shelf.forget_journal()
    shelf.forget_texts()
    data = shelf.path.read_bytes()
    shelf.path.write_bytes(bytes(100) + data[100:])

    assert repair_library(shelf.path).lost == ()
    assert_whole_again(shelf)


def test_what_can_be_read_of_a_file_without_its_first_page_needs_no_backup(shelf: Shelf) -> None:
    shelf.forget_journal()
    shelf.forget_texts()
    data = shelf.path.read_bytes()
    shelf.path.write_bytes(bytes(4_096) + data[4_096:])

    assert repair_library(shelf.path).lost == ()
    assert_whole_again(shelf)


def test_what_could_not_be_read_is_said(shelf: Shelf) -> None:
    shelf.forget_journal()
    with Library(shelf.path) as library:
        lines = tuple(Line(number, None, f"A line that fills pages, number {number}.") for number in range(5_000))
        library.add_document(Document(title="long", lines=lines), None)
    data = bytearray(shelf.path.read_bytes())
    page = data.index(b"A line that fills pages, number 2500.") // 4_096 * 4_096
    data[page : page + 4_096] = bytes(4_096)
    shelf.path.write_bytes(data)

    report = repair_library(shelf.path)
    assert "Some transcripts could not be read: they may be missing." in report.lost
    assert [damage.kind for damage in check_library(shelf.path).damages] == ["source"]
    assert shelf.now() == shelf.recordings


@pytest.mark.parametrize("has_backup", [True, False])
def test_a_library_that_is_gone_says_so_and_comes_back(shelf: Shelf, has_backup: bool) -> None:
    if has_backup:
        back_up(shelf.path)
        shelf.forget_texts()
    shelf.path.unlink()
    with pytest.raises(LibraryError, match="is gone, and can be brought back"):
        Library(shelf.path)

    assert repair_library(shelf.path).lost == ()
    now = shelf.now()
    assert {recording.title for recording in now.values()} == {"harbour", "tides", "lighthouse"}
    assert [recording.bookmarks for recording in now.values()] == [
        recording.bookmarks for recording in shelf.recordings.values()
    ]


def test_a_newer_library_and_another_programs_file_are_left_alone(shelf: Shelf, tmp_path: Path) -> None:
    with shelf.by_hand() as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('syncline', '9', '')"
        )
    other = tmp_path / "notes.txt"
    other.write_bytes(b"notes" * 3_000)

    for path, sentence in ((shelf.path, "newer Syncline"), (other, "nothing of a library")):
        before = path.read_bytes()
        with pytest.raises(LibraryError, match=sentence):
            repair_library(path)
        assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.repairing*"))


def test_a_library_that_another_program_writes_to_is_not_repaired(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("player.library.care.repair.BUSY_TIMEOUT_MS", 10)
    shelf.rot(BOOKMARK)
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program is using"):
            repair_library(shelf.path)


def test_a_repair_that_is_stopped_leaves_the_library_as_it_was(shelf: Shelf) -> None:
    back_up(shelf.path)
    data = shelf.path.read_bytes()[: shelf.path.stat().st_size // 3]
    shelf.path.write_bytes(data)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        repair_library(shelf.path, stop)
    assert shelf.path.read_bytes() == data
    assert not list(shelf.path.parent.glob(".*"))
