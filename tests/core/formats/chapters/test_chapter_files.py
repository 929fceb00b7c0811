"""Chapters in files of their own, as ffmpeg, mkvmerge, mp4chaps and Podlove write them."""

from datetime import date

import pytest

from player.errors import BrokenFile
from player.notes import Chapter, Note, NoteKind

UNTITLED = "1 chapter has no title in the file and got a number instead."

FFMETADATA = """;FFMETADATA1
title=A \\= B
artist=Ada King
date=2024-05-01T10:00:00Z
[CHAPTER]
TIMEBASE=1/44100
START=66150
END=132300
title=Two\\
lines \\; and more
[CHAPTER]
START=3000000000
END=4000000000
; a comment
[STREAM]
title=not this
"""

MATROSKA = """<?xml version="1.0"?>
<!DOCTYPE Chapters SYSTEM "matroskachapters.dtd">
<Chapters><EditionEntry><ChapterAtom><ChapterTimeStart>00:09:00.000</ChapterTimeStart></ChapterAtom></EditionEntry>
<EditionEntry><EditionFlagDefault>1</EditionFlagDefault>
<ChapterAtom><ChapterTimeStart>00:00:00.000000000</ChapterTimeStart><ChapterTimeEnd>00:01:00.500000000</ChapterTimeEnd>
<ChapterDisplay><ChapterString>Up &amp; away</ChapterString><ChapterLanguage>eng</ChapterLanguage></ChapterDisplay>
<ChapterDisplay><ChapterString>Hinauf</ChapterString><ChapLanguageIETF>de</ChapLanguageIETF></ChapterDisplay>
<ChapterAtom><ChapterTimeStart>00:00:10.250000000</ChapterTimeStart>
<ChapterDisplay><ChapterString>Within</ChapterString></ChapterDisplay></ChapterAtom></ChapterAtom>
<ChapterAtom><ChapterFlagHidden>1</ChapterFlagHidden><ChapterTimeStart>00:00:20.0</ChapterTimeStart></ChapterAtom>
<ChapterAtom><ChapterFlagEnabled>0</ChapterFlagEnabled><ChapterTimeStart>00:00:30.0</ChapterTimeStart></ChapterAtom>
<ChapterAtom><ChapterTimeStart>00:02:00.000000000</ChapterTimeStart></ChapterAtom>
</EditionEntry></Chapters>"""

PODLOVE = """<?xml version="1.0"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
<psc:chapter start="00:00:00.000" title="Intro" href="https://example.org/a"/>
<psc:chapter start="1:02" title="Next"/><psc:chapter start="62.5"/></psc:chapters>"""


def test_ffmetadata_counts_in_a_unit_of_each_chapter_and_escapes_signs(opened) -> None:
    document = opened(FFMETADATA, "talk.ffmetadata")
    assert (document.title, document.channel, document.published) == ("A = B", "Ada King", date(2024, 5, 1))
    assert document.chapters == (
        Chapter(1_500, 3_000, "Two lines ; and more"),
        Chapter(3_000, 4_000, "Chapter 2"),
    )
    assert document.remarks == (UNTITLED,)


def test_matroska_shows_the_default_edition_and_tells_what_is_left_out(opened) -> None:
    document = opened(MATROSKA, "talk.chapters.xml")
    assert document.chapters == (
        Chapter(0, 60_500, "Up & away"),
        Chapter(10_250, None, "Within"),
        Chapter(120_000, None, "Chapter 3"),
    )
    assert document.remarks == (
        UNTITLED,
        "1 other edition of the chapters left out.",
        "2 hidden or disabled chapters left out.",
        "Titles in other languages left out: de.",
    )


def test_ogm_chapters_have_their_names_in_rows_of_their_own(opened) -> None:
    text = "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Intro\nCHAPTER02=00:01:02.500\nCHAPTER02NAME=So = all\n"
    assert opened(text, "talk.txt").chapters == (Chapter(0, None, "Intro"), Chapter(62_500, None, "So = all"))


def test_podlove_chapters_have_links(opened) -> None:
    document = opened(PODLOVE, "talk.psc")
    assert document.chapters == (
        Chapter(0, None, "Intro"),
        Chapter(62_000, None, "Next"),
        Chapter(62_500, None, "Chapter 3"),
    )
    assert document.notes == (Note(NoteKind.RESOURCE, "https://example.org/a", "Intro", 0),)


@pytest.mark.parametrize("head", ["", "## total-duration: 00:12:00.000\n##\n"])
def test_mp4chaps_writes_titles_with_milliseconds(opened, head: str) -> None:
    document = opened(f"{head}00:00:00.000 Intro\n00:03:12.500 The middle\n00:10:00.250 End\n", "talk.chapters.txt")
    assert document.chapters == (
        Chapter(0, None, "Intro"),
        Chapter(192_500, None, "The middle"),
        Chapter(600_250, None, "End"),
    )
    assert (document.title, document.notes) == (None, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (";FFMETADATA1\nencoder=x\n", "neither chapters nor a title"),
        ("CHAPTER01=00:00:99.000\nCHAPTER01NAME=Intro\n", "chapter 1 does not say when it starts"),
        ("<Chapters><EditionEntry></EditionEntry></Chapters>", "holds no chapters"),
        (MATROSKA[:700], "breaks off or goes wrong"),
        (PODLOVE.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'), "defines entities of its own"),
    ],
)
def test_what_holds_no_chapters_is_refused_with_a_reason(opened, text: str, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason):
        opened(text, "talk.xml")


def test_deep_nesting_is_no_traceback(opened) -> None:
    atoms = "<ChapterAtom><ChapterTimeStart>00:00:01.0</ChapterTimeStart>"
    text = f"<Chapters><EditionEntry>{atoms * 50_000}{'</ChapterAtom>' * 50_000}</EditionEntry></Chapters>"
    assert len(opened(text, "talk.xml").chapters) == 50_000
