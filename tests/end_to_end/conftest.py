"""The whole program on the real libVLC, with a person at its window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.tour.person import Person


@pytest.fixture
def person(qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    """A person who has just started Syncline on an empty library."""
    someone = Person(qapp, tmp_path, tmp_path)
    someone.start()
    yield someone
    someone.leave()
