"""TMPlayer: `0:00:12:text|text` or `00:00:12=text`, to the second; a time without text ends what was shown before it.

A cue of several rows may stand on several text lines, `00:00:12,1=first` and `00:00:12,2=second`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from player import timecode
from player.document import Document
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.cues import document_of, fits, stamped, without_blanks
from player.transcript import Line

_TIME = r"(\d{1,3}):([0-5]?\d):([0-5]\d)(?:\.(\d{1,3}))?(?:,(\d))?"
_STAMP = re.compile(rf"^[ \t]*{_TIME}[:=]", re.MULTILINE | re.ASCII)
# `00:01:02:05` counts frames: it is a time of some other format.
_SURE_STAMP = re.compile(rf"^[ \t]*{_TIME}[:=](?!\d\d(?:\D|$))(?=\S|$)", re.MULTILINE | re.ASCII)
_MOST_LINES_PER_CUE = 2
_RISING_SHARE = 0.9


def sniff(head: str) -> int:
    """Fairly sure where times with text right behind them open the text lines, and nearly all rise."""
    if not fits(head, _SURE_STAMP, _MOST_LINES_PER_CUE):
        return 0
    starts = [timecode.from_fields(*match.groups()[:4]) for match in _SURE_STAMP.finditer(head)]
    rising = sum(later >= earlier for earlier, later in pairwise(starts))
    return 75 if rising >= _RISING_SHARE * (len(starts) - 1) else 0


def read(source: Source) -> Document:
    """Every cue that holds text, with its end where a blank one tells it; raises BrokenFile where there is none."""
    return document_of(source, TMPLAYER.name, TMPLAYER.title, without_blanks(_cues(source.text)))


def _cues(text: str) -> Iterator[Line]:
    """The cues, those without text too; further rows of one are joined to its first."""
    held: Line | None = None
    for match, body in stamped(text, _STAMP):
        *fields, row = match.groups()
        line = spoken_line(timecode.from_fields(*fields), None, one_line(body.replace("|", " ")))
        if held and row and row != "1" and held.start_ms == line.start_ms:
            held = replace(held, text=one_line(f"{held.text} {line.text}"))
            continue
        yield from [held] if held else ()
        held = line
    yield from [held] if held else ()


TMPLAYER = Format("tmplayer", "TMPlayer", ("tmp",), sniff, read, surest=75)
