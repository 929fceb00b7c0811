"""The Highlights tab: clips worth sharing, highlights and insights, each leading to its moment."""

from collections.abc import Sequence

from player.notes import NoteKind
from player.recording import SourcedNote
from ui.panels.note_rows import clip_length, has_several_sources, heading_row, note_row
from ui.panels.row_page import RowPage
from ui.panels.rows import Row

_EMPTY = (
    "Highlights, insights and clips worth sharing stand here once you add a saved summary page of this recording: "
    "drop it on the window."
)
_GROUPS = (
    (NoteKind.HOOK, "Worth sharing"),
    (NoteKind.HIGHLIGHT, "Highlights"),
    (NoteKind.INSIGHT, "Insights"),
)


class HighlightsPanel(RowPage):
    """What others found worth hearing."""

    def __init__(self) -> None:
        super().__init__("highlightsPanel", "Highlights", _EMPTY)

    def set_notes(self, notes: Sequence[SourcedNote]) -> None:
        says_source = has_several_sources(notes)
        rows: list[Row] = []
        for kind, title in _GROUPS:
            group = [
                note_row(number, sourced, says_source, clip_length(sourced.note) if kind is NoteKind.HOOK else "")
                for number, sourced in enumerate(notes)
                if sourced.note.kind is kind
            ]
            rows += [heading_row(title), *group] if group else []
        self._set_rows(rows)
