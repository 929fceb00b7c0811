"""The Keywords tab: terms to mark in the transcript and to step through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from player.notes import NoteKind
from player.recording import SourcedNote
from ui.icon_button import IconButton
from ui.panels.note_rows import counted, has_several_sources, note_row
from ui.panels.row_page import RowPage
from ui.panels.rows import Row

_EMPTY = (
    "Keywords with what they mean stand here once you add a saved summary page of this recording: "
    "drop it on the window."
)


class KeywordsPanel(RowPage):
    """Choosing a term marks where it is spoken; choosing it again takes the marks away."""

    keyword_chosen = Signal(object)  # the term, or None
    keyword_step_requested = Signal(int)  # +1 or -1

    def __init__(self) -> None:
        super().__init__("keywordsPanel", "Keywords", _EMPTY, marked_as="chosen")
        self._chosen: str | None = None
        self._steps = _StepBar()
        self._steps.step_requested.connect(self.keyword_step_requested)
        self._steps.closed.connect(lambda: self._set_chosen(None))
        self._column.insertWidget(0, self._steps)

    def set_notes(self, notes: Sequence[SourcedNote]) -> None:
        says_source = has_several_sources(notes)
        self._set_rows(
            [
                note_row(number, sourced, says_source)
                for number, sourced in enumerate(notes)
                if sourced.note.kind is NoteKind.KEYWORD
            ]
        )
        # The places of the chosen term belonged to what was shown before.
        if self._chosen is not None:
            self._set_chosen(None)

    def set_count(self, term: str, count: int) -> None:
        """Say how often the chosen term is spoken; a count for another term comes too late and is dropped."""
        if term == self._chosen:
            self._steps.show_term(term, count)

    def _choose(self, row: Row) -> None:
        if row.title:
            self._set_chosen(None if row.title == self._chosen else row.title)
        else:
            self._request_moment(row)

    def _set_chosen(self, term: str | None) -> None:
        self._chosen = term
        self._steps.setVisible(term is not None)
        if term is not None:
            self._steps.show_term(term, None)
        self._mark_chosen()
        self.keyword_chosen.emit(term)

    def _mark_chosen(self) -> None:
        rows = self._list.rows()
        self._list.set_marked([number for number, row in enumerate(rows) if row.title and row.title == self._chosen])


class _StepBar(QWidget):
    """The chosen term, how often it is spoken, and the way from one place to the next."""

    step_requested = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._term = QLabel()
        self._term.setObjectName("keywordCountLabel")
        self._term.setTextFormat(Qt.TextFormat.PlainText)
        self._term.setWordWrap(True)
        # A term of one long word is cut rather than widening the sidebar; the row below shows it whole.
        self._term.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._previous = IconButton("keywordPreviousButton", "previous", "Previous place of the keyword")
        self._next = IconButton("keywordNextButton", "next", "Next place of the keyword")
        clear = IconButton("keywordClearButton", "close", "Clear the keyword")
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(+1))
        clear.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self._term, 1)
        for button in (self._previous, self._next, clear):
            row.addWidget(button)
        self.hide()

    def show_term(self, term: str, count: int | None) -> None:
        """Show this term; a count of None is not known yet."""
        places = {None: "", 0: " · not in this transcript"}.get(count, f" · {counted(count or 0, 'place')}")
        self._term.setText(f"“{term}”{places}")
        self._previous.setEnabled(bool(count))
        self._next.setEnabled(bool(count))
