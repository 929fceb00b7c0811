"""Detection among all formats, as the window does it."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import player.formats
import player.formats.recognisers as package
from player.document import Document
from player.formats import read_source
from player.formats.base import Format, Source

Recognise = Callable[..., Document]


def formats_here() -> list[Format]:
    modules = [import_module(f"{package.__name__}.{found.name}") for found in iter_modules(package.__path__)]
    values = [value for module in modules for name, value in vars(module).items() if name.isupper()]
    return list(dict.fromkeys(value for value in values if isinstance(value, Format)))


@pytest.fixture
def all_formats(monkeypatch: pytest.MonkeyPatch) -> tuple[Format, ...]:
    """Every format of Syncline, those of this folder among them."""
    formats = tuple(dict.fromkeys((*player.formats.FORMATS, *formats_here())))
    monkeypatch.setattr(player.formats, "FORMATS", formats)
    return formats


@pytest.fixture
def recognise(all_formats: tuple[Format, ...]) -> Recognise:
    """The document in JSON values, a text, or a file, by the format that wins."""

    def read(content: object, name: str = "talk.json") -> Document:
        if isinstance(content, Path):
            return read_source(Source(content.name, content.read_bytes()))
        text = content if isinstance(content, str) else json.dumps(content)
        return read_source(Source(name, text.encode()))

    return read
