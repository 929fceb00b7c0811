"""Praat's TextGrid in its long form: an interval tier for each voice and one for its words, chapters as points."""

from collections.abc import Iterator, Sequence

from player import timecode
from player.document import Document
from player.export.data.voices import Span, Voice, voices
from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target
from player.formats.speech import one_line

_CHAPTER_PARTS = {Feature.CHAPTER_ENDS, Feature.CHAPTER_TEXTS}
_LACKS = BESIDES - {Feature.CHAPTERS} | FACTS | _CHAPTER_PARTS | {Feature.OVERLAPS_IN_ONE_VOICE}


def write(document: Document) -> str:
    """Lines and words with times, without text between them, from 0 to the end of the recording.

    What one voice says does not overlap; lines of it that begin together lie on tiers of their own.
    """
    speaking = voices(document, TEXTGRID.title)
    points = _points(document)
    ends_ms = [voice.spans[-1].end_ms for voice in speaking] + [position_ms for position_ms, _ in points]
    end_ms = max(document.duration_ms or 0, *ends_ms)
    tiers = [tier for voice in speaking for tier in _tiers(voice, len(speaking) == 1, end_ms)]
    tiers += [_tier("TextTier", "chapters", "points", [_point(*point) for point in points], end_ms)] if points else []
    head = f'File type = "ooTextFile"\nObject class = "TextGrid"\n\n{_bounds(0, end_ms)}tiers? <exists> \n'
    items = (f"    item [{number}]:\n{tier}" for number, tier in enumerate(tiers, start=1))
    return f"{head}size = {len(tiers)} \nitem []: \n{''.join(items)}"


def _tiers(voice: Voice, is_alone: bool, end_ms: int) -> Iterator[str]:
    """The tiers of a voice, named so that its speaker is known again."""
    name = voice.name if voice.layer == 0 or voice.speaker is None else f"{voice.layer + 1}@{voice.speaker}"
    words = [word for line_words in voice.words for word in line_words]
    # A tier that stands alone is mostly named for what it holds, `sentence`; this way forced aligners name a speaker's.
    whole = f"{name} - speech" if is_alone and voice.speaker else name
    yield _interval_tier(whole, voice.spans, end_ms)
    if words:
        yield _interval_tier(f"words {name}" if "@" in name else f"{name} - words", words, end_ms)


def _points(document: Document) -> list[tuple[int, str]]:
    """The chapters with a time, in time order; those at one moment are one point, since Praat knows no two."""
    titles: dict[int, list[str]] = {}
    for chapter in document.chapters:
        if chapter.start_ms is not None:
            titles.setdefault(chapter.start_ms, []).append(one_line(chapter.title))
    return [(position_ms, " / ".join(titles[position_ms])) for position_ms in sorted(titles)]


def _interval_tier(name: str, spans: Sequence[Span], end_ms: int) -> str:
    intervals = list(_without_gaps(spans, end_ms))
    parts = [_bounds(span.start_ms, span.end_ms, 12) + _string("text", span.text, 12) for span in intervals]
    return _tier("IntervalTier", name, "intervals", parts, end_ms)


def _without_gaps(spans: Sequence[Span], end_ms: int) -> Iterator[Span]:
    """The spans with silence before, between and behind them."""
    at_ms = 0
    for span in spans:
        if span.start_ms > at_ms:
            yield Span(at_ms, span.start_ms, "")
        yield span
        at_ms = span.end_ms
    if at_ms < end_ms:
        yield Span(at_ms, end_ms, "")


def _tier(kind: str, name: str, what: str, parts: Sequence[str], end_ms: int) -> str:
    numbered = (f"        {what} [{number}]:\n{part}" for number, part in enumerate(parts, start=1))
    head = _string("class", kind, 8) + _string("name", name, 8) + _bounds(0, end_ms, 8)
    return f"{head}        {what}: size = {len(parts)} \n{''.join(numbered)}"


def _point(position_ms: int, title: str) -> str:
    return f"            number = {timecode.seconds(position_ms)} \n{_string('mark', title, 12)}"


def _bounds(start_ms: int, end_ms: int, indent: int = 0) -> str:
    blanks = " " * indent
    return f"{blanks}xmin = {timecode.seconds(start_ms)} \n{blanks}xmax = {timecode.seconds(end_ms)} \n"


def _string(key: str, text: str, indent: int) -> str:
    return f'{" " * indent}{key} = "{text.replace(chr(34), chr(34) * 2)}" \n'


TEXTGRID = Target("textgrid", "Praat TextGrid", "TextGrid", write, _LACKS, needs_times=True)
