"""Chats saved beside a recording, as Zoom writes them: `00:01:12 From Ada to Everyone: text`, more text lines below."""

import re
from collections.abc import Iterator

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.texts.day_times import counted_from_first
from player.transcript import Line

_MESSAGE = re.compile(
    r"^(?:\d{4}-\d\d-\d\d )?[ \t]*(\d{1,2}:[0-5]\d:[0-5]\d)[ \t]+From[ \t]+([^\n:]{1,120}?)"
    r"(?:[ \t]+to[ \t]+([^\n:]{1,120}?))?[ \t]*:[ \t]*([^\n]*)",
    re.MULTILINE | re.ASCII,
)
_EVERYBODY = ("everyone", "everyone in meeting", "all panelists and attendees", "everyone (in waiting room)")
_MOST_LINES_PER_MESSAGE = 8


def sniff(head: str) -> int:
    """Sure where a message opens the text, and messages make it up."""
    if not _MESSAGE.match(head.lstrip("\n ")):
        return 0
    return 90 if head.count("\n") <= _MOST_LINES_PER_MESSAGE * sum(1 for _ in _MESSAGE.finditer(head)) else 0


def read(source: Source) -> Document:
    """A line for each message with text; whom it was for is said where that was not everybody; raises BrokenFile."""
    lines = tuple(_lines(source.text))
    if not lines:
        raise BrokenFile(source.name, ZOOM_CHAT.title, "none of its messages has a text.")
    return counted_from_first(Document(origin=source.origin(ZOOM_CHAT.name), lines=lines))


def _lines(text: str) -> Iterator[Line]:
    matches = list(_MESSAGE.finditer(text))
    ends = [*(match.start() for match in matches), len(text)][1:]
    for match, end in zip(matches, ends, strict=True):
        said = one_line(match[4] + " " + text[match.end() : end])
        addressee = one_line(match[3] or "")
        is_private = addressee and addressee.casefold() not in _EVERYBODY
        if said:
            aside = f"(to {addressee.replace('(Privately)', '').strip()}) " if is_private else ""
            yield spoken_line(timecode.parse(match[1]), None, aside + said, one_line(match[2]))


ZOOM_CHAT = Format("zoom-chat", "Zoom chat", ("txt",), sniff, read)
