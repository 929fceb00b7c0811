"""The text of a Word document: its zip unpacked and its XML read with limits, nothing fetched, no entity defined."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from player.formats.speech import one_line

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
# Far more than the text of a hundred hours takes; a bomb unpacks to gigabytes.
_LARGEST_BYTES = 64 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024
_DEEPEST = 400
_HEADING = re.compile(r"(?:heading|berschrift|titre|título|titolo|kop)\s*([1-6])", re.IGNORECASE)
_TITLE_STYLES = ("title", "titel", "titre")
_SKIPPED = frozenset(("Fallback", "del", "moveFrom", "instrText", "pict", "txbxContent"))


class _Refused(Exception):
    """The XML is none that a word processor writes; says why, as the end of a sentence."""


class DamagedDocument(Exception):
    """Why a document cannot be read, as the end of a sentence."""


def word_text(data: bytes) -> tuple[str, str | None]:
    """The text lines of a document, headings as Markdown marks them, and its title; raises DamagedDocument."""
    with _opened(data) as archive:
        body = _Paragraphs()
        _parse(archive, _BODY, body.start, body.end, body.text)
        return body.joined(), _title(archive)


class _Paragraphs:
    """Collects the text of a document from its elements, a text line for each paragraph or table row."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._texts: list[str] = []
        self._cells: list[str] = []
        self._level = 0
        self._skipping = 0
        self._depth = 0
        self._rows = 0
        self._is_text = False

    def joined(self) -> str:
        """All text lines."""
        return "\n".join(self._lines)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Refused("its elements are nested without end")
        local = name.rpartition(":")[2]
        if self._skipping or local in _SKIPPED:
            self._skipping += 1
        elif local == "t":
            self._is_text = True
        elif local == "tr":
            self._rows += 1
        elif local == "pStyle":
            self._level = _level(attributes)
        elif local in ("tab", "ptab"):
            self._texts.append("\t")
        elif local in ("br", "cr"):
            self._texts.append("\n")
        elif local == "noBreakHyphen":
            self._texts.append("-")

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        local = name.rpartition(":")[2]
        if self._skipping:
            self._skipping -= 1
        elif local == "t":
            self._is_text = False
        elif local == "p":
            self._end_paragraph()
        elif local == "tr":
            self._rows -= 1
            self._lines.append("\t".join(cell for cell in self._cells))
            self._cells = []
        elif local == "tc" and self._rows:
            self._cells.append(one_line(" ".join(self._texts)))
            self._texts = []

    def text(self, data: str) -> None:
        """Text of the element that is open."""
        if self._is_text and not self._skipping:
            self._texts.append(data)

    def _end_paragraph(self) -> None:
        if self._rows:
            self._texts.append(" ")
            return
        text = "".join(self._texts).strip(" \t")
        # A run of tabs in a paragraph, unlike one between the columns of a table, only makes room.
        mark = "#" * self._level + " " if self._level and text else ""
        self._lines.append(mark + text)
        self._texts, self._level = [], 0


def _level(attributes: dict[str, str]) -> int:
    """The level of the heading that a paragraph's style makes it, or 0."""
    style = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "val"), "")
    heading = _HEADING.search(style)
    return int(heading[1]) if heading else int(style.casefold() in _TITLE_STYLES)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise DamagedDocument("it is cut off or damaged") from error


def _title(archive: zipfile.ZipFile) -> str | None:
    """The title among the document's properties."""
    texts: list[str] = []
    opened: list[str] = []

    def text(data: str) -> None:
        texts.extend([data] if opened and opened[-1] == "dc:title" else [])

    if _PROPERTIES in archive.namelist():
        _parse(archive, _PROPERTIES, lambda name, _: opened.append(name), lambda _: opened.clear(), text)
    return one_line("".join(texts)) or None


def _parse(
    archive: zipfile.ZipFile,
    member: str,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> None:
    """Feed the elements of a file in the archive to the handlers; raises DamagedDocument."""
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.EntityDeclHandler = _refuse
    unpacked = 0
    try:
        with archive.open(member) as file:
            while chunk := file.read(_CHUNK_BYTES):
                unpacked += len(chunk)
                if unpacked > _LARGEST_BYTES:
                    raise _Refused("it unpacks to more than a document can be")
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except KeyError as error:
        reason = "it holds no word processor's text; save a spreadsheet as CSV, a presentation as text"
        raise DamagedDocument(reason) from error
    except _Refused as error:
        raise DamagedDocument(str(error)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise DamagedDocument("it is cut off or damaged") from error
    except (NotImplementedError, RuntimeError) as error:
        raise DamagedDocument("it is encrypted or packed in an unusual way") from error
    except expat.ExpatError as error:
        raise DamagedDocument(f"its XML goes wrong on line {error.lineno}") from error


def _refuse(*_: object) -> None:
    raise _Refused("it defines entities of its own, which Syncline does not read")
