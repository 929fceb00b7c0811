"""The files that describe the recording: what each holds, which transcript is shown, and the way to remove one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from player.document import Document
from player.recording import StoredSource
from ui.icon_button import IconButton
from ui.panels.note_rows import counted
from ui.panels.radio_button import ElidedRadioButton
from ui.panels.row_layout import bold_font, small_font
from ui.panels.tooltip import tooltip

# Room for about three sources; more of them scroll.
_TALLEST_PX = 200


class SourceList(QScrollArea):
    """One radio button for each file with a transcript, a plain name for each without."""

    source_chosen = Signal(str)
    source_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sourceList")
        self.setAccessibleName("Sources")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sources: tuple[tuple[StoredSource, ...], str | None] = ((), None)
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
        listing = self._listing(sources, shown_id)
        self.setWidget(listing)
        self.setFixedHeight(min(_TALLEST_PX, listing.sizeHint().height()))
        self.setVisible(bool(sources))
        self._order_tabs(listing)

    def _order_tabs(self, listing: QWidget) -> None:
        """The Tab key comes to the buttons after this list, though they were made after everything else."""
        before: QWidget = self
        for button in listing.findChildren(QAbstractButton):
            QWidget.setTabOrder(before, button)
            before = button

    def _listing(self, sources: Sequence[StoredSource], shown_id: str | None) -> QWidget:
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
        for source in sources:
            column.addWidget(self._entry(source, source.id == shown_id, group))
        column.addStretch(1)
        return listing

    def _entry(self, source: StoredSource, is_shown: bool, group: QButtonGroup) -> QWidget:
        name = source_name(source.document)
        entry = QWidget()
        grid = QGridLayout(entry)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(
            self._choice(source, name, is_shown, group) if source.document.lines else _name_label(name), 0, 0
        )
        grid.addWidget(_holdings_label(source), 1, 0)
        remove = IconButton("sourceRemoveButton", "trash", f"Remove {name}")
        remove.setToolTip(tooltip(remove.accessibleName()))
        remove.clicked.connect(lambda: self.source_removed.emit(source.id))
        grid.addWidget(remove, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        return entry

    def _choice(self, source: StoredSource, name: str, is_shown: bool, group: QButtonGroup) -> QRadioButton:
        choice = ElidedRadioButton(name)
        choice.setObjectName("sourceRadioButton")
        choice.setAccessibleName(f"Show the transcript of {name}")
        choice.setAccessibleDescription(holdings(source))
        choice.setToolTip(tooltip(choice.accessibleName()))
        group.addButton(choice)
        choice.setChecked(is_shown)
        choice.clicked.connect(lambda: self.source_chosen.emit(source.id))
        return choice


def source_name(document: Document) -> str:
    """The name of the file a document came from."""
    return document.origin.name if document.origin else "Unnamed file"


def _name_label(name: str) -> QLabel:
    # Zero-width spaces let a name without blanks wrap.
    label = QLabel("\N{ZERO WIDTH SPACE}".join(name))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setWordWrap(True)
    return label


def _holdings_label(source: StoredSource) -> QLabel:
    label = QLabel(holdings(source))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setWordWrap(True)
    return label


def holdings(source: StoredSource) -> str:
    """What a file holds: `SubRip · 807 lines, 127 turns`; what there is none of is left out."""
    document = source.document
    counts = (
        (len(document.lines), "line"),
        (source.turn_count, "turn"),
        (len(document.chapters), "chapter"),
        (len(document.notes), "note"),
    )
    held = ", ".join(counted(count, noun) for count, noun in counts if count)
    return " · ".join(part for part in (_format_title(document), held) if part)


def _format_title(document: Document) -> str:
    # Here, because the formats take a while to load, and the window is to be painted before.
    from player.formats.table import FORMATS

    name = document.origin.format if document.origin else ""
    return next((format.title for format in FORMATS if format.name == name), name)
