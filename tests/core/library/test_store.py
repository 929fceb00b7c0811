"""The library as its callers see it: what goes in comes out, on the recording it belongs to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import Bookmark, new_bookmark
from player.document import Document, Origin
from player.errors import LibraryError, NotInLibrary
from player.heard import Heard
from player.library.store import Library
from player.notes import Note, NoteKind
from player.recording import combined_document, shown_source
from player.transcript import Line, Word

TALK = Document(title="On tides", channel="Harbour Radio", lines=(Line(0, 900, "The moon pulls."),), duration_ms=60_000)


def share_of(heard: Heard) -> float:
    """Of a recording of a second."""
    return heard.total_ms / 1_000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data" / "library.db") as library:
        yield library


def medium(folder: Path, name: str = "talk.mp3") -> Path:
    path = folder / name
    path.write_bytes(b"sound")
    return path


def test_a_document_makes_a_recording_with_its_facts(library: Library) -> None:
    recording_id = library.add_document(TALK, b"the file")

    (summary,) = library.summaries()
    assert (summary.id, summary.title, summary.channel) == (recording_id, "On tides", "Harbour Radio")
    assert (summary.duration_ms, summary.position_ms, summary.line_count) == (60_000, 0, 1)
    assert library.recording(recording_id).sources[0].document == TALK


def test_everything_is_there_when_the_library_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        recording_id = library.add_document(TALK, b"the file", media_path=medium(tmp_path))
        library.save_bookmark(recording_id, new_bookmark(0, 900, "The moon pulls."))
        before = library.recording(recording_id)
    with Library(path) as library:
        assert library.recording(recording_id) == before
        assert library.source_data(before.sources[0].id) == b"the file"


def test_the_same_file_lands_on_the_same_recording_once(library: Library) -> None:
    first = library.add_document(TALK, b"the file")
    again = library.add_document(TALK, b"the file")

    assert again == first
    assert len(library.recording(first).sources) == 1


def test_a_second_file_for_the_same_medium_becomes_a_second_source(library: Library, tmp_path: Path) -> None:
    path = medium(tmp_path)
    first = library.add_document(TALK, b"one", media_path=path)
    second = library.add_document(replace(TALK, title="Other"), b"two", media_path=tmp_path / "." / "talk.mp3")

    assert second == first
    assert len(library.recording(first).sources) == 2
    assert library.recording(first).title == "On tides"


def test_a_document_can_be_laid_on_a_recording_by_its_id(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    notes = Document(notes=(Note(NoteKind.SUMMARY, "All about tides."),))

    assert library.add_document(notes, b"two", recording_id=recording_id) == recording_id
    assert combined_document(library.recording(recording_id)).notes == notes.notes
    with pytest.raises(NotInLibrary):
        library.add_document(notes, b"three", recording_id="no-such-id")


def test_a_transcript_imported_first_meets_its_medium_later(library: Library, tmp_path: Path) -> None:
    recording_id = library.add_document(TALK, b"one")

    assert library.add_document(TALK, b"one", media_path=medium(tmp_path)) == recording_id
    assert library.recording(recording_id).media_path == (tmp_path / "talk.mp3").resolve()


def test_a_transcript_imported_beside_its_moved_medium_finds_its_recording(library: Library, tmp_path: Path) -> None:
    old = medium(tmp_path)
    recording_id = library.add_document(TALK, b"one", media_path=old)
    moved = old.rename(tmp_path / "moved.mp3")

    assert library.add_document(TALK, b"one", media_path=moved) == recording_id
    assert library.recording(recording_id).media_path == moved.resolve()


def test_the_same_transcript_for_two_media_makes_two_recordings(library: Library, tmp_path: Path) -> None:
    first = library.add_document(TALK, b"one", media_path=medium(tmp_path, "a.mp3"))
    second = library.add_document(TALK, b"one", media_path=medium(tmp_path, "b.mp3"))

    assert first != second


def test_a_medium_alone_is_a_recording_named_after_its_file(library: Library, tmp_path: Path) -> None:
    recording_id = library.add_media(medium(tmp_path))

    assert library.add_media(tmp_path / "talk.mp3") == recording_id
    assert library.recording(recording_id).title == "talk"


def test_a_file_name_gives_way_to_a_documents_title_but_a_chosen_title_stays(library: Library, tmp_path: Path) -> None:
    path = medium(tmp_path)
    recording_id = library.add_media(path)
    library.add_document(TALK, b"one", media_path=path)
    assert library.recording(recording_id).title == "On tides"

    library.rename(recording_id, "My talk")
    library.add_document(replace(TALK, title="Third"), b"two", media_path=path)
    assert library.recording(recording_id).title == "My talk"


def test_a_document_without_a_title_is_named_after_its_file(library: Library) -> None:
    untitled = Document(lines=TALK.lines, origin=Origin("subrip", "evening talk.srt", "ab" * 32))

    assert library.recording(library.add_document(untitled, None)).title == "evening talk"


def test_the_recording_opened_last_stands_first(library: Library) -> None:
    ids = [library.add_document(replace(TALK, title=title), title.encode()) for title in ("a", "b", "c")]
    library.mark_opened(ids[0])

    assert library.summaries()[0].id == ids[0]


def test_a_recording_is_found_by_the_beginning_of_its_id(library: Library) -> None:
    recording_id = library.add_document(TALK, None)

    assert library.recording(recording_id[:8]).id == recording_id
    for wrong in (recording_id[:3], "%%%%%%", "zzzz", "", "\ud800\ud800\ud800\ud800"):
        with pytest.raises(NotInLibrary):
            library.recording(wrong)


def test_what_the_user_changes_is_kept(library: Library, tmp_path: Path) -> None:
    recording_id = library.add_document(TALK, None)
    library.remember_progress(recording_id, 1_234, Heard(), share_of)
    library.remember_duration(recording_id, 61_000)
    library.set_media_path(recording_id, medium(tmp_path))

    recording = library.recording(recording_id)
    assert (recording.position_ms, recording.duration_ms) == (1_234, 61_000)
    assert recording.media_path == (tmp_path / "talk.mp3").resolve()
    library.set_media_path(recording_id, None)
    assert library.recording(recording_id).media_path is None


def test_what_was_heard_is_kept_with_the_place_and_shown_in_the_list(library: Library) -> None:
    recording_id = library.add_document(TALK, None)
    heard = Heard(((0, 450), (600, 900)))
    assert library.remember_progress(recording_id, 700, heard, share_of) == heard

    recording = library.recording(recording_id)
    assert (recording.position_ms, recording.heard) == (700, heard)
    assert library.summaries()[0].heard_share == 0.75
    library.set_heard(recording_id, Heard(), 0.0)
    assert (library.recording(recording_id).heard, library.summaries()[0].heard_share) == (Heard(), 0)


def test_what_was_heard_is_added_to_what_other_windows_wrote(library: Library) -> None:
    recording_id = library.add_document(TALK, None)
    library.remember_progress(recording_id, 500, Heard(((0, 500),)), share_of)
    with Library(library.path) as other_window:
        all_heard = other_window.remember_progress(recording_id, 700, Heard(((600, 700),)), share_of)

    assert library.recording(recording_id).heard == all_heard == Heard(((0, 500), (600, 700)))
    assert library.summaries()[0].heard_share == 0.6


def test_names_of_speakers_and_the_second_text_are_kept(library: Library) -> None:
    recording_id = library.add_document(TALK, None)
    library.name_speakers(recording_id, {"SPEAKER_00": "Zoë \ud800"})
    library.show_second(recording_id, "some-source", is_beside=True)

    recording = library.recording(recording_id)
    assert recording.speaker_names == library.speaker_names(recording_id) == {"SPEAKER_00": "Zoë \ufffd"}
    assert (recording.second_source_id, recording.is_second_beside) == ("some-source", True)
    library.show_second(recording_id, None, is_beside=False)
    assert library.recording(recording_id).second_source_id is None


def test_the_source_with_the_most_timing_is_shown_until_the_user_chooses(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    timed = Document(lines=(Line(0, 900, "The moon.", words=(Word(0, 300, "The"), Word(300, 900, "moon."))),))
    library.add_document(timed, b"two", recording_id=recording_id)
    plain, rich = library.recording(recording_id).sources
    assert shown_source(library.recording(recording_id)) == rich

    library.show_source(recording_id, plain.id)
    assert shown_source(library.recording(recording_id)) == plain
    library.show_source(recording_id, None)
    assert shown_source(library.recording(recording_id)) == rich


def test_a_transcript_in_the_language_that_was_told_is_shown_before_any_other(library: Library) -> None:
    said = Document(title="Moon", language="en", notes=(Note(NoteKind.SUMMARY, "About the moon."),))
    recording_id = library.add_document(said, b"facts")
    german = Document(language="de", lines=(Line(0, 900, "Der Mond."), Line(900, 1_800, "Ja.")))
    english = Document(language="en-US", lines=(Line(0, None, "The moon, yes."),))
    for number, document in enumerate((german, english)):
        library.add_document(document, b"%d" % number, recording_id=recording_id)
    shown = shown_source(library.recording(recording_id))
    assert shown is not None
    assert shown.document.language == "en-US"
    assert [hit.position_ms for hit in library.search("yes")] == [0]
    assert not library.search("mond")

    unnamed = Document(lines=(Line(0, 900, "The moon."), Line(900, 1_800, "Quite.")))
    library.add_document(unnamed, b"unnamed", recording_id=recording_id)
    assert [hit.text for hit in library.search("quite")] == ["Quite."]


def test_a_removed_source_is_gone_until_its_file_is_imported_again(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    library.add_document(Document(notes=(Note(NoteKind.VERDICT, "Good."),)), b"two", recording_id=recording_id)
    first, second = library.recording(recording_id).sources
    library.show_source(recording_id, first.id)
    library.remove_source(first.id)
    assert library.recording(recording_id).sources == (second,)
    assert library.search("moon") == ()

    library.add_document(TALK, b"one", recording_id=recording_id)
    assert library.recording(recording_id).sources == (first, second)


def test_a_removed_recording_comes_back_whole(library: Library) -> None:
    recording_id = library.add_document(TALK, b"one")
    library.save_bookmark(recording_id, new_bookmark(0, 900, "The moon pulls."))
    before = library.recording(recording_id)
    library.remove_recording(recording_id)
    assert library.summaries() == ()
    assert library.search("moon") == ()
    with pytest.raises(NotInLibrary):
        library.recording(recording_id)

    library.restore_recording(recording_id)
    assert library.recording(recording_id) == before
    library.remove_recording(recording_id)
    assert library.add_document(TALK, b"one") == recording_id
    assert library.recording(recording_id) == before


def test_a_bookmark_is_kept_changed_deleted_and_brought_back(library: Library) -> None:
    recording_id = library.add_document(TALK, None)
    late, early = new_bookmark(5_000, 6_000, "late"), new_bookmark(100, 900, "early")
    library.save_bookmark(recording_id, late)
    library.save_bookmark(recording_id, early)
    assert library.bookmarks(recording_id) == (early, late)
    assert library.summaries()[0].bookmark_count == 2

    changed = replace(early, title="Start", note="Listen again", tags=("a", "b"), color="blue", end_ms=950)
    library.save_bookmark(recording_id, changed)
    library.delete_bookmark(late.id)
    assert library.bookmarks(recording_id) == (changed,)

    library.save_bookmark(recording_id, late)
    assert library.recording(recording_id).bookmarks == (changed, late)


def test_bookmarks_that_come_with_a_document_are_imported_once(library: Library) -> None:
    bookmark = replace(new_bookmark(0, 900, "The moon pulls."), tags=("sea",))
    document = replace(TALK, bookmarks=(bookmark,))
    recording_id = library.add_document(document, b"one")
    assert library.bookmarks(recording_id) == (bookmark,)

    library.delete_bookmark(bookmark.id)
    library.add_document(document, b"one")
    assert library.bookmarks(recording_id) == ()


def test_the_copy_of_a_bookmark_on_another_recording_is_a_bookmark_of_its_own(library: Library) -> None:
    bookmark = new_bookmark(0, 900, "The moon pulls.")
    document = replace(TALK, bookmarks=(bookmark,))
    first = library.add_document(document, b"one")
    second = library.add_document(document, b"two")
    library.add_document(document, b"two")

    (copy,) = library.bookmarks(second)
    assert copy == replace(bookmark, id=copy.id)
    library.delete_bookmark(copy.id)
    assert library.bookmarks(first) == (bookmark,)


@pytest.mark.parametrize(
    "wish",
    [
        lambda library: library.save_bookmark("none", new_bookmark(0, 1, "")),
        lambda library: library.delete_bookmark("none"),
        lambda library: library.remember_progress("none", 1, Heard(), share_of),
        lambda library: library.set_heard("none", Heard(), 0.0),
        lambda library: library.speaker_names("none"),
        lambda library: library.restore_recording("none"),
        lambda library: library.remove_source("none"),
        lambda library: library.rename("none", "title"),
    ],
)
def test_what_is_not_in_the_library_is_said_to_be_missing(library: Library, wish) -> None:
    with pytest.raises(NotInLibrary) as raised:
        wish(library)
    assert raised.value.identifier == "none"


def test_text_with_half_a_surrogate_pair_is_kept_as_well_as_can_be(library: Library) -> None:
    broken = Document(title="a\ud800b", lines=(Line(0, 1, "x \udc00 y", words=(Word(0, 1, "\ud83d"),)),))

    recording = library.recording(library.add_document(broken, None))
    assert recording.title == "a\ufffdb"
    assert recording.sources[0].document.lines[0].text == "x \ufffd y"


def test_a_number_too_large_for_the_file_is_refused_with_a_sentence(library: Library) -> None:
    with pytest.raises(LibraryError, match="too large"):
        library.add_document(Document(lines=(Line(10**30, None, "late"),)), None)
    assert library.summaries() == ()


def test_a_bookmark_without_a_date_is_dated_by_the_library(library: Library) -> None:
    recording_id = library.add_document(replace(TALK, bookmarks=(Bookmark("b1", 0, 900, "moon"),)), None)

    (bookmark,) = library.bookmarks(recording_id)
    assert bookmark.created_at.endswith("+00:00")
