"""The window, or its controllers alone, over an engine that keeps time in silence and a clock that passes when told."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.document import Document, Origin
from player.heard import Heard
from player.library.store import Library
from player.media.null_engine import NullEngine
from player.recording import Recording, RecordingSummary
from player.transcript import Line
from ui.app import Syncline, build
from ui.collecting import Collector
from ui.main_window import MainWindow
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.tasks import Tasks
from ui.theme import apply_theme

PAGE = """[0:01] Ada: Welcome to the harbour.
[0:04] Ben: The tide turns at noon.
[0:07] Ada: Then the ferry leaves.
[0:10] Ben: Bring a coat, the wind is cold.
[0:14] Ada: And bring the tide table.
"""
LINES = tuple(Line(1_000 * number, None, f"line {number}") for number in range(1, 15))
SPEAKERS = ("SPEAKER_00", "SPEAKER_01")
TURNS = tuple(
    Line(1_000 * number, 1_000 * number + 1_000, f"line {number}", SPEAKERS[number % 2]) for number in range(10)
)
GERMAN = tuple(Line(1_000 * number, 1_000 * number + 1_000, f"Zeile {number}") for number in range(10))
# How long a test waits for a thread at most.
DEADLINE_S = 10.0


class Clock(Protocol):
    """Milliseconds that pass when `now` is set."""

    now: float

    def __call__(self) -> float: ...


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Iterator[None]:
    """No thread of any test ends what another test discarded."""
    collector = Collector()
    yield
    collector.close()


@pytest.fixture
def talk(medium: Path) -> Path:
    """A medium with a transcript of five lines beside it."""
    medium.with_suffix(".txt").write_text(PAGE, "utf-8")
    return medium


@pytest.fixture
def settings_path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def syncline(
    qapp: QApplication, tmp_path: Path, settings_path: Path, clock: Callable[[], float], qtbot: QtBot
) -> Iterator[Syncline]:
    apply_theme(qapp, dark=False)
    settings = QSettings(str(settings_path), QSettings.Format.IniFormat)
    made = build(MainWindow(settings), tmp_path / "library.sqlite", lambda _tell: NullEngine(clock))
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def opened(syncline: Syncline, talk: Path, qtbot: QtBot) -> Syncline:
    """The window with the talk open."""
    syncline.recordings.begin([talk])
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)
    return syncline


@dataclass(frozen=True)
class Desk:
    """A recording controller over a library, and what it told."""

    library: Library
    tasks: Tasks
    playback: PlaybackController
    recordings: RecordingController
    undo_stack: QUndoStack
    clock: Clock
    qtbot: QtBot
    gates: list[threading.Event] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    lists: list[tuple[RecordingSummary, ...]] = field(default_factory=list)

    def listen(self) -> None:
        self.recordings.opened.connect(lambda recording, _timeline: self.opened.append(recording.title))
        self.recordings.list_changed.connect(self.lists.append)
        self.recordings.told.connect(lambda news: self.told.append(news.sentence))
        for teller in (self.recordings, self.tasks, self.playback):
            teller.failed.connect(self.told.append)

    def stored(self, recording_id: str) -> Recording:
        """The recording as the library's file has it now."""
        with Library(self.library.path) as library:
            return library.recording(recording_id)

    def listen_elsewhere(self, recording_id: str, start_ms: int, end_ms: int) -> None:
        """Hear this in another window, and stop there."""
        with Library(self.library.path) as library:
            library.remember_progress(recording_id, end_ms, Heard(((start_ms, end_ms),)), lambda _heard: 0.5)

    def open(self, recording_id: str) -> None:
        """Open a recording and go on until nothing is left to do."""
        self.recordings.open(recording_id)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy())

    def hold(self) -> threading.Event:
        """Keep the tasks' thread busy until the event is set."""
        gate = threading.Event()
        self.gates.append(gate)
        self.tasks.run("", lambda _progress: gate.wait(DEADLINE_S), lambda _opened: None)
        return gate

    def let_the_work_end(self) -> None:
        """All work is done when this returns, and nothing of it is known to the window yet."""
        ended = threading.Event()
        self.tasks.run("", lambda _progress: ended.set(), lambda _none: None)
        assert ended.wait(DEADLINE_S)

    def play(self, milliseconds: int) -> None:
        """Play for so long, watched as closely as the window's timer watches."""
        self.playback.toggle()
        for _tick in range(milliseconds // 20):
            self.clock.now += 20
            self.playback.refresh()
        self.playback.pause()

    def wait_ticks(self, count: int) -> None:
        """Let Qt's timers run for so many milliseconds of their own."""
        ticks: list[None] = []
        ticker = QTimer(interval=1)
        ticker.timeout.connect(lambda: ticks.append(None))
        ticker.start()
        self.qtbot.waitUntil(lambda: len(ticks) >= count)
        ticker.stop()


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def text_id(library_path: Path) -> str:
    """A transcript without a medium."""
    with Library(library_path) as library:
        return library.add_document(Document(title="Text", duration_ms=20_000, lines=LINES), None)


@pytest.fixture
def talk_id(library_path: Path, medium: Path) -> str:
    """A medium with a transcript."""
    with Library(library_path) as library:
        return library.add_document(Document(title="Talk", lines=LINES[:5]), None, media_path=medium)


@pytest.fixture
def desk(library_path: Path, text_id: str, talk_id: str, clock, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    library, tasks, undo_stack = Library(library_path), Tasks(), QUndoStack()
    playback = PlaybackController(lambda: NullEngine(clock))
    recordings = RecordingController(library, tasks, playback, undo_stack, clock)
    desk = Desk(library, tasks, playback, recordings, undo_stack, clock, qtbot)
    desk.listen()
    yield desk
    for gate in desk.gates:
        gate.set()
    tasks.close()
    desk.recordings.close()
    playback.close()
    library.close()


@pytest.fixture
def turns_id(library_path: Path, medium: Path) -> str:
    """Two speakers in turns, and a translation."""
    with Library(library_path) as library:
        turns = Document(title="Turns", lines=TURNS)
        recording_id = library.add_document(turns, b"turns", media_path=medium.with_name("turns.wav"))
        german = Document(lines=GERMAN, origin=Origin("subrip", "turns.de.srt", "ab" * 32))
        library.add_document(german, b"german", recording_id=recording_id)
    medium.with_name("turns.wav").write_bytes(medium.read_bytes())
    return recording_id


@pytest.fixture
def open_desk(desk: Desk, turns_id: str) -> Desk:
    """The desk with the two speakers open."""
    desk.open(turns_id)
    return desk


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is saved every millisecond, not every few seconds."""
    monkeypatch.setattr("ui.place_keeper.SAVE_INTERVAL_MS", 1)
