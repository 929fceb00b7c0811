"""How the texts of an import are read: as the user says, and with what their medium knows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from player.document import Document
from player.embedded.reading import read_inside
from player.errors import FrameRateNeeded, PlayerError, UnknownFormat, UnreadableFile
from player.formats import load_source, read_detected
from player.formats.base import Source
from player.pairing.evidence import Evidence, medium_facts
from player.pairing.names import language_of

# What a downloader saves of the text below a video: chapters, perhaps, and never what is spoken.
_DESCRIPTION = ".description"
# And of what it knows: of a list of videos, too, which are no recording together.
_INFO = ".info.json"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user says about texts that do not say it themselves: their encoding, their frames a second."""

    encoding: str | None = None
    frame_rate: float | None = None


def read_text(path: Path, reading: Reading, medium_rate: float | None = None) -> tuple[Document, bytes]:
    """A text as it is imported, and its bytes; raises PlayerError.

    Times that count frames go by those of the medium, where neither file nor user names a rate.
    """
    # Imported for those who import a text.
    from player.library.journal.lines import SUFFIX

    if path.name.lower().endswith(SUFFIX):
        raise UnknownFormat(path.name, "the journal of a library; choose Merge… or run `syncline merge`.")
    source = replace(load_source(path), frame_rate=reading.frame_rate, encoding=reading.encoding)
    document = _read_beside(source, medium_rate)
    return (_only_chapters(document, path) if path.suffix.lower() == _DESCRIPTION else document), source.data


def is_foreign(path: Path, error: PlayerError) -> bool:
    """Whether a file that was found in a folder is nothing to import, rather than something that is broken."""
    return isinstance(error, UnknownFormat | UnreadableFile) or path.name.lower().endswith(_INFO)


def reread(document: Document, data: bytes, reading: Reading) -> Document:
    """The document that the bytes of an imported text yield when they are read so; raises PlayerError."""
    name = document.origin.name if document.origin else ""
    again = _read(Source(name, data, reading.frame_rate, reading.encoding))
    if name.lower().endswith(_DESCRIPTION):
        again = _only_chapters(again, Path(name))
    return replace(again, language=again.language or document.language)


def file_evidence(reading: Reading, heartbeat: Callable[[], None]) -> Evidence:
    """What files say of themselves, read when it is asked for; `heartbeat` is called before each, and may raise."""

    def read_document(path: Path) -> Document:
        heartbeat()
        return read_text(path, reading)[0]

    return Evidence(read_document, lambda path: medium_facts(read_inside(path, lambda _done, _total: heartbeat())))


def _read_beside(source: Source, medium_rate: float | None) -> Document:
    """The document; times that count frames go by those of the medium, where neither file nor user names a rate."""
    try:
        return _read(source)
    except FrameRateNeeded:
        if medium_rate is None:
            raise
    document = _read(replace(source, frame_rate=medium_rate))
    remark = f"Its times count frames: {medium_rate:g} a second, as the medium has."
    return replace(document, remarks=(*document.remarks, remark))


def _read(source: Source) -> Document:
    """The document, as coming from this file: Syncline JSON tells where it once came from."""
    format, document = read_detected(source)
    language = document.language or (language_of(source.name) if document.lines else None)
    return replace(document, origin=source.origin(format.name), language=language)


def _only_chapters(document: Document, path: Path) -> Document:
    if not document.chapters:
        raise UnknownFormat(path.name, "a description without chapters; there is nothing in it to import.")
    return Document(origin=document.origin, chapters=document.chapters)
