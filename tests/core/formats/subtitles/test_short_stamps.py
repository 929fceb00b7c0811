"""MPL2 and TMPlayer, whose times are tenths or whole seconds."""

import pytest

from player.formats.base import Format, Source
from player.formats.subtitles.mpl2 import MPL2
from player.formats.subtitles.tmplayer import TMPLAYER
from player.transcript import Line


def lines_of(format: Format, text: str) -> tuple[Line, ...]:
    return format.read(Source("talk", text.encode())).lines


def test_mpl2_counts_tenths() -> None:
    assert lines_of(MPL2, "[15][30]/Good|/morning\n[40][]on\n[60][50]back\n") == (
        Line(1_500, 3_000, "Good morning"),
        Line(4_000, None, "on"),
        Line(6_000, 5_000, "back"),
    )


@pytest.mark.parametrize("mark", [":", "="])
def test_tmplayer_knows_starts_and_a_blank_one_ends(mark: str) -> None:
    text = f"00:00:01{mark}Good|morning\n00:00:03{mark}\n0:00:09{mark}there: so\n"
    assert lines_of(TMPLAYER, text) == (Line(1_000, 3_000, "Good morning"), Line(9_000, None, "there: so"))


def test_rows_of_one_tmplayer_cue_are_one_line() -> None:
    text = "00:00:01,1=Good\n00:00:01,2=morning\n00:00:03,1=\n00:00:03,2=\n"
    assert lines_of(TMPLAYER, text) == (Line(1_000, 3_000, "Good morning"),)


@pytest.mark.parametrize(
    "text",
    [
        "12:30:11:05 frames\n12:30:12:05 frames",
        "00:00:01: spaced\n00:00:02: out",
        "12:30:05:late\n12:30:01:early\n12:29:00:earlier\n",
    ],
    ids=["frames", "plain text", "falling"],
)
def test_other_times_are_not_tmplayer(text: str) -> None:
    assert TMPLAYER.sniff(text) == 0
