"""Chapters in the forms that hold nothing else, to the letter, and as ffmpeg reads them."""

import json
from datetime import date
from pathlib import Path

import av
import pytest

from player.document import Document
from player.errors import NothingToWrite
from player.export.chapters.chapters_json import CHAPTERS_JSON
from player.export.chapters.ffmetadata import FFMETADATA
from player.export.chapters.matroska_chapters import MATROSKA_CHAPTERS
from player.export.chapters.youtube_chapters import YOUTUBE_CHAPTERS
from player.export.target import Target
from player.notes import Chapter
from player.transcript import Line

TARGETS = (CHAPTERS_JSON, FFMETADATA, MATROSKA_CHAPTERS, YOUTUBE_CHAPTERS)
DOCUMENT = Document(
    title="The tide; a=b #1",
    channel="Ada\\Ben",
    published=date(2026, 5, 12),
    language="en",
    media_name="tide.mp3",
    chapters=(
        Chapter(0, 50_000, "High <water>"),
        Chapter(60_250, None, "Low = wa\nter;"),
        Chapter(90_000, None, "Ebb"),
    ),
)


def test_chapters_as_json_have_an_end_only_where_it_is_known() -> None:
    assert json.loads(CHAPTERS_JSON.write(DOCUMENT)) == {
        "version": "1.2.0",
        "title": "The tide; a=b #1",
        "author": "Ada\\Ben",
        "fileName": "tide.mp3",
        "chapters": [
            {"startTime": 0.0, "endTime": 50.0, "title": "High <water>"},
            {"startTime": 60.25, "title": "Low = wa\nter;"},
            {"startTime": 90.0, "title": "Ebb"},
        ],
    }


def test_ffmetadata_guards_every_sign_that_means_something() -> None:
    document = Document(title=DOCUMENT.title, channel=DOCUMENT.channel, chapters=(Chapter(0, 9_000, "a=b;\n#c\\"),))
    assert FFMETADATA.write(document) == (
        ";FFMETADATA1\ntitle=The tide\\; a\\=b \\#1\nartist=Ada\\\\Ben\n\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9000\ntitle=a\\=b\\; \\#c\\\\\n"
    )


def test_ffmpeg_reads_tags_and_chapters_with_the_ends_that_it_demands(tmp_path: Path) -> None:
    path = tmp_path / "tide.ffmetadata"
    path.write_text(str(FFMETADATA.write(DOCUMENT)), "utf-8")
    with av.open(str(path)) as container:
        tags, chapters = dict(container.metadata), container.chapters()
    assert tags == {"title": DOCUMENT.title, "artist": DOCUMENT.channel, "date": "2026-05-12", "language": "en"}
    assert [(chapter["start"], chapter["end"], chapter["metadata"]["title"]) for chapter in chapters] == [
        (0, 50_000, "High <water>"),
        (60_250, 90_000, "Low = wa ter;"),
        (90_000, 95_000, "Ebb"),
    ]


@pytest.mark.parametrize(
    ("duration_ms", "lines", "end"),
    [(120_000, (), 120_000), (None, (Line(1_000, 99_000, "So."),), 99_000), (80_000, (), 90_001)],
)
def test_the_last_chapter_lasts_as_long_as_the_recording(
    duration_ms: int | None, lines: tuple[Line, ...], end: int
) -> None:
    document = Document(duration_ms=duration_ms, lines=lines, chapters=(Chapter(90_000, None, "Ebb"),))
    assert f"START=90000\nEND={end}\n" in str(FFMETADATA.write(document))


def test_matroskas_atoms_are_numbered_timed_to_the_nanosecond_and_escaped() -> None:
    document = Document(
        language="de", chapters=(Chapter(3_661_250, 3_700_000, "R&D <live>"), Chapter(0, None, "Los\0"))
    )
    assert MATROSKA_CHAPTERS.write(document) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Chapters>\n  <EditionEntry>\n"
        "    <ChapterAtom>\n"
        "      <ChapterUID>1</ChapterUID>\n"
        "      <ChapterTimeStart>00:00:00.000000000</ChapterTimeStart>\n"
        "      <ChapterDisplay>\n        <ChapterString>Los </ChapterString>\n"
        "        <ChapterLanguage>und</ChapterLanguage>\n        <ChapLanguageIETF>de</ChapLanguageIETF>\n"
        "      </ChapterDisplay>\n"
        "    </ChapterAtom>\n"
        "    <ChapterAtom>\n"
        "      <ChapterUID>2</ChapterUID>\n"
        "      <ChapterTimeStart>01:01:01.250000000</ChapterTimeStart>\n"
        "      <ChapterTimeEnd>01:01:40.000000000</ChapterTimeEnd>\n"
        "      <ChapterDisplay>\n        <ChapterString>R&amp;D &lt;live&gt;</ChapterString>\n"
        "        <ChapterLanguage>und</ChapterLanguage>\n        <ChapLanguageIETF>de</ChapLanguageIETF>\n"
        "      </ChapterDisplay>\n"
        "    </ChapterAtom>\n"
        "  </EditionEntry>\n</Chapters>\n"
    )


def test_a_language_that_is_no_tag_is_not_named() -> None:
    document = Document(language="English", chapters=(Chapter(0, None, "High"),))
    assert "IETF" not in str(MATROSKA_CHAPTERS.write(document))


def test_youtubes_chapters_begin_at_nought_and_rise() -> None:
    chapters = (Chapter(3_600_000, None, "Ebb"), Chapter(3_000, None, "High <water>"), Chapter(60_900, None, "Low"))
    assert YOUTUBE_CHAPTERS.write(Document(chapters=chapters)) == "0:00 High ‹water›\n1:00 Low\n1:00:00 Ebb\n"


def test_youtube_gets_a_start_where_the_first_chapter_is_far_from_it() -> None:
    chapters = (Chapter(60_000, None, "Low"), Chapter(90_000, None, "Ebb"))
    assert YOUTUBE_CHAPTERS.write(Document(chapters=chapters)) == "0:00 Start\n1:00 Low\n1:30 Ebb\n"


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_chapter_without_a_time_is_left_out_and_refused_alone(target: Target) -> None:
    untimed = Chapter(None, None, "Nowhere")
    assert "Nowhere" not in str(target.write(Document(chapters=(untimed, Chapter(0, None, "High")))))
    with pytest.raises(NothingToWrite, match="holds chapters with times, and there are none here"):
        target.write(Document(chapters=(untimed,), lines=(Line(0, 1_000, "So."),)))


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_chapter_without_a_title_is_called_by_its_number(target: Target) -> None:
    assert "Chapter 2" in str(target.write(Document(chapters=(Chapter(0, None, "High"), Chapter(60_000, None, "")))))
