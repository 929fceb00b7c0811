"""The canvas of the transcript: paints its lines with all that is marked on them, and knows no input."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from player.find import Found
from player.transcript import Timeline, Word
from ui.transcript.layout.text_style import TextStyle
from ui.transcript.painting.block_painting import BlockPainter
from ui.transcript.painting.look import make_look
from ui.transcript.painting.marks import no_marks
from ui.transcript.painting.said import Said
from ui.transcript.painting.scene import Scene
from ui.transcript.painting.speaker_colors import SpeakerColors
from ui.transcript.sheet_area import SheetArea


class TranscriptCanvas(SheetArea):
    """Lines of varying height, a million as smoothly as ten, and the marks on them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin(Timeline(()), ())
        self._shows_ring = False

    def set_timeline(self, timeline: Timeline, speakers: Sequence[str] = ()) -> None:
        """Show these lines from the first on, nothing marked; `speakers` have their colours in this order.

        Speakers that are not among them have theirs in the order in which they are met.
        """
        self._begin(timeline, speakers)
        self.set_lines(timeline)

    def set_ends(self, timeline: Timeline) -> None:
        """The same lines, some of which last longer or shorter: all that is marked on them stays."""
        self.timeline = timeline
        self._said = Said(timeline)
        self._mark_said()
        self.viewport().update()

    def set_style(self, style: TextStyle) -> None:
        """Set the text as the reader likes it; the first line in sight stays there."""
        super().set_style(style)
        self._look = make_look(self.palette(), self._sheet.letters.font)
        self._mark_said()

    def set_position(self, position_ms: int) -> None:
        """Where now is: moves the marks inside the spoken lines."""
        self._position_ms = position_ms
        if self.marks.spoken:
            self._mark_said()

    def mark_spoken(self, numbers: frozenset[int]) -> None:
        """Mark exactly these lines as spoken."""
        changed = numbers ^ self.marks.spoken
        self.marks.spoken = numbers
        self._mark_said()
        self.update_lines(changed)

    def said_top(self, number: int) -> int:
        """Top of the row of the word said last in a line; of the line where its source did not time its words."""
        word = self._said.last_word(number, self._position_ms)
        return self.line_top(number) if word is None else self.hit_top(Found(number, word.start, word.end))

    def timed_word_under(self, point: QPointF) -> Word | None:
        """The word at this point as the source timed it; None beside the letters and where it did not."""
        place = self._sheet.place_on_text(point.x(), self._text_y(point)) if self.line_count() else None
        span = self._said.word_at(*place) if place is not None else None
        if place is None or span is None:
            return None
        return Word(span.start_ms, span.end_ms, self.timeline.lines[place.line].text[span.start : span.end])

    def show_ring(self, shown: bool) -> None:
        """Whether the current line wears the focus ring: while the keyboard is at work."""
        if shown != self._shows_ring:
            self._shows_ring = shown
            self.viewport().update()

    def shows_ring(self) -> bool:
        """Whether the current line wears the focus ring, wherever the keyboard stands just now."""
        return self._shows_ring

    def update_lines(self, numbers: Iterable[int]) -> None:
        """Paint these lines anew, those of them that are in sight."""
        for number in numbers:
            if self.shows_some_of(number):
                top, bottom = self._sheet.line_top(number), self._sheet.line_bottom(number)
                self.viewport().update(QRect(0, top - self.scrolled_px(), self.viewport().width(), bottom - top))

    def _begin(self, timeline: Timeline, speakers: Sequence[str]) -> None:
        self.marks = no_marks(timeline)
        self._position_ms = 0
        self._said = Said(timeline)
        self._speaker_colors = SpeakerColors(timeline.lines, speakers)
        self._look = make_look(self.palette(), self._sheet.letters.font)

    def _mark_said(self) -> None:
        """Move the marks inside the spoken lines, and paint the rows where they changed."""
        spoken = self.marks.spoken
        for number, start, end in self._said.move(self._position_ms, spoken, self.text_style.shows_progress):
            if self.shows_some_of(number):
                top, bottom = self._sheet.rows_span(number, start, end)
                self.viewport().update(QRect(0, top - self.scrolled_px(), self.viewport().width(), bottom - top))

    def _scene(self) -> Scene:
        return Scene(
            timeline=self.timeline,
            sheet=self._sheet,
            look=self._look,
            marks=self.marks,
            said=self._said,
            speaker_colors=self._speaker_colors,
            ring=self.marks.current if self._shows_ring and self.hasFocus() else None,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.ground)
        if self.line_count():
            blocks = BlockPainter(painter, self._scene(), self.scrolled_px(), QRectF(event.rect()))
            for first in self._dirty_blocks(event):
                blocks.paint(first)
        painter.end()

    def _dirty_blocks(self, event: QPaintEvent) -> Iterator[int]:
        """The blocks that a paint concerns."""
        dirty, stack, scrolled_px = event.rect(), self._sheet.stack, self.scrolled_px()
        first, last = stack.block_at(scrolled_px + dirty.top()), stack.block_at(scrolled_px + dirty.bottom())
        while first <= last:
            following = stack.after(first)
            top, bottom = stack.top(first) - scrolled_px, stack.top(following) - scrolled_px
            if event.region().intersects(QRect(dirty.left(), top, dirty.width(), bottom - top)):
                yield first
            first = following

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._look = make_look(self.palette(), self._sheet.letters.font)
            self.viewport().update()
