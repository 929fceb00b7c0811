"""YouTube's transcript panel as copied text: a time, the same in words for screen readers, a text; chapters between.

The words may be of any language: they are known by their numbers, which are those of the time. Teams' panel has a name
above each time, and once more before the words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.texts.export_heads import FOOTER_REMARK, is_captions_name
from player.formats.texts.prelude import chapters_of
from player.notes import Chapter
from player.transcript import Line

_CLOCK = re.compile(r"(?:\d{1,3}:[0-5]\d|\d{1,2}):[0-5]\d", re.ASCII)
_NUMBERS = re.compile(r"\d+", re.ASCII)
_WORDS = re.compile(
    r"(?=\d)(?:(\d{1,3}) hours?\b,? ?(?:and )?)?(?:(\d{1,2}) minutes?\b,? ?(?:and )?)?(?:(\d{1,2}) seconds?)?", re.ASCII
)
_LONGEST_WORDS_CHARS = 60
_CHAPTER = re.compile(r"(?:Chapter|Kapitel|Chapitre|Cap[ií]tulo|Capitolo) \d{1,3}: *(\S.*)")
_SPOKEN_SHARE = 0.8
# A few hundred times.
_SNIFFED_CHARS = 20_000
# A chapter's title stands between the text of one time and the next time; it is short and seldom a sentence.
_LONGEST_TITLE_CHARS = 100
_TITLED_SHARE = 0.3
# The panel's own words, above and below.
_CONTROLS = frozenset(
    ("transcript", "search in video", "search transcript", "sync to video time", "show transcript", "chapters")
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """A time, and the text lines up to the next one; whether the time was told in words too, and who speaks."""

    start_ms: int
    texts: list[str]
    is_told: bool
    speaker: str | None = None


def sniff(head: str) -> int:
    """Sure where nearly every time is told in words too."""
    if not _NUMBERS.search(head[:4_000]):
        return 0
    _, segments = _segments(head[:_SNIFFED_CHARS])
    told = sum(segment.is_told for segment in segments)
    return 87 if told >= 2 and told >= _SPOKEN_SHARE * len(segments) else 0


def read(source: Source) -> Document:
    """A line for each time with text, a chapter for each title between; raises BrokenFile where there is no text."""
    above, segments = _segments(source.text)
    has_footer = bool(segments) and len(segments[-1].texts) > 1 and is_captions_name(segments[-1].texts[-1])
    if has_footer:
        del segments[-1].texts[-1]
    titles = [text for text in above if text.casefold() not in _CONTROLS]
    items = [*_chapter_titles(titles), *_items(segments)]
    lines = tuple(item for item in items if isinstance(item, Line))
    if not lines:
        raise BrokenFile(source.name, VIDEO_PANEL.title, "none of its times has a text.")
    chapters: Sequence[Chapter] = chapters_of(items)
    return Document(
        title=next((title for title in titles if not _CHAPTER.fullmatch(title)), None),
        origin=source.origin(VIDEO_PANEL.name),
        lines=lines,
        chapters=tuple(chapters),
        remarks=(FOOTER_REMARK,) if has_footer else (),
    )


def _segments(text: str) -> tuple[list[str], list[_Segment]]:
    """The text lines above the first time, and what stands at each time."""
    above: list[str] = []
    segments: list[_Segment] = []
    last = above
    for row in filter(None, map(one_line, text.split("\n"))):
        held = segments[-1] if segments else None
        if held and not held.texts and (told := _told_again(held, row, last)):
            segments[-1] = told
        elif moment := _moment(row):
            start_ms, is_told, rest = moment
            segments.append(_Segment(start_ms, [rest] if rest else [], is_told))
        else:
            last = held.texts if held else above
            last.append(row)
    return above, segments


def _told_again(held: _Segment, row: str, last: list[str]) -> _Segment | None:
    """The segment, where a row only tells its time once more: in words, or behind the name that stands above it."""
    if not held.is_told and _says(row, held.start_ms):
        return replace(held, is_told=True)
    if held.is_told and _moment(row) == (held.start_ms, False, ""):
        return held
    if last and row.startswith(f"{last[-1]} ") and _says(row[len(last[-1]) :], held.start_ms):
        return replace(held, is_told=True, speaker=last.pop())
    return None


def _moment(row: str) -> tuple[int, bool, str] | None:
    """The time that a text line begins with, whether words tell it too, and the text glued to it."""
    clock = _CLOCK.match(row)
    if clock is None:
        words = _WORDS.match(row)
        if words and words[0] and (words.end() == len(row) or _CLOCK.fullmatch(row, words.end())):
            return _words_ms(words), True, ""
        return None
    if clock.end() == len(row):
        return timecode.parse(clock[0]), False, ""
    start_ms = timecode.parse(clock[0])
    words = _WORDS.match(row, clock.end() + (row[clock.end()] == " "))
    if words and words[0] and _words_ms(words) == start_ms:
        return start_ms, True, row[words.end() :].strip()
    return None


def _words_ms(words: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in words.groups())
    return timecode.from_seconds((hours * 60 + minutes) * 60 + seconds)


def _says(row: str, start_ms: int) -> bool:
    """Whether a text line tells this time in words: its numbers are those of the time, noughts left out."""
    if len(row) > _LONGEST_WORDS_CHARS or not any(char.isalpha() for char in row):
        return False
    said = [int(number) for number in _NUMBERS.findall(row)]
    whole = start_ms // timecode.MS_PER_SECOND
    fields = [whole // 3600, whole // 60 % 60, whole % 60]
    return bool(said) and [number for number in said if number] == [field for field in fields if field]


def _items(segments: Sequence[_Segment]) -> Iterator[Line | str]:
    extra = sum(len(segment.texts) > 1 for segment in segments)
    has_titles = extra <= _TITLED_SHARE * len(segments)
    for number, segment in enumerate(segments):
        texts, titles = _told_apart(segment.texts, has_titles and number + 1 < len(segments))
        if text := one_line(" ".join(texts)):
            yield spoken_line(segment.start_ms, None, text, segment.speaker)
        yield from _chapter_titles(titles)


def _told_apart(texts: Sequence[str], has_titles: bool) -> tuple[Sequence[str], Sequence[str]]:
    """The text of a segment, and the title of the next chapter below it."""
    is_titled = len(texts) > 1 and (
        _CHAPTER.fullmatch(texts[-1]) is not None or (has_titles and len(texts[-1]) <= _LONGEST_TITLE_CHARS)
    )
    return (texts[:-1], texts[-1:]) if is_titled else (texts, ())


def _chapter_titles(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        match = _CHAPTER.fullmatch(text)
        if match or len(texts) == 1:
            yield match[1] if match else text


VIDEO_PANEL = Format("video-panel", "copied transcript panel", ("txt",), sniff, read, surest=87)
