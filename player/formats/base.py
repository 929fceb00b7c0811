"""What a format is: a name, its extensions, and plain functions that recognise and read it."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from player.document import Document, Origin
from player.errors import UnfitEncoding
from player.formats.encoding import Decoded, decode, encoding_title, is_unfit

# How much of a text a format sees when it is asked whether the text is its own: the keys of JSON may come late.
HEAD_CHARS = 500_000
# As much of a text of cues or text lines as it takes to see how it is made.
SNIFFED_CHARS = 60_000


@dataclass(frozen=True)
class Source:
    """The bytes of one file under the file's name, and the frames a second of its medium where they are known.

    `encoding` is the one that the user named; without it the bytes tell it. Where no encoding has that name, reading
    raises `player.errors.UnknownEncoding`; where these bytes cannot be in it, `UnfitEncoding`.
    """

    name: str
    data: bytes
    frame_rate: float | None = None
    encoding: str | None = None

    @cached_property
    def decoded(self) -> Decoded:
        """The text as it was decoded, with its encoding."""
        decoded = decode(self.data, self.encoding)
        if self.encoding is not None and is_unfit(self.data, decoded):
            raise UnfitEncoding(self.name, encoding_title(decoded.encoding))
        return decoded

    @cached_property
    def text(self) -> str:
        """The decoded text, with `\\n` line ends, without a byte order mark, NULs replaced as WebVTT asks."""
        return self.decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")

    @cached_property
    def head(self) -> str:
        """The first `HEAD_CHARS` characters of the text."""
        return self.text[:HEAD_CHARS]

    def origin(self, format_name: str) -> Origin:
        """Where a document read from here comes from; the encoding is told where the bytes were read as text."""
        decoded: Decoded | None = vars(self).get("decoded")
        sha256 = hashlib.sha256(self.data).hexdigest()
        if decoded is None:
            return Origin(format_name, self.name, sha256)
        return Origin(format_name, self.name, sha256, decoded.encoding, decoded.is_guess)


@dataclass(frozen=True)
class Format:
    """One format.

    `sniff(head)` says from 0 (not mine) to 100 (surely mine) how well the text's beginning fits, and never more than
    `surest`: it is not asked where another is surer. `read(source)` returns the document or raises
    `player.errors.BrokenFile`. A file that is no text is known by the `signature` at its start, before anything of it
    is decoded.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    sniff: Callable[[str], int]
    read: Callable[[Source], Document]
    signature: re.Pattern[bytes] | None = None
    surest: int = 100


def surest_formats(formats: Sequence[Format], head: str, bonus: Callable[[Format], int] = lambda _: 0) -> list[Format]:
    """Those of the formats that are surest of a text with this beginning; none where none is sure at all.

    The bonus of a format adds to its sniff. Those that cannot become the surest any more are not asked.
    """
    ranks: dict[Format, int] = {}
    best = 1
    for format in sorted(formats, key=lambda format: format.surest + bonus(format), reverse=True):
        if format.surest + bonus(format) < best:
            break
        score = format.sniff(head)
        ranks[format] = score + bonus(format) if score else 0
        best = max(best, ranks[format])
    return [format for format in formats if ranks.get(format) == best]
