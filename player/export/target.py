"""What an export target is: a name, an extension, a plain function that writes, and what it cannot hold."""

from collections.abc import Callable
from dataclasses import dataclass

from player.document import Document
from player.export.features import Feature


def _no_caveats(_: Document) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Target:
    """One kind of file that Syncline writes.

    `write(document)` returns the text of a file, to be encoded as UTF-8, or its bytes. `lacks` names what of a document
    gets lost on the way. Where it `needs` lines with times, lines without are left out; where it needs chapters or
    lines at all and there are none, `write` raises `player.errors.NothingToWrite`. `caveats(document)` are sentences on
    what else becomes of this document.
    """

    name: str
    title: str
    extension: str
    write: Callable[[Document], str | bytes]
    lacks: frozenset[Feature] = frozenset()
    needs_times: bool = False
    caveats: Callable[[Document], tuple[str, ...]] = _no_caveats
