"""Every format that Syncline reads, and the choice among them by content first, by extension second."""

from pathlib import Path, PurePath

from player.document import Document
from player.errors import UnknownFormat, UnreadableFile
from player.feeds.root import is_feed
from player.files import why_unreadable
from player.formats.base import Format, Source, surest_formats
from player.formats.table import FORMATS

# A transcript of 100 hours with word times is smaller.
LARGEST_BYTES = 100 * 1024 * 1024
_FEED_REFUSAL = (
    "this is a podcast feed, which lists episodes; open it with File > Open Podcast Feed…, or with `syncline feed`."
)
# What a format's extension adds to its sniff: it breaks ties, it never beats content.
_EXTENSION_BONUS = 5


def read_file(path: Path) -> Document:
    """The document in this file.

    Raises `UnreadableFile` (missing, a directory, too large), `UnknownFormat` or `BrokenFile`.
    """
    return read_source(load_source(path))


def load_source(path: Path) -> Source:
    """The bytes of a file that is small enough to be a transcript; raises `UnreadableFile`."""
    reason = why_unreadable(path)
    if reason:
        raise UnreadableFile(path, reason)
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            limit = LARGEST_BYTES // 2**20
            raise UnreadableFile(path, f"{size // 2**20} MB is too large for a transcript (limit {limit} MB).")
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableFile(path, f"cannot be read: {error.strerror}.") from error


def read_source(source: Source) -> Document:
    """The document in these bytes, by the format that fits best; raises `UnknownFormat` or `BrokenFile`."""
    return read_detected(source)[1]


def read_detected(source: Source) -> tuple[Format, Document]:
    """The format that fits these bytes best, and their document; raises as `read_source` does."""
    if not source.data or not (_signed(source) or source.text.strip()):
        raise UnknownFormat(source.name, "the file is empty; there is nothing to read.")
    format = detect(source)
    return format, format.read(source)


def check_known(source: Source) -> None:
    """Raises `UnknownFormat` where no format fits; quicker than `detect` where one of the file's extension does."""
    suffix = _suffix(source)
    own = (format for format in FORMATS if suffix in format.extensions)
    if _signed(source) is None and not any(format.sniff(source.head) for format in own):
        detect(source)


def detect(source: Source) -> Format:
    """The format whose signature stands at the start, else the one whose sniff is surest.

    Raises `UnknownFormat` when none fits or several fit equally.
    """
    signed = _signed(source)
    if signed is not None:
        return signed
    if is_feed(source.head):
        raise UnknownFormat(source.name, _FEED_REFUSAL)
    suffix = _suffix(source)
    winners = surest_formats(FORMATS, source.head, lambda format: _EXTENSION_BONUS * (suffix in format.extensions))
    if not winners:
        raise UnknownFormat(source.name, "no transcript or page format that Syncline knows; is it the right file?")
    if len(winners) > 1:
        titles = " or ".join(format.title for format in winners)
        raise UnknownFormat(source.name, f"it could be {titles}; give it the extension of the one it is.")
    return winners[0]


def _suffix(source: Source) -> str:
    return PurePath(source.name).suffix.lower().lstrip(".")


def _signed(source: Source) -> Format | None:
    """The format of a file that is no text, known before anything of it is decoded."""
    signatures = ((format, format.signature) for format in FORMATS if format.signature is not None)
    return next((format for format, signature in signatures if signature.match(source.data)), None)
