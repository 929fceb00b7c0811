"""What is found by which words, where, and marked how."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.library.found import Hit
from player.library.store import Library
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

Talk = Callable[..., str]
BREAD = Document(
    title="Über das Brot",
    channel="Küchenfunk",
    lines=(Line(1_000, 2_000, "Der Teig muß ruhen."), Line(None, None, "Crème fraîche, naïvely stirred")),
    notes=(Note(NoteKind.QUESTION, "About ninety minutes.", title="How long does it rest?", position_ms=1_500),),
    chapters=(Chapter(0, 1_000, "Mixing", "Flour first"),),
)


def texts(library: Library, query: str, *, as_typed: bool = False, language: str | None = None) -> list[str]:
    return [hit.text for hit in library.search(query, as_typed=as_typed, language=language).hits]


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


def test_a_line_is_found_with_its_moment_its_recording_and_the_words_marked(library: Library) -> None:
    recording_id = library.add_document(BREAD, None)

    (hit,) = library.search("Teig").hits

    assert (hit.recording_id, hit.recording_title, hit.kind) == (recording_id, "Über das Brot", "line")
    assert (hit.text, hit.position_ms, hit.end_ms) == ("Der Teig muß ruhen.", 1_000, 2_000)
    assert marked(hit) == ["Teig"]
    assert hit.context == "Crème fraîche, naïvely stirred"


@pytest.mark.parametrize(
    "query", ["creme", "CRÈME", "creme frai*", "naively", "stirr*", "creme stirred", "NAÏVELY creme"]
)
def test_case_accents_and_order_do_not_matter(library: Library, query: str) -> None:
    library.add_document(BREAD, None)

    assert texts(library, query) == ["Crème fraîche, naïvely stirred"]


def test_marks_cover_the_words_as_written(library: Library) -> None:
    library.add_document(BREAD, None)

    assert marked(library.search("fraiche muss*").hits[0]) == ["muß", "fraîche"]


def test_the_word_that_is_being_typed_may_be_unfinished_and_no_other(library: Library) -> None:
    library.add_document(BREAD, None)

    assert texts(library, "stirr") == []
    assert texts(library, "creme stirr", as_typed=True) == ["Crème fraîche, naïvely stirred"]
    assert texts(library, "stirr creme", as_typed=True) == []
    assert texts(library, "stirr ", as_typed=True) == []


@pytest.mark.parametrize("beginning", ["t", "te", "tel", "tele", "teles"])
def test_a_beginning_of_any_length_is_found(talk: Talk, library: Library, beginning: str) -> None:
    talk("A telescope gathers light", "and nothing else", title="1984")

    assert texts(library, f"{beginning}*") == ["A telescope gathers light"]
    assert texts(library, f"light {beginning}*") == ["A telescope gathers light"]


def test_words_of_one_sentence_are_found_across_the_ends_of_lines(talk: Talk, library: Library) -> None:
    talk(*(f"filler {n}" for n in range(11)), "we get to billions", "of tokens that way", "and so on")

    (hit,) = library.search('"billions of tokens"').hits
    assert (hit.text, hit.position_ms) == ("we get to billions of tokens that way", 33_000)
    assert [hit.text for hit in library.search("billions tokens").hits] == ["we get to billions of tokens that way"]


def test_a_line_with_all_words_comes_before_lines_that_hold_them_together(talk: Talk, library: Library) -> None:
    talk("the kettle", "and the whistle", "later", "a whistle on the kettle")

    assert texts(library, "kettle whistle")[0] == "a whistle on the kettle"


def test_words_far_apart_do_not_belong_together(talk: Talk, library: Library) -> None:
    talk("alpha", *(f"filler {n}" for n in range(40)), "omega")

    assert [hit for hit in library.search("alpha omega").hits if hit.kind == "line"] == []


def test_a_phrase_is_found_as_it_stands(talk: Talk, library: Library) -> None:
    talk("of the moon", "the moon of old", "moon, of the")

    assert texts(library, '"the moon"') == ["of the moon", "the moon of old"]
    assert texts(library, '"moon of the"') == ["moon, of the"]
    assert texts(library, '"the mo"*') == ["of the moon", "the moon of old"]


def test_excluded_words_leave_lines_out(talk: Talk, library: Library) -> None:
    talk("red apple", "green apple", "apple pie, green")

    assert texts(library, "apple -green") == ["red apple"]
    assert texts(library, 'apple -"green apple"') == ["red apple", "apple pie, green"]


def test_every_kind_is_found_as_what_it_is(library: Library) -> None:
    recording_id = library.add_document(BREAD, None)
    library.save_bookmark(recording_id, replace(new_bookmark(1_000, 2_000, "Der Teig muß ruhen."), tags=("Ofen",)))

    def kinds(query: str) -> list[tuple[str, int | None]]:
        return [(hit.kind, hit.position_ms) for hit in library.search(query).hits]

    assert kinds("brot") == kinds("kuchenfunk") == [("title", None)]
    assert kinds("ofen") == [("bookmark", 1_000)]
    assert kinds("rest") == [("question", 1_500)]
    assert kinds("ninety") == [("answer", 1_500)]
    assert kinds("flour") == kinds("mixing") == [("chapter", 0)]
    assert kinds("teig") == [("bookmark", 1_000), ("line", 1_000)]


def test_the_first_hits_come_from_many_recordings_and_those_of_one_stand_together(talk: Talk, library: Library) -> None:
    first = talk(*("comet again",) * 60, title="first")
    second = talk("one comet", title="second")

    found = library.search("comet", 10)

    assert len(found.hits) == 10 and not found.is_complete
    ids = [hit.recording_id for hit in found.hits]
    assert set(ids) == {first, second}
    assert len([n for n in range(1, 10) if ids[n] != ids[n - 1]]) == 1


def test_all_hits_are_there_where_there_are_few(talk: Talk, library: Library) -> None:
    talk("comet one", "comet two")

    found = library.search("comet")
    assert found.is_complete
    assert [hit.text for hit in found.hits] == ["comet one", "comet two"]


def test_the_same_line_in_two_sources_is_one_hit(library: Library) -> None:
    document = Document(title="Stars", lines=(Line(0, 900, "A telescope gathers light"),))
    recording_id = library.add_document(document, b"one")
    library.add_document(document, b"two", recording_id=recording_id)

    assert len(library.search("telescope").hits) == 1


def test_lines_are_found_in_the_transcript_that_is_shown(library: Library) -> None:
    rough = Document(lines=(Line(53_000, None, "somebody trips over the cable"),))
    exact = Document(lines=(Line(53_172, 55_633, "Somebody trips over the cable."),))
    recording_id = library.add_document(exact, b"exact")
    library.add_document(rough, b"rough", recording_id=recording_id)
    assert [hit.position_ms for hit in library.search("cable").hits] == [53_172]

    library.show_source(recording_id, library.recording(recording_id).sources[1].id)
    assert [hit.position_ms for hit in library.search("cable").hits] == [53_000]


def test_what_was_renamed_or_changed_is_found_by_its_new_words(talk: Talk, library: Library) -> None:
    recording_id = talk("a line", title="Stars")
    bookmark = replace(new_bookmark(0, 900, "a line"), title="lens")
    library.save_bookmark(recording_id, bookmark)
    library.rename(recording_id, "Night sky")
    library.save_bookmark(recording_id, replace(bookmark, title="mirror"))

    assert texts(library, "stars") == texts(library, "lens") == []
    assert texts(library, "sky") == ["Night sky"]
    assert texts(library, "mirror") == ["mirror — a line"]
    library.delete_bookmark(bookmark.id)
    assert texts(library, "mirror") == []


def test_what_was_removed_is_not_found_and_what_came_back_is(talk: Talk, library: Library) -> None:
    recording_id = talk("a telescope")
    library.remove_recording(recording_id)
    assert texts(library, "telescope") == []

    library.restore_recording(recording_id)
    assert texts(library, "telescope") == ["a telescope"]


def test_scripts_without_spaces_are_found_anywhere_in_a_line(talk: Talk, library: Library) -> None:
    talk("我们今天谈谈望远镜", "東京の天気はいいです", "이것은 망원경입니다")

    assert texts(library, "望远") == ["我们今天谈谈望远镜"]
    assert texts(library, "天気") == ["東京の天気はいいです"]
    assert texts(library, "远望") == []


def test_a_word_is_found_in_all_its_forms_where_a_language_is_named(talk: Talk, library: Library) -> None:
    talk("she was running late", "a run of luck", "the runner")

    assert texts(library, "runs") == []
    assert texts(library, "runs", language="en") == ["she was running late", "a run of luck"]
    assert texts(library, "runs", language="xx") == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("telescpoe", "telescope"), ("etlescope", "telescope"), ("lihgt", "light")]
)
def test_a_typo_is_met_with_what_may_have_been_meant(talk: Talk, library: Library, typed: str, meant: str) -> None:
    talk("A telescope gathers light")

    found = library.search(f"gathers {typed}")
    assert found.suggestion == f"gathers {meant}"
    assert library.search(found.suggestion).suggestion is None
