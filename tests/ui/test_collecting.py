"""Garbage is collected on the window's thread and nowhere else, and a long transcript is never looked at."""

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.document import Document
from player.library.store import Library
from player.transcript import Line
from ui.app import Syncline
from ui.collecting import Collector

# More than Python makes before it collects by itself, and fewer than a transcript has.
SOME = 5_000
MANY = 200_000


class Knot:
    """Something that only a collection ends; it tells on which thread that was."""

    def __init__(self, ended_on: list[int]) -> None:
        self.itself = self
        self.ended_on = ended_on

    def __del__(self) -> None:
        self.ended_on.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    collector = Collector()
    yield collector
    collector.close()


def on_another_thread_make(count: int) -> list[list[object]]:
    made: list[list[object]] = []
    thread = threading.Thread(target=lambda: made.extend([] for _number in range(count)))
    thread.start()
    thread.join()
    return made


def test_what_was_discarded_ends_on_the_thread_of_the_window(collector: Collector) -> None:
    ended_on: list[int] = []
    Knot(ended_on)
    made = on_another_thread_make(SOME)
    assert ended_on == []
    collector.collect()
    assert ended_on == [threading.get_ident()]
    assert len(made) == SOME


def test_it_is_done_from_time_to_time_without_being_asked(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.collecting.INTERVAL_MS", 1)
    collector, ended_on = Collector(), []
    Knot(ended_on)
    made = on_another_thread_make(SOME)
    qtbot.waitUntil(lambda: bool(ended_on))
    collector.close()
    assert len(made) == SOME


def test_what_lived_longer_is_looked_at_too(collector: Collector) -> None:
    ended_on: list[int] = []
    knot = Knot(ended_on)
    kept = []
    for turn in range(300):
        kept.append(on_another_thread_make(SOME))
        collector.collect()
        if turn == 15:
            del knot
        del kept[:-1]
    assert ended_on == [threading.get_ident()]


def test_what_was_made_in_great_numbers_is_not_looked_at_and_still_ends_without_a_collection(
    collector: Collector,
) -> None:
    frozen = gc.get_freeze_count()
    many = on_another_thread_make(MANY)
    collector.collect()
    assert gc.get_freeze_count() >= frozen + MANY
    del many
    assert gc.get_freeze_count() < frozen + MANY


def test_of_two_the_first_to_close_leaves_the_other_its_due(qapp: QApplication) -> None:
    was_automatic = gc.isenabled()
    outer, inner = Collector(), Collector()
    inner.close()
    assert not gc.isenabled()
    outer.close()
    assert gc.isenabled() is was_automatic


def test_python_collects_nothing_by_itself_while_the_window_is_there(syncline: Syncline) -> None:
    assert not gc.isenabled()


def test_recordings_opened_in_turn_leave_nothing_behind(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    lines = tuple(Line(number * 1_000, number * 1_000 + 900, f"line {number}") for number in range(3_000))
    with Library(tmp_path / "library.sqlite") as library:
        ids = [library.add_document(Document(title=title, lines=lines), title.encode()) for title in ("one", "two")]
    left: list[weakref.ref[object]] = []
    syncline.recordings.opened.connect(lambda _recording, timeline: left.append(weakref.ref(timeline)))
    for turn in range(6):
        syncline.recordings.open(ids[turn % 2])
        qtbot.waitUntil(lambda turn=turn: len(left) == turn + 1 and not syncline.tasks.is_busy())
        syncline.collector.collect()
    assert [reference() is None for reference in left] == [True] * 5 + [False]
