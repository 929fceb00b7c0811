"""Finding in the transcript: what the find bar looks for and the keyword of the sidebar, marked and walked through."""

from PySide6.QtCore import QObject

from player.find import FoldedLines, Found
from ui.transcript.find_bar import FindBar
from ui.transcript.gliding import Glide
from ui.transcript.hit_walk import HitWalk
from ui.transcript.view import TranscriptView


class Finding(QObject):
    """Joins the find bar and the view; going to a hit counts as the reader's own move."""

    def __init__(self, view: TranscriptView, glide: Glide, bar: FindBar) -> None:
        super().__init__(view)
        self._view = view
        self._glide = glide
        self._bar = bar
        self.forget()
        bar.query_changed.connect(self._search)
        bar.step_requested.connect(self.step)
        bar.close_requested.connect(self.close)
        view.find_step_requested.connect(self.step)

    def forget(self) -> None:
        """Let go of the lines of an earlier transcript."""
        self._folded: FoldedLines | None = None
        self._found: HitWalk | None = None
        self._keyword: HitWalk | None = None
        self._bar.hide()

    def open(self, word: str | None) -> None:
        """Open the bar with this word, or with what was last looked for."""
        self._view.reader_moved.emit()
        self._bar.open(word)
        self._search(self._bar.query())

    def close(self) -> None:
        """Close the bar, take its marks away and give the keyboard back to the text."""
        self._bar.hide()
        self._found = None
        self._mark()
        self._view.setFocus()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit; opens the bar where nothing is looked for."""
        if self._found is not None and self._bar.query():
            self._walk(self._found, step)
        elif len(self._view.stack):
            self.open(None)

    def set_keyword(self, term: str | None) -> tuple[int, ...]:
        """Mark where this term stands, None marks nothing; returns the lines that hold it."""
        self._keyword = HitWalk(self._searchable().find_word(term)) if term else None
        self._mark()
        return self._keyword.hits.lines() if self._keyword else ()

    def step_keyword(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place of the keyword."""
        if self._keyword is not None:
            self._walk(self._keyword, step)

    def _searchable(self) -> FoldedLines:
        if self._folded is None:
            self._folded = FoldedLines(self._view.timeline.lines)
        return self._folded

    def _search(self, query: str) -> None:
        """Find while one types: stay in the line stood on while it holds a hit, else go to the next below."""
        place = self._found.current() if self._found else None
        self._found = HitWalk(self._searchable().find(query))
        self._walk(self._found, 1, place.line if place else None)

    def _walk(self, walk: HitWalk, step: int, line: int | None = None) -> None:
        found = walk.step(step, self._view.first_in_sight() if line is None else line)
        self._mark()
        if found is not None:
            self._view.reader_moved.emit()
            self._show(found)

    def _show(self, found: Found) -> None:
        self._view.settle_around(found.line)
        top = self._view.hit_top(found)
        seen_px = top - self._view.scrolled_px()
        if not 0 <= seen_px <= self._view.viewport().height() - self._view.stack.row_height:
            self._glide.to_line(found.line, top - self._view.stack.top(found.line))

    def _mark(self) -> None:
        marks, found, keyword = self._view.marks, self._found, self._keyword
        marks.hits, marks.current_hit = (found.hits, found.current()) if found else (None, None)
        marks.keyword_hits, marks.current_keyword = (keyword.hits, keyword.current()) if keyword else (None, None)
        self._bar.show_count(found.index if found else None, len(found.hits) if found else 0)
        self._view.viewport().update()
