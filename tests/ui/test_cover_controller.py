"""Covers for the recordings in sight: one at a time, off the window's thread, and only as long as they are wanted."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.core.embedded.pictures import GREEN, RED, write_covered, write_film
from ui.cover_controller import CoverController
from ui.tasks import Tasks

DEADLINE_S = 10.0


class Slow:
    """Makes nothing until it is let, and knows what it was asked for."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.gate = threading.Event()

    def cover(self, medium: Path, report: Callable[[], None]) -> bytes:
        self.begun.append(medium.name)
        while not self.gate.wait(0.005):
            report()
        return b""


class Heard:
    """What a controller told."""

    def __init__(self, covers: CoverController) -> None:
        self.images: dict[str, QImage] = {}
        covers.found.connect(self.images.__setitem__)


@pytest.fixture
def covers(tmp_path: Path, qtbot: QtBot) -> Iterator[CoverController]:
    made = CoverController(tmp_path / "covers", Tasks())
    yield made
    made.close()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow()
    monkeypatch.setattr("player.embedded.covers.CoverFolder", lambda _folder: slow)
    yield slow
    slow.gate.set()


def media(*names: str) -> dict[str, Path]:
    return {name: Path(name) for name in names}


def test_each_cover_that_is_wanted_is_told_and_where_there_is_none_an_empty_one(
    covers: CoverController, tmp_path: Path, qtbot: QtBot
) -> None:
    heard = Heard(covers)
    talk = write_covered(tmp_path / "talk.flac", "flac", (RED, "Cover (front)"))
    film = write_film(tmp_path / "film.mp4", [GREEN] * 2)
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"ID3\4 and no more")
    covers.want({"talk": talk, "film": film, "gone": tmp_path / "gone.mp3", "broken": broken})
    qtbot.waitUntil(lambda: len(heard.images) == 4, timeout=20_000)
    assert [(image.width(), image.height()) for image in heard.images.values()] == [(96, 96), (96, 96), (0, 0), (0, 0)]
    assert heard.images["talk"].pixelColor(48, 48).red() > 200
    assert heard.images["film"].pixelColor(48, 48).green() > 180


def test_what_is_out_of_sight_is_stopped_and_what_waits_is_not_begun(
    covers: CoverController, slow: Slow, qtbot: QtBot
) -> None:
    heard = Heard(covers)
    covers.want(media("a", "b", "c"))
    qtbot.waitUntil(lambda: slow.begun == ["a"])
    covers.want(media("c"))
    qtbot.waitUntil(lambda: slow.begun == ["a", "c"])
    slow.gate.set()
    qtbot.waitUntil(lambda: list(heard.images) == ["c"])
    assert slow.begun == ["a", "c"]


def test_what_is_still_wanted_goes_on(covers: CoverController, slow: Slow, qtbot: QtBot) -> None:
    heard = Heard(covers)
    covers.want(media("a", "b"))
    qtbot.waitUntil(lambda: slow.begun == ["a"])
    covers.want(media("b", "a"))
    slow.gate.set()
    qtbot.waitUntil(lambda: list(heard.images) == ["a", "b"])
    assert slow.begun == ["a", "b"]


def test_what_comes_back_into_sight_is_begun_anew(covers: CoverController, slow: Slow, qtbot: QtBot) -> None:
    heard = Heard(covers)
    covers.want(media("a"))
    qtbot.waitUntil(lambda: slow.begun == ["a"])
    covers.want({})
    covers.want(media("a"))
    qtbot.waitUntil(lambda: slow.begun == ["a", "a"])
    slow.gate.set()
    qtbot.waitUntil(lambda: list(heard.images) == ["a"])


def test_closing_stops_what_runs(tmp_path: Path, slow: Slow, qtbot: QtBot) -> None:
    covers = CoverController(tmp_path / "covers", Tasks())
    covers.want(media("a", "b"))
    qtbot.waitUntil(lambda: slow.begun == ["a"])
    covers.close()
    assert slow.begun == ["a"]
