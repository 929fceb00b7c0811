"""SBV, as video sites give and take it."""

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Source
from player.formats.subtitles.sbv import SBV, write
from player.transcript import Line


def lines_of(text: str) -> tuple[Line, ...]:
    return SBV.read(Source("talk.sbv", text.encode())).lines


def test_a_cue_is_a_line_with_both_its_times() -> None:
    assert lines_of("0:00:01.500,0:00:03.250\nGood\nmorning.[br]You\n") == (Line(1_500, 3_250, "Good morning. You"),)


def test_empty_overlapping_and_backward_cues_are_kept() -> None:
    lines = lines_of("0:00:09.000,0:00:09.000\nA\n\n0:00:01.000,0:00:08.000\nB\n\n0:00:03.000,0:00:02.000\nC\n")
    assert [(line.start_ms, line.end_ms) for line in lines] == [(9_000, 9_000), (1_000, 8_000), (3_000, 2_000)]


def test_a_text_whose_times_are_broken_is_not_lost() -> None:
    lines = lines_of("0:00:01.000,0:00:02.000\nA\n\n0:00:0x.000,0:00:04.000\nB\n")
    assert "B" in lines[0].text


def test_captions_name_their_speakers_after_arrows() -> None:
    lines = lines_of(
        "0:00:01.000,0:00:02.000\n>> ADA: Hello\n\n0:00:02.000,0:00:03.000\n>> BEN: Hi\n\n"
        "0:00:03.000,0:00:04.000\n>> ADA: So\n\n0:00:04.000,0:00:05.000\n>> Who?\n"
    )
    assert [(line.speaker, line.turn) for line in lines] == [
        ("ADA", False),
        ("BEN", False),
        ("ADA", False),
        (None, True),
    ]


def test_lines_are_written_as_video_sites_take_them() -> None:
    lines = (Line(0, None, "A", "Ada"), Line(3_661_500, 3_662_000, "B", "Ada"))
    assert write(Document(lines=lines)) == ("0:00:00.000,1:01:01.500\nAda: A\n\n1:01:01.500,1:01:02.000\nAda: B\n")


@pytest.mark.parametrize("speaker", [None, "Ada", "Dr: Ben"])
def test_what_is_written_is_read_back(speaker: str | None) -> None:
    lines = (Line(0, 0, "so", speaker), Line(5, 3, "[music] 12:30 | so", turn=True), Line(7, 9, "<i> & {x}"))
    assert lines_of(write(Document(lines=lines))) == lines


def test_a_file_without_text_is_told_as_broken() -> None:
    with pytest.raises(BrokenFile, match="none of its cues has times and text"):
        lines_of("0:00:01.000,0:00:02.000\n\n")


def test_cues_without_text_are_told() -> None:
    text = "0:00:01.000,0:00:02.000\n\n0:00:03.000,0:00:04.000\nHello\n"
    document = SBV.read(Source("talk.sbv", text.encode()))
    assert document.lines == (Line(3_000, 4_000, "Hello"),)
    assert document.remarks == ("1 cue without text: left out.",)
