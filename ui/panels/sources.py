"""The files that describe the recording: what each holds, which transcript is shown, and the way to remove one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from player.recording import StoredSource
from player.source_reports import SourceReport
from ui.panels.row_layout import bold_font, small_font
from ui.panels.source_entry import SourceEntry

# Room for about three sources; more of them scroll.
_TALLEST_PX = 200


class SourceList(QScrollArea):
    """One radio button for each file with a transcript, a plain name for each without; wishes come with its id."""

    source_chosen = Signal(str)
    source_removed = Signal(str)
    report_requested = Signal(str)
    encoding_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sourceList")
        self.setAccessibleName("Sources")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sources: tuple[tuple[StoredSource, ...], str | None] = ((), None)
        self._entries: dict[str, SourceEntry] = {}
        self._reports: Mapping[str, SourceReport] = {}
        self.hide()

    def set_sources(self, sources: tuple[StoredSource, ...], shown_id: str | None) -> None:
        """Show these sources, the one whose transcript is shown chosen; with none there is nothing to see."""
        if (sources, shown_id) == self._sources:
            return
        self._sources = (sources, shown_id)
        replaced = self.takeWidget()
        if replaced is not None:
            # Not at once: the button whose click led here is in it.
            replaced.deleteLater()
        self._entries = {source.id: self._entry(source, source.id == shown_id) for source in sources}
        listing = self._listing(list(self._entries.values()))
        self.setWidget(listing)
        self._show_reports()
        self.setVisible(bool(sources))
        self._order_tabs()

    def set_reports(self, reports: Mapping[str, SourceReport]) -> None:
        """Say at each source, by its id, how it was read."""
        self._reports = reports
        self._show_reports()

    def _show_reports(self) -> None:
        for source_id, entry in self._entries.items():
            entry.set_report(self._reports.get(source_id, SourceReport()))
        listing = self.widget()
        if listing is not None:
            self.setFixedHeight(min(_TALLEST_PX, listing.sizeHint().height()))

    def _order_tabs(self) -> None:
        """The Tab key comes to the buttons after this list, though they were made after everything else."""
        before: QWidget = self
        for entry in self._entries.values():
            for button in entry.buttons():
                QWidget.setTabOrder(before, button)
                before = button

    def _listing(self, entries: Sequence[SourceEntry]) -> QWidget:
        listing = QWidget()
        # One of them is always shown, so the group may be exclusive although its buttons have their own parents.
        group = QButtonGroup(listing)
        column = QVBoxLayout(listing)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(8)
        heading = QLabel("Sources")
        heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        heading.setFont(bold_font(small_font(heading.font())))
        column.addWidget(heading)
        for entry in entries:
            column.addWidget(entry)
            if entry.choice is not None:
                group.addButton(entry.choice)
        column.addStretch(1)
        return listing

    def _entry(self, source: StoredSource, is_shown: bool) -> SourceEntry:
        entry = SourceEntry(source, is_shown)
        entry.chosen.connect(lambda: self.source_chosen.emit(source.id))
        entry.removed.connect(lambda: self.source_removed.emit(source.id))
        entry.report_requested.connect(lambda: self.report_requested.emit(source.id))
        entry.encoding_requested.connect(lambda: self.encoding_requested.emit(source.id))
        return entry
