"""The seek bar: where playback stands, what is marked along the recording, and one click to any moment."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QSlider, QWidget

from player.bookmarks import Bookmark
from player.notes import Chapter
from player.timecode import MS_PER_SECOND, clock
from ui.controls.hover_bubble import HoverBubble
from ui.controls.seek_painting import BAR_HEIGHT_PX, HANDLE_RADIUS_PX, SeekMarks, SeekPainting, SeekScale

# How far one key press goes; the wheel goes short steps.
SHORT_STEP_MS = 5_000
LONG_STEP_MS = 30_000
# While the handle is dragged, a seek goes out at most this often: an engine needs about as long for each.
SCRUB_INTERVAL_MS = 100
_WHEEL_NOTCH = 120
_NARROWEST_PX = 120


class SeekBar(QSlider):
    """A slider whose value is the position in milliseconds, so that a screen reader can read and move it.

    A value set by `set_position` is a report; every other change of the value is the user's wish to seek.
    """

    seek_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._marks = SeekMarks()
        self._medium_present = True
        self._reported_ms = 0
        self._wheel_rest = 0
        self._requested_ms: int | None = None
        self._painted_x: int | None = None
        self._scrub_timer = QTimer(self, singleShot=True, interval=SCRUB_INTERVAL_MS)
        self._scrub_timer.timeout.connect(self._request_scrubbed)
        self._bubble = HoverBubble(self)
        self._dress()
        self.set_duration(None)
        self.valueChanged.connect(self._on_value_changed)

    def set_position(self, position_ms: int) -> None:
        """Show where playback stands; while the user drags the handle, it stays with the pointer."""
        self._reported_ms = position_ms
        if self.isSliderDown() or self._is_told_already(position_ms):
            return
        with QSignalBlocker(self):
            self.setValue(position_ms)

    def set_duration(self, duration_ms: int | None) -> None:
        """The length of the recording; without one (None) there is nowhere to seek."""
        with QSignalBlocker(self):
            self.setRange(0, duration_ms or 0)
            # The place may have been told before the length: the range that it was clamped to is gone.
            if not self.isSliderDown():
                self.setValue(self._reported_ms)
        self._refresh()

    def set_medium_present(self, present: bool) -> None:
        """Whether there is anything to play."""
        self._medium_present = present
        self._refresh()

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Stand a coloured triangle above each bookmark's start, and a line over its length."""
        self._set_marks(replace(self._marks, bookmarks=bookmarks))

    def set_keyword_moments(self, positions_ms: tuple[int, ...]) -> None:
        """Hang a tick below each of these moments."""
        self._set_marks(replace(self._marks, keyword_moments_ms=positions_ms))

    def set_chapters(self, chapters: tuple[Chapter, ...]) -> None:
        """Part the groove where chapters begin; those without a time are left out."""
        self._set_marks(replace(self._marks, chapters=chapters))

    def set_loop(self, span: tuple[int, int] | None) -> None:
        """Bracket the stretch `(start_ms, end_ms)` that is played over and over; None for none."""
        self._set_marks(replace(self._marks, loop=span))

    def _dress(self) -> None:
        self.setObjectName("seekBar")
        self.setAccessibleName("Position")
        # Time runs left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # A click must not take the keys away from the transcript.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSingleStep(SHORT_STEP_MS)
        self.setPageStep(LONG_STEP_MS)
        self.setMouseTracking(True)

    def _refresh(self) -> None:
        self.setEnabled(self._medium_present and self.maximum() > 0)
        if not self.isEnabled():
            # The release of the button will not reach a disabled bar.
            self.setSliderDown(False)
        self.update()

    def _set_marks(self, marks: SeekMarks) -> None:
        self._marks = marks
        self.update()

    def _scale(self) -> SeekScale:
        margin_px = HANDLE_RADIUS_PX + 4
        return SeekScale(margin_px, self.width() - 2 * margin_px, self.maximum())

    def _handle_x(self) -> int:
        """The handle's place in the screen's own pixels: within one of them a move is not seen."""
        return round(self._scale().x(self.value()) * self.devicePixelRatioF())

    def _is_told_already(self, position_ms: int) -> bool:
        """Whether a screen reader, which is told of every change of the value, has heard this second."""
        return QAccessible.isActive() and position_ms // MS_PER_SECOND == self.value() // MS_PER_SECOND

    def _on_value_changed(self, _position_ms: int) -> None:
        self._describe()
        if not self.isSliderDown():
            self._request()
        elif not self._scrub_timer.isActive():
            self._request()
            self._scrub_timer.start()

    def _request(self) -> None:
        self._requested_ms = self.value()
        self.seek_requested.emit(self.value())

    def _request_scrubbed(self) -> None:
        if self.value() != self._requested_ms:
            self._request()
            self._scrub_timer.start()

    def _drag_to(self, x: float) -> None:
        self.setValue(self._scale().position_ms(x))

    def _show_bubble(self, x: float) -> None:
        position_ms = self._scale().position_ms(x)
        title = self._marks.chapter_title(position_ms)
        text = f"{clock(position_ms)}  {title}" if title else clock(position_ms)
        self._bubble.show_above(self, round(self._scale().x(position_ms)), text)

    def _describe(self) -> None:
        self.setAccessibleDescription(f"{clock(self.value())} of {clock(self.maximum())}")

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change != QAbstractSlider.SliderChange.SliderValueChange or self._handle_x() != self._painted_x:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._painted_x = self._handle_x()
        lively = self.underMouse() or self.isSliderDown() or self.hasFocus()
        with QPainter(self) as painter:
            painting = SeekPainting(painter, self._scale(), self.palette(), lively=lively)
            painting.paint(self._marks, self.value(), focused=self.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._requested_ms = None
        self.setSliderDown(True)
        self._drag_to(event.position().x())
        if self._requested_ms is None:
            self._request()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag_to(event.position().x())
        self._show_bubble(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self._scrub_timer.stop()
            if self.value() != self._requested_ms:
                self._request()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        self._wheel_rest += delta.y() or -delta.x()
        # Touchpads send fractions of a notch.
        notches = int(self._wheel_rest / _WHEEL_NOTCH)
        self._wheel_rest -= notches * _WHEEL_NOTCH
        self.setValue(self.value() + notches * SHORT_STEP_MS)
        event.accept()

    def leaveEvent(self, _event: QEvent) -> None:
        self._bubble.hide()
        self.update()

    def hideEvent(self, _event: QHideEvent) -> None:
        self._bubble.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe()
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(4 * _NARROWEST_PX, BAR_HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX, BAR_HEIGHT_PX)
