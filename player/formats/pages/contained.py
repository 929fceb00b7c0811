"""Text inside of another file, a saved web page or a word processor's document: read by the format that it has."""

from dataclasses import replace
from functools import lru_cache

from player.document import Document
from player.formats.base import HEAD_CHARS, Format, Source, surest_formats
from player.formats.editors.table import TABLE
from player.formats.mojibake import mended
from player.formats.pages.chapter_list import CHAPTER_LIST
from player.formats.pages.outline import OUTLINE
from player.formats.pages.summarize import SUMMARIZE
from player.formats.pages.tubesum import TUBESUM
from player.formats.subtitles.subrip import SUBRIP
from player.formats.subtitles.webvtt import WEBVTT
from player.formats.texts.lost_breaks import LOST_BREAKS
from player.formats.texts.meeting_notes import MEETING_NOTES
from player.formats.texts.plain_text import PLAIN_TEXT
from player.formats.texts.timed_text import TIMED_TEXT
from player.formats.texts.trailing_times import QUOTES
from player.formats.texts.turns import TURNS
from player.formats.texts.video_panel import VIDEO_PANEL
from player.formats.texts.zoom_chat import ZOOM_CHAT

_PAGES = (TUBESUM, SUMMARIZE, OUTLINE, CHAPTER_LIST)
_TIMED = (SUBRIP, WEBVTT, LOST_BREAKS, TABLE, VIDEO_PANEL, ZOOM_CHAT)
_TEXTS = (TURNS, MEETING_NOTES, QUOTES, TIMED_TEXT, PLAIN_TEXT)
_FORMATS = (*_PAGES, *_TIMED, *_TEXTS)


def contained_format(text: str) -> Format | None:
    """The format that fits the text best, or None where none does."""
    return _surest(mended(text[:HEAD_CHARS]))


def read_contained(source: Source, text: str, title: str | None = None) -> Document:
    """The document in this text out of `source`, a `title` where it names none; plain text where no format fits.

    Raises what that format raises.
    """
    format = contained_format(text) or PLAIN_TEXT
    inner = Source(source.name, mended(text).encode(), source.frame_rate)
    document = format.read(inner)
    return replace(document, title=document.title or title, origin=source.origin(format.name))


@lru_cache(maxsize=2)
def _surest(head: str) -> Format | None:
    return next(iter(surest_formats(_FORMATS, head)), None)
