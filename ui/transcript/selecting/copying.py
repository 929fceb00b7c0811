"""What of the transcript is at hand, and the forms in which it is copied."""

from PySide6.QtGui import QGuiApplication

from player.links import moment_link
from ui.transcript.canvas import TranscriptCanvas
from ui.transcript.selecting.quoting import Piece, markdown_quote, plain_text, selected_pieces, timed_text, whole_pieces
from ui.transcript.selection import touched_lines


class Copying:
    """At hand is what is selected, else the lines spoken now; an empty text says that there is nothing."""

    def __init__(self, canvas: TranscriptCanvas) -> None:
        self._canvas = canvas
        self.set_source("", None)

    def set_source(self, title: str, recording_id: str | None) -> None:
        """What quotes and links name as their source; without an id there are no links."""
        self._title = title
        self._recording_id = recording_id

    def selected_lines(self) -> range:
        """The lines of which something is selected."""
        selection = self._canvas.marks.selection
        return touched_lines(self._canvas.timeline.lines, selection) if selection else range(0)

    def selected_phrase(self) -> str | None:
        """What is selected, where it is a part of one line."""
        selection, lines = self._canvas.marks.selection, self._canvas.timeline.lines
        if selection is None or len(selection.numbers) > 1:
            return None
        [(number, phrase)] = selected_pieces(lines, selection)
        return phrase if phrase != lines[number].text else None

    def plain_text(self) -> str:
        """Exactly what is selected, else whole lines."""
        return plain_text(self._pieces())

    def timed_text(self) -> str:
        """Whole lines with their times and speakers."""
        return timed_text(self._canvas.timeline.lines, self.selected_lines() or self._spoken())

    def quote(self) -> str:
        """A Markdown quote that names its source."""
        return markdown_quote(self._canvas.timeline.lines, self._pieces(), self._title, self._recording_id)

    def link(self) -> str:
        """A link to the first selected line, else to the one spoken now, else to the current one."""
        candidates = (*self.selected_lines()[:1], *self._spoken()[-1:], self._canvas.marks.current)
        number = next((number for number in candidates if number is not None), None)
        start_ms = None if number is None else self._canvas.timeline.lines[number].start_ms
        return "" if self._recording_id is None or start_ms is None else moment_link(self._recording_id, start_ms)

    def put(self, text: str) -> None:
        """Put a text on the clipboard, which keeps what it has when there is none."""
        if text:
            QGuiApplication.clipboard().setText(text)

    def _pieces(self) -> list[Piece]:
        selection, lines = self._canvas.marks.selection, self._canvas.timeline.lines
        return selected_pieces(lines, selection) if selection else whole_pieces(lines, self._spoken())

    def _spoken(self) -> list[int]:
        return sorted(self._canvas.marks.spoken)
