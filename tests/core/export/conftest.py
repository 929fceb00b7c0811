"""Documents written and read again, as another user would open the file."""

from collections.abc import Callable

import pytest

from player.document import Document
from player.export.target import Target
from player.export.writing import file_bytes
from player.formats import read_source
from player.formats.base import Source

Reread = Callable[[Document, Target], Document]


# For the session, since hypothesis asks for it many times in one test.
@pytest.fixture(scope="session")
def reread() -> Reread:
    """The document of the written file, by the format that its content tells."""

    def written_and_read(document: Document, target: Target) -> Document:
        return read_source(Source("unnamed", file_bytes(document, target)))

    return written_and_read
