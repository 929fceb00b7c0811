"""What is brought into a store: on which recording it lands, and what that recording learns from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from player.document import Document, Origin
from player.errors import LibraryError, NotInLibrary
from player.library.interface import Store
from player.notes import Note, NoteKind
from player.recording import combined_document
from player.transcript import Line, Word
from tests.core.library.contract.talk import TALK, medium


def test_a_document_makes_a_recording_with_its_facts(store: Store) -> None:
    recording_id = store.add_document(TALK, b"the file")

    (summary,) = store.summaries()
    assert (summary.id, summary.title, summary.channel) == (recording_id, "On tides", "Harbour Radio")
    assert (summary.duration_ms, summary.position_ms, summary.line_count) == (60_000, 0, 1)
    assert store.summary(recording_id) == summary
    assert store.recording(recording_id).sources[0].document == TALK


def test_the_same_file_lands_on_the_same_recording_once(store: Store) -> None:
    first = store.add_document(TALK, b"the file")
    again = store.add_document(TALK, b"the file")

    assert again == first
    assert len(store.recording(first).sources) == 1


def test_a_second_file_for_the_same_medium_becomes_a_second_source(store: Store, tmp_path: Path) -> None:
    path = medium(tmp_path)
    first = store.add_document(TALK, b"one", media_path=path)
    second = store.add_document(replace(TALK, title="Other"), b"two", media_path=tmp_path / "." / "talk.mp3")

    assert second == first
    assert len(store.recording(first).sources) == 2
    assert store.recording(first).title == "On tides"


def test_a_document_can_be_laid_on_a_recording_by_its_id(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    notes = Document(notes=(Note(NoteKind.SUMMARY, "All about tides."),))

    assert store.add_document(notes, b"two", recording_id=recording_id) == recording_id
    assert combined_document(store.recording(recording_id)).notes == notes.notes
    with pytest.raises(NotInLibrary):
        store.add_document(notes, b"three", recording_id="no-such-id")


def test_a_transcript_imported_first_meets_its_medium_later(store: Store, tmp_path: Path) -> None:
    recording_id = store.add_document(TALK, b"one")

    assert store.add_document(TALK, b"one", media_path=medium(tmp_path)) == recording_id
    assert store.recording(recording_id).media_path == (tmp_path / "talk.mp3").resolve()


def test_a_transcript_imported_beside_its_moved_medium_finds_its_recording(store: Store, tmp_path: Path) -> None:
    old = medium(tmp_path)
    recording_id = store.add_document(TALK, b"one", media_path=old)
    moved = old.rename(tmp_path / "moved.mp3")

    assert store.add_document(TALK, b"one", media_path=moved) == recording_id
    assert store.recording(recording_id).media_path == moved.resolve()


def test_the_same_transcript_for_two_media_makes_two_recordings(store: Store, tmp_path: Path) -> None:
    first = store.add_document(TALK, b"one", media_path=medium(tmp_path, "a.mp3"))
    second = store.add_document(TALK, b"one", media_path=medium(tmp_path, "b.mp3"))

    assert first != second


def test_a_medium_alone_is_a_recording_named_after_its_file(store: Store, tmp_path: Path) -> None:
    recording_id = store.add_media(medium(tmp_path))

    assert store.add_media(tmp_path / "talk.mp3") == recording_id
    assert store.recording(recording_id).title == "talk"


def test_a_file_name_gives_way_to_a_documents_title_but_a_chosen_title_stays(store: Store, tmp_path: Path) -> None:
    path = medium(tmp_path)
    recording_id = store.add_media(path)
    store.add_document(TALK, b"one", media_path=path)
    assert store.recording(recording_id).title == "On tides"

    store.rename(recording_id, "My talk")
    store.add_document(replace(TALK, title="Third"), b"two", media_path=path)
    assert store.recording(recording_id).title == "My talk"


def test_a_document_without_a_title_is_named_after_its_file(store: Store) -> None:
    untitled = Document(lines=TALK.lines, origin=Origin("subrip", "evening talk.srt", "ab" * 32))

    assert store.recording(store.add_document(untitled, None)).title == "evening talk"


def test_text_with_half_a_surrogate_pair_is_kept_as_well_as_can_be(store: Store) -> None:
    broken = Document(title="a\ud800b", lines=(Line(0, 1, "x \udc00 y", words=(Word(0, 1, "\ud83d"),)),))

    recording = store.recording(store.add_document(broken, None))
    assert recording.title == "a\ufffdb"
    assert recording.sources[0].document.lines[0].text == "x \ufffd y"


def test_a_number_too_large_for_the_file_is_refused_with_a_sentence(store: Store) -> None:
    with pytest.raises(LibraryError, match="too large"):
        store.add_document(Document(lines=(Line(10**30, None, "late"),)), None)
    assert store.summaries() == ()
