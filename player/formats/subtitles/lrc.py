"""LRC, the lyrics of music players, plain and enhanced: one reader for both, and a writer for each.

Words are timed by `<mm:ss.xx>` or `[mm:ss.xx]` inside the text. A line with several times is sung at each. A time
without text ends the line before it. `[offset:+200]` lets all be heard 200 ms sooner. `M:`, `F:` and `D:` name the
singer of this line and of those below it; `v1:`, and any name that recurs, that of this line alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speaker_names import named, split_name, with_speakers
from player.formats.speech import ended_words, one_line, spoken_line
from player.formats.subtitles.cues import SAMPLE_CHARS, without_blanks
from player.formats.texts.day_times import holds_day_times
from player.transcript import Line, Word

# Hours stand only where a point marks the fraction: `1:02:03` is a minute, two seconds and three hundredths.
_TIME = r"(?:(\d{1,2}):(?=\d+:\d+[.,]))?(\d{1,5}):(\d{1,2})(?:[.:,](\d{1,3}))?"
_STAMP = re.compile(rf"[ \t]*\[{_TIME}\]", re.ASCII)
_INNER_STAMP = re.compile(rf"[<\[]{_TIME}[>\]]", re.ASCII)
_ANGLE_STAMP = re.compile(rf"<{_TIME}>", re.ASCII)
# In a line whose own time has a fraction, whole seconds in square brackets are what is said.
_EXACT_INNER_STAMP = re.compile(rf"(?:<|\[(?!\d+:\d+\])){_TIME}[>\]]", re.ASCII)
_TAGS = "al|ar|au|by|id|la|lang|length|lr|offset|re|sign|ti|tool|ve|#"
_TAG = re.compile(rf"[ \t]*\[({_TAGS}):([^\]\n]*)\][ \t]*", re.IGNORECASE)
_OFFSET = re.compile(r"[+-]?\d{1,7}", re.ASCII)
_BACKGROUND = re.compile(r"[ \t]*\[bg:(.*)\][ \t]*")
_SINGER = re.compile(r"(?:([MFD])|(v\d{1,2})) ?: ?(?=\S)")

# How most lines look: no word is timed in them.
_USUAL_LINE = re.compile(r"\[(\d{1,5}):(\d{1,2})\.(\d{1,3})\]([^<\[\t]*)", re.ASCII)
# How a time looks that was written as LRC: two digits of minutes, two or three of a fraction. `[00:01:02]` may be one,
# and is far more often a minute and two seconds.
_USUAL_STAMP = re.compile(r"\[\d{2,3}:\d\d\.\d{2,3}\]", re.ASCII)
# Whole seconds time a word only in angle brackets; in square ones they may be what is said.
_WORD_STAMP = r"(?:<\d+:\d\d(?:[.:]\d{1,3})?>|\[\d+:\d\d[.:]\d{2,3}\])"
_WORD_LINE = re.compile(rf"^\[\d+:\d\d(?:[.:]\d{{1,3}})?\].*{_WORD_STAMP}", re.MULTILINE | re.ASCII)
_TAG_LINE = re.compile(rf"^{_TAG.pattern}$", re.IGNORECASE | re.MULTILINE)
_LINE_SHARE = 0.6


def sniff(head: str) -> int:
    """Sure where LRC's tags stand above its lines, fairly sure by the look of the lines."""
    head = head[:SAMPLE_CHARS]
    lines = [line for line in head.split("\n") if line.strip() and not _TAG.fullmatch(line)]
    stamped = sum(_STAMP.match(line) is not None for line in lines)
    if not stamped or stamped < _LINE_SHARE * len(lines) or holds_day_times(head):
        return 0
    if _TAG_LINE.search(head):
        return 90
    return 70 if sum(_USUAL_STAMP.match(line) is not None for line in lines) == stamped else 58


def sniff_enhanced(head: str) -> int:
    """Surer than of plain LRC where words are timed, also where the file bears plain LRC's extension."""
    head = head[:SAMPLE_CHARS]
    return 98 if _WORD_LINE.search(head) and sniff(head) else 0


def read(source: Source) -> Document:
    """Title, artist as channel, length, language and lines, also those without a time; raises BrokenFile."""
    tags = {tag[1].lower(): one_line(tag[2]) for tag in _TAG_LINE.finditer(source.text)}
    lines = list(without_blanks(_lines(_TAG_LINE.sub("", source.text).split("\n"))))
    offset_ms = _offset_ms(tags.get("offset", ""))
    if all(line.start_ms is None for line in lines):
        raise BrokenFile(source.name, LRC.title, "none of its times has a text.")
    return Document(
        title=tags.get("ti") or None,
        channel=tags.get("ar") or None,
        duration_ms=_length_ms(tags.get("length", "")),
        language=tags.get("la") or tags.get("lang") or None,
        origin=source.origin(LRC.name),
        lines=tuple(with_speakers(list(_with_singers(_with_offset(lines, offset_ms))))),
        remarks=_remarks(lines, offset_ms),
    )


def _lines(raw_lines: Iterable[str]) -> Iterator[Line]:
    """The lines, those without text too, in file order, or in time order where some are sung several times."""
    groups = [_sung_lines(raw) for raw in raw_lines if raw.strip()]
    lines = [line for group in groups for line in group]
    if len(lines) > len(groups):
        lines = _in_time_order(lines)
    for line, following in pairwise([*lines, None]):
        if line:
            yield _with_last_word(line, following.start_ms if following else None)


def _in_time_order(lines: Sequence[Line]) -> list[Line]:
    """A line without a time stays behind the one that stood before it."""
    starts = accumulate(
        (line.start_ms for line in lines), lambda last, start: last if start is None else start, initial=0
    )
    return [line for _, line in sorted(zip(list(starts)[1:], lines, strict=True), key=lambda timed: timed[0] or 0)]


def _sung_lines(raw: str) -> list[Line]:
    """One text line at each of its times; its words are timed for the first of them."""
    if usual := _USUAL_LINE.fullmatch(raw):
        return [spoken_line(timecode.from_fields(None, usual[1], usual[2], usual[3]), None, one_line(usual[4]))]
    starts = []
    at = 0
    inner_stamp = _INNER_STAMP
    while match := _STAMP.match(raw, at):
        inner_stamp = _EXACT_INNER_STAMP if match[4] else _INNER_STAMP
        starts.append(timecode.from_fields(*match.groups()))
        at = match.end()
    name, said = split_name(raw[at:])
    if starts and "[" in said and not _are_word_times(starts[0], inner_stamp.finditer(said)):
        inner_stamp = _ANGLE_STAMP
    if "[bg:" in said and (background := _BACKGROUND.fullmatch(said)):
        said = background[1]
    parts = inner_stamp.split(said)
    first = _sung_line(starts[0] if starts else None, parts, one_line(name) if name else None)
    return [first, *(replace(first, start_ms=start_ms, end_ms=None, words=()) for start_ms in starts[1:])]


def _are_word_times(start_ms: int, stamps: Iterable[re.Match[str]]) -> bool:
    """Whether the times inside a line lie behind its start and never go back; others, in brackets, are what is said."""
    times = [start_ms + 1, *(timecode.from_fields(*stamp.groups()) for stamp in stamps)]
    return all(earlier <= later for earlier, later in pairwise(times))


def _sung_line(start_ms: int | None, parts: Sequence[str], speaker: str | None) -> Line:
    """The line of `parts`: texts, and between them the four fields of a time."""
    if len(parts) == 1:
        return spoken_line(start_ms, None, one_line(parts[0]), speaker)
    texts, *fields = (parts[at::5] for at in range(5))
    times = [timecode.from_fields(*time) for time in zip(*fields, strict=True)]
    # A time behind all the text is when the line ends.
    end_ms = times[-1] if not texts[-1].strip() else None
    starts = [times[0] if start_ms is None else start_ms, *times]
    words = [
        (word_start_ms, word_end_ms, word)
        for word_start_ms, word_end_ms, chunk in zip(starts, [*times, None], texts, strict=True)
        if (word := one_line(chunk))
    ]
    # With an end alone, no word is timed: the first lasts from the line's start to its end.
    timed = ended_words(words, end_ms) if len(times) > 1 or end_ms is None else []
    return spoken_line(starts[0], end_ms, one_line("".join(texts)), speaker, timed)


def _with_last_word(line: Line, next_start_ms: int | None) -> Line:
    """A last word that nothing ends lasts up to the next line."""
    if not line.words or line.end_ms is not None or next_start_ms is None:
        return line
    last = line.words[-1]
    return replace(line, words=(*line.words[:-1], replace(last, end_ms=max(last.end_ms, next_start_ms))))


def _offset_ms(offset: str) -> int:
    return int(offset) if _OFFSET.fullmatch(offset) else 0


def _remarks(lines: Iterable[Line], offset_ms: int) -> tuple[str, ...]:
    """What to say of lines that the offset would let begin before the recording."""
    count = sum(line.start_ms is not None and line.start_ms < offset_ms for line in lines)
    if not count:
        return ()
    return (f"The offset lets {count} {'line begin' if count == 1 else 'lines begin'} before 0: moved there.",)


def _with_offset(lines: Iterable[Line], offset_ms: int) -> Iterator[Line]:
    if not offset_ms:
        yield from lines
        return
    for line in lines:
        words = (Word(_sooner(w.start_ms, offset_ms), _sooner(w.end_ms, offset_ms), w.text) for w in line.words)
        start_ms = None if line.start_ms is None else _sooner(line.start_ms, offset_ms)
        end_ms = None if line.end_ms is None else _sooner(line.end_ms, offset_ms)
        yield replace(line, start_ms=start_ms, end_ms=end_ms, words=tuple(words))


def _sooner(position_ms: int, offset_ms: int) -> int:
    return max(0, position_ms - offset_ms)


def _with_singers(lines: Iterable[Line]) -> Iterator[Line]:
    singer: str | None = None
    for line in lines:
        match = _SINGER.match(line.text)
        singer = match[1] or singer if match else singer
        if match:
            yield named(line, match[1] or match[2], match.end())
        else:
            yield replace(line, speaker=singer) if singer and not line.speaker else line


def _length_ms(length: str) -> int | None:
    try:
        return timecode.parse(length)
    except ValueError:
        return None


LRC = Format("lrc", "LRC", ("lrc",), sniff, read)
ENHANCED_LRC = Format("enhanced-lrc", "enhanced LRC", ("elrc",), sniff_enhanced, read)
