"""Advanced SubStation Alpha and its forerunner SSA: dialogue with actors as speakers and karaoke as timed words.

Comments, styles and drawings are no speech and are left out. A dialogue line whose times cannot be read is kept
without them.
"""

import re
from collections.abc import Iterator, Sequence

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.media_name import media_name
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line
from player.formats.subtitles.ass_text import spoken
from player.formats.subtitles.cues import SAMPLE_CHARS
from player.transcript import Line

_OPENING = re.compile(r"\s*(?:;[^\n]*\s+)*\[(?:Script Info\]|Events\]\s*(?:Format|Dialogue|Comment)\b)", re.IGNORECASE)
_DIALOGUE = re.compile(r"^[ \t]*Dialogue[ \t]*:[ \t]*(.*)", re.IGNORECASE | re.MULTILINE)
_SURE_DIALOGUE = re.compile(r"^[ \t]*Dialogue:[^,\n]*,\d+:\d+:\d+[.:,]\d+,", re.IGNORECASE | re.MULTILINE | re.ASCII)
_EVENTS_FORMAT = re.compile(r"^[ \t]*Format[ \t]*:([^\n]*\bText\b[^\n]*)$", re.IGNORECASE | re.MULTILINE)
_TITLE = re.compile(r"^[ \t]*Title[ \t]*:[ \t]*([^\n]*)", re.IGNORECASE | re.MULTILINE)
_MEDIUM = re.compile(r"^[ \t]*(Video|Audio) (?:File|URI)[ \t]*:[ \t]*([^\n]*)", re.IGNORECASE | re.MULTILINE)
_NO_TITLES = frozenset(("", "default aegisub file", "untitled", "<untitled>"))
_TIME = re.compile(r"[ \t]*(\d{1,3}):(\d{1,2}):(\d{1,2})[.:,](\d{1,3})[ \t]*", re.ASCII)
_USUAL_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")


def sniff(head: str) -> int:
    """Sure by the first section, quite sure by dialogue lines alone."""
    return 95 if _OPENING.match(head) else 80 if _SURE_DIALOGUE.search(head[:SAMPLE_CHARS]) else 0


def read(source: Source) -> Document:
    """Every dialogue line that says something, in file order, and the script's title; raises BrokenFile."""
    lines = tuple(with_speakers(list(_lines(source.text))))
    if not lines:
        raise BrokenFile(source.name, ASS.title, "none of its dialogue lines holds text.")
    title, medium = _title(source.head), _media_name(source.head)
    return Document(title=title, media_name=medium, origin=source.origin(ASS.name), lines=lines)


def _lines(text: str) -> Iterator[Line]:
    fields = _fields(text)
    start, end = fields.index("start"), fields.index("end")
    actor = fields.index("name") if "name" in fields else None
    said = fields.index("text")
    for match in _DIALOGUE.finditer(text):
        # Only the text may hold commas; it is the last field, but for a few files.
        before = match[1].split(",", said)
        values = [*before[:-1], *before[-1].rsplit(",", len(fields) - 1 - said)]
        if len(values) == len(fields):
            speaker = one_line(values[actor]) if actor is not None else ""
            line = spoken(values[said], _time_ms(values[start]), _time_ms(values[end]), speaker or None)
            yield from [line] if line else ()


def _fields(text: str) -> Sequence[str]:
    """The names of a dialogue line's fields in lower case, `text` among them."""
    # Styles have a format too, but no text in it.
    match = _EVENTS_FORMAT.search(text)
    named = [field.strip().lower() for field in match[1].split(",")] if match else []
    named = ["name" if field == "actor" else field for field in named]
    return named if {"start", "end", "text"} <= set(named) else _USUAL_FIELDS


def _time_ms(value: str) -> int | None:
    match = _TIME.fullmatch(value)
    return timecode.from_fields(*match.groups()) if match else None


def _media_name(head: str) -> str | None:
    """The video, or the sound, that the script was made on; `?dummy` and the like are none."""
    told = {match[1].lower(): match[2] for match in _MEDIUM.finditer(head)}
    paths = (told.get(key, "") for key in ("video", "audio"))
    return next((media_name(path) for path in paths if path and not path.startswith("?")), None)


def _title(head: str) -> str | None:
    match = _TITLE.search(head)
    title = one_line(match[1]) if match else ""
    return None if title.lower() in _NO_TITLES else title


ASS = Format("ass", "SubStation Alpha", ("ass", "ssa"), sniff, read)
