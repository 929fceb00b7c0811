"""The door for slow work: in order, off the window's thread, told once, cancellable, and nothing left behind."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.errors import PlayerError
from ui.tasks import Progress, Tasks

# Far more than any of it takes: a test that fails must end.
DEADLINE_S = 10.0


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def told(tasks: Tasks) -> list[str]:
    """Every failure that the user was told."""
    told: list[str] = []
    tasks.failed.connect(told.append)
    return told


class Endless:
    """Work that reports until it is cancelled; `started` and `ended` say where it is."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.ended = threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.started.set()
        try:
            while not self.ended.wait(0.001):
                progress.report(1, 2)
        finally:
            self.ended.set()
        return "not cancelled"


class Result:
    """Something that can be seen to be gone."""


def idle(tasks: Tasks, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.is_busy())


def test_work_is_done_in_order_off_the_main_thread_and_told_on_it(tasks: Tasks, qtbot: QtBot) -> None:
    main, done_in = threading.get_ident(), set()
    worked_in: list[tuple[int, int]] = []
    results: list[int] = []

    def work(number: int) -> int:
        worked_in.append((number, threading.get_ident()))
        return number

    def done(number: int) -> None:
        results.append(number)
        done_in.add(threading.get_ident())

    for number in range(20):
        tasks.run("Counting", lambda _progress, number=number: work(number), done)
    assert tasks.is_busy()
    idle(tasks, qtbot)
    assert results == [number for number, _thread in worked_in] == list(range(20))
    assert done_in == {main}
    assert main not in {thread for _number, thread in worked_in}


def test_a_failure_is_told_in_its_own_sentence_and_the_next_task_runs(
    tasks: Tasks, told: list[str], qtbot: QtBot
) -> None:
    def fail(_progress: Progress) -> str:
        raise PlayerError("The tide is out.")

    results: list[str] = []
    tasks.run("Failing", fail, results.append)
    tasks.run("Working", lambda _progress: "fine", results.append)
    idle(tasks, qtbot)
    assert told == ["The tide is out."]
    assert results == ["fine"]


def test_a_fault_of_the_program_is_told_and_the_next_task_runs(tasks: Tasks, told: list[str], qtbot: QtBot) -> None:
    results: list[str] = []
    tasks.run("Failing", lambda _progress: str(1 // 0), results.append)
    tasks.run("Working", lambda _progress: "fine", results.append)
    idle(tasks, qtbot)
    (sentence,) = told
    assert "ZeroDivisionError" in sentence
    assert results == ["fine"]


def test_what_is_cancelled_while_it_runs_ends_untold_and_the_next_task_runs(
    tasks: Tasks, told: list[str], qtbot: QtBot
) -> None:
    work, results = Endless(), []
    progress = tasks.run("Endless", work, results.append)
    assert work.started.wait(DEADLINE_S)
    tasks.run("Working", lambda _progress: "fine", results.append)
    with qtbot.waitSignal(tasks.finished, check_params_cb=lambda ended: ended is progress):
        progress.cancel()
    idle(tasks, qtbot)
    assert results == ["fine"]
    assert told == []


def test_what_is_cancelled_while_it_waits_gives_no_result(tasks: Tasks, told: list[str], qtbot: QtBot) -> None:
    first, second, results = Endless(), Endless(), []
    running = tasks.run("Endless", first, results.append)
    waiting = tasks.run("Endless too", second, results.append)
    assert first.started.wait(DEADLINE_S)
    waiting.cancel()
    running.cancel()
    idle(tasks, qtbot)
    assert results == told == []


def test_what_ended_as_it_was_cancelled_gives_no_result(tasks: Tasks, told: list[str], qtbot: QtBot) -> None:
    ended = threading.Event()
    results: list[str] = []
    progress = tasks.run("Quick", lambda _progress: "too late", results.append)
    tasks.run("", lambda _progress: ended.set(), lambda _none: None)
    # The work is done, but its result has not been brought here yet.
    assert ended.wait(DEADLINE_S)
    progress.cancel()
    idle(tasks, qtbot)
    assert results == told == []


def test_closing_ends_what_runs_and_what_waits_never_runs(tasks: Tasks, told: list[str], qapp: QApplication) -> None:
    running, results, ran = Endless(), [], []
    finished: list[Progress] = []
    tasks.finished.connect(finished.append)
    tasks.run("Endless", running, results.append)
    for _number in range(5):
        tasks.run("Waiting", lambda _progress: ran.append(True), results.append)
    assert running.started.wait(DEADLINE_S)
    tasks.close()
    assert running.ended.is_set()
    assert not tasks.is_busy()
    qapp.processEvents()
    assert ran == results == told == finished == []


def test_closing_drops_a_failure_that_nobody_waits_for_any_more(
    tasks: Tasks, told: list[str], qapp: QApplication
) -> None:
    ended = threading.Event()

    def fail(_progress: Progress) -> None:
        ended.set()
        raise PlayerError("Nobody wants to know.")

    tasks.run("Failing", fail, lambda _none: None)
    assert ended.wait(DEADLINE_S)
    tasks.close()
    tasks.close()
    qapp.processEvents()
    assert told == []


def test_progress_is_known_while_the_work_goes_on(tasks: Tasks, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for step in range(3):
            progress.report(step, 3)

    gate = threading.Event()
    tasks.run("", lambda _progress: gate.wait(DEADLINE_S), lambda _opened: None)
    progress = tasks.run("Counting", work, lambda _none: None)
    progress.changed.connect(lambda done, total: steps.append((done, total)), Qt.ConnectionType.DirectConnection)
    gate.set()
    idle(tasks, qtbot)
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_a_film_has_more_bytes_than_qt_counts_to(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[float] = []
    tasks.started.connect(
        lambda _title, progress: progress.changed.connect(lambda done, total: told.append(done / total))
    )
    tasks.run("", lambda progress: progress.report(3 << 40, 4 << 40), lambda _none: None)
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert told == [0.75]


def test_nothing_of_a_task_is_kept_once_it_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    left: list[weakref.ref[object]] = []

    def watched(made: Result) -> Result:
        left.append(weakref.ref(made))
        return made

    def start() -> None:
        kept = watched(Result())
        tasks.run("One", lambda _progress: watched(Result()), lambda _result, kept=kept: None)
        tasks.run("Two", lambda _progress, kept=kept: str(1 // 0), lambda _result: None)
        cancelled = tasks.run("Three", lambda _progress: watched(Result()), lambda _result: None)
        cancelled.cancel()
        left.append(weakref.ref(cancelled))

    def all_are_gone() -> bool:
        gc.collect()
        return all(reference() is None for reference in left)

    # What other tests have discarded is not looked at here.
    gc.freeze()
    start()
    idle(tasks, qtbot)
    qtbot.waitUntil(all_are_gone)
    # The cancelled task may have been cancelled before it began, and then made nothing.
    assert len(left) in (3, 4)
