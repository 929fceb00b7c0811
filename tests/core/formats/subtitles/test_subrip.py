"""SubRip as files really are."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from player.document import Document
from player.errors import BrokenFile, PlayerError
from player.formats import read_file, read_source
from player.formats.base import Source
from player.formats.subtitles.subrip import SUBRIP, write
from player.transcript import Line

TIMES_MS = st.integers(0, 10**9)
CONTROLS = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.text(CONTROLS, min_size=1).map(lambda text: text.strip(" ")).filter(bool)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<i>",
            "</i>",
            "<v Ada>",
            "<",
            ">",
            "&amp;",
            "&",
            ";",
            "#60",
            "{\\an8}",
            "word",
            " ",
            "0:01 -->",
            "0:02",
            "0a:",
        ]
    )
)
SPOKEN = (
    (TEXTS | MARKUP.map("".join))
    .map(lambda text: " ".join(text.split(" ")).strip())
    # A name that recurs before a colon would be taken for a speaker.
    .filter(lambda text: text and "  " not in text and not text.startswith(">>") and not re.search(r":\s|：", text))
)


def document_of(text: str) -> Document:
    return SUBRIP.read(Source("talk.srt", text.encode()))


def lines_of(text: str) -> tuple[Line, ...]:
    return document_of(text).lines


def texts_of(text: str) -> list[str]:
    return [line.text for line in lines_of(text)]


def test_a_cue_is_a_line_with_both_its_times() -> None:
    assert lines_of("1\n00:00:01,500 --> 00:00:03,250\nGood morning.\n") == (Line(1_500, 3_250, "Good morning."),)


def test_the_text_lines_of_a_cue_are_one_line_of_speech() -> None:
    assert texts_of("1\n00:00:01,000 --> 00:00:02,000\n- Ready?\n- Nearly.\n") == ["- Ready? - Nearly."]


@pytest.mark.parametrize(
    "times",
    [
        "00:00:01.500 --> 00:00:03.250",
        "0:0:1,5 --> 0:0:3,25",
        "00:01,500 --> 00:03,250",
        "00:00:01:500 --> 00:00:03:250",
        "00：00：01，500 --> 00：00：03，250",
        "  00 : 00 : 01 , 500  -- > 00:00:03, 250",
        "00:00:01,500->00:00:03,250",
        "00:00:01,500 —> 00:00:03,250",
        "00:00:01,500 --> 00:00:03,250  X1:40 X2:600 Y1:20 Y2:50",
        "00:00:01,500 --> 00:00:03,250 align:start position:0%",
    ],
)
def test_times_may_be_written_loosely(times: str) -> None:
    assert lines_of(f"1\n{times}\nHello\n") == (Line(1_500, 3_250, "Hello"),)


@pytest.mark.parametrize(
    "numbers", [("1", "2"), ("", ""), ("7", "7"), ("9", "1")], ids=["right", "none", "equal", "wrong"]
)
def test_numbers_may_be_missing_or_wrong(numbers: tuple[str, str]) -> None:
    first, second = numbers
    assert texts_of(f"{first}\n0:0:1,0 --> 0:0:2,0\nA\n\n{second}\n0:0:3,0 --> 0:0:4,0\nB\n") == ["A", "B"]


def test_cues_need_no_blank_line_between_them() -> None:
    assert texts_of("1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB") == ["A", "B"]


def test_blank_lines_inside_a_text_do_not_end_it() -> None:
    assert texts_of("1\n00:00:01,000 --> 00:00:02,000\nA\n\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC") == ["A B", "C"]


def test_doubled_line_ends_are_seen_through() -> None:
    assert texts_of("1\n\n0:0:1,0 --> 0:0:2,0\n\nA\n\n\n\n2\n\n0:0:3,0 --> 0:0:4,0\n\nB\n\n") == ["A", "B"]


def test_a_number_may_be_what_is_said() -> None:
    assert texts_of("1\n0:0:1,0 --> 0:0:2,0\n1984\n\n2\n0:0:3,0 --> 0:0:4,0\n42\n") == ["1984", "42"]


def test_text_after_the_times_is_not_lost() -> None:
    assert texts_of("00:00:01,000 --> 00:00:02,000 Hello\nworld") == ["Hello world"]


def test_cues_without_text_are_passed_over() -> None:
    assert texts_of(
        "1\n0:0:1,0 --> 0:0:2,0\n\n2\n0:0:3,0 --> 0:0:4,0\n{\\an8}<i></i>\n\n3\n0:0:5,0 --> 0:0:6,0\nA"
    ) == ["A"]


def test_empty_overlapping_and_backward_times_are_kept_in_file_order() -> None:
    lines = lines_of("0:0:9,0 --> 0:0:9,0\nA\n\n0:0:1,0 --> 0:0:8,0\nB\n\n0:0:3,0 --> 0:0:2,0\nC")
    assert [(line.start_ms, line.end_ms) for line in lines] == [(9_000, 9_000), (1_000, 8_000), (3_000, 2_000)]


def test_a_start_before_the_recording_is_its_start_and_is_told() -> None:
    document = document_of("-00:00:01,500 --> 00:00:02,000\nA\n\n-00:00:02,0 --> -00:00:01,0\nB")
    assert [(line.start_ms, line.text) for line in document.lines] == [(0, "A"), (0, "B")]
    assert document.remarks == ("2 cues that would begin before 0: moved there.",)


@pytest.mark.parametrize("end", ["", " ", "00:", "00:00:10,"])
def test_a_cue_without_an_end_is_a_cue_of_its_own_and_is_told(end: str) -> None:
    document = document_of(f"1\n0:0:1,0 --> 0:0:2,0\nA\n\n2\n00:00:10,000 -->{end}\nB\n\n3\n0:0:12,0 --> 0:0:13,0\nC")
    assert document.lines[1] == Line(10_000, None, "B")
    assert len(document.lines) == 3
    assert document.remarks == ("1 cue without an end that can be read: up to the next.",)


def test_a_cue_whose_times_cannot_be_read_is_kept_without_and_told() -> None:
    document = document_of("1\n0:0:1,0 --> 0:0:2,0\nA\n\n2\n0a:13.000 --> 00:16.000\nB\n")
    assert document.lines == (Line(1_000, 2_000, "A"), Line(None, None, "B"))
    assert document.remarks == ("1 cue with times that cannot be read: the text is kept without.",)


@pytest.mark.parametrize("rest", ["00:0", "00:00:03,000 ", "00:00:03,000 --> 00:00:0"])
def test_a_file_cut_off_inside_times_says_so_and_leaves_the_last_cue_alone(rest: str) -> None:
    document = document_of(f"1\n0:0:1,0 --> 0:0:2,0\nA\n\n2\n{rest}")
    assert document.lines == (Line(1_000, 2_000, "A"),)
    assert document.remarks == ("The file breaks off inside the times of a cue, which is left out.",)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("{\\an8}<i>Look</i> <font color='#fff'>up</font>", "Look up"),
        ("one<br>two", "one two"),
        ("Tom &amp; Ann &lt;here&gt; &#8212; &nbsp;so", "Tom & Ann <here> — \u00a0so"),
        ("R&D, AT&T &copy that", "R&D, AT&T &copy that"),
        ("a < b, i <3 u, <laughs>", "a < b, i <3 u, <laughs>"),
        ("{not a style}", "{not a style}"),
    ],
)
def test_styles_go_and_text_stays(written: str, spoken: str) -> None:
    assert texts_of(f"1\n00:00:01,000 --> 00:00:02,000\n{written}\n") == [spoken]


def test_a_voice_names_a_speaker_and_a_colon_alone_does_not() -> None:
    voiced, plain = lines_of("0:0:1,0 --> 0:0:2,0\n<v Ada>Hello\n\n0:0:3,0 --> 0:0:4,0\nBen: Hello")
    assert (voiced.speaker, voiced.text) == ("Ada", "Hello")
    assert (plain.speaker, plain.text) == (None, "Ben: Hello")


def test_names_that_recur_are_speakers() -> None:
    said = ["Ada: Hello", "[SPEAKER_01]: Hi", "Ada: So", "[SPEAKER_01]: well"]
    lines = lines_of("".join(f"0:0:{second},0 --> 0:0:{second},9\n{text}\n\n" for second, text in enumerate(said)))
    assert [(line.speaker, line.text) for line in lines] == [
        ("Ada", "Hello"),
        ("SPEAKER_01", "Hi"),
        ("Ada", "So"),
        ("SPEAKER_01", "well"),
    ]


def test_speakers_are_written_for_every_program_to_show() -> None:
    lines = tuple(Line(0, 1, "Hello", name) for name in ("Ada", "Ben", "Ada"))
    assert write(Document(lines=lines)).count("\nAda: Hello\n") == 2
    assert "\nAda:\tHello\n" in write(Document(lines=lines[:1]))


def test_arrows_before_the_text_mark_a_turn() -> None:
    (line,) = lines_of("0:0:1,0 --> 0:0:2,0\n&gt;&gt; Shall we?")
    assert line.turn
    assert line.text == "Shall we?"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_is_read(encoding: str, line_end: str) -> None:
    spoken = ["今天我们谈谈怎样学习外语。", "慢慢来，不要着急。"]
    text = "\n".join(
        f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{said}\n" for number, said in enumerate(spoken)
    )
    source = Source("talk.srt", text.replace("\n", line_end).encode(encoding))
    assert [line.text for line in read_source(source).lines] == spoken


@pytest.mark.parametrize("text", ["1\nsome text", "1\n00:00:01,000 --> 00:00:02,000\n\n"])
def test_a_file_without_a_cue_to_show_is_told_as_broken(text: str) -> None:
    with pytest.raises(BrokenFile, match="none of its cues has times and text"):
        lines_of(text)


def test_a_document_without_times_cannot_be_written() -> None:
    with pytest.raises(PlayerError, match="write Syncline JSON instead"):
        write(Document(lines=(Line(None, None, "when?"),)))


def test_an_unknown_end_is_written_as_the_next_start() -> None:
    text = write(Document(lines=(Line(0, None, "A"), Line(1_000, 2_000, "B"))))
    assert text == "1\n00:00:00,000 --> 00:00:01,000\nA\n\n2\n00:00:01,000 --> 00:00:02,000\nB\n"


@pytest.mark.parametrize("text", ["AT&T & co", "a < b > c", "<laughs>", "{so}", "one --> two"])
def test_a_text_that_is_no_markup_is_written_as_it_is(text: str) -> None:
    assert write(Document(lines=(Line(0, 1, text),))).endswith(f"\n{text}\n")


@given(st.lists(st.builds(Line, TIMES_MS, TIMES_MS, SPOKEN, st.none() | st.just("Ada & <Ben>")), min_size=1))
@example([Line(0, 1, "<i> <v a> &lt; {\\i1}"), Line(0, 1, "0:01 --> 0:02")])
@example([Line(0, 1, "{\\{\\an8} <i <b>")])
@example([Line(0, 1, "why", turn=True)])
def test_what_is_written_is_read_back(lines: list[Line]) -> None:
    assert lines_of(write(Document(lines=tuple(lines)))) == tuple(lines)


def test_public_samples_are_read(shared_samples: Path) -> None:
    counts = {
        path.name: len(read_file(path).lines)
        for path in shared_samples.glob("srt/**/*.srt")
        if "invalid" not in path.name
    }
    assert counts == {
        "alignment.srt": 9,
        "example-in-carriage-return.srt": 3,
        "failed-equal-subtitle-order-number.srt": 7,
        "gb2312.srt": 3,
        "missing-sequence-in.srt": 6,
        "sample.srt": 5,
        "srt.srt": 2,
        "srt_for_public_interface_test.srt": 2,
        "utf16.srt": 1,
    }


def test_cues_without_text_are_told() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n<i></i>\n\n"
    document = SUBRIP.read(Source("talk.srt", f"{text}3\n00:00:05,000 --> 00:00:06,000\nHello\n".encode()))
    assert document.lines == (Line(5_000, 6_000, "Hello"),)
    assert document.remarks == ("2 cues without text: left out.",)
