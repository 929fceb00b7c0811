"""A library that was lost comes back from its journal, and one from an older backup is brought up to date by it."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.heard import Heard
from player.importer import import_files
from player.library.journal import append, journal_path
from player.library.journal.records import BookmarkRecord, RecordingRecord, SourceRecord
from player.library.merging.replay import replay
from player.library.store import Library
from player.transcript import Line

SUBTITLES = "1\n00:00:01,000 --> 00:00:02,500\nAda: The moon pulls.\n"


@pytest.fixture
def subtitles(folder: Path) -> Path:
    path = folder / "talk.srt"
    path.write_text(SUBTITLES, "utf-8")
    return path


@pytest.fixture
def recording_id(library: Library, subtitles: Path) -> str:
    return import_files(library, [subtitles]).imported[0].recording_id


def work_on(library: Library, recording_id: str) -> None:
    for words in ("kept", "dropped"):
        library.save_bookmark(recording_id, new_bookmark(0, 900, words))
    library.delete_bookmark(library.bookmarks(recording_id)[1].id)
    library.rename(recording_id, "Tides")
    library.name_speakers(recording_id, {"Ada": "Zoë"})
    library.show_source(recording_id, library.recording(recording_id).sources[0].id)
    library.set_heard(recording_id, Heard(((0, 900),)), 1.0)


def test_all_is_back_under_its_ids(library: Library, other: Library, recording_id: str) -> None:
    work_on(library, recording_id)
    replayed = replay(other, journal_path(library.path))

    assert (replayed.recordings, replayed.sources, replayed.missing, replayed.damaged) == (1, 1, (), 0)
    assert other.recording(recording_id) == library.recording(recording_id)
    assert other.bookmark_records(recording_id) == library.bookmark_records(recording_id)
    assert [hit.recording_id for hit in other.search("pulls").hits] == [recording_id]


def test_replaying_again_changes_nothing(library: Library, other: Library, recording_id: str) -> None:
    work_on(library, recording_id)
    replay(other, journal_path(library.path))
    before, told = other.recording(recording_id), journal_path(other.path).read_bytes()
    replay(other, journal_path(library.path))
    assert (other.recording(recording_id), journal_path(other.path).read_bytes()) == (before, told)


@pytest.mark.parametrize("loss", ["gone", "another file"])
def test_a_text_whose_file_is_gone_is_named_and_the_rest_is_back(
    library: Library, other: Library, recording_id: str, subtitles: Path, loss: str
) -> None:
    work_on(library, recording_id)
    subtitles.unlink()
    if loss == "another file":
        subtitles.write_text(SUBTITLES.replace("moon", "sun"), "utf-8")
    replayed = replay(other, journal_path(library.path))

    (sentence,) = replayed.missing
    assert sentence.startswith("talk.srt: its text is not back: ")
    recording = other.recording(recording_id)
    assert (recording.title, recording.sources) == ("Tides", ())
    assert [bookmark.quote for bookmark in recording.bookmarks] == ["kept"]


def test_an_older_backup_is_brought_up_to_date(library: Library, recording_id: str, tmp_path: Path) -> None:
    library.save_bookmark(recording_id, new_bookmark(0, 900, "before"))
    library.remember_progress(recording_id, 400, Heard(), lambda _heard: 0.0)
    copy = tmp_path / "copy.sqlite"
    with Library(copy):
        pass
    with Library(tmp_path / "older.sqlite") as older:
        replay(older, journal_path(library.path))
    shutil.copy(tmp_path / "older.sqlite", copy)
    work_on(library, recording_id)
    library.remove_source(library.recording(recording_id).sources[0].id)

    with Library(copy) as backup:
        replay(backup, journal_path(library.path))
        assert backup.recording(recording_id) == library.recording(recording_id)
        assert backup.bookmark_records(recording_id) == library.bookmark_records(recording_id)


def test_a_removed_recording_stays_removed_and_can_be_restored(
    library: Library, other: Library, recording_id: str
) -> None:
    work_on(library, recording_id)
    before = library.recording(recording_id)
    library.remove_recording(recording_id)
    replay(other, journal_path(library.path))

    assert other.summaries() == ()
    other.restore_recording(recording_id)
    assert other.recording(recording_id).bookmarks == before.bookmarks


def test_a_removed_recording_stays_removed_when_its_lost_text_is_read_anew(library: Library, recording_id: str) -> None:
    library.remove_recording(recording_id)
    with closing(sqlite3.connect(library.path)) as by_hand, by_hand:
        by_hand.execute("PRAGMA foreign_keys = ON")
        by_hand.execute("PRAGMA trusted_schema = ON")
        by_hand.execute("DELETE FROM sources")

    assert replay(library, journal_path(library.path)).sources == 1
    assert library.summaries() == ()
    library.restore_recording(recording_id)
    assert len(library.recording(recording_id).sources) == 1


def test_a_text_that_nothing_tells_from_another_is_named(library: Library, subtitles: Path, tmp_path: Path) -> None:
    recording_id = library.add_document(Document(lines=(Line(0, 900, "By hand."),)), None)
    path = tmp_path / "journal.jsonl"
    append(path, [SourceRecord("by hand", recording_id, "talk.srt", subtitles)])
    (sentence,) = replay(library, path).missing
    assert sentence == (
        f"talk.srt: its text is not back: {subtitles}: nothing tells whether the file there is still the same."
    )


def test_what_other_tools_made_comes_back_under_the_ids_that_they_gave(other: Library, subtitles: Path) -> None:
    sha256 = hashlib.sha256(subtitles.read_bytes()).hexdigest()
    path = subtitles.with_name("journal.jsonl")
    append(path, [RecordingRecord("talk-1", "Tides"), SourceRecord("text: é", "talk-1", "talk.srt", subtitles, sha256)])
    append(path, [BookmarkRecord("talk-1", new_bookmark(0, 900, "kept"))])
    replay(other, path)
    recording = other.recording("talk-1")
    assert (recording.title, [found.id for found in recording.sources]) == ("Tides", ["text: é"])
    assert [bookmark.quote for bookmark in recording.bookmarks] == ["kept"]


def test_bookmarks_come_back_where_the_line_of_their_recording_is_lost(other: Library, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    recording_id = "5f0d1f0e-2f2c-4a5e-9d6a-0d8f7f9f6a11"
    append(path, [BookmarkRecord(recording_id, new_bookmark(0, 900, "kept"))])
    replay(other, path)
    assert [bookmark.quote for bookmark in other.recording(recording_id).bookmarks] == ["kept"]
