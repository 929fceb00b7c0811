"""What a failing disk changes is set aside and named; what another program changes on purpose is believed."""

import hashlib
import json
import sqlite3

import pytest

from player.bookmarks import new_bookmark
from player.library.seals import SEALED_COLUMNS, seal_of
from player.library.store import Library
from tests.core.library.conftest import Shelf


def test_a_seal_is_the_checksum_that_its_description_tells(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        columns = ", ".join(SEALED_COLUMNS["bookmarks"])
        *values, checksum = connection.execute(f"SELECT {columns}, checksum FROM bookmarks").fetchone()

    text = json.dumps(values, separators=(",", ":"))
    assert checksum == f"1:{hashlib.sha256(text.encode()).hexdigest()}"
    assert seal_of(["é", b"\xff", None, 1]) == seal_of(["é", {"hex": "ff"}, None, 1])


def test_every_record_of_a_library_is_sealed(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        for table in SEALED_COLUMNS:
            assert connection.execute(f"SELECT count(*) FROM {table} WHERE checksum IS NULL").fetchone() == (0,)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE lines SET text = 'Lime 7 of tides.' WHERE text = 'Line 7 of tides.'",
        "UPDATE lines SET start_ms = start_ms + 1 WHERE text = 'Line 7 of tides.'",
        "DELETE FROM lines WHERE text = 'Line 7 of tides.'",
        "UPDATE lines SET number = 99 WHERE text = 'Line 7 of tides.'",
        "UPDATE lines SET text = CAST(x'ff4c' AS TEXT) WHERE text = 'Line 7 of tides.'",
        "UPDATE sources SET language = 'xx' WHERE name = 'tides.srt'",
    ],
)
def test_a_damaged_transcript_is_set_aside_and_named_and_the_rest_works(shelf: Shelf, change: str) -> None:
    shelf.rot(change)

    now = shelf.now()
    damaged = now.pop(shelf.id_of("tides"))
    assert damaged.sources == ()
    assert len(damaged.bookmarks) == 1
    (sentence,) = damaged.damages
    assert "tides.srt" in sentence
    assert "syncline library repair" in sentence
    assert all(now[recording_id] == shelf.recordings[recording_id] for recording_id in now)


def test_a_damaged_bookmark_is_set_aside_and_named(shelf: Shelf) -> None:
    shelf.rot("UPDATE bookmarks SET start_ms = 9 WHERE quote = 'quoted of tides'")

    damaged = shelf.now()[shelf.id_of("tides")]
    assert damaged.bookmarks == ()
    assert len(damaged.sources) == 1
    assert [("quoted of tides" in sentence) for sentence in damaged.damages] == [True]


def test_a_damaged_recording_is_shown_as_far_as_it_can_be_read(shelf: Shelf) -> None:
    shelf.rot("UPDATE recordings SET title = CAST(x'ff74' AS TEXT), heard = '[[' WHERE title = 'tides'")

    damaged = shelf.now()[shelf.id_of("tides")]
    assert (damaged.title, len(damaged.sources), len(damaged.bookmarks)) == ("\ufffdt", 1, 1)
    assert len(damaged.damages) == 1
    with Library(shelf.path) as library:
        assert {summary.title for summary in library.summaries()} == {"harbour", "lighthouse", "\ufffdt"}


@pytest.mark.parametrize("column", ["title", "position_ms", "created_at"])
def test_a_value_that_cannot_stand_there_does_not_take_down_the_list(shelf: Shelf, column: str) -> None:
    shelf.rot(f"UPDATE recordings SET {column} = x'00ff' WHERE title = 'tides'")

    with Library(shelf.path) as library:
        assert {summary.id for summary in library.summaries()} == shelf.recordings.keys()
        assert any(summary.title.startswith("(damaged)") for summary in library.summaries())
        assert library.recording(shelf.id_of("tides")).damages


def test_what_another_program_changes_on_purpose_is_believed(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        connection.execute("UPDATE bookmarks SET note = 'by hand' WHERE quote = 'quoted of tides'")
        connection.execute("UPDATE lines SET text = 'By hand.' WHERE text = 'Line 7 of tides.'")
        connection.execute("UPDATE recordings SET channel = 'by hand' WHERE title = 'tides'")

    changed = shelf.now()[shelf.id_of("tides")]
    assert changed.damages == ()
    assert changed.bookmarks[0].note == "by hand"
    assert changed.sources[0].document.lines[7].text == "By hand."


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE recordings SET published = 'last summer'",
        "UPDATE bookmarks SET tags = 'not a list'",
        "UPDATE bookmarks SET tags = '[1, {}]'",
        "UPDATE recordings SET speaker_names = '[]'",
        "UPDATE recordings SET heard = '[[\"a\", 2]]'",
        "UPDATE sources SET remarks = '" + "[" * 5_000 + "'",
        "UPDATE lines SET words = '7'",
    ],
)
def test_a_malformed_edit_by_hand_takes_nothing_else_down(shelf: Shelf, change: str) -> None:
    with shelf.by_hand() as connection:
        connection.execute(change)

    with Library(shelf.path) as library:
        assert len(library.summaries()) == 3
        for recording_id in shelf.recordings:
            assert library.recording(recording_id).title in ("harbour", "tides", "lighthouse")
            library.rename(recording_id, "renamed")


def test_a_change_of_a_damaged_record_does_not_whitewash_it(shelf: Shelf) -> None:
    shelf.rot("UPDATE recordings SET channel = 'x' WHERE title = 'tides'")
    with Library(shelf.path) as library:
        library.rename(shelf.id_of("tides"), "Renamed")
        library.mark_opened(shelf.id_of("tides"))

        damaged = library.recording(shelf.id_of("tides"))
        assert damaged.title == "Renamed"
        assert len(damaged.damages) == 1


def test_a_bookmark_that_is_written_whole_replaces_a_damaged_one(shelf: Shelf) -> None:
    bookmark = shelf.bookmark_of("tides")
    shelf.rot("UPDATE bookmarks SET quote = 'other words' WHERE id = ?", bookmark.id)
    with Library(shelf.path) as library:
        library.save_bookmark(shelf.id_of("tides"), bookmark)

        assert library.recording(shelf.id_of("tides")).damages == ()
        assert library.bookmarks(shelf.id_of("tides"))[0].quote == bookmark.quote


def test_a_flaw_in_what_lists_the_bookmarks_is_named(shelf: Shelf) -> None:
    bookmark = shelf.bookmark_of("tides")
    with shelf.by_hand() as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'bookmarks_kept'").fetchone()
    data = bytearray(shelf.path.read_bytes())
    start = data.index(shelf.id_of("tides").encode(), (root - 1) * 4_096, root * 4_096)
    data[start] ^= 1
    shelf.path.write_bytes(data)

    damaged = shelf.now()[shelf.id_of("tides")]
    assert damaged.bookmarks == (bookmark,)
    assert any("list of what belongs" in sentence for sentence in damaged.damages)


def test_a_clock_that_is_set_back_loses_no_edit(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    recording_id = shelf.id_of("tides")
    monkeypatch.setattr("player.library.recordings.timestamp", lambda: "2001-01-01T00:00:00.000+00:00")
    times = []
    with Library(shelf.path) as library:
        for title in ("one", "two"):
            library.rename(recording_id, title)
            with shelf.by_hand() as connection:
                sql = "SELECT updated_at FROM recordings WHERE id = ?"
                times.append(connection.execute(sql, (recording_id,)).fetchone()[0])
        old = new_bookmark(0, 900, "words")
        library.save_bookmark(recording_id, old)
        library.delete_bookmark(old.id)
        library.save_bookmark(recording_id, old)
        later = next(bookmark for bookmark in library.bookmarks(recording_id) if bookmark.id == old.id)
    assert "2001-01-01" < times[0] < times[1]
    assert later.updated_at > old.updated_at


def test_text_that_is_no_utf_8_is_an_error_of_one_record_only(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        connection.execute("UPDATE recordings SET title = CAST(x'e974' AS TEXT) WHERE title = 'tides'")
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT title FROM recordings").fetchall()

    assert shelf.now()[shelf.id_of("tides")].title == "\ufffdt"
