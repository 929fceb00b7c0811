"""The filters of the query language, and that no query is ever an error."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.bookmarks import new_bookmark
from player.heard import Heard
from player.library.store import Library
from player.notes import Note, NoteKind

Talk = Callable[..., str]


def found(library: Library, query: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.text) for hit in library.search(query).hits]


def test_a_speaker_s_lines_alone_are_found_under_the_shown_name_too(talk: Talk, library: Library) -> None:
    recording_id = talk(
        "the tide turns", "the tide is high", "a tide of mail", speakers={0: "S1", 1: "Ben Okri", 2: "S1"}
    )
    library.name_speakers(recording_id, {"S1": "Zoë Ash"})

    assert found(library, "tide speaker:ben") == [("line", "the tide is high")]
    assert found(library, 'tide speaker:"zoe ash"') == [("line", "the tide turns"), ("line", "a tide of mail")]
    assert found(library, "speaker:zoe") == [
        ("speaker", "Zoë Ash"),
        ("line", "the tide turns"),
        ("line", "a tide of mail"),
    ]
    assert found(library, "speaker:zoe kind:line") == [("line", "the tide turns"), ("line", "a tide of mail")]
    assert [(hit.kind, hit.text, hit.position_ms) for hit in library.search("okri").hits] == [
        ("speaker", "Ben Okri", 3_000)
    ]


def test_who_was_named_once_carries_on(talk: Talk, library: Library) -> None:
    talk(*(f"wave {n}" for n in range(30)), speakers={0: "Ann", 20: "Bo"})

    assert len(library.search("wave speaker:ann").hits) == 20
    assert len(library.search("wave speaker:bo").hits) == 10


def test_bookmarks_are_found_by_their_tags(talk: Talk, library: Library) -> None:
    recording_id = talk("one", "two")
    library.save_bookmark(recording_id, replace(new_bookmark(0, 900, "first words"), tags=("To Do", "café")))
    library.save_bookmark(recording_id, replace(new_bookmark(1_000, 1_900, "other words"), tags=("done",)))

    assert found(library, "tag:cafe") == [("bookmark", "first words — To Do café")]
    assert found(library, 'tag:"to do" words') == [("bookmark", "first words — To Do café")]
    assert found(library, "tag:do") == []
    assert found(library, "words tag:done") == [("bookmark", "other words — done")]


def test_kinds_are_asked_for_by_name(talk: Talk, library: Library) -> None:
    note = Note(NoteKind.TAKEAWAY, "Keep the kettle clean", label="Kettle")
    talk("the kettle sings", title="Kettle Hour", notes=(note,))

    assert found(library, "in:title kettle") == found(library, "kind:title kettle") == [("title", "Kettle Hour")]
    assert found(library, "kettle kind:takeaways") == [("takeaway", "Kettle — Keep the kettle clean")]
    assert found(library, "kettle kind:note") == [("takeaway", "Kettle — Keep the kettle clean")]
    assert found(library, "kind:line kettle") == [("line", "the kettle sings")]
    assert found(library, "kind:takeaway") == [("takeaway", "Kettle — Keep the kettle clean")]


def test_recordings_are_told_apart_by_when_they_came_out(talk: Talk, library: Library) -> None:
    talk("harbour light", title="old", published=date(2019, 5, 31))
    talk("harbour wall", title="new", published=date(2024, 2, 1))

    assert found(library, "harbour before:2020") == [("line", "harbour light")]
    assert found(library, "harbour after:2019-06") == [("line", "harbour wall")]
    assert found(library, "harbour after:2019-05-31 before:2024-02-01") == [("line", "harbour light")]
    assert found(library, "after:2024") == [("title", "new")]


def test_what_was_not_heard_yet_is_told_from_what_was(talk: Talk, library: Library) -> None:
    recording_id = talk("a gull", "another gull")
    talk("a third gull")
    library.set_heard(recording_id, Heard(((0, 2_500),)), 0.5)

    assert {text for _, text in found(library, "gull heard:no")} == {"another gull", "a third gull"}
    assert found(library, "gull heard:yes") == [("line", "a gull")]


@pytest.mark.parametrize("query", ["foo:bar", "before:soon", "kind:nonsense", "heard:maybe", "tag:", "speaker:"])
def test_an_operator_that_is_none_is_looked_for_as_it_is_written(talk: Talk, library: Library, query: str) -> None:
    talk(f"she said {query} and left", "nothing")

    assert [text for _, text in found(library, query)] == [f"she said {query} and left"]


@pytest.mark.parametrize("query", ['"harbour light', "-harbour", '-"harbour light"', "harbour light:", "(harbour"])
def test_what_is_unfinished_or_asks_for_nothing_is_looked_for_literally(
    talk: Talk, library: Library, query: str
) -> None:
    talk("harbour light")

    assert found(library, query) == [("line", "harbour light")]


def test_operators_of_other_programs_are_words_like_others(talk: Talk, library: Library) -> None:
    talk("A telescope gathers light; AND it doesn't rest.")

    assert len(library.search('light; AND "it').hits) == 1
    assert len(library.search("doesn't").hits) == 1
    assert [hit for hit in library.search("telescope OR zebra").hits if hit.kind == "line"] == []


@pytest.mark.parametrize(
    "query",
    ['"', '""', "*", "NEAR(", "NEAR(x y, 2)", "^", "🚀", "\0", "x\0", "\ud800", "'", "%", "-", "--", "-*", ":", "a:b:c",
     "x" * 10_000, "x " * 5_000, '"' * 10_000, "-" * 10_000, "a* " * 1_000, "speaker:a " * 500, "b -b " * 1_000],
)  # fmt: skip
def test_a_wrong_query_is_literal_never_an_error(talk: Talk, library: Library, query: str) -> None:
    talk("Über das Brot", title="Über")

    for as_typed in (False, True):
        assert library.search(query, as_typed=as_typed, language="en").hits == ()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('"*-: ()speakertagkindbefore0129'))), st.booleans())
def test_any_text_at_all_is_a_query(library: Library, query: str, as_typed: bool) -> None:
    library.search(query, as_typed=as_typed, language="de")
