"""Texts and bytes opened as the window opens files: by the format that wins among all."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

import pytest

import player.formats
from player.document import Document
from player.formats import read_source
from player.formats.base import Format, Source

PACKAGES = ("texts", "editors", "pages")
Opened = Callable[..., Document]


def formats_of(package: str) -> list[Format]:
    folder = import_module(f"player.formats.{package}")
    modules = [import_module(f"{folder.__name__}.{found.name}") for found in iter_modules(folder.__path__)]
    return [value for module in modules for value in vars(module).values() if isinstance(value, Format)]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The document in a text or in bytes, by the format that fits best; `origin.format` tells which."""
    mine = [format for package in PACKAGES for format in formats_of(package)]
    monkeypatch.setattr(player.formats, "FORMATS", tuple(dict.fromkeys((*player.formats.FORMATS, *mine))))

    def read(content: str | bytes, name: str = "talk.txt", frame_rate: float | None = None) -> Document:
        data = content if isinstance(content, bytes) else content.encode()
        return read_source(Source(name, data, frame_rate))

    return read
