"""SubViewer, both versions."""

from player.formats.base import Source
from player.formats.subtitles.subviewer import SUBVIEWER
from player.transcript import Line

VERSION_2 = """[INFORMATION]
[TITLE]A walk
[AUTHOR]me
[END INFORMATION]
[SUBTITLE]
[COLF]&HFFFFFF,[STYLE]bd,[SIZE]18,[FONT]Arial
00:00:01.50,00:00:03.25
Good<b>[br]morning

00:00:04.00,00:00:04.00
there
[END SUBTITLE]
"""
VERSION_1 = """[TITLE]
A walk
[AUTHOR]

******** START SCRIPT ********
[00:00:01]
Good|morning
[00:00:03]

[00:00:09]
there
[end]
******** END SCRIPT ********
"""


def test_version_2_has_both_times_and_a_title() -> None:
    document = SUBVIEWER.read(Source("walk.sub", VERSION_2.encode()))
    assert document.title == "A walk"
    assert document.lines == (Line(1_500, 3_250, "Good morning"), Line(4_000, 4_000, "there"))


def test_a_delay_without_a_unit_is_told() -> None:
    text = "[INFORMATION]\n[DELAY]{}\n[END INFORMATION]\n[SUBTITLE]\n00:00:01.50,00:00:03.25\nGood\n"
    document = SUBVIEWER.read(Source("walk.sub", text.format(100).encode()))
    assert document.lines == (Line(1_500, 3_250, "Good"),)
    assert document.remarks == ("Its header asks for a delay of 100 without a unit: the times are as they stand.",)
    assert SUBVIEWER.read(Source("walk.sub", text.format(0).encode())).remarks == ()


def test_version_1_ends_a_cue_where_nothing_follows() -> None:
    document = SUBVIEWER.read(Source("walk.sub", VERSION_1.encode()))
    assert document.title == "A walk"
    assert document.lines == (Line(1_000, 3_000, "Good morning"), Line(9_000, None, "there"))


def test_both_are_known_by_their_content() -> None:
    assert SUBVIEWER.sniff(VERSION_1) == SUBVIEWER.sniff(VERSION_2) == 85
    assert SUBVIEWER.sniff("00:00:01.50,00:00:03.25\nno header\n") > 0
    assert SUBVIEWER.sniff("[00:00:01]\nno header\n") == 0
