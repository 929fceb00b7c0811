"""What the user sees of slow work: its name, how far it is, and the button that cancels it."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ui.task_bar import TaskBar
from ui.tasks import Progress, Tasks

DEADLINE_S = 10.0


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def bar(tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> TaskBar:
    """The bar of someone who has no patience."""
    monkeypatch.setattr("ui.task_bar.PATIENCE_MS", 0)
    bar = TaskBar(tasks)
    qtbot.addWidget(bar)
    return bar


class Steps:
    """Work of ten steps, each taken when it is told to; the steps taken are its result."""

    def __init__(self) -> None:
        self._semaphore = threading.Semaphore(0)

    def take(self, count: int) -> None:
        self._semaphore.release(count)

    def __call__(self, progress: Progress) -> int:
        for step in range(1, 11):
            while not self._semaphore.acquire(timeout=0.001):
                progress.report(step - 1, 10)
            progress.report(step, 10)
        return 10


def title(bar: TaskBar) -> str:
    return bar.findChild(QLabel).text()


def share(bar: TaskBar) -> tuple[int, int]:
    progress = bar.findChild(QProgressBar, "taskProgress")
    return progress.value(), progress.maximum()


def test_it_comes_with_the_work_tells_how_far_it_is_and_goes_with_it(bar: TaskBar, tasks: Tasks, qtbot: QtBot) -> None:
    work = Steps()
    tasks.run("Opening <talk>.mp3", work, lambda _steps: None)
    qtbot.waitUntil(bar.isVisible)
    assert title(bar) == "Opening <talk>.mp3"
    work.take(3)
    qtbot.waitUntil(lambda: share(bar) == (3, 10))
    work.take(7)
    qtbot.waitUntil(bar.isHidden)
    assert not tasks.is_busy()


def test_what_is_done_at_once_shows_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    bar = TaskBar(tasks)
    qtbot.addWidget(bar)
    tasks.run("Quick", lambda _progress: None, lambda _none: None)
    assert not bar.isVisible()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert not bar.isVisible()


def test_work_without_a_name_shows_nothing(bar: TaskBar, tasks: Tasks, qtbot: QtBot) -> None:
    unnamed, named = Steps(), Steps()
    tasks.run("", unnamed, lambda _steps: None)
    tasks.run("Adding page.txt", named, lambda _steps: None)
    qtbot.waitUntil(bar.isVisible)
    assert title(bar) == "Adding page.txt"
    unnamed.take(10)
    named.take(10)
    qtbot.waitUntil(bar.isHidden)


def test_the_oldest_is_shown_and_cancelled_then_the_next(bar: TaskBar, tasks: Tasks, qtbot: QtBot) -> None:
    results: list[int] = []
    first, second = Steps(), Steps()
    tasks.run("First", first, results.append)
    tasks.run("Second", second, results.append)
    qtbot.waitUntil(bar.isVisible)
    assert title(bar) == "First"
    qtbot.mouseClick(bar.findChild(QPushButton, "taskCancelButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: title(bar) == "Second")
    assert bar.isVisible()
    second.take(10)
    qtbot.waitUntil(bar.isHidden)
    assert results == [10]


def test_more_work_in_the_queue_leaves_the_progress_shown(bar: TaskBar, tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(4, 10)
        gate.wait(DEADLINE_S)

    tasks.run("First", work, lambda _none: None)
    qtbot.waitUntil(lambda: share(bar) == (4, 10))
    tasks.run("Second", lambda _progress: None, lambda _none: None)
    shown = share(bar)
    gate.set()
    qtbot.waitUntil(bar.isHidden)
    assert shown == (4, 10)
