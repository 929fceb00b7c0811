"""Every step of the schema, taken from blank and from each older library, and the tables as people open them."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import LibraryError
from player.heard import Heard
from player.library.care.backups import backups
from player.library.care.check import check_library
from player.library.schema import STEPS, migrate
from player.library.store import Library
from player.transcript import Line

NAMES = [name for name, _ in STEPS]

# What a user of the first schema may have had.
OLDEST_CONTENT = """
INSERT INTO recordings (id, title, created_at, updated_at) VALUES ('aaaa-1', 'Old talk', '2024-01-01', '2024-01-01');
INSERT INTO sources (id, recording_id, line_count, created_at, updated_at)
VALUES ('bbbb-1', 'aaaa-1', 1, '2024-01-01', '2024-01-01');
INSERT INTO lines (source_key, number, start_ms, turn, text) VALUES (1, 0, 500, 0, 'An ancient sentence');
INSERT INTO notes (source_key, number, kind, text) VALUES (1, 0, 'summary', 'A venerable note');
INSERT INTO bookmarks (id, recording_id, start_ms, end_ms, quote, tags, color, created_at, updated_at)
VALUES ('cccc-1', 'aaaa-1', 0, 900, 'kept words', '["t"]', 'blue', '2024-01-01', '2024-01-01');
"""


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [int(name[:4]) for name in NAMES] == list(range(1, len(NAMES) + 1))


@pytest.mark.parametrize("next_step", NAMES[1:])
def test_an_older_library_is_brought_up_to_date_and_keeps_everything(tmp_path: Path, next_step: str) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, stop_before=NAMES[1])
        connection.executescript(OLDEST_CONTENT)
        if next_step != NAMES[1]:
            migrate(connection, stop_before=next_step)

    with Library(path) as library:
        recording = library.recording("aaaa-1")
        assert recording.sources[0].document.lines == (Line(500, None, "An ancient sentence"),)
        assert [bookmark.tags for bookmark in recording.bookmarks] == [("t",)]
        assert (recording.heard, recording.speaker_names, recording.second_source_id) == (Heard(), {}, None)
        assert library.summaries()[0].heard_share == 0
        library.index_pending()
        assert [hit.text for hit in library.search("ancient").hits] == ["An ancient sentence"]
        assert [hit.text for hit in library.search("venerable").hits] == ["A venerable note"]
        assert [hit.kind for hit in library.search("kept").hits] == ["bookmark"]
    assert check_library(path).is_whole
    assert check_library(path).unsealed == 0
    assert [backup.is_whole() for backup in backups(path)] == [True]


def test_an_old_library_has_the_same_tables_as_a_new_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection, stop_before=NAMES[1])
    for path in (old, new):
        Library(path).close()

    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    assert rows(old, schema) == rows(new, schema)


def test_a_newer_library_can_be_read_and_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    with Library(path) as library:
        recording_id = library.add_document(Document(title="Tomorrow", lines=(Line(0, 1, "hello"),)), None)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('syncline', '9999_x', '')"
        )
    before = path.read_bytes()

    with Library(path) as library:
        assert library.notice is not None and "newer Syncline" in library.notice
        assert library.recording(recording_id).title == "Tomorrow"
        assert len(library.search("hello").hits) == 1
        with pytest.raises(LibraryError, match="newer Syncline"):
            library.rename(recording_id, "Yesterday")
    assert path.read_bytes() == before


def test_a_bookmark_can_be_read_with_any_sqlite_tool(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        recording_id = library.add_document(Document(title="Talk"), None)
        bookmark = replace(new_bookmark(1_000, 2_500, "the words"), title="T", note="N", tags=("x", "ü"))
        library.save_bookmark(recording_id, bookmark)

    columns = "recording_id, start_ms, end_ms, quote, title, note, color, tags, deleted_at"
    ((*plain, tags, deleted_at),) = rows(path, f"SELECT {columns} FROM bookmarks")
    assert plain == [recording_id, 1_000, 2_500, "the words", "T", "N", "yellow"]
    assert json.loads(str(tags)) == ["x", "ü"]
    assert deleted_at is None


def test_what_was_heard_can_be_read_with_any_sqlite_tool_and_its_columns_say_what_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        recording_id = library.add_document(Document(title="Talk"), None)
        library.set_heard(recording_id, Heard(((0, 900), (2_000, 2_500))), 0.5)
        library.name_speakers(recording_id, {"SPEAKER_00": "Zoë"})

    ((heard, share, names),) = rows(path, "SELECT heard, heard_share, speaker_names FROM recordings")
    assert (json.loads(str(heard)), share, json.loads(str(names))) == (
        [[0, 900], [2_000, 2_500]],
        0.5,
        {"SPEAKER_00": "Zoë"},
    )
    ((sql,),) = rows(path, "SELECT sql FROM sqlite_master WHERE name = 'recordings'")
    assert "[[start_ms, end_ms], ...]" in str(sql)


def test_a_recording_erased_by_hand_takes_all_its_rows_along(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        recording_id = library.add_document(Document(title="Gone", lines=(Line(0, 1, "soon"),)), None)
        library.save_bookmark(recording_id, new_bookmark(0, 1, "soon"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM recordings")

    assert rows(path, "SELECT count(*) FROM lines UNION ALL SELECT count(*) FROM bookmarks") == [(0,), (0,)]
    with Library(path) as library:
        assert library.search("soon").hits == ()
        library.add_document(Document(title="Next", lines=(Line(0, 1, "later"),)), None)
        assert library.search("soon").hits == ()
        assert [hit.recording_title for hit in library.search("later").hits] == ["Next"]
