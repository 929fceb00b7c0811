"""A library to search in, and what makes hits easy to compare."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from player.document import Document
from player.library.store import Library
from player.transcript import Line


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


@pytest.fixture
def talk(library: Library) -> Callable[..., str]:
    """Adds a recording of these lines, one every three seconds, and returns its id."""

    def add(*texts: str, title: str = "A talk", speakers: dict[int, str] | None = None, **facts: object) -> str:
        named = speakers or {}
        lines = tuple(Line(n * 3_000, n * 3_000 + 2_900, text, named.get(n)) for n, text in enumerate(texts))
        return library.add_document(Document(title=title, lines=lines, **facts), None)  # type: ignore[arg-type]

    return add
