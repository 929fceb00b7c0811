"""SubStation Alpha: dialogue, actors, karaoke."""

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.export.subtitles.ass import write
from player.formats.base import Source
from player.formats.subtitles.ass import ASS
from player.transcript import Line, Word

HEAD = (
    "[Script Info]\nTitle: A walk\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n"
)
EVENTS = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def document_of(*dialogue: str) -> Document:
    return ASS.read(Source("talk.ass", (HEAD + EVENTS + "\n".join(dialogue)).encode()))


def line_of(text: str) -> Line:
    (line,) = document_of(f"Dialogue: 0,0:00:01.00,0:00:05.00,Default,,0,0,0,,{text}").lines
    return line


def test_a_dialogue_line_has_times_actor_and_text_with_commas() -> None:
    document = document_of("Dialogue: 0,0:00:01.50,1:00:03.25,Default,Ada,0,0,0,,Good, very good\\Nmorning")
    assert document.title == "A walk"
    assert document.lines == (Line(1_500, 3_603_250, "Good, very good morning", "Ada"),)


def test_comments_and_drawings_are_not_spoken() -> None:
    document = document_of(
        "Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,hidden",
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}",
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}seen{\\i0}\\hhere {a note}",
    )
    assert [line.text for line in document.lines] == ["seen here"]


def test_fields_stand_in_the_order_that_the_file_names() -> None:
    text = "[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,Ada,so, be it\n"
    assert ASS.read(Source("talk.ass", text.encode())).lines == (Line(1_000, 2_000, "so, be it", "Ada"),)


def test_the_older_format_marks_its_lines() -> None:
    text = (
        "[Script Info]\nScriptType: v4.00\n[Events]\n"
        "Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,NTP,0000,0000,0000,,{\\pos(4,5)}so\n"
    )
    assert ASS.read(Source("talk.ssa", text.encode())).lines == (Line(1_000, 2_000, "so", "NTP"),)


def test_karaoke_times_words_and_syllables() -> None:
    line = line_of("{\\k50\\i1}Ka{\\kf25}ra{\\b1}o{\\K25}ke {\\k10}{\\ko40}night")
    assert line.text == "Karaoke night"
    assert line.words == (
        Word(1_000, 1_500, "Ka"),
        Word(1_500, 1_750, "rao"),
        Word(1_750, 2_000, "ke"),
        Word(2_100, 2_500, "night"),
    )


def test_karaoke_may_start_where_it_says() -> None:
    assert line_of("so {\\kt200\\k50}be").words == (Word(3_000, 3_500, "be"),)


def test_times_that_cannot_be_read_keep_their_text() -> None:
    document = document_of("Dialogue: 0,soon,0:00:02.00,Default,,0,0,0,,so")
    assert document.lines == (Line(None, 2_000, "so"),)


@pytest.mark.parametrize("times", [("9", "9"), ("3", "1")])
def test_empty_and_backward_lines_are_kept(times: tuple[str, str]) -> None:
    start, end = times
    (line,) = document_of(f"Dialogue: 0,0:00:0{start}.00,0:00:0{end}.00,Default,,0,0,0,,so").lines
    assert (line.start_ms, line.end_ms) == (int(start) * 1_000, int(end) * 1_000)


def test_a_script_that_says_nothing_is_told_as_broken() -> None:
    with pytest.raises(BrokenFile, match="none of its dialogue lines holds text"):
        document_of("Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\an8}")


def test_what_is_written_is_read_back() -> None:
    words = (Word(1_200, 1_400, "Dear"), Word(1_500, 2_000, "all"))
    lines = (
        Line(1_000, 2_500, "Well, Dear all so", "Ada", words),
        Line(2_500, 2_500, "a {brace} and C:\\new", "Ben"),
        Line(9_000, 8_000, "why", turn=True),
    )
    document = ASS.read(Source("talk.ass", write(Document(title="A walk", lines=lines)).encode()))
    assert (document.title, document.lines) == ("A walk", lines)


def test_words_are_written_as_karaoke() -> None:
    words = (Word(1_000, 1_400, "Dear"), Word(1_500, 2_000, "all"))
    text = write(Document(lines=(Line(1_000, 2_500, "Dear, all", "Ada, PhD", words),)))
    assert text.endswith("Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ada; PhD,0,0,0,,{\\k40}Dear,{\\k10} {\\k50}all\n")


def test_braces_that_nothing_closes_are_text_however_many_they_are() -> None:
    braces = "{" * 200_000  # Quadratic time would be minutes.
    assert line_of("{\\i1}so" + braces).text == f"so{braces}"


@pytest.mark.parametrize("head", [HEAD, ""])
def test_the_text_may_stand_before_other_fields_and_the_events_alone(opened, head: str) -> None:
    text = f"{head}[Events]\nFormat: Start, End, Text, Name\nDialogue: 0:00:01.00,0:00:02.00,Good, very good,Ada\n"
    assert opened(text, "talk.ass").lines == (Line(1_000, 2_000, "Good, very good", "Ada"),)
