"""The sources of a recording: which one is shown, and how one takes another's place."""

from dataclasses import replace

from player.document import Document
from player.library.interface import Store
from player.notes import Note, NoteKind
from player.recording import shown_source
from player.transcript import Line, Word
from tests.core.library.contract.talk import TALK


def test_the_source_with_the_most_timing_is_shown_until_the_user_chooses(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    timed = Document(lines=(Line(0, 900, "The moon.", words=(Word(0, 300, "The"), Word(300, 900, "moon."))),))
    store.add_document(timed, b"two", recording_id=recording_id)
    plain, rich = store.recording(recording_id).sources
    assert shown_source(store.recording(recording_id)) == rich

    store.show_source(recording_id, plain.id)
    assert shown_source(store.recording(recording_id)) == plain
    store.show_source(recording_id, None)
    assert shown_source(store.recording(recording_id)) == rich


def test_a_transcript_in_the_language_that_was_told_is_shown_before_any_other(store: Store) -> None:
    said = Document(title="Moon", language="en", notes=(Note(NoteKind.SUMMARY, "About the moon."),))
    recording_id = store.add_document(said, b"facts")
    german = Document(language="de", lines=(Line(0, 900, "Der Mond."), Line(900, 1_800, "Ja.")))
    english = Document(language="en-US", lines=(Line(0, None, "The moon, yes."),))
    for number, document in enumerate((german, english)):
        store.add_document(document, b"%d" % number, recording_id=recording_id)
    shown = shown_source(store.recording(recording_id))
    assert shown is not None
    assert shown.document.language == "en-US"
    assert [hit.position_ms for hit in store.search("yes").hits] == [0]
    assert store.search("mond").hits == ()

    unnamed = Document(lines=(Line(0, 900, "The moon."), Line(900, 1_800, "Quite.")))
    store.add_document(unnamed, b"unnamed", recording_id=recording_id)
    assert [hit.position_ms for hit in store.search("quite").hits] == [900]


def test_a_removed_source_is_gone_until_its_file_is_imported_again(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    store.add_document(Document(notes=(Note(NoteKind.VERDICT, "Good."),)), b"two", recording_id=recording_id)
    first, second = store.recording(recording_id).sources
    store.show_source(recording_id, first.id)
    store.remove_source(first.id)
    assert store.recording(recording_id).sources == (second,)
    assert store.search("moon").hits == ()

    store.add_document(TALK, b"one", recording_id=recording_id)
    assert store.recording(recording_id).sources == (first, second)
    store.remove_source(second.id)
    store.restore_source(second.id)
    assert store.recording(recording_id).sources == (first, second)


def test_the_bytes_of_a_source_are_kept_where_there_were_any(store: Store) -> None:
    recording_id = store.add_document(TALK, bytes(range(256)) * 100)
    store.add_document(TALK, None, recording_id=recording_id)

    with_bytes, without = store.recording(recording_id).sources
    assert store.source_data(with_bytes.id) == bytes(range(256)) * 100
    assert store.source_data(without.id) is None
    assert store.source_data("none") is None


def test_a_source_that_is_known_is_the_very_same_object(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    known = store.recording(recording_id).sources

    assert store.recording(recording_id, known).sources[0] is known[0]


def test_a_new_reading_takes_the_place_of_the_old_one_and_gives_it_back(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    (old,) = store.recording(recording_id).sources
    store.show_source(recording_id, old.id)
    new_id = store.replace_source(old.id, replace(TALK, lines=(Line(0, 900, "The moon pushes."),)))

    (new,) = store.recording(recording_id).sources
    assert (new.id, new.document.lines[0].text) == (new_id, "The moon pushes.")
    assert store.source_data(new_id) == b"one"
    assert shown_source(store.recording(recording_id)) == new
    store.swap_source(new_id, old.id)
    assert store.recording(recording_id).sources == (old,)
    assert shown_source(store.recording(recording_id)) == old
