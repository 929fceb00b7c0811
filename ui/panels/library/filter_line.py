"""The line that says that a filter hides recordings, and takes it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.panels.library.arrangement import FILTERS, Filter


class FilterLine(QWidget):
    """`Not Heard: 12 of 340` and a button; hidden while all are shown."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryFilterLine")
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        show_all = QPushButton("Show All")
        show_all.setObjectName("libraryShowAllButton")
        show_all.setAccessibleName("Show all recordings")
        show_all.clicked.connect(self.all_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 8)
        row.addWidget(self._told, 1)
        row.addWidget(show_all)
        self.hide()

    def tell(self, choice: Filter, count: int, total: int) -> None:
        """So many of so many are of this filter."""
        self._told.setText(f"{choice.title}: {count:,} of {total:,}")
        self.setVisible(choice is not FILTERS[0])
