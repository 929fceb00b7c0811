"""Speakers told in the text: believed where names recur, or surely with a tab."""

import pytest

from player.document import Document
from player.export.table import target_named
from player.export.writing import file_bytes
from player.formats import read_source
from player.formats.base import Source
from player.formats.speaker_names import gap_after_names, labelled, split_name, with_speakers
from player.transcript import Line, Word


def spoken(*texts: str) -> list[Line]:
    return [Line(number, number + 1, text) for number, text in enumerate(texts)]


def test_names_that_recur_are_speakers_and_leave_the_text() -> None:
    lines = with_speakers(spoken("Ada: Hello", "[S 1]: Hi", "so", "Ada: yes", "[S 1]: no"))
    assert [(line.speaker, line.text) for line in lines] == [
        ("Ada", "Hello"),
        ("S 1", "Hi"),
        (None, "so"),
        ("Ada", "yes"),
        ("S 1", "no"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Ada: Hello", "so", "well"),
        ("note: a", "note: b"),
        ("at 12:30 we", "at 12:30 we"),
        ("Ada: a", "Ada: b", *("so",) * 30),
        ("V: a", "V: b"),
    ],
    ids=["once", "lower case", "times", "too few", "one letter alone"],
)
def test_other_colons_make_no_speaker(texts: tuple[str, ...]) -> None:
    lines = spoken(*texts)
    assert list(with_speakers(lines)) == lines


def test_a_text_with_speakers_of_its_own_is_left_alone() -> None:
    lines = [*spoken("Ada: a", "Ada: b"), Line(0, 1, "c", "Ben")]
    assert list(with_speakers(lines)) == lines


def test_a_name_that_leaves_the_text_leaves_the_words_too() -> None:
    words = (Word(0, 1, "Ada:"), Word(1, 2, "Hello"), Word(2, 3, "you"))
    (line, _) = with_speakers([Line(0, 3, "Ada: Hello you", None, words), *spoken("Ada: x")])
    assert (line.text, line.words) == ("Hello you", words[1:])


def test_a_word_that_holds_the_name_keeps_the_rest() -> None:
    (line, _) = with_speakers([Line(0, 3, "Ada: Hello", None, (Word(0, 3, "Ada: Hello"),)), *spoken("Ada: x")])
    assert line.words == (Word(0, 3, "Hello"),)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr: Ben:\tHello", ("Dr: Ben", "Hello")),
        ("Ben: Hello", (None, "Ben: Hello")),
        (":\tHello", (None, ":\tHello")),
        ("two\nlines:\tHello", (None, "two\nlines:\tHello")),
    ],
)
def test_a_tab_after_the_colon_tells_a_name_for_sure(text: str, parts: tuple[str | None, str]) -> None:
    assert split_name(text) == parts


def test_a_tab_is_written_only_where_names_would_not_be_believed() -> None:
    lines = [Line(0, 1, "Hello", "Ada"), Line(1, 2, "Hi", "Ada")]
    assert labelled(lines[0], gap_after_names(lines)) == "Ada: Hello"
    assert labelled(lines[0], gap_after_names(lines[:1])) == "Ada:\tHello"


def test_a_tab_in_the_text_is_kept_and_makes_no_name() -> None:
    lines = (Line(0, 1_000, "a\tb"), Line(1_000, 2_000, "Note:\tmind the gap"))
    for name in ("subrip", "sbv", "text"):
        target = target_named(name)
        again = read_source(Source(f"a.{target.extension}", file_bytes(Document(lines=lines), target))).lines
        assert [(line.speaker, line.text) for line in again] == [(None, "a\tb"), (None, "Note: mind the gap")]
