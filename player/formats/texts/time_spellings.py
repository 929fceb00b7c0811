"""Spellings of times that few programs and people use, written as the one that all readers here know: `0:12`.

`1h02m03s`, `[62.5s -> 65.0s]`, `#00:01:02-5#` and `Timestamp: 1:02`; digits of other scripts; a time behind an emoji,
`@` or `~`; blanks of other widths beside a time.
"""

import re

from player import timecode
from player.formats.pages.prose import EMOJI

# Blanks of other widths, and signs that nobody sees, which page savers and word processors put beside a time.
_WIDE_BLANKS = "\u00a0\u2000-\u200b\u200e\u200f\u202f\u205f\u2060\u3000\ufeff"
_HAS_WIDE_BLANK = re.compile(f"[{_WIDE_BLANKS}]")
_CLOCK_AHEAD = r"(?=[(\[]?\d{1,3}:\d\d)"
_BLANK_BESIDE_TIME = re.compile(
    rf"(?<=:\d\d)[{_WIDE_BLANKS}]+|(?<=:\d\d[)\]])[{_WIDE_BLANKS}]+|(?<=\.\d{{3}})[{_WIDE_BLANKS}]+"
    rf"|(?<![{_WIDE_BLANKS}])[{_WIDE_BLANKS}]+{_CLOCK_AHEAD}"
)
_DECORATED = re.compile(rf"^[ \t]*(?:(?:{EMOJI}|[@~≈])[ \t]*)+{_CLOCK_AHEAD}", re.MULTILINE)
# At the start of a text line, or in brackets at its end.
_LETTERED = r"(?:(\d{1,3})[ \t]?h[ \t]?)?(\d{1,3})[ \t]?m(?:in)?[ \t]?(\d{1,2})[ \t]?s(?:ec)?"
_LETTERED_AHEAD = re.compile(
    rf"^([ \t]*(?:[-*+•][ \t]+)?[(\[]?){_LETTERED}(?=[)\]]|[ \t:|–—-]|$)", re.MULTILINE | re.ASCII
)
_LETTERED_BEHIND = re.compile(rf"([(\[]){_LETTERED}(?=[)\]][ \t]*$)", re.MULTILINE | re.ASCII)
_SECONDS = r"(\d{1,6}(?:\.\d{1,6})?)"
_COUNTED_STRETCH = re.compile(
    rf"^([ \t]*)[(\[][ \t]*{_SECONDS}[ \t]*(s?)(?:[ \t]*(?:-{{1,2}}>|[-–—→]|to)[ \t]*{_SECONDS}[ \t]*s?)?[ \t]*[)\]]",
    re.MULTILINE | re.ASCII,
)
_HASHED = re.compile(
    r"((?<=\S)[ \t]{0,9}(?=#[\d:-]{1,20}#[ \t]*$))?#(\d{1,2}:[0-5]\d:[0-5]\d)(?:-(\d{1,3}))?#", re.MULTILINE | re.ASCII
)
_FULL_WIDTH = re.compile(r"^[^\w\n]{0,4}\d{1,3}(?:[:：]\d\d){1,2}(?!\d)", re.MULTILINE)
_FOREIGN_DIGIT = re.compile(r"：|(?![0-9])\d")
_NAMED = re.compile(
    rf"(?<![ \t])[ \t]{{0,9}}[*_(\[]{{0,3}}\btimestamps?:?[*_]{{0,2}}[ \t]*[*_(\[]{{0,2}}({timecode.CLOCK})"
    r"[)\]*_]{0,4}\.?[ \t]*$",
    re.MULTILINE | re.ASCII | re.IGNORECASE,
)
# One alone is more likely a part of the text.
_FEWEST = 2


def with_plain_times(text: str) -> str:
    """The text with such times as `0:12`; one that stands alone is left, as it may be no time at all."""
    if not text.isascii():
        if _HAS_WIDE_BLANK.search(text):
            text = _BLANK_BESIDE_TIME.sub(" ", text)
        if _FOREIGN_DIGIT.search(text):
            text = _FULL_WIDTH.sub(_in_ascii, text)
        text = _DECORATED.sub("", text)
    elif "@" in text or "~" in text:
        text = _DECORATED.sub("", text)
    if _has_several(_LETTERED_AHEAD, text) or _has_several(_LETTERED_BEHIND, text):
        text = _LETTERED_BEHIND.sub(_lettered, _LETTERED_AHEAD.sub(_lettered, text))
    if _has_several(_COUNTED_STRETCH, text):
        text = _COUNTED_STRETCH.sub(_counted, text)
    if "imestamp" in text and _has_several(_NAMED, text):
        text = _NAMED.sub(r" (\1)", text)
    return _without_hashes(text) if "#" in text else text


def _has_several(spelling: re.Pattern[str], text: str) -> bool:
    return sum(1 for _, _ in zip(spelling.finditer(text), range(_FEWEST), strict=False)) == _FEWEST


def _in_ascii(match: re.Match[str]) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in match[0].replace("：", ":"))


def _lettered(match: re.Match[str]) -> str:
    hours, minutes, seconds = (int(field or 0) for field in match.groups()[1:])
    return match[1] + timecode.clock(timecode.from_seconds((hours * 60 + minutes) * 60 + seconds))


def _counted(match: re.Match[str]) -> str:
    """A stretch, or a number that says that it counts seconds: `[2.5]` may number a section, `[2-5]` references."""
    indent, start, unit, end = match.groups()
    if not unit and (end is None or "." not in start):
        return match[0]
    moments = [timecode.clock_ms(timecode.from_seconds(float(number))) for number in (start, end) if number]
    return f"{indent}[{' - '.join(moments)}]"


def _without_hashes(text: str) -> str:
    """The text with f4's times; one behind a paragraph tells its end, which is where the next one starts."""
    begun = "0:00:00"

    def plain(match: re.Match[str]) -> str:
        nonlocal begun
        moment = f"{match[2]}.{match[3]}" if match[3] else match[2]
        start, begun = begun, moment
        return f" [{start} - {moment}]" if match[1] is not None else f"[{moment}]"

    return _HASHED.sub(plain, text)
