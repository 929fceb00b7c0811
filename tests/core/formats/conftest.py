"""Texts and bytes opened as the window opens files: by the format that wins among all."""

from collections.abc import Callable

import pytest

from player.document import Document
from player.formats import read_source
from player.formats.base import Source

Opened = Callable[..., Document]


@pytest.fixture
def opened() -> Opened:
    """The document in a text or in bytes, by the format that fits best; `origin.format` tells which."""

    def read(content: str | bytes, name: str = "talk.txt", frame_rate: float | None = None) -> Document:
        data = content if isinstance(content, bytes) else content.encode()
        return read_source(Source(name, data, frame_rate))

    return read
