"""A library and a folder of files, each new for its test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from player.library.store import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library" / "library.sqlite") as library:
        yield library


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """Another library, as a friend has it."""
    with Library(tmp_path / "other" / "library.sqlite") as other:
        yield other


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder
