"""What a format is: a name, its extensions, and plain functions that recognise, read and write it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from player.document import Document, Origin
from player.formats.encoding import decode

# How much of a text a format sees when it is asked whether the text is its own.
HEAD_CHARS = 500_000


@dataclass(frozen=True)
class Source:
    """The bytes of one file under the file's name."""

    name: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """The decoded text, with `\\n` line ends, without a byte order mark, NULs replaced as WebVTT asks."""
        return decode(self.data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")

    @cached_property
    def head(self) -> str:
        """The first `HEAD_CHARS` characters of the text."""
        return self.text[:HEAD_CHARS]

    def origin(self, format_name: str) -> Origin:
        """Where a document read from here comes from."""
        return Origin(format_name, self.name, hashlib.sha256(self.data).hexdigest())


@dataclass(frozen=True)
class Format:
    """One format.

    `sniff(head)` says from 0 (not mine) to 100 (surely mine) how well the text's beginning fits. `read(source)`
    returns the document or raises `player.errors.BrokenFile`. `write(document)` returns the text of a file, or is
    None where nothing sensible can be written. Where it `needs_times`, lines without a time are left out when it is
    written.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    sniff: Callable[[str], int]
    read: Callable[[Source], Document]
    write: Callable[[Document], str] | None = None
    needs_times: bool = False
