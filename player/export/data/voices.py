"""The lines by who says them, for targets that give each voice a tier in which nothing overlaps."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from player.document import Document
from player.formats.speech import marked_text, one_line, timed_lines
from player.transcript import Line

# What a tier is called whose lines nobody is named for.
_NOBODY = "default"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, `[start_ms, end_ms)`, at least a millisecond long, and what is said in it."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One tier: a name that no other has, who speaks, or None, the spans in time order, and the words in each.

    `layer` is 0, and more for lines that begin together with another one of the same voice.
    """

    name: str
    speaker: str | None
    layer: int
    spans: tuple[Span, ...]
    words: tuple[tuple[Span, ...], ...]


def voices(document: Document, target_title: str) -> list[Voice]:
    """Every voice in the order of first lines; raises NothingToWrite where no line has a time.

    A line without a name goes on with the speaker before, unless a turn begins. What one voice says ends at the latest
    where its next line begins, and words end with their line.
    """
    carried = replace(document, lines=tuple(carried_speakers(document.lines)))
    timed = timed_lines(carried, target_title)
    together: Counter[tuple[str, int]] = Counter()
    tiers: dict[tuple[str, int], list[tuple[int, int, Line]]] = {}
    for start_ms, end_ms, line in timed:
        speaker = one_line(line.speaker or "")
        tiers.setdefault((speaker, together[speaker, start_ms]), []).append((start_ms, end_ms, line))
        together[speaker, start_ms] += 1
    names: dict[str, None] = {}
    return [_voice(speaker, layer, timed, names) for (speaker, layer), timed in tiers.items()]


def carried_speakers(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each that goes on with a speaker named before it with that name."""
    speaker: str | None = None
    for line in lines:
        speaker = line.speaker if line.turn or line.speaker is not None else speaker
        yield line if line.speaker == speaker else replace(line, speaker=speaker)


def _voice(speaker: str, layer: int, timed: Sequence[tuple[int, int, Line]], names: dict[str, None]) -> Voice:
    timed = sorted(timed, key=lambda entry: entry[0])
    spans = _apart([Span(start_ms, end_ms, marked_text(line)) for start_ms, end_ms, line in timed])
    words = (tuple(_words(span, line)) for span, (_, _, line) in zip(spans, timed, strict=True))
    name = f"{speaker or _NOBODY}{f' {layer + 1}' if layer else ''}"
    while name in names:
        name += "'"
    names[name] = None
    return Voice(name, speaker or None, layer, tuple(spans), tuple(words))


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans whose starts rise, none ending behind the start of the next."""
    limits_ms = [*(span.start_ms for span in spans[1:]), None]
    return [
        replace(span, end_ms=max(span.start_ms + 1, span.end_ms if limit_ms is None else min(span.end_ms, limit_ms)))
        for span, limit_ms in zip(spans, limits_ms, strict=True)
    ]


def _words(whole: Span, line: Line) -> Iterator[Span]:
    """The words in their order within the span of their line, one after another, a millisecond each at least."""
    words = [word for word in line.words if one_line(word.text)]
    next_starts = [*(word.start_ms for word in words[1:]), whole.end_ms]
    at_ms = whole.start_ms
    for place, (word, next_start_ms) in enumerate(zip(words, next_starts, strict=False)):
        start_ms = max(at_ms, min(word.start_ms, whole.end_ms - len(words) + place))
        end_ms = min(whole.end_ms, max(start_ms + 1, min(word.end_ms, next_start_ms)))
        if start_ms < end_ms:
            yield Span(start_ms, end_ms, one_line(word.text))
            at_ms = end_ms
