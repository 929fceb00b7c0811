"""The place in a transcript that stays on the screen while its lines are exchanged, or the view is moved."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint

from ui.transcript.canvas import TranscriptCanvas


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A line, when it begins, and where its top stands in the viewport."""

    number: int
    start_ms: int
    top_px: int


def keep_lines_still(canvas: TranscriptCanvas, move: Callable[[], None]) -> None:
    """Do what moves the canvas in its window; its lines stay where they are on the screen, where there is room."""
    if not canvas.line_count():
        move()
        return
    number = canvas.first_in_sight()
    height_px = _top_px(canvas) + canvas.line_top(number) - canvas.scrolled_px()
    move()
    canvas.settle_around(number)
    canvas.scroll_to(canvas.line_top(number) - (height_px - _top_px(canvas)))


def place_in_sight(canvas: TranscriptCanvas) -> KeptPlace | None:
    """The first line with a time that is in sight or below it."""
    lines = canvas.timeline.lines
    first = canvas.first_in_sight() if lines else 0
    for number in range(first, len(lines)):
        start_ms = lines[number].start_ms
        if start_ms is not None:
            return KeptPlace(number, start_ms, canvas.line_top(number) - canvas.scrolled_px())
    return None


def show_place(canvas: TranscriptCanvas, place: KeptPlace) -> None:
    """Show the same line at the same height; among other lines the one that began last at its time, or the first."""
    lines = canvas.timeline.lines
    is_same = place.number < len(lines) and lines[place.number].start_ms == place.start_ms
    number = place.number if is_same else canvas.timeline.last_started(place.start_ms)
    if lines:
        canvas.settle_around(number or 0)
        canvas.scroll_to(canvas.line_top(number or 0) - place.top_px)


def _top_px(canvas: TranscriptCanvas) -> int:
    return canvas.mapTo(canvas.window(), QPoint(0, 0)).y()
