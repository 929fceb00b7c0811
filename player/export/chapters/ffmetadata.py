"""ffmetadata, from which ffmpeg gives a medium its tags and chapters: `ffmpeg -i talk.mp3 -i this -map_chapters 1`."""

import re
from collections.abc import Iterator, Sequence

from player.document import Document
from player.export.chapters.timed_chapters import NO_CHAPTERS, timed_chapters
from player.export.target import Target
from player.formats.speech import one_line
from player.formats.xml_tree import FORBIDDEN_SIGNS
from player.notes import Chapter
from player.transcript import Line, Timeline

_MEANING = re.compile(r"[=;#\\]")


def write(document: Document) -> str:
    """Tags that are known, then the chapters with a time; ffmpeg demands ends, so one without lasts up to the next."""
    chapters = timed_chapters(document, FFMETADATA.title)
    ends_ms = _ends_ms(document, chapters)
    tags = "".join(f"{key}={_escaped(value)}\n" for key, value in _tags(document))
    return f";FFMETADATA1\n{tags}" + "".join(
        f"\n[CHAPTER]\nTIMEBASE=1/1000\nSTART={start_ms}\nEND={end_ms}\ntitle={_escaped(chapter.title)}\n"
        for (start_ms, chapter), end_ms in zip(chapters, ends_ms, strict=True)
    )


def _tags(document: Document) -> Iterator[tuple[str, str]]:
    date = document.published.isoformat() if document.published else None
    facts = {"title": document.title, "artist": document.channel, "date": date, "language": document.language}
    return ((key, value) for key, value in facts.items() if value)


def _ends_ms(document: Document, chapters: Sequence[tuple[int, Chapter]]) -> list[int]:
    """The ends as they are known; the last chapter lasts until the recording, or all that is said in it, ends."""
    lines = tuple(Line(start_ms, chapter.end_ms, chapter.title) for start_ms, chapter in chapters)
    timeline = Timeline(lines, document.duration_ms or Timeline(document.lines).end_ms)
    spans = (timeline.span(number) or (0, 0) for number in range(len(lines)))
    return [max(span) for span in spans]


def _escaped(text: str) -> str:
    """One line in which no sign means anything; those that end a text in ffmpeg become blanks."""
    return _MEANING.sub(r"\\\g<0>", one_line(FORBIDDEN_SIGNS.sub(" ", text)))


FFMETADATA = Target("ffmetadata", "FFmpeg metadata", "ffmetadata", write, NO_CHAPTERS)
