"""Following the sound: what is spoken now is kept in sight, until the reader looks elsewhere."""

from PySide6.QtCore import QObject, Signal

from ui.transcript.following.gliding import ABOVE, Glide
from ui.transcript.following.jump_button import JumpButton
from ui.transcript.view import TranscriptView


class Following(QObject):
    """Knows where now is, and moves the view there while it follows; else the button says where now lies."""

    changed = Signal(bool)

    def __init__(self, view: TranscriptView, glide: Glide, button: JumpButton) -> None:
        super().__init__(view)
        self._view = view
        self._glide = glide
        self._button = button
        self._is_on = True
        self._place: tuple[int, int] | None
        self.forget()
        view.reader_moved.connect(self._yield)
        view.held.connect(glide.hold)
        view.let_go.connect(glide.let_go)
        view.scrolled.connect(self._refresh_button)
        view.resized.connect(self.keep)

    def forget(self) -> None:
        """Now is at the start again, and nothing spoken: the lines are others."""
        self._place = None
        self.spoken: tuple[int, ...] = ()
        self.position_ms = 0
        self._glide.stop()

    def is_on(self) -> bool:
        """Whether the view is kept at what is spoken."""
        return self._is_on

    def set_spoken(self, numbers: tuple[int, ...]) -> None:
        """These lines are spoken now; the latest is the one to keep in sight."""
        if numbers == self.spoken:
            return
        self.spoken = numbers
        self._view.mark_spoken(frozenset(numbers))
        if numbers and self._is_on:
            self._go_to(numbers[-1], 0)
        self._refresh_button()

    def set_position(self, position_ms: int) -> None:
        """Where now is, also between lines."""
        before = self.now()
        self.position_ms = position_ms
        self._view.set_position(position_ms)
        if self.now() != before:
            self._refresh_button()
            if self._is_on and not self.spoken:
                # Sent into a gap: what was said last before it is where now is.
                self.go_to_now()
        if self._is_on and self.spoken:
            self._follow_words(self.spoken[-1])

    def set_on(self, is_on: bool) -> None:
        """Follow from now on, or no longer; does not move the view yet."""
        changed = is_on != self._is_on
        self._is_on = is_on
        if not is_on:
            self._glide.stop()
        self._refresh_button()
        if changed:
            self.changed.emit(is_on)

    def go_to_now(self) -> None:
        """Bring the line spoken now, or last, in sight."""
        now = self.now()
        if now is not None:
            self._go_to(now, 0)

    def keep(self) -> None:
        """Stay with what is spoken when the lines have moved, at once."""
        if self._is_on and self.spoken:
            self._place = None
            self._glide.snap_to_line(self.spoken[-1])

    def now(self) -> int | None:
        """The line to go to for now: the latest spoken, else the one near the position."""
        return self.spoken[-1] if self.spoken else self.line_near(self.position_ms)

    def line_near(self, position_ms: int) -> int | None:
        """The line that began last before this moment, or the first."""
        timeline = self._view.timeline
        number = timeline.last_started(position_ms)
        first_ms = timeline.next_start(position_ms) if number is None else None
        return timeline.last_started(first_ms) if first_ms is not None else number

    def _yield(self) -> None:
        self.set_on(False)

    def _go_to(self, number: int, inside_px: int) -> None:
        self._place = (number, inside_px)
        self._glide.to_line(number, inside_px)

    def _follow_words(self, number: int) -> None:
        """In a line too long for the view, go on to the row being spoken once it leaves the middle."""
        top_px, screen_px = self._view.line_top(number), self._view.viewport().height()
        below_px = (1 - ABOVE) * screen_px
        if self._view.line_bottom(number) - top_px <= below_px:
            return
        inside_px = self._view.said_top(number) - top_px
        seen_px = top_px + inside_px - self._view.scrolled_px()
        if not 0 <= seen_px <= below_px and self._place != (number, inside_px):
            self._go_to(number, inside_px)

    def _refresh_button(self) -> None:
        now = self.now()
        self._button.setVisible(now is not None and not self._is_on)
        if now is not None and not self._is_on:
            direction, seen = self._view.out_of_sight(now), self._view.lines_in_sight()
            line_count = max(1, seen.start - now if direction < 0 else now - seen.stop + 1)
            self._button.point(direction, line_count)
