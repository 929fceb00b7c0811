"""SubStation Alpha as it is written: one style, a dialogue line for each line, words as karaoke."""

from player import timecode
from player.document import Document
from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target
from player.formats.speech import marked_text, one_line, timed_lines
from player.formats.subtitles.ass_text import BACKSLASH_GUARD
from player.formats.word_places import placed_words
from player.transcript import Line

_HUNDREDTH_MS = 10
_HEADER = """\
[Script Info]
Title: {title}
ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes
PlayResX: 1280
PlayResY: 720

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,48,&H00FFFFFF,&H0000D7FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,2,1,2,40,40,40,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def write(document: Document) -> str:
    """A dialogue line for each line with a time, to the hundredth of a second; speakers as actors, words as karaoke.

    A comma in a speaker's name becomes a semicolon.
    """
    header = _HEADER.format(title=one_line(document.title or "Untitled"))
    return header + "".join(
        f"Dialogue: 0,{timecode.ass(start_ms)},{timecode.ass(end_ms)},Default,{_actor(line)},0,0,0,,"
        f"{_text(line, start_ms)}\n"
        for start_ms, end_ms, line in timed_lines(document, "SubStation Alpha")
    )


def _actor(line: Line) -> str:
    return one_line(line.speaker or "").replace(",", ";")


def _text(line: Line, start_ms: int) -> str:
    placed, rest = placed_words(marked_text(line), line.words)
    parts = []
    # A syllable begins where the one before it ended, so every gap is a syllable too.
    at = _hundredths(start_ms)
    for before, text, word in placed:
        start, end = max(at, _hundredths(word.start_ms)), _hundredths(word.end_ms)
        parts += [_syllable(start - at, "") if start > at else "", _untimed(before)]
        parts.append(_syllable(max(0, end - start), text))
        at = max(start, end)
    return "".join(parts) + (_untimed(rest) if placed else _escaped(rest))


def _untimed(text: str) -> str:
    """Text that no word holds: a syllable of no length, unless it is blank."""
    return _syllable(0, text) if text.strip() else text


def _syllable(hundredths: int, text: str) -> str:
    return f"{{\\k{hundredths}}}{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("\\", f"\\{BACKSLASH_GUARD}").replace("{", "\\{").replace("}", "\\}")


def _hundredths(position_ms: int) -> int:
    return round(position_ms / _HUNDREDTH_MS)


_LACKS = BESIDES | FACTS - {Feature.TITLE} | {Feature.MILLISECONDS}
ASS = Target("ass", "SubStation Alpha", "ass", write, _LACKS, needs_times=True)
