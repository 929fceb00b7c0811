"""SAMI as players of Windows Media took it."""

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Source
from player.formats.subtitles.sami import SAMI
from player.transcript import Line

HEAD = (
    "<SAMI><HEAD><TITLE>A &amp; B</TITLE><STYLE TYPE='text/css'><!--\nP { color: white }\n"
    ".ENCC { Name: English; lang: en-US; SAMIType: CC; }\n.FRCC { Name: French; lang: fr; }\n--></STYLE></HEAD><BODY>\n"
)


def document_of(body: str) -> Document:
    return SAMI.read(Source("talk.smi", f"{HEAD}{body}</BODY></SAMI>\n".encode()))


def test_a_caption_lasts_to_the_next_and_a_blank_one_clears_it() -> None:
    document = document_of(
        "<SYNC Start=1000><P Class=ENCC>Good<br>mor<b>ning</b>\n<SYNC Start=2000><P Class=ENCC>&nbsp;\n"
        '<sync start="3000"><p class="ENCC">a &lt; b</p></sync>\n<SYNC Start=4000><P Class=ENCC>the last\n'
    )
    assert document.lines == (
        Line(1_000, 2_000, "Good morning"),
        Line(3_000, 4_000, "a < b"),
        Line(4_000, None, "the last"),
    )
    assert (document.title, document.language) == ("A & B", "en-US")


def test_the_lines_of_every_language_are_kept_each_with_its_own_end() -> None:
    document = document_of(
        "<SYNC Start=1000><P Class=ENCC>one<P Class=FRCC>un<SYNC Start=2000><P Class=ENCC>two"
        "<SYNC Start=3000><P Class=FRCC>&nbsp;<P Class=ENCC>&nbsp;"
    )
    assert document.lines == (Line(1_000, 2_000, "one"), Line(1_000, 3_000, "un"), Line(2_000, 3_000, "two"))
    assert document.language is None


def test_a_sync_may_say_its_own_end() -> None:
    lines = document_of("<SYNC Start=3000 End=3500><P Class=ENCC>Good<SYNC Start='5000' End='5500'><P>day").lines
    assert lines == (Line(3_000, 3_500, "Good"), Line(5_000, 5_500, "day"))


def test_several_languages_are_told() -> None:
    document = document_of("<SYNC Start=1><P Class=ENCC>Good<P Class=FRCC>Bon<SYNC Start=9><P Class=ENCC>day")
    assert document.language is None
    assert document.remarks == ("It holds 2 languages, en-US, fr: the lines of all are here.",)


def test_a_source_names_the_speaker_until_another_does() -> None:
    document = document_of(
        "<SYNC Start=1000><P Class=ENCC ID=Source>Ada<P Class=ENCC>one<SYNC Start=2000><P Class=ENCC>two"
        "<SYNC Start=3000><P Class=ENCC ID=Source>&nbsp;<P Class=ENCC>three"
    )
    assert [line.speaker for line in document.lines] == ["Ada", "Ada", None]


def test_captions_may_stand_without_paragraphs_and_comments_are_not_spoken() -> None:
    document = document_of("<!-- no --><SYNC Start=1000>one<-- no --><SYNC Start=2000>&nbsp;")
    assert document.lines == (Line(1_000, 2_000, "one"),)


def test_a_file_without_text_is_told_as_broken() -> None:
    with pytest.raises(BrokenFile, match="none of its cues has times and text"):
        document_of("<SYNC Start=1000><P Class=ENCC>&nbsp;")
