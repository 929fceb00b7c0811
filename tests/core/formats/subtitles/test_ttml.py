"""TTML and its kin: the tree, its times, who speaks, and what is refused."""

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.export.subtitles.ttml import write
from player.formats.base import Source
from player.formats.subtitles.ttml import TTML
from player.transcript import Line, Word

NAMES = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'


def document_of(body: str, attributes: str = "", head: str = "", frame_rate: float | None = None) -> Document:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<tt {NAMES} {attributes}>{head}{body}</tt>'
    return TTML.read(Source("talk.ttml", text.encode(), frame_rate))


def lines_of(inside: str, attributes: str = "") -> tuple[Line, ...]:
    return document_of(f"<body>{inside}</body>", attributes).lines


def test_a_paragraph_is_a_line_with_its_breaks_as_blanks() -> None:
    assert lines_of(
        '<div><p begin="1.5s" end="3.25s">Good<br/>\n  <span>mor</span>ning &amp; R&D&nbsp;so</p></div>'
    ) == (Line(1_500, 3_250, "Good morning & R&D\u00a0so"),)


def test_times_add_up_from_body_to_span() -> None:
    (line,) = lines_of(
        '<div begin="10s"><p begin="1s" dur="4s">'
        '<span begin="0s" end="1s">Dear</span> <span begin="1s">all</span></p></div>'
    )
    assert (line.start_ms, line.end_ms) == (11_000, 15_000)
    assert line.words == (Word(11_000, 12_000, "Dear"), Word(12_000, 15_000, "all"))


def span(text: str, begin_s: int, unit: str = "") -> str:
    return f'<span {unit} begin="{begin_s}s" end="{begin_s + 1}s">{text}</span>'


@pytest.mark.parametrize("unit", ["", 'unit="word"'])
def test_spans_that_are_words_are_parted_by_blanks_where_the_file_has_none(unit: str) -> None:
    words = (("This", "is"), ("the", "second."))
    sentences = (
        f'<span begin="{at}s" end="{at + 2}s">{span(first, at, unit)}{span(second, at + 1, unit)}</span>'
        for at, (first, second) in zip((1, 3), words, strict=True)
    )
    (line,) = lines_of(f'<div><p begin="1s" end="5s">{"".join(sentences)}</p></div>')
    assert line.text == "This is the second."
    assert [word.text for word in line.words] == ["This", "is", "the", "second."]


def test_words_of_a_script_without_blanks_and_syllables_beside_blanks_stay_together() -> None:
    (chinese,) = lines_of(f'<div><p begin="1s" end="5s">{span("今天", 1)}{span("学习", 2)}</p></div>')
    (sung,) = lines_of(f'<div><p begin="1s" end="5s">{span("mor", 1)}{span("ning", 2)} {span("all", 3)}</p></div>')
    assert (chinese.text, sung.text) == ("今天学习", "morning all")


def test_a_sequence_starts_each_where_the_last_ended() -> None:
    lines = lines_of('<div timeContainer="seq" begin="5s"><p dur="2s">a</p><p begin="1s" dur="2s">b</p></div>')
    assert [(line.start_ms, line.end_ms) for line in lines] == [(5_000, 7_000), (8_000, 10_000)]


def test_sequences_in_sequences_take_no_longer_for_it() -> None:
    depth = 60
    inside = '<div timeContainer="seq">' * depth + '<p dur="1s">a</p><p dur="2s">b</p>' + "</div>" * depth
    assert [line.start_ms for line in lines_of(f'{inside}<div><p begin="5s">c</p></div>')] == [0, 1_000, 5_000]


def test_what_is_around_cuts_off_an_end() -> None:
    assert lines_of('<div end="4s"><p begin="1s" end="9s">a</p></div>') == (Line(1_000, 4_000, "a"),)


def test_apples_times_do_not_add_up() -> None:
    (line, _) = lines_of(
        '<div begin="19.764" end="1:00.998"><p begin="19.764" end="21.5" ttm:agent="v1">'
        '<span begin="19.764" end="20.1">Good</span> <span begin="20.1" end="21.5">morn</span>'
        '<span begin="21.2" end="21.5">ing</span></p><p begin="1:00.500" end="1:00.998">so</p></div>'
    )
    assert (line.start_ms, line.end_ms, line.text, line.speaker) == (19_764, 21_500, "Good morning", "v1")
    assert line.words[0] == Word(19_764, 20_100, "Good")


def test_spans_that_are_sentences_are_lines() -> None:
    lines = lines_of(
        '<div><p><span begin="1s" end="2s">One by one.</span><span begin="2s">Two by two.</span></p></div>'
    )
    assert lines == (Line(1_000, 2_000, "One by one."), Line(2_000, None, "Two by two."))


def test_paragraphs_without_times_are_kept_without() -> None:
    assert lines_of("<div><p>so</p></div>") == (Line(None, None, "so"),)


def test_agents_are_speakers_by_their_names() -> None:
    head = (
        '<head><metadata><ttm:title>A walk</ttm:title><ttm:agent xml:id="a"><ttm:name type="alias">A</ttm:name>'
        '<ttm:name type="full">Ada King</ttm:name></ttm:agent></metadata></head>'
    )
    body = (
        '<body><div><p begin="0s" end="1s" ttm:agent="a">one</p>'
        '<p begin="1s" end="2s"><span ttm:agent="a">two</span> <span ttm:agent="b">three</span></p></div></body>'
    )
    document = document_of(body, 'xml:lang="en"', head)
    assert (document.title, document.language) == ("A walk", "en")
    assert [(line.speaker, line.text) for line in document.lines] == [
        ("Ada King", "one"),
        ("Ada King", "two"),
        ("b", "three"),
    ]


def test_small_print_and_notes_about_it_are_not_spoken() -> None:
    ruby = '<span t:ruby="container"><span t:ruby="base">漢字</span><span t:ruby="text">かんじ</span></span>'
    lines = lines_of(f'<div><p begin="0s" end="1s"><metadata>no</metadata>{ruby}です</p></div>', 'xmlns:t="styling"')
    assert [line.text for line in lines] == ["漢字です"]


def test_frames_without_a_rate_are_counted_as_the_rules_say_and_it_is_told() -> None:
    body = '<body><div><p begin="00:00:01:15" end="60f">a</p></div></body>'
    document = document_of(body)
    assert document.lines == (Line(1_500, 2_000, "a"),)
    assert document.remarks == ("It counts frames and names no rate: 30 a second, as TTML then says.",)
    known = document_of(body, frame_rate=25.0)
    assert (known.lines, known.remarks) == ((Line(1_600, 2_400, "a"),), ())


def test_a_document_without_text_is_empty() -> None:
    assert document_of("<body/>").lines == document_of("").lines == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f'<tt {NAMES}><body><div><p begin="0s">so', "its XML breaks off or goes wrong on line 1"),
        (f'<!DOCTYPE tt [<!ENTITY a "b">]><tt {NAMES}><body>&a;</body></tt>', "it defines entities of its own"),
        (f"<tt {NAMES}><body>{'<div>' * 5_000}{'</div>' * 5_000}</body></tt>", "nested without end"),
        (
            f"<tt {NAMES}><body><div><p>{'<span>' * 5_000}{'</span>' * 5_000}</p></div></body></tt>",
            "nested without end",
        ),
        (
            f'<tt {NAMES}><body><div s:backgroundImage="a.png" xmlns:s="s"/></body></tt>',
            "it holds pictures of its text",
        ),
    ],
    ids=["cut", "entities", "deep", "deep in a paragraph", "pictures"],
)
def test_what_cannot_be_read_is_told(text: str, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason):
        TTML.read(Source("talk.ttml", text.encode()))


def test_what_is_written_is_read_back() -> None:
    lines = (
        Line(1_000, 2_500, "Dear all <so> & on", "Ada & Ben"),
        Line(2_500, 2_500, "so", "Ada & Ben"),
        Line(9_000, 8_000, "why", turn=True),
    )
    written = Document(title="A <walk>", language="en", lines=lines)
    document = TTML.read(Source("talk.ttml", write(written).encode()))
    assert (document.title, document.language, document.lines) == ("A <walk>", "en", lines)


def test_words_are_written_without_their_times_which_would_hide_them() -> None:
    words = (Word(1_200, 1_400, "Dear"), Word(1_500, 2_000, "all"))
    text = write(Document(lines=(Line(1_000, 2_500, "Dear\x01 all", None, words),)))
    assert '<p begin="00:00:01.000" end="00:00:02.500">Dear  all</p>' in text
