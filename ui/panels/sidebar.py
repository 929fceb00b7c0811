"""The sidebar: six tabs with what is known about the recording and what the user kept of it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from player.bookmarks import Bookmark
from player.document import Document
from player.notes import Chapter
from player.recording import Recording, SourcedNote, combined_facts, sourced_notes
from player.source_reports import SourceReport
from ui.panels.bookmarks import BookmarksPanel
from ui.panels.chapters import ChaptersPanel
from ui.panels.highlights import HighlightsPanel
from ui.panels.keywords import KeywordsPanel
from ui.panels.questions import QuestionsPanel
from ui.panels.summary import SummaryPanel
from ui.panels.tab_selector import TabSelector


class Sidebar(QWidget):
    """Joins the tabs: every wish of a tab is a signal here, every setter reaches the tabs that show it."""

    moment_requested = Signal(int)  # position_ms
    keyword_chosen = Signal(object)  # the term, or None when it is no longer chosen
    keyword_step_requested = Signal(int)  # +1 or -1
    bookmark_played = Signal(object)  # Bookmark
    bookmark_changed = Signal(object)  # Bookmark, edited; where an end moved, its quote is still the old one
    bookmark_deleted = Signal(str)  # id
    source_chosen = Signal(str)  # id of the source whose transcript is to be shown
    source_removed = Signal(str)  # id
    source_report_requested = Signal(str)  # id
    source_encoding_requested = Signal(str)  # id

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName("Sidebar")
        self._known: tuple[tuple[Chapter, ...], tuple[SourcedNote, ...]] = ((), ())
        self._summary = SummaryPanel()
        self._highlights = HighlightsPanel()
        self._keywords = KeywordsPanel()
        self._questions = QuestionsPanel()
        self._chapters = ChaptersPanel()
        self._bookmarks = BookmarksPanel()
        self._tabs: tuple[QWidget, ...] = (
            self._summary,
            self._highlights,
            self._keywords,
            self._questions,
            self._chapters,
            self._bookmarks,
        )
        self._selector = TabSelector([tab.accessibleName() for tab in self._tabs])
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def set_recording(self, recording: Recording | None) -> None:
        """Show what all sources of this recording know; its bookmarks come by `set_bookmarks`."""
        self._summary.set_recording(recording)
        self._bookmarks.set_duration(recording.duration_ms if recording else None)
        document = combined_facts(recording) if recording else Document()
        known = (document.chapters, sourced_notes(recording) if recording else ())
        # The lists keep what is unfolded and chosen when only the title or the transcript changed.
        if known == self._known:
            return
        self._known = known
        chapters, notes = known
        self._highlights.set_notes(notes)
        self._keywords.set_notes(notes)
        self._questions.set_notes(notes)
        self._chapters.set_chapters(chapters, notes)

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        self._bookmarks.set_bookmarks(bookmarks)

    def set_source_reports(self, reports: Mapping[str, SourceReport]) -> None:
        """Say at each source, by its id, how it was read."""
        self._summary.set_source_reports(reports)

    def set_position(self, position_ms: int) -> None:
        """Mark the chapter and the bookmarks that are playing at this moment."""
        self._chapters.set_position(position_ms)
        self._bookmarks.set_position(position_ms)

    def set_keyword_count(self, term: str, count: int) -> None:
        """Say how often the chosen keyword is spoken in the transcript shown."""
        self._keywords.set_count(term, count)

    def show_tab(self, name: str) -> None:
        """Show the tab of this name, such as `Bookmarks`, in any case; raises ValueError where there is none."""
        self._pages.setCurrentIndex([tab.accessibleName().lower() for tab in self._tabs].index(name.lower()))

    def finish_editing(self) -> None:
        """Tell what is typed in the bookmark editor and not told yet: to be called before the window closes."""
        self._bookmarks.finish_editing()

    def _lay_out(self) -> None:
        for tab in self._tabs:
            self._pages.addWidget(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._selector)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._selector.chosen.connect(self._pages.setCurrentIndex)
        self._pages.currentChanged.connect(self._selector.set_chosen)
        for tab in (self._summary, self._highlights, self._keywords, self._questions, self._chapters):
            tab.moment_requested.connect(self.moment_requested)
        self._keywords.keyword_chosen.connect(self.keyword_chosen)
        self._keywords.keyword_step_requested.connect(self.keyword_step_requested)
        self._bookmarks.bookmark_played.connect(self.bookmark_played)
        self._bookmarks.bookmark_changed.connect(self.bookmark_changed)
        self._bookmarks.bookmark_deleted.connect(self.bookmark_deleted)
        self._summary.source_chosen.connect(self.source_chosen)
        self._summary.source_removed.connect(self.source_removed)
        self._summary.source_report_requested.connect(self.source_report_requested)
        self._summary.source_encoding_requested.connect(self.source_encoding_requested)
