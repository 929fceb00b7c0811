"""What the user is told of a source: its title, what is odd about it, and whether its file can be read otherwise."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from player.document import Document
from player.library.interface import Store
from player.media.probe import is_media_name
from player.oddities import reading_report
from player.recording import StoredSource

# What stands inside a medium is named `talk.mkv · English (subtitle track 2)`.
_INSIDE = " · "
_TAGS = "Tags of the medium"


@dataclass(frozen=True, slots=True)
class SourceReport:
    """Sentences on how a source was read, whether its file is kept, and its text can be read in another encoding."""

    remarks: tuple[str, ...] = ()
    is_rereadable: bool = False
    is_kept: bool = False


def source_report(library: Store, source: StoredSource, duration_ms: int | None) -> SourceReport:
    """The report on a source of a medium of this length; takes a fifth of a second at 100,000 lines.

    Raises LibraryError.
    """
    origin = source.document.origin
    is_text = origin is not None and origin.encoding is not None
    is_kept = library.source_data(source.id) is not None
    return SourceReport(reading_report(source.document, duration_ms), is_text and is_kept, is_kept)


def source_name(document: Document) -> str:
    """The full name of what a document came from: of a file, or of a part of a medium."""
    return document.origin.name if document.origin else "Unnamed file"


def source_title(document: Document) -> str:
    """What to call a source within its recording: its file, or which part of the medium it was."""
    name = source_name(document)
    medium, _inside, part = name.partition(_INSIDE)
    if not part or not is_media_name(Path(medium)):
        return name
    if part == "tags":
        return _TAGS
    # `subtitle track 2` and `lyrics` become titles; an attached file keeps its name.
    return part if PurePath(part).suffix else part[:1].upper() + part[1:]


def format_title(document: Document) -> str:
    """What people know the format of a document as; empty for what is inside a medium and in no format of its own."""
    # Here, because the formats take a while to load, and the window is to be painted before.
    from player.embedded.reading import LYRICS, TAGS
    from player.formats.table import FORMATS

    name = document.origin.format if document.origin else ""
    if name in (LYRICS, TAGS):
        return ""
    return next((format.title for format in FORMATS if format.name == name), name)
