"""Whatever a document holds comes out of the library as it went in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.bookmarks import Bookmark
from player.document import Document, Origin
from player.errors import NotInLibrary
from player.library.store import Library
from player.notes import Chapter, Note, NoteKind
from player.recording import combined_document
from player.transcript import Line, Word

TEXT = st.text(max_size=20)
MAYBE = st.none() | TEXT
TIME = st.integers(0, 2**40)
MAYBE_TIME = st.none() | TIME
DATED = "2024-04-18T12:00:00.000+00:00"

LINES = st.builds(
    Line, MAYBE_TIME, MAYBE_TIME, TEXT, MAYBE, st.lists(st.builds(Word, TIME, TIME, TEXT)).map(tuple), st.booleans()
)
NOTES = st.builds(Note, st.sampled_from(NoteKind), MAYBE, MAYBE, MAYBE_TIME, MAYBE_TIME, MAYBE)
BOOKMARKS = st.builds(
    Bookmark,
    id=TEXT,
    start_ms=TIME,
    end_ms=TIME,
    quote=TEXT,
    title=MAYBE,
    note=MAYBE,
    tags=st.lists(TEXT).map(tuple),
    color=TEXT,
    created_at=st.just(DATED),
    updated_at=st.just(DATED),
)
DOCUMENTS = st.builds(
    Document,
    title=st.text(min_size=1, max_size=20),
    channel=st.none() | st.text(min_size=1, max_size=20),
    published=st.none() | st.dates(),
    duration_ms=MAYBE_TIME,
    language=st.none() | st.text(min_size=1, max_size=5),
    media_name=st.none() | st.text(min_size=1, max_size=5),
    origin=st.none() | st.builds(Origin, TEXT, TEXT, TEXT, MAYBE, st.booleans()),
    lines=st.lists(LINES, max_size=5).map(tuple),
    chapters=st.lists(st.builds(Chapter, MAYBE_TIME, MAYBE_TIME, TEXT, MAYBE), max_size=5).map(tuple),
    notes=st.lists(NOTES, max_size=5).map(tuple),
    bookmarks=st.lists(BOOKMARKS, max_size=3).map(tuple),
    remarks=st.lists(TEXT, max_size=3).map(tuple),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def with_fresh_ids(document: Document) -> Document:
    """Hypothesis likes to repeat itself; the library would know the file again."""
    origin = document.origin and replace(document.origin, sha256=uuid4().hex)
    bookmarks = tuple(replace(bookmark, id=str(uuid4())) for bookmark in document.bookmarks)
    return replace(document, origin=origin, bookmarks=bookmarks)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS)
def test_a_document_comes_out_as_it_went_in(library: Library, document: Document) -> None:
    document = with_fresh_ids(document)
    recording = library.recording(library.add_document(document, None))

    assert recording.sources[0].document == replace(document, bookmarks=())
    by_time = tuple(sorted(document.bookmarks, key=lambda bookmark: (bookmark.start_ms, bookmark.end_ms)))
    assert combined_document(recording) == replace(document, bookmarks=by_time)


@given(data=st.binary(max_size=2_000))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_imported_bytes_are_kept(library: Library, data: bytes) -> None:
    recording = library.recording(library.add_document(Document(title="bytes"), data))

    assert library.source_data(recording.sources[0].id) == data


def test_where_no_bytes_were_given_there_are_none(library: Library) -> None:
    recording = library.recording(library.add_document(Document(title="bytes"), None))

    assert library.source_data(recording.sources[0].id) is None


def test_a_hundred_hours_of_lines_keep_their_order(library: Library) -> None:
    lines = tuple(Line(number * 3_600, None, f"line {number}") for number in range(100_000))

    recording = library.recording(library.add_document(Document(title="long", lines=lines), None))
    assert recording.sources[0].document.lines == lines


def test_a_new_reading_takes_the_place_of_the_old_one(library: Library) -> None:
    origin = Origin("subrip", "talk.srt", "ab" * 32, "cp1252", True)
    wrong = Document(origin=origin, lines=(Line(0, 900, "Ïðèâåò"),))
    right = replace(wrong, origin=replace(origin, encoding="cp1251"), lines=(Line(0, 900, "Привет"),))
    recording_id = library.add_document(wrong, b"kept")
    (old,) = library.recording(recording_id).sources
    library.show_source(recording_id, old.id)

    new_id = library.replace_source(old.id, right)
    recording = library.recording(recording_id)
    assert [(source.id, source.document) for source in recording.sources] == [(new_id, right)]
    assert recording.shown_source_id == new_id
    assert library.source_data(new_id) == b"kept"
    assert [hit.kind for hit in library.search("Привет").hits] == ["line"]
    assert library.search("Ïðèâåò").hits == ()

    assert library.add_document(wrong, b"kept") == recording_id
    assert [source.id for source in library.recording(recording_id).sources] == [new_id]


def test_a_new_reading_and_the_old_one_swap_places_back_and_forth(library: Library) -> None:
    old = Document(origin=Origin("subrip", "talk.srt", "ab" * 32, "cp1252", True), lines=(Line(0, 900, "Ïðèâåò"),))
    new = replace(old, origin=replace(old.origin, encoding="cp1251"), lines=(Line(0, 900, "Привет"),))
    recording_id = library.add_document(old, b"kept")
    old_id = library.recording(recording_id).sources[0].id
    library.show_second(recording_id, old_id, is_beside=True)
    new_id = library.replace_source(old_id, new)

    for there, gone, document in ((old_id, new_id, old), (new_id, old_id, new)):
        library.swap_source(gone, there)
        recording = library.recording(recording_id)
        assert [(source.id, source.document) for source in recording.sources] == [(there, document)]
        assert recording.second_source_id == there
        assert library.add_document(old, b"kept") == recording_id
        assert [source.id for source in library.recording(recording_id).sources] == [there]


def test_only_a_source_that_is_there_can_be_replaced(library: Library) -> None:
    with pytest.raises(NotInLibrary):
        library.replace_source("nobody", Document())
    with pytest.raises(NotInLibrary):
        library.swap_source("nobody", "nothing")
