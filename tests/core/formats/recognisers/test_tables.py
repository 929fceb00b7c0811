"""Formats of a word or a stretch a line: Whisper's TSV, CTM and RTTM."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.formats.recognisers.ctm import CTM
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def test_tsv_rows_are_lines(recognise: Recognise) -> None:
    text = "start\tend\ttext\r\n0\t1500\tGood day\r\n1500\t1500\tYes\twell\r\n2000\t100\tBack\r\n"
    assert recognise(text, "a.tsv").lines == (
        Line(0, 1_500, "Good day"),
        Line(1_500, 1_500, "Yes\twell"),
        Line(2_000, 100, "Back"),
    )


@pytest.mark.parametrize("row", ["0:01\t0:02\ta", "5\ta", "x"])
def test_a_row_that_is_none_is_told(row: str, recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="line 3"):
        recognise(f"start\tend\ttext\n0\t1\ta\n{row}\n", "a.tsv")


def test_ctm_words_are_cut_into_lines(recognise: Recognise) -> None:
    text = ";; made by hand\nrec 1 0.5 0.4 good 0.9 lex ann\nrec 1 0.90 0.25 day\nrec 1 4 1 <unk>\nrec 1 5 1 <eps>\n"
    assert recognise(text, "a.ctm").lines == (
        Line(500, 1_150, "good day", "ann", (Word(500, 900, "good"), Word(900, 1_150, "day"))),
        Line(4_000, 5_000, "<unk>", "ann", (Word(4_000, 5_000, "<unk>"),)),
    )


def test_ctm_segments_of_nemo_are_lines(recognise: Recognise) -> None:
    text = "rec 1 0.5 2.25 so<space>it<space>goes NA\nrec 1 3 1.5 good<space>day NA\n"
    assert recognise(text, "a.ctm").lines == (Line(500, 2_750, "so it goes"), Line(3_000, 4_500, "good day"))


def test_ctm_channels_are_speakers_where_there_are_several(recognise: Recognise) -> None:
    lines = recognise("rec A 0 1 yes NA lex NA\nrec B 1 1 no NA lex NA\n", "a.ctm").lines
    assert [line.speaker for line in lines] == ["Channel A", "Channel B"]


def test_ctm_is_told_without_its_extension(recognise: Recognise, shared_samples: Path) -> None:
    path = next(shared_samples.glob("rev/**/*.ctm"))
    assert len(recognise(path.read_text(), "a.txt").lines) == 11


def test_a_ctm_line_that_is_none_is_told(recognise: Recognise) -> None:
    words = "".join(f"rec 1 {start} 1 a\n" for start in range(11))
    with pytest.raises(BrokenFile, match="line 12"):
        recognise(words + "rec 1 x\n", "a.ctm")


@pytest.mark.parametrize(
    "text",
    [
        "one two three four five\n",
        "1 2 hello 4 5\n",
        "root 1 0.0 0.1 00:00:05 init sys\nroot 2 0.0 0.0 00:00:00 kthread d\n",
        "root 1234 0.1 0.1 init\nroot 1235 0.2 0.0 idle\n",
    ],
)
def test_other_text_is_no_ctm(text: str) -> None:
    assert not CTM.sniff(text)


def test_rttm_stretches_are_lines_of_a_speaker_without_text(recognise: Recognise) -> None:
    text = "SPKR-INFO rec 1 <NA> <NA> <NA> adult ann <NA>\nSPEAKER rec 1 0.5 1.25 <NA> <NA> ann <NA> <NA>\n"
    text += "SPEAKER rec 1 2.0 <NA> <NA> <NA> ben\n"
    assert recognise(text, "a.rttm").lines == (Line(500, 1_750, "", "ann"), Line(2_000, None, "", "ben"))


def test_an_rttm_line_that_is_none_is_told(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="line 2"):
        recognise("SPEAKER rec 1 0.5 1.25 <NA> <NA> ann <NA> <NA>\nSPEAKER rec 1 soon\n", "a.rttm")
