"""What filters let through is found however much else there is, and what they keep out is not shown in any form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.heard import Heard
from player.library.store import Library
from player.notes import Note, NoteKind
from player.transcript import Line

Talk = Callable[..., str]


def texts(library: Library, query: str, limit: int = 50) -> list[str]:
    return [hit.text for hit in library.search(query, limit).hits]


def test_words_together_that_are_excluded_are_not_shown_as_a_passage(talk: Talk, library: Library) -> None:
    talk("otter one", "badger moonlight", *["between"] * 15, "otter badger together")

    assert texts(library, "otter badger -together") == ["otter one badger moonlight"]
    assert not [text for text in texts(library, "otter moonlight badger -one") if "one" in text]


@pytest.mark.parametrize("question", ["what does the tide do with the moon?", "tide moonless"])
def test_passages_keep_to_the_filters(talk: Talk, library: Library, question: str) -> None:
    recording_id = talk("what does the tide do", "with the moon", speakers={0: "Ann"})
    library.set_heard(recording_id, Heard(((0, 6_000),)), 1.0)
    assert texts(library, question)

    for filters in ("heard:no", "speaker:bob", "tag:none", "before:1900", "kind:chapter"):
        assert texts(library, f"{filters} {question}") == []


def test_few_of_many_bookmarks_are_found_by_their_tag(talk: Talk, library: Library) -> None:
    recording_id = talk("words")
    for number in range(90):
        tags = ("gem",) if number < 3 else ()
        library.save_bookmark(recording_id, replace(new_bookmark(number, number + 1, f"kept {number}"), tags=tags))

    assert len(texts(library, "tag:gem")) == len(texts(library, "kept tag:gem")) == 3
    assert len(texts(library, "kind:bookmark", 1_000)) == 90
    assert not library.search("kind:bookmark").is_complete


def test_notes_of_one_kind_are_found_among_many_of_another(library: Library) -> None:
    questions = [Note(NoteKind.QUESTION, "giraffe", title=f"why {number}") for number in range(70)]
    takeaways = [Note(NoteKind.TAKEAWAY, f"giraffe {number}") for number in range(70)]
    library.add_document(Document(title="zoo", notes=tuple(questions + takeaways)), None)

    assert len(texts(library, "kind:answer giraffe", 1_000)) == 70


def test_an_old_recording_is_found_among_newer_ones_that_are_filtered(talk: Talk, library: Library) -> None:
    old = talk("a zebra in the rain", title="old", published=date(2001, 5, 1))
    for number in range(130):
        talk("a zebra in the sun", title=f"new {number}", published=date(2020, 1, 1))

    found = library.search("zebra before:2011")
    assert [hit.recording_id for hit in found.hits] == [old]
    assert texts(library, "before:2011") == ["old"]


def test_what_is_removed_or_not_shown_hides_nothing_that_is(talk: Talk, library: Library) -> None:
    kept = talk(*["nothing"] * 20, "the striped zebra walks home")
    library.remove_recording(talk(*["a zebra again"] * 1_700, title="removed"))
    other = Document(lines=tuple(Line(number, None, "zebra zebra") for number in range(1_700)))
    library.add_document(other, b"rough", recording_id=kept)
    library.show_source(kept, library.recording(kept).sources[0].id)

    assert texts(library, "zebra") == ["the striped zebra walks home"]
    assert "the striped zebra walks home" in library.search("where does the striped zebra walk?").hits[0].text


def test_all_hits_come_where_all_are_asked_for(talk: Talk, library: Library) -> None:
    talk(*(f"zebra {number}" for number in range(900)))

    found = library.search("zebra", 1_000)
    assert len(found.hits) == 900 and found.is_complete
    assert found.hits == library.search("zebra", 1_000).hits


def test_what_was_said_is_among_the_first_hits_whatever_else_there_is(library: Library) -> None:
    notes = tuple(Note(NoteKind.TAKEAWAY, f"the tide {number}") for number in range(60))
    for number in range(40):
        recording_id = library.add_document(
            Document(title=f"Tide {number}", notes=notes[number : number + 3], lines=(Line(0, 900, f"tide {number}"),)),
            None,
        )
        library.save_bookmark(recording_id, new_bookmark(0, 900, "the tide"))

    kinds = [hit.kind for hit in library.search("tide").hits]
    assert kinds.count("line") >= 15
    assert min(kinds.count(kind) for kind in ("title", "bookmark", "takeaway")) >= 5


def test_of_notes_with_all_words_the_one_that_has_them_in_order_comes_first(library: Library) -> None:
    asked = "Who built the winter? A king. He built the harbour.", "Who built the harbour?"
    notes = tuple(Note(NoteKind.QUESTION, "Nobody knows.", title=title) for title in (asked[1], asked[0]))
    library.add_document(Document(title="talk", notes=notes), None)

    assert library.search("Who built the harbour?").hits[0].text.startswith("Who built the harbour?")
