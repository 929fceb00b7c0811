"""What is heard of the open recording: gathered from where playback truly is, and told at most twice a second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from player.heard import Heard, HeardTracker
from player.media.engine import EngineState
from player.transcript import Timeline
from ui.playback_controller import PlaybackController
from ui.undo_step import UndoStep

TELL_INTERVAL_MS = 500


class HeardKeeper(QObject):
    """Knows what was heard of one recording at a time; writing it down is the place keeper's matter."""

    changed = Signal(object)
    # What was heard is to be written down at once, for the user said so.
    marked = Signal()

    def __init__(
        self,
        playback: PlaybackController,
        undo_stack: QUndoStack,
        now_ms: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._undo_stack = undo_stack
        # What it began from, or what the user said was heard; the tracker gathers what was heard since.
        self._known = Heard()
        self._tracker = HeardTracker(now_ms)
        self._mark_count = 0
        self._timeline = Timeline(())
        self._told = Heard()
        self._is_playing = False
        self._timer = QTimer(self, singleShot=True, interval=TELL_INTERVAL_MS)
        self._timer.timeout.connect(self._tell)
        playback.state_changed.connect(self._note_state)
        playback.position_changed.connect(self._look)

    @property
    def heard(self) -> Heard:
        """What was heard until now."""
        return self._known.united(self._tracker.heard)

    @property
    def mark_count(self) -> int:
        """How often the user said himself what was heard: what was before that counts no more."""
        return self._mark_count

    def share(self) -> float:
        """From 0 to 1, how much of all there is to hear that is."""
        return self.measure()(self.heard)

    def measure(self) -> Callable[[Heard], float]:
        """What tells such a share on any thread."""
        timeline, duration_ms = self._timeline, self._duration_ms()
        return lambda heard: heard.share(timeline, duration_ms)

    def set_timeline(self, timeline: Timeline) -> None:
        """What is spoken in the recording."""
        self._timeline = timeline

    def set_heard(self, heard: Heard) -> None:
        """Go on from this, and tell it."""
        self._begin(heard, Heard())

    def tell_again(self) -> None:
        """Whoever shows it has begun anew."""
        self._told = self.heard
        self.changed.emit(self._told)

    def learn(self, heard: Heard) -> None:
        """This was heard, in another window, too."""
        elsewhere = heard.without(self.heard)
        if elsewhere.spans:
            self._tracker.add(elsewhere)
            self._tell()

    def mark_heard(self) -> None:
        """All of the recording was heard."""
        self._mark("Mark as Heard", Heard().with_span(0, max(self._duration_ms() or 0, self._timeline.end_ms)))

    def mark_unheard(self) -> None:
        """Nothing of the recording was heard."""
        self._mark("Mark as Unheard", Heard())

    def _mark(self, text: str, marked: Heard) -> None:
        if marked == self.heard:
            return
        before: tuple[Heard, Heard]

        def redo() -> bool:
            nonlocal before
            before = self._known, self._tracker.heard
            return self._set_marked(marked, Heard())

        def undo() -> bool:
            # What was heard since it was marked stays heard.
            known, added = before
            return self._set_marked(known, added.united(self._tracker.heard))

        redo()
        self._undo_stack.push(UndoStep(text, redo, undo))

    def _set_marked(self, known: Heard, added: Heard) -> bool:
        self._mark_count += 1
        self._begin(known, added)
        self.marked.emit()
        return True

    def _begin(self, known: Heard, added: Heard) -> None:
        self._known = known
        self._tracker.reset(added)
        self.tell_again()

    def _duration_ms(self) -> int | None:
        return self._playback.duration_ms() or self._timeline.duration_ms

    def _note_state(self, state: EngineState) -> None:
        if self._is_playing and state is not EngineState.PLAYING and self._playback.is_settled():
            # The last moments, since the position was last told.
            self._tracker.play_at(self._playback.position_ms(), self._playback.rate())
        self._is_playing = state is EngineState.PLAYING
        # Where it begins to play; how the position changes is told from then on.
        self._look(self._playback.position_ms())

    def _look(self, position_ms: int) -> None:
        if not self._is_playing:
            self._tracker.lift()
        elif not self._playback.is_settled():
            self._tracker.wait_at(position_ms, self._playback.rate())
        else:
            self._tracker.play_at(position_ms, self._playback.rate())
            if not self._timer.isActive():
                self._timer.start()

    def _tell(self) -> None:
        heard = self.heard
        if heard != self._told:
            self._told = heard
            self.changed.emit(heard)
