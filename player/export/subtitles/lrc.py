"""LRC as it is written: tags, a line for each line with a time, and a blank one where none follows at once."""

from collections.abc import Callable

from player import timecode
from player.document import Document
from player.export.features import BESIDES, Feature
from player.export.target import Target
from player.formats.speaker_names import gap_after_names, labelled
from player.formats.speech import one_line, timed_lines
from player.formats.word_places import placed_words
from player.transcript import Line


def write_plain(document: Document) -> str:
    """Speakers as `Name: text`; word times, and ends that overlap, are left out."""
    return _written(document, lambda _, label: label)


def write_enhanced(document: Document) -> str:
    """As `write_plain`, with words timed `<mm:ss.xx>word`, which plain players show as text."""
    return _written(document, _word_text)


def _written(document: Document, text_of: Callable[[Line, str], str]) -> str:
    timed = timed_lines(document, "LRC")
    gap = gap_after_names([line for _, _, line in timed])
    next_starts = [*(start_ms for start_ms, _, _ in timed[1:]), None]
    parts = [f"[{tag}:{value}]\n" for tag, value in _tags(document)]
    for (start_ms, _, line), next_start_ms in zip(timed, next_starts, strict=True):
        parts.append(f"[{timecode.lrc(start_ms)}]{text_of(line, labelled(line, gap))}\n")
        is_followed = next_start_ms is not None and (line.end_ms or 0) >= next_start_ms
        if line.end_ms is not None and line.end_ms > start_ms and not is_followed:
            parts.append(f"[{timecode.lrc(line.end_ms)}]\n")
    return "".join(parts)


def _tags(document: Document) -> list[tuple[str, str]]:
    length = timecode.clock(document.duration_ms) if document.duration_ms else None
    named = (("ti", document.title), ("ar", document.channel), ("length", length), ("la", document.language))
    return [(tag, one_line(value).replace("]", ")")) for tag, value in named if value]


def _word_text(line: Line, label: str) -> str:
    placed, rest = placed_words(label, line.words)
    if not placed:
        return label
    parts = []
    for place, (before, text, word) in enumerate(placed):
        is_followed = place + 1 < len(placed) and placed[place + 1].word.start_ms <= word.end_ms
        ends_line = place + 1 == len(placed) and line.end_ms is None
        parts += [before, _stamp(word.start_ms), text, "" if is_followed or ends_line else _stamp(word.end_ms)]
    if line.end_ms is not None and line.end_ms > placed[-1].word.end_ms:
        rest += f" {_stamp(line.end_ms)}"
    return "".join(parts) + rest


def _stamp(position_ms: int) -> str:
    return f"<{timecode.lrc(position_ms)}>"


_LACKS = BESIDES | {Feature.DATE, Feature.OVERLAPPING_ENDS, Feature.MILLISECONDS}
LRC = Target("lrc", "LRC", "lrc", write_plain, _LACKS | {Feature.WORD_TIMES}, needs_times=True)
ENHANCED_LRC = Target("enhanced-lrc", "enhanced LRC", "elrc", write_enhanced, _LACKS, needs_times=True)
