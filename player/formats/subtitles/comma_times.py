"""Cues whose times stand on a line of their own with a comma between: what SBV and SubViewer 2 have in common."""

import re
from collections.abc import Callable, Iterator

from player import timecode
from player.formats.speaker_names import split_name
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.cues import stamped
from player.transcript import Line

_TIME = r"(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,3}))?"
TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]*,[ \t]*{_TIME}[ \t]*$", re.MULTILINE | re.ASCII)
MOST_LINES_PER_CUE = 12
# What ends the cues of a SubViewer file.
_CLOSING = re.compile(r"\n[ \t]*\[END SUBTITLE\][ \t]*(?=\n|\Z)", re.IGNORECASE)


def comma_cues(text: str, plain: Callable[[str], str]) -> Iterator[Line]:
    """The cues, also those without text, in file order; blank lines do not end one, nor does a text without times.

    A speaker is told by a name with a colon and a tab; `plain` makes text of what is said.
    """
    for match, body in stamped(_CLOSING.sub("\n", text), TIMES):
        name, said = split_name(body.strip())
        fields = match.groups()
        start_ms, end_ms = timecode.from_fields(*fields[:4]), timecode.from_fields(*fields[4:])
        yield spoken_line(start_ms, end_ms, one_line(plain(said)), one_line(name) if name else None)
