"""Podcasting 2.0's chapters as JSON, version 1.2.0: a start, a title, and an end where it is known."""

import json

from player.document import Document
from player.export.chapters.timed_chapters import NO_CHAPTERS, timed_chapters
from player.export.features import Feature
from player.export.target import Target
from player.notes import Chapter
from player.timecode import MS_PER_SECOND


def write(document: Document) -> str:
    """The chapters with a time, in seconds; also the title, the channel as author and the medium's name, if known."""
    facts = {"title": document.title, "author": document.channel, "fileName": document.media_name}
    known = {key: value for key, value in facts.items() if value}
    chapters = [_chapter(start_ms, chapter) for start_ms, chapter in timed_chapters(document, CHAPTERS_JSON.title)]
    return json.dumps({"version": "1.2.0", **known, "chapters": chapters}, ensure_ascii=False, indent=2) + "\n"


def _chapter(start_ms: int, chapter: Chapter) -> dict[str, object]:
    end = {} if chapter.end_ms is None else {"endTime": chapter.end_ms / MS_PER_SECOND}
    return {"startTime": start_ms / MS_PER_SECOND, **end, "title": chapter.title}


_LACKS = NO_CHAPTERS | {Feature.DATE, Feature.LANGUAGE}
CHAPTERS_JSON = Target("chapters-json", "chapters JSON", "json", write, _LACKS)
