"""WebVTT files: what the parsing rules keep, and what of it is speech."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Source
from player.formats.subtitles.webvtt import WEBVTT, Cue, parse_cues, write
from player.notes import Chapter
from player.transcript import Line, Word

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(lambda text: text.strip(" "))
SPOKEN = TEXTS.filter(lambda text: text and "  " not in text and not text.startswith(">>") and ":" not in text)
TIMES_MS = st.integers(0, 10**9)


def document_of(text: str) -> Document:
    return WEBVTT.read(Source("talk.vtt", text.encode()))


def cues_of(body: str) -> list[Cue]:
    return list(parse_cues(f"WEBVTT\n\n{body}"))


@st.composite
def timed_lines(draw: st.DrawFn) -> Line:
    """A line whose words make up its text, in order, with gaps or without."""
    texts = draw(st.lists(st.sampled_from(["one", "two,", "<b>", "&amp;", "语言", "three."]), min_size=1, max_size=6))
    edges = sorted(draw(st.sets(TIMES_MS, min_size=2 * len(texts), max_size=2 * len(texts))))
    words = tuple(Word(*edges[2 * place : 2 * place + 2], text) for place, text in enumerate(texts))
    if draw(st.booleans()):
        words = tuple(
            Word(word.start_ms, words[place + 1].start_ms if place + 1 < len(words) else word.end_ms, word.text)
            for place, word in enumerate(words)
        )
    start_ms, end_ms = edges[0] - draw(st.integers(0, edges[0])), edges[-1] + draw(st.integers(0, 9))
    speaker = draw(st.none() | st.just("Ada & Ben"))
    return Line(start_ms, end_ms, " ".join(texts), speaker, words, speaker is None and draw(st.booleans()))


def test_a_cue_has_id_times_and_text() -> None:
    body = "intro\n00:01.000 --> 01:00:02.500 align:start\nfirst\nsecond\n"
    assert cues_of(body) == [Cue(1_000, 3_602_500, "intro", "first\nsecond")]


def test_notes_styles_and_regions_are_no_cues() -> None:
    body = "NOTE mine\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000\ntext\n"
    assert [cue.text for cue in cues_of(body)] == ["text"]


def test_a_cue_needs_no_blank_line_before_it() -> None:
    body = "00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB"
    assert [cue.text for cue in cues_of(body)] == ["A", "B"]


@pytest.mark.parametrize(
    "times",
    [
        "0:01.000 --> 00:02.000",
        "1234567890:00:01.000 --> 00:02.000",
        "00:01,000 --> 00:02,000",
        "00:01.00 --> 00:02.000",
        "00:01.000 -> 00:02.000",
    ],
)
def test_times_that_the_rules_forbid_make_no_cue(times: str) -> None:
    assert cues_of(f"{times}\ntext") == []


def test_the_header_names_the_language() -> None:
    document = document_of("WEBVTT - talk\nKind: captions\nLanguage: pt-BR\n\n00:01.000 --> 00:02.000\nOi")
    assert document.language == "pt-BR"
    assert document.lines == (Line(1_000, 2_000, "Oi"),)


@pytest.mark.parametrize("text", ["WEBVTT", "\ufeffWEBVTT\n", "WEBVTT\n\nNOTE nothing yet\n"])
def test_a_file_without_cues_is_a_document_without_lines(text: str) -> None:
    assert document_of(text).lines == ()


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        ("x00:00:01.000 --> 00:00:02.000\nnot a time\n", "A cue without times"),
        ("no times\n\n00:01.000 --> x\n\nNOTE mine\n\nnor here", "3 cues without times"),
    ],
)
def test_what_the_rules_pass_over_is_told(body: str, remark: str) -> None:
    document = document_of(f"WEBVTT\n\n{body}")
    assert document.lines == ()
    assert document.remarks[0].startswith(remark)


def test_the_video_sites_word_times_are_words() -> None:
    times = "00:00:01.000 --> 00:00:03.000 align:start position:0%"
    body = "earlier words\nso<00:00:01.400><c> we</c><00:00:02.000><c> begin</c>"
    (line,) = document_of(f"WEBVTT\nKind: captions\nLanguage: en\n\n{times}\n{body}").lines
    assert line.text == "earlier words so we begin"
    assert line.words == (Word(1_000, 1_400, "so"), Word(1_400, 2_000, "we"), Word(2_000, 3_000, "begin"))


def test_words_are_written_as_inner_timestamps() -> None:
    words = (Word(1_000, 1_400, "Dear"), Word(1_500, 2_000, "all"))
    text = write(Document(language="en", lines=(Line(1_000, 2_000, "Dear all", "Ada", words),)))
    assert text == (
        "WEBVTT\nLanguage: en\n\n00:00:01.000 --> 00:00:02.000\n<v Ada>Dear<00:00:01.400> <00:00:01.500>all\n"
    )


@given(st.lists(timed_lines() | st.builds(Line, TIMES_MS, TIMES_MS, SPOKEN), min_size=1))
def test_what_is_written_is_read_back(lines: list[Line]) -> None:
    document = document_of(write(Document(language="en", lines=tuple(lines))))
    assert document.lines == tuple(lines)
    assert document.language == "en"


def test_public_file_parsing_tests_hold(shared_samples: Path) -> None:
    expected = json.loads((shared_samples / "webvtt/EXPECTED/wpt-file-parsing.expected.json").read_text("utf-8"))[
        "files"
    ]
    folder = next(shared_samples.glob("webvtt/**/wpt-file-parsing"))
    for name, wanted in expected.items():
        cues = list(parse_cues(Source(name, (folder / f"{name}.vtt").read_bytes()).text))
        assert len(cues) == wanted["count"], name
        for cue, facts in zip(cues, wanted.get("cues", ()), strict=False):
            seen = {"id": cue.id, "text": cue.text, "start": cue.start_ms / 1_000, "end": cue.end_ms / 1_000}
            assert {key: seen[key] for key in facts if key in seen} == {
                key: facts[key] for key in facts if key in seen
            }, name


def test_one_loosely_written_time_among_many_that_are_none_is_not_read() -> None:
    document = document_of(
        "WEBVTT\n\n00:x1.000 --> 00:02.000\na\n\n0:03 -> 0:04 --> x\nb\n\n00:05,000 --> 00:06,000\nc\n"
    )
    assert document.lines == ()
    assert document.remarks[0].startswith("3 cues without times")


def test_a_file_of_which_the_rules_would_keep_nothing_is_read_as_it_was_meant() -> None:
    text = "WEBVTT\n\n\n1:39 --> 1:41,04 line:1\n\none\n\ntwo\n\nNOTE not said\n\n\n00:02:12 --> 00:02:15.2\n\nthree\n"
    lines = WEBVTT.read(Source("loose.vtt", text.encode())).lines
    assert [(line.start_ms, line.end_ms, line.text) for line in lines] == [
        (99_000, 101_040, "one two"),
        (132_000, 135_200, "three"),
    ]


@pytest.mark.parametrize(("name", "header"), [("talk.chapters.vtt", ""), ("talk.vtt", "Kind: chapters\n")])
def test_a_file_of_chapters_yields_chapters(name: str, header: str) -> None:
    text = f"WEBVTT\n{header}\n1\n00:00.000 --> 00:10.000\n<i>Hills</i>\n\n00:10.000 --> 00:20.000\nThe sea &amp; I\n"
    document = WEBVTT.read(Source(name, text.encode()))
    assert document.lines == ()
    assert document.chapters == (Chapter(0, 10_000, "Hills"), Chapter(10_000, 20_000, "The sea & I"))


@pytest.mark.parametrize("data", ['{"a": 1}', "sprite.jpg#xywh=0,0,160,90", "https://a.example/thumb.webp?x=1"])
def test_data_for_programs_is_told_to_be_no_speech(data: str) -> None:
    with pytest.raises(BrokenFile, match="its cues hold data for programs, not what is said"):
        document_of(f"WEBVTT\nKind: metadata\n\n00:00.000 --> 00:05.000\n{data}\n")


def test_names_in_front_of_the_text_are_speakers_where_they_recur() -> None:
    cues = "".join(
        f"0{second}\n00:0{second}.000 --> 00:0{second}.900\n{name}: Hello\n\n" for second, name in enumerate("ABA")
    )
    assert [(line.speaker, line.text) for line in document_of(f"WEBVTT\n\n{cues}").lines] == [
        ("A", "Hello"),
        ("B", "Hello"),
        ("A", "Hello"),
    ]


def test_files_put_together_are_read_to_the_end() -> None:
    part = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:00.000 --> 00:05.000\na\n\n"
    document = document_of(part * 2)
    assert [line.text for line in document.lines] == ["a", "a"]
    assert document.remarks == ()
