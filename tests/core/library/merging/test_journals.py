"""The journal of another library merged: what is said of recordings that both have, however they are called."""

from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import UnreadableFile
from player.library.journal import journal_path
from player.library.journal.records import RecordingRecord
from player.library.merging.counts import Counts
from player.library.merging.journals import merge_journal
from player.library.store import Library
from player.transcript import Line

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))


def merged(library: Library, other: Library) -> Counts:
    return merge_journal(library, journal_path(other.path)).counts


def test_bookmarks_of_a_friend_come_in_once(library: Library, other: Library) -> None:
    mine, theirs = (some.add_document(TALK, b"one") for some in (library, other))
    library.save_bookmark(mine, new_bookmark(0, 900, "mine"))
    other.save_bookmark(theirs, new_bookmark(0, 900, "theirs"))
    assert mine != theirs

    assert merged(library, other) == Counts(added=1)
    assert merged(library, other) == Counts(unchanged=1)
    assert merged(other, library) == Counts(added=1, unchanged=1)
    assert {bookmark.quote for bookmark in library.bookmarks(mine)} == {"mine", "theirs"}
    assert set(library.bookmarks(mine)) == set(other.bookmarks(theirs))


def test_the_same_words_kept_by_two_people_stay_two_bookmarks(library: Library, other: Library) -> None:
    mine, theirs = (some.add_document(TALK, b"one") for some in (library, other))
    for some, recording_id in ((library, mine), (other, theirs)):
        some.save_bookmark(recording_id, new_bookmark(0, 900, "The moon pulls."))
    merged(library, other)
    assert len(library.bookmarks(mine)) == 2


def test_what_is_not_here_is_named_and_nothing_is_made_of_it(library: Library, other: Library) -> None:
    library.add_document(TALK, b"one")
    other.save_bookmark(other.add_document(replace(TALK, title="On dunes"), b"two"), new_bookmark(0, 1, "x"))

    report = merge_journal(library, journal_path(other.path))
    assert (report.unknown, report.counts) == (("On dunes",), Counts())
    assert "“On dunes”" in report.sentence
    assert len(library.summaries()) == 1


def test_a_title_alone_makes_nothing_one(library: Library, other: Library, tmp_path: Path) -> None:
    library.add_media(medium(tmp_path, "a.mp3"))
    other.rename(other.add_media(medium(tmp_path, "b.mp3")), "a")
    assert merge_journal(library, journal_path(other.path)).recordings == ()


def test_a_medium_of_the_same_name_and_length_is_the_same_recording(
    library: Library, other: Library, tmp_path: Path
) -> None:
    mine = library.add_media(medium(tmp_path, "here/Talk.mp3"))
    theirs = other.add_media(medium(tmp_path, "there/talk.MP3"))
    library.remember_duration(mine, 60_000)
    other.remember_duration(theirs, 90_000)
    other.save_bookmark(theirs, new_bookmark(0, 900, "theirs"))
    assert merge_journal(library, journal_path(other.path)).recordings == ()

    other.remember_duration(theirs, 59_800)
    other.rename(theirs, "Named")
    assert merge_journal(library, journal_path(other.path)).recordings == (mine,)
    assert [bookmark.quote for bookmark in library.bookmarks(mine)] == ["theirs"]


def test_what_two_people_called_the_same_by_hand_is_not_the_same(library: Library, other: Library) -> None:
    for some, title in ((library, "Mine"), (other, "Theirs")):
        some.put_recording(RecordingRecord("talk-1", title))
        some.rename("talk-1", title)
    assert merge_journal(library, journal_path(other.path)).unknown == ("Theirs",)
    assert library.recording("talk-1").title == "Mine"


def test_where_i_am_and_what_i_removed_stays_mine(library: Library, other: Library) -> None:
    mine, theirs = (some.add_document(TALK, b"one") for some in (library, other))
    other.save_bookmark(theirs, new_bookmark(0, 900, "theirs"))
    other.remember_progress(theirs, 700, other.recording(theirs).heard, lambda _heard: 1.0)
    other.remove_recording(theirs)

    merged(library, other)
    assert library.recording(mine).position_ms == 0
    assert len(library.bookmarks(mine)) == 1


def test_a_bookmark_that_lies_on_another_recording_here_is_copied(library: Library, other: Library) -> None:
    bookmark = new_bookmark(0, 900, "The moon pulls.")
    document = replace(TALK, bookmarks=(bookmark,))
    first, second = library.add_document(document, b"one"), library.add_document(TALK, b"two")
    other.add_document(document, b"two")

    for expected in (Counts(added=1), Counts(unchanged=1)):
        assert merged(library, other) == expected
    assert library.bookmarks(first) == (bookmark,)
    (copy,) = library.bookmarks(second)
    assert (copy.quote, copy.id == bookmark.id) == (bookmark.quote, False)


def test_what_is_no_journal_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        merge_journal(library, tmp_path / "none.jsonl")
    junk = tmp_path / "junk.jsonl"
    junk.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnreadableFile, match="not one line of it is whole"):
        merge_journal(library, junk)


def test_damaged_lines_are_left_out_and_told(library: Library, other: Library) -> None:
    mine, theirs = (some.add_document(TALK, b"one") for some in (library, other))
    other.save_bookmark(theirs, new_bookmark(0, 900, "theirs"))
    with journal_path(other.path).open("ab") as journal:
        journal.write(b"no line\n" * 41)
    report = merge_journal(library, journal_path(other.path))
    assert (report.recordings, report.damaged) == ((mine,), 41)
    assert "41 damaged lines left out" in report.sentence


def medium(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f"sound of {folder}".encode())
    return path
