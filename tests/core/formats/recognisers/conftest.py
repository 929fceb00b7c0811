"""Detection among all formats, as the window does it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.formats import read_source
from player.formats.base import Source

Recognise = Callable[..., Document]


@pytest.fixture
def recognise() -> Recognise:
    """The document in JSON values, a text, or a file, by the format that wins."""

    def read(content: object, name: str = "talk.json") -> Document:
        if isinstance(content, Path):
            return read_source(Source(content.name, content.read_bytes()))
        text = content if isinstance(content, str) else json.dumps(content)
        return read_source(Source(name, text.encode()))

    return read
