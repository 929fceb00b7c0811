"""What is found, by which words, and that no query is ever an error."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.bookmarks import new_bookmark
from player.document import Document
from player.library.store import Library
from player.notes import Note, NoteKind
from player.recording import Hit
from player.transcript import Line

BREAD = Document(
    title="Über das Brot",
    channel="Küchenfunk",
    lines=(Line(1_000, 2_000, "Der Teig muß ruhen."), Line(None, None, "Crème fraîche, naïvely stirred")),
    notes=(Note(NoteKind.QUESTION, "About ninety minutes.", title="How long does it rest?", position_ms=1_500),),
)
STARS = Document(title="Stars", lines=(Line(0, 900, "A telescope gathers light; AND it doesn't rest."),))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def texts(found: tuple[Hit, ...]) -> list[str]:
    return [hit.text for hit in found]


def test_a_line_is_found_with_its_moment_and_its_recording(library: Library) -> None:
    recording_id = library.add_document(BREAD, None)

    assert library.search("Teig") == (Hit(recording_id, "Über das Brot", "line", "Der Teig muß ruhen.", 1_000),)


@pytest.mark.parametrize("query", ["creme", "CRÈME", "crème frai", "naively", "stirr"])
def test_case_and_diacritics_do_not_matter_and_the_last_word_may_be_unfinished(library: Library, query: str) -> None:
    library.add_document(BREAD, None)

    assert texts(library.search(query)) == ["Crème fraîche, naïvely stirred"]


def test_only_the_last_word_may_be_unfinished(library: Library) -> None:
    library.add_document(BREAD, None)

    assert library.search("stirr creme") == ()


def test_titles_bookmarks_and_notes_are_found_as_what_they_are(library: Library) -> None:
    recording_id = library.add_document(BREAD, None)
    library.save_bookmark(recording_id, replace(new_bookmark(1_000, 2_000, "Der Teig muß ruhen."), tags=("Ofen",)))

    assert [(hit.kind, hit.position_ms) for hit in library.search("brot")] == [("title", None)]
    assert [(hit.kind, hit.position_ms) for hit in library.search("ofen")] == [("bookmark", 1_000)]
    assert library.search("ninety") == (
        Hit(recording_id, "Über das Brot", "note", "How long does it rest? — About ninety minutes.", 1_500),
    )
    assert [hit.kind for hit in library.search("teig")] == ["bookmark", "line"]


def test_the_newest_lines_come_first_and_no_more_than_asked_for(library: Library) -> None:
    library.add_document(Document(title="many", lines=tuple(Line(n, None, f"word {n}") for n in range(50))), None)

    assert texts(library.search("word", 3)) == ["word 49", "word 48", "word 47"]


def test_the_same_line_in_two_sources_is_one_hit(library: Library) -> None:
    recording_id = library.add_document(STARS, b"one")
    library.add_document(STARS, b"two", recording_id=recording_id)

    assert len(library.search("telescope")) == 1


def test_lines_are_found_in_the_transcript_that_is_shown(library: Library) -> None:
    rough = Document(lines=(Line(53_000, None, "somebody trips over the cable"),))
    exact = Document(lines=(Line(53_172, 55_633, "Somebody trips over the cable."),))
    recording_id = library.add_document(exact, b"exact")
    library.add_document(rough, b"rough", recording_id=recording_id)
    assert [hit.position_ms for hit in library.search("cable")] == [53_172]

    library.show_source(recording_id, library.recording(recording_id).sources[1].id)
    assert [hit.position_ms for hit in library.search("cable")] == [53_000]


def test_a_renamed_recording_and_a_changed_bookmark_are_found_by_their_new_words(library: Library) -> None:
    recording_id = library.add_document(STARS, None)
    bookmark = replace(new_bookmark(0, 900, "A telescope"), title="lens")
    library.save_bookmark(recording_id, bookmark)
    library.rename(recording_id, "Night sky")
    library.save_bookmark(recording_id, replace(bookmark, title="mirror"))

    assert library.search("stars") == library.search("lens") == ()
    assert [hit.kind for hit in library.search("sky")] == ["title"]
    assert [hit.kind for hit in library.search("mirror")] == ["bookmark"]
    library.delete_bookmark(bookmark.id)
    assert library.search("mirror") == ()


@pytest.mark.parametrize("query", ["brot", "kuchenfunk", "teig", "rest ninety", "teig creme", "  ", ""])
def test_the_list_is_filtered_by_title_channel_lines_and_notes(library: Library, query: str) -> None:
    bread = library.add_document(BREAD, None)
    library.add_document(STARS, None)

    found = [summary.id for summary in library.summaries(query)]
    assert found == [bread] if query.strip() else len(found) == 2


def test_the_list_shows_no_recording_for_words_of_a_removed_one(library: Library) -> None:
    library.remove_recording(library.add_document(BREAD, None))

    assert library.summaries("teig") == ()


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "AND (",
        "*",
        "NEAR(",
        "NEAR(x y, 2)",
        "text:x",
        "-x",
        "^",
        "x OR",
        "🚀",
        "\0",
        "x\0",
        "\ud800",
        "'",
        "%",
        "x" * 10_000,
        "x " * 5_000,
        '"' * 10_000,
    ],
)
def test_a_wrong_query_is_literal_never_an_error(library: Library, query: str) -> None:
    library.add_document(BREAD, None)

    assert library.search(query) == ()
    assert library.summaries(query) == ()


def test_operators_are_words_like_others(library: Library) -> None:
    library.add_document(STARS, None)

    assert len(library.search('light; AND "it')) == 1
    assert len(library.search("doesn't")) == 1
    assert library.search("telescope OR zebra") == ()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters()))
def test_any_text_at_all_is_a_query(library: Library, query: str) -> None:
    library.search(query)
    library.summaries(query)
