"""A document: what one imported file yields, whatever its format."""

from dataclasses import dataclass
from datetime import date

from player.bookmarks import Bookmark
from player.notes import Chapter, Note
from player.transcript import Line


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: the format's name, the file's name, and the SHA-256 of its bytes in hex.

    `encoding` is what its text was read in, by the name Python has for it, if it is a text; it may be a guess.
    """

    format: str
    name: str
    sha256: str
    encoding: str | None = None
    is_encoding_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Metadata, a transcript or none, chapters and notes; what the file did not say is None.

    `media_name` is the name of the audio or video file that it describes, where it names one, without its folders.
    `remarks` are sentences about what reading it repaired, assumed or had to leave out.
    """

    title: str | None = None
    channel: str | None = None
    published: date | None = None
    duration_ms: int | None = None
    language: str | None = None
    media_name: str | None = None
    origin: Origin | None = None
    lines: tuple[Line, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    notes: tuple[Note, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    remarks: tuple[str, ...] = ()
