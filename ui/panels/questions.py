"""The Questions tab: questions that unfold their answers."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from player.notes import NoteKind
from player.recording import SourcedNote
from ui.panels.note_rows import has_several_sources, note_row, play_tip
from ui.panels.row_page import RowPage
from ui.panels.rows import Row

_EMPTY = (
    "Questions with their answers stand here once you add a saved summary page of this recording: "
    "drop it on the window."
)


class QuestionsPanel(RowPage):
    """Each question is a row; its answer is the row below it, there only while the question is unfolded."""

    def __init__(self) -> None:
        super().__init__("questionsPanel", "Questions", _EMPTY, choosing_keys=(Qt.Key.Key_Space,))
        self._answers: dict[str, Row] = {}

    def set_notes(self, notes: Sequence[SourcedNote]) -> None:
        says_source = has_several_sources(notes)
        self._answers.clear()
        self._set_rows(
            [
                self._question(note_row(number, sourced, says_source))
                for number, sourced in enumerate(notes)
                if sourced.note.kind is NoteKind.QUESTION
            ]
        )

    def _question(self, row: Row) -> Row:
        """The folded question of a note's row; its answer is put by."""
        if not row.text:
            return row
        self._answers[row.key] = Row(
            key=f"answer-{row.key}",
            text=row.text,
            caption=row.caption,
            start_ms=row.start_ms,
            tip=play_tip(row.start_ms),
            is_indented=True,
        )
        return replace(row, text="", caption="", is_open=False, tip="Show or hide the answer")

    def _choose(self, row: Row) -> None:
        if row.is_open is None:
            self._request_moment(row)
            return
        number = self._list.rows().index(row)
        self._list.replace_row(number, replace(row, is_open=not row.is_open))
        if row.is_open:
            self._list.remove_row(number + 1)
        else:
            self._list.insert_row(number + 1, self._answers[row.key])
            self._list.scroll_to(number + 1)
