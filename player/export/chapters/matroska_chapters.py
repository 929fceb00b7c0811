"""Matroska's chapters as XML, for `mkvmerge --chapters`: one edition, its atoms numbered from 1."""

import re
from xml.etree.ElementTree import Element

from player import timecode
from player.document import Document
from player.export.chapters.timed_chapters import NO_CHAPTERS, timed_chapters
from player.export.data.xml_file import element, xml_file
from player.export.features import FACTS, Feature
from player.export.target import Target
from player.formats.speech import one_line
from player.notes import Chapter

# mkvmerge refuses what is no tag by BCP 47, such as `English`.
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def write(document: Document) -> str:
    """An atom for each chapter with a time; the language where it is a tag by BCP 47."""
    language = document.language if _LANGUAGE.fullmatch(document.language or "") else None
    root = Element("Chapters")
    edition = element(root, "EditionEntry")
    for number, (start_ms, chapter) in enumerate(timed_chapters(document, MATROSKA_CHAPTERS.title), start=1):
        _add_atom(edition, number, start_ms, chapter, language)
    return xml_file(root)


def _add_atom(edition: Element, number: int, start_ms: int, chapter: Chapter, language: str | None) -> None:
    atom = element(edition, "ChapterAtom")
    element(atom, "ChapterUID", str(number))
    element(atom, "ChapterTimeStart", timecode.matroska(start_ms))
    if chapter.end_ms is not None:
        element(atom, "ChapterTimeEnd", timecode.matroska(chapter.end_ms))
    display = element(atom, "ChapterDisplay")
    element(display, "ChapterString", one_line(chapter.title))
    # The older of the two names of a language cannot be left out: it would be English.
    element(display, "ChapterLanguage", "und")
    if language:
        element(display, "ChapLanguageIETF", language)


_LACKS = NO_CHAPTERS | FACTS - {Feature.LANGUAGE}
MATROSKA_CHAPTERS = Target("matroska-chapters", "Matroska chapters", "xml", write, _LACKS)
