"""Links to a moment of a recording, `syncline://recording/ID?t=83.5`, as they are copied and opened."""

import re
from dataclasses import dataclass

from player import timecode
from player.errors import BrokenLink

_LINK = re.compile(r"syncline://recording/([^/?#\s]+)/?(?:\?([^#\s]*))?(?:#\S*)?", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class MomentLink:
    """What a link points at; no `position_ms` leaves it to where the recording was left."""

    recording_id: str
    position_ms: int | None = None


def is_link(text: str) -> bool:
    """Whether a text is meant as one of our links, a broken one too."""
    return text.lstrip()[:9].lower() == "syncline:"


def moment_link(recording_id: str, position_ms: int) -> str:
    """`syncline://recording/ID?t=83.5`, the moment in seconds to the millisecond."""
    from urllib.parse import quote

    return f"syncline://recording/{quote(recording_id, safe='')}?t={timecode.seconds(position_ms)}"


def parse_link(text: str) -> MomentLink:
    """What this link points at; BrokenLink for anything else."""
    from urllib.parse import parse_qs, unquote

    match = _LINK.fullmatch(text.strip())
    if match is None:
        raise BrokenLink(text, "this is no link to a moment; one reads syncline://recording/ID?t=83.5.")
    recording_id, query = match.groups(default="")
    moments = parse_qs(query, keep_blank_values=True).get("t")
    return MomentLink(unquote(recording_id), _position_ms(text, moments[0]) if moments else None)


def _position_ms(link: str, moment: str) -> int:
    seconds = _SECONDS.fullmatch(moment)
    if seconds is None:
        raise BrokenLink(link, "its time is not a number of seconds, such as t=83.5.")
    return timecode.from_fields(None, "0", *seconds.groups())
