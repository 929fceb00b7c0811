"""What is told of damage and repair names things as their user knows them, and never by an id."""

from pathlib import Path

import pytest

from player.document import Document
from player.library.care.repair import repair_library
from player.library.store import Library
from player.transcript import Line
from tests.core.library.conftest import Shelf


def test_a_damaged_source_without_a_file_name_is_named_by_its_title(shelf: Shelf) -> None:
    with Library(shelf.path) as library:
        recording_id = library.add_document(Document(title="Ebb", lines=(Line(0, 900, "Pasted words."),)), None)
    shelf.rot("UPDATE lines SET text = 'x' WHERE text = 'Pasted words.'")

    with Library(shelf.path) as library:
        (sentence,) = library.recording(recording_id).damages
    assert sentence.startswith("The source “Ebb” is damaged")


def test_one_thing_that_comes_back_is_not_several(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library(path) as library:
        recording_id = library.add_document(Document(title="Ebb", lines=(Line(0, 900, "Pasted words."),)), None)
        (source,) = library.recording(recording_id).sources
    path.unlink()

    report = repair_library(path)
    assert "1 recording came back from the journal." in report.mended
    (sentence,) = report.lost
    assert sentence.startswith("A text of “Ebb”: its text is not back")
    assert source.id not in sentence


def test_a_long_look_at_the_search_can_be_stopped(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("player.library.care.repair._STEPS_OF_SEARCH", 1)
    before = shelf.path.read_bytes()

    def stop(_done: int, total: int) -> None:
        if not total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        repair_library(shelf.path, stop)
    assert shelf.path.read_bytes() == before
