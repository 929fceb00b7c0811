"""Finding in the transcript: what the find bar looks for and the keyword of the sidebar, marked and walked through."""

from PySide6.QtCore import QObject, QTimer, Signal

from player.errors import BadExpression
from player.find import Folding, Found, Query, Search
from ui.transcript.finding.find_bar import FindBar
from ui.transcript.finding.hit_strip import HitStrip
from ui.transcript.finding.hit_walk import HitWalk
from ui.transcript.following.gliding import Glide
from ui.transcript.following.kept_place import keep_lines_still
from ui.transcript.layout.background_import import BackgroundImport
from ui.transcript.view import TranscriptView

# Less than half a frame, so that the window can paint and take the next key; what is in sight needs far less.
_SLICE_S = 0.006
_FIRST_SLICE_S = 0.002
# As many of a keyword's lines are told: a seek bar has no more places.
_MOST_TOLD_LINES = 2_000
_TOO_SLOW = "too slow in some lines"


class Finding(QObject):
    """Joins find bar, strip and view, and searches in slices; going to a hit counts as the reader's own move.

    `keyword_found` tells how many lines hold the keyword, and the numbers of some of them, evenly spread, or of all.
    """

    keyword_found = Signal(int, tuple)

    def __init__(self, view: TranscriptView, glide: Glide, bar: FindBar, strip: HitStrip) -> None:
        super().__init__(view)
        self._view = view
        self._glide = glide
        self._bar = bar
        self._strip = strip
        self._regex_import = BackgroundImport("regex")
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(lambda: self._go_on(_SLICE_S))
        bar.hide()
        self.forget()
        bar.query_changed.connect(self._search)
        bar.step_requested.connect(self.step)
        bar.close_requested.connect(self.close)
        view.find_step_requested.connect(self.step)
        view.scrolled.connect(self._begin_in_sight)
        strip.line_chosen.connect(self._go_to_line)
        strip.height_chosen.connect(self._go_to_height)

    def forget(self) -> None:
        """Let go of the lines of an earlier transcript."""
        self._slices.stop()
        self._folding = Folding()
        self._keyword: HitWalk | None = None
        self._hide_bar()
        self._strip.set_keyword(None)
        self._set_found(None)

    def open(self, word: str | None) -> None:
        """Open the bar with this word, or with what was last looked for."""
        self._view.reader_moved.emit()
        # Ready when it is needed, if it is: the import takes a frame.
        self._regex_import.is_done()
        keep_lines_still(self._view, lambda: self._bar.open(word))
        self._search()

    def close(self) -> None:
        """Close the bar, take its marks away and give the keyboard, where the bar had it, back to the text."""
        focused = self._bar.window().focusWidget()
        had_keyboard = focused is not None and self._bar.isAncestorOf(focused)
        self._hide_bar()
        self._set_found(None)
        if had_keyboard:
            self._view.setFocus()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit; opens the bar where nothing is looked for."""
        if self._found is not None:
            self._walk(self._found, step)
        elif self._view.line_count() and self._bar.isHidden():
            self.open(None)

    def set_keyword(self, term: str | None) -> None:
        """Mark where this term stands, None marks nothing; `keyword_found` follows, often at once."""
        self._keyword = None
        if term and self._view.line_count():
            query = Query(term, whole_word=True, allows_plural=True)
            self._keyword = self._begun(query, self._view.first_in_sight())
        self._strip.set_keyword(self._keyword.hits if self._keyword else None)
        self._mark()
        if self._keyword is None:
            self.keyword_found.emit(0, ())
        else:
            self._go_on(_FIRST_SLICE_S)

    def step_keyword(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place of the keyword."""
        if self._keyword is not None:
            self._walk(self._keyword, step)

    def _hide_bar(self) -> None:
        if not self._bar.isHidden():
            keep_lines_still(self._view, self._bar.leave)

    def _search(self) -> None:
        """Find while one types: stay in the line stood on while it holds a hit, else go to the next below."""
        query = self._bar.query()
        # What the bar covers was in sight before it came.
        line = self._view.first_in_sight(self._bar.height()) if self._stood_on is None else self._stood_on
        try:
            self._set_found(self._begun(query, line) if query.text else None, self._stood_on)
        except BadExpression as error:
            self._set_found(None, self._stood_on)
            self._bar.show_fault(error.sentence)
        if self._found is not None:
            self._found.seek(line)
            self._go_on(_FIRST_SLICE_S)

    def _begun(self, query: Query, line: int) -> HitWalk:
        search = Search(self._view.timeline.lines, query, self._folding)
        search.begin_at(line)
        self._slices.start()
        return HitWalk(search)

    def _set_found(self, found: HitWalk | None, stood_on: int | None = None) -> None:
        self._found = found
        self._stood_on = stood_on
        self._strip.set_found(found.hits if found else None)
        self._mark()

    def _begin_in_sight(self) -> None:
        for walk in self._unfinished():
            walk.search.begin_at(self._view.first_in_sight())

    def _unfinished(self) -> list[HitWalk]:
        return [walk for walk in (self._found, self._keyword) if walk is not None and not walk.hits.is_complete]

    def _go_on(self, seconds: float) -> None:
        """A slice of the searching that is left."""
        unfinished = self._unfinished()
        for walk in unfinished:
            numbers = walk.search.go_on(seconds / len(unfinished))
            self._strip.grow(numbers)
            self._show_new(numbers)
            found = walk.arrive()
            if found is not None:
                self._show(found)
            if walk is self._keyword and walk.hits.is_complete:
                self._tell_keyword(walk)
        self._tell_count()
        if not self._unfinished():
            self._slices.stop()

    def _show_new(self, numbers: list[range]) -> None:
        seen = self._view.lines_in_sight()
        if any(among.start < seen.stop and seen.start < among.stop for among in numbers):
            self._view.viewport().update()

    def _walk(self, walk: HitWalk, step: int) -> None:
        found = walk.step(step, self._view.first_in_sight())
        if found is not None:
            self._show(found)

    def _show(self, found: Found) -> None:
        """Mark this hit as the current one, and bring it in sight."""
        self._mark()
        self._view.reader_moved.emit()
        if self._found is not None and found == self._found.current:
            self._stood_on = found.line
        self._view.settle_around(found.line)
        top = self._view.hit_top(found)
        seen_px = top - self._view.scrolled_px()
        if not 0 <= seen_px <= self._view.viewport().height() - self._view.row_height():
            self._glide.to_line(found.line, top - self._view.line_top(found.line))

    def _go_to_line(self, line: int) -> None:
        for walk in (self._found, self._keyword):
            found = walk.seek(line) if walk is not None and walk.hits.in_line(line) else None
            if found is not None:
                self._show(found)
                return

    def _go_to_height(self, share: float) -> None:
        self._view.reader_moved.emit()
        middle_px = round(share * self._view.text_height())
        self._view.scroll_to(middle_px - self._view.viewport().height() // 2)

    def _mark(self) -> None:
        marks, found, keyword = self._view.marks, self._found, self._keyword
        marks.hits, marks.current_hit = (found.hits, found.current) if found else (None, None)
        marks.keyword_hits, marks.current_keyword = (keyword.hits, keyword.current) if keyword else (None, None)
        self._tell_count()
        self._view.viewport().update()
        self._strip.update()

    def _tell_count(self) -> None:
        found = self._found
        if found is None:
            self._bar.show_count(None, 0)
        else:
            note = _TOO_SLOW if found.search.is_too_slow else ""
            self._bar.show_count(found.index(), len(found.hits), not found.hits.is_complete, note)

    def _tell_keyword(self, keyword: HitWalk) -> None:
        lines = keyword.hits.lines(keyword.hits.all_lines())
        spread = lines[:: -(-len(lines) // _MOST_TOLD_LINES) or 1]
        self.keyword_found.emit(len(lines), tuple(spread.tolist()))
