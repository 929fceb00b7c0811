"""The table of targets: everything that Syncline writes, in the order in which it is offered."""

from collections.abc import Callable

from player.errors import UnknownFormat
from player.export.chapters.chapters_json import CHAPTERS_JSON
from player.export.chapters.ffmetadata import FFMETADATA
from player.export.chapters.matroska_chapters import MATROSKA_CHAPTERS
from player.export.chapters.youtube_chapters import YOUTUBE_CHAPTERS
from player.export.data.audacity import AUDACITY
from player.export.data.delimited import CSV, TSV
from player.export.data.elan import ELAN
from player.export.data.podcast_json import PODCAST_JSON
from player.export.data.textgrid import TEXTGRID
from player.export.data.whisper_json import WHISPER_JSON
from player.export.documents.docx_file import DOCX
from player.export.documents.html_page import HTML_PAGE
from player.export.documents.markdown import MARKDOWN
from player.export.formats import SBV, SUBRIP, SYNCLINE_JSON, TEXT, WEBVTT
from player.export.subtitles.ass import ASS
from player.export.subtitles.lrc import ENHANCED_LRC, LRC
from player.export.subtitles.ttml import TTML
from player.export.target import Target
from player.formats.table import FORMATS

# Of those with one extension, the one that is meant by it comes first.
TARGETS = (
    TEXT,
    MARKDOWN,
    HTML_PAGE,
    DOCX,
    SUBRIP,
    WEBVTT,
    TTML,
    ASS,
    LRC,
    ENHANCED_LRC,
    SBV,
    CSV,
    TSV,
    SYNCLINE_JSON,
    WHISPER_JSON,
    PODCAST_JSON,
    AUDACITY,
    ELAN,
    TEXTGRID,
    YOUTUBE_CHAPTERS,
    CHAPTERS_JSON,
    FFMETADATA,
    MATROSKA_CHAPTERS,
)


def target_named(name: str) -> Target:
    """The target of this name or extension, or of the format with this extension; raises `UnknownFormat`."""
    wanted = name.lower().lstrip(".")
    kin = {format.name for format in FORMATS if wanted in format.extensions}
    fits: tuple[Callable[[Target], bool], ...] = (
        lambda target: wanted == target.name,
        lambda target: wanted == target.extension.lower(),
        lambda target: target.name in kin,
    )
    found = next((target for fit in fits for target in TARGETS if fit(target)), None)
    if found is None:
        raise UnknownFormat(name, f"no such target; Syncline writes {', '.join(target.name for target in TARGETS)}.")
    return found
