"""The journal as the library writes it: a line for every change, before the change holds."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import Bookmark, new_bookmark
from player.document import Document
from player.errors import LibraryError, NotInLibrary
from player.heard import Heard
from player.library.journal import journal_path, latest, read_journal
from player.library.journal.records import RecordingRecord
from player.library.store import Library
from player.transcript import Line

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))


def line_count(library: Library) -> int:
    return len(journal_path(library.path).read_bytes().splitlines())


def kept_bookmark(library: Library, recording_id: str) -> Bookmark:
    library.save_bookmark(recording_id, new_bookmark(0, 900, "The moon"))
    return library.bookmarks(recording_id)[0]


def test_the_journal_lies_beside_the_library_under_a_name_of_its_own(library: Library, tmp_path: Path) -> None:
    path = journal_path(library.path)
    assert path.parent == library.path.parent
    assert path.name == "library.sqlite.journal.jsonl"
    link = tmp_path / "link.sqlite"
    link.symlink_to(library.path)
    assert journal_path(link) == path


def test_a_line_is_plain_json_for_other_programs(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    kept_bookmark(library, recording_id)

    lines = [json.loads(line) for line in journal_path(library.path).read_text("ascii").splitlines()]
    assert [line["what"] for line in lines] == ["recording", "source", "bookmark"]
    assert lines[-1]["value"]["quote"] == "The moon"
    assert len({line["id"] for line in lines}) == 3


def test_what_was_imported_is_told_so_that_it_can_be_read_again(library: Library, folder: Path) -> None:
    file = folder / "talk.srt"
    recording_id = library.add_document(TALK, b"the file", path=file)

    said = latest(read_journal(journal_path(library.path)))
    assert said.recordings[recording_id].title == "On tides"
    (source,) = said.sources.values()
    assert (source.recording_id, source.path, source.name) == (recording_id, file, None)
    assert source.sha256 is not None


Change = Callable[[Library, str], None]


@pytest.mark.parametrize(
    "change",
    [
        lambda library, recording_id: library.rename(recording_id, "Mine"),
        lambda library, recording_id: library.name_speakers(recording_id, {"Ada": "Zoë \ud800"}),
        lambda library, recording_id: library.set_media_path(recording_id, Path("/elsewhere/talk.mp3")),
        lambda library, recording_id: library.set_heard(recording_id, Heard(((0, 900),)), 1.0),
        lambda library, recording_id: library.show_source(recording_id, library.recording(recording_id).sources[0].id),
        lambda library, recording_id: library.show_second(recording_id, "one", is_beside=True),
        lambda library, recording_id: library.remove_recording(recording_id),
    ],
)
def test_the_journal_has_the_recording_as_it_is_after_each_change(library: Library, change: Change) -> None:
    recording_id = library.add_document(TALK, b"one")
    before = library.recording_record(recording_id)
    change(library, recording_id)

    after = library.recording_record(recording_id)
    assert after != before
    assert latest(read_journal(journal_path(library.path))).recordings == {recording_id: after}


def test_the_journal_has_each_bookmark_as_it_is_deleted_ones_too(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    bookmark = kept_bookmark(library, recording_id)
    library.save_bookmark(recording_id, replace(bookmark, note="Again", tags=("sea", "ebb")))
    library.delete_bookmark(kept_bookmark(library, recording_id).id)

    said = latest(read_journal(journal_path(library.path)))
    records = library.bookmark_records(recording_id)
    assert said.bookmarks == {record.id: record for record in records}
    assert sorted(record.deleted_at is None for record in records) == [False, True]


def test_a_text_taken_off_and_put_back_is_told(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    (source,) = library.recording(recording_id).sources
    for change in (library.remove_source, library.restore_source):
        change(source.id)
        (record,) = library.source_records(recording_id)
        assert latest(read_journal(journal_path(library.path))).sources == {source.id: record}


def test_where_the_user_is_and_what_he_opened_fills_no_journal(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    before = line_count(library)
    library.remember_progress(recording_id, 500, Heard(((0, 500),)), lambda _heard: 0.5)
    library.mark_opened(recording_id)
    assert line_count(library) == before


def test_two_windows_write_one_journal_in_the_order_of_their_changes(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    with Library(library.path) as window:
        for number in range(3):
            library.rename(recording_id, f"here {number}")
            window.rename(recording_id, f"there {number}")
        last = window.recording_record(recording_id)

    entries = list(read_journal(journal_path(library.path)))
    assert [entry.record.title for entry in entries[2:] if isinstance(entry.record, RecordingRecord)] == [
        f"{where} {number}" for number in range(3) for where in ("here", "there")
    ]
    assert entries[-1].record == last


def test_a_change_that_cannot_be_told_is_not_made(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    path = journal_path(library.path)
    path.unlink()
    path.mkdir()
    with pytest.raises(LibraryError, match="nothing was changed") as raised:
        library.rename(recording_id, "Mine")
    assert raised.value.sentence.count("\n") == 0
    assert library.recording(recording_id).title == "On tides"

    path.rmdir()
    library.rename(recording_id, "Mine")
    assert library.recording(recording_id).title == "Mine"


def test_a_change_that_is_not_made_is_not_told(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    before = journal_path(library.path).read_bytes()
    with pytest.raises(LibraryError):
        library.save_bookmark(recording_id, Bookmark("late", 10**30, 10**31, ""))
    with pytest.raises(NotInLibrary):
        library.delete_bookmark("none")
    assert journal_path(library.path).read_bytes() == before


def test_changes_made_together_are_told_together_or_not_at_all(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    before = line_count(library)
    with pytest.raises(KeyboardInterrupt), library.together():
        library.rename(recording_id, "Mine")
        kept_bookmark(library, recording_id)
        raise KeyboardInterrupt
    assert (line_count(library), library.bookmarks(recording_id)) == (before, ())
    assert library.recording(recording_id).title == "On tides"

    with library.together():
        library.rename(recording_id, "Mine")
        kept_bookmark(library, recording_id)
    assert line_count(library) == before + 2


def test_after_a_torn_line_the_next_change_has_a_line_of_its_own(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    path = journal_path(library.path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    library.rename(recording_id, "Mine")

    damaged: list[int] = []
    assert latest(read_journal(path, damaged.append)).recordings[recording_id].title == "Mine"
    assert damaged == [2]


def test_a_journal_that_is_gone_begins_again_with_all_there_is(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    bookmark = kept_bookmark(library, recording_id)
    other_id = library.add_document(replace(TALK, title="Other"), b"two")
    journal_path(library.path).unlink()
    library.rename(other_id, "Another")

    said = latest(read_journal(journal_path(library.path)))
    assert {record.title for record in said.recordings.values()} == {"On tides", "Another"}
    assert len(said.sources) == 2
    assert said.bookmarks[bookmark.id].bookmark == bookmark
