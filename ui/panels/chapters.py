"""The Chapters tab: the parts of the recording in time order, the one that is playing marked."""

from collections.abc import Sequence

from player.notes import Chapter, NoteKind
from player.recording import SourcedNote
from ui.panels.note_rows import chapter_row, has_several_sources, note_row
from ui.panels.row_page import RowPage

_EMPTY = (
    "Chapters stand here when a file of this recording names them, such as a page with timed sections: "
    "drop it on the window."
)


class ChaptersPanel(RowPage):
    """Chapters, and sections that say when they begin; sections without a time are on the Summary tab."""

    def __init__(self) -> None:
        super().__init__("chaptersPanel", "Chapters", _EMPTY, follows=True)

    def set_chapters(self, chapters: Sequence[Chapter], notes: Sequence[SourcedNote]) -> None:
        """Show these chapters among the timed sections of these notes."""
        says_source = has_several_sources(notes)
        rows = [chapter_row(number, chapter) for number, chapter in enumerate(chapters)]
        for number, sourced in enumerate(notes):
            if sourced.note.kind is NoteKind.SECTION and sourced.note.position_ms is not None:
                rows.append(note_row(number, sourced, says_source))
        # A chapter without a time stays behind those that have one.
        self._set_rows(sorted(rows, key=lambda row: (row.start_ms is None, row.start_ms or 0)))
