"""One source in the list of sources: its name, what it holds, what is odd about it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QMenu, QWidget

from player.recording import StoredSource
from player.source_reports import SourceReport, format_title, source_name, source_title
from ui.icon_button import IconButton
from ui.panels.note_rows import counted
from ui.panels.radio_button import ElidedRadioButton
from ui.panels.row_layout import small_font
from ui.panels.tooltip import tooltip


class SourceEntry(QWidget):
    """A source with a transcript can be chosen by its `choice`; one without has a plain name."""

    chosen = Signal()
    removed = Signal()
    report_requested = Signal()
    encoding_requested = Signal()

    def __init__(self, source: StoredSource, is_shown: bool) -> None:
        super().__init__()
        self._report = SourceReport()
        self.choice = self._choice(source, is_shown) if source.document.lines else None
        self._remarks = _remarks_button(source)
        self._remarks.clicked.connect(self.report_requested)
        self._remarks.hide()
        name = source_name(source.document)
        more = IconButton("sourceMoreButton", "more", f"More about {name}")
        more.clicked.connect(lambda: self._open_menu(more.mapToGlobal(more.rect().bottomLeft())))
        remove = IconButton("sourceRemoveButton", "trash", f"Remove {name}")
        remove.clicked.connect(self.removed)
        self._lay_out(self.choice or _name_label(source), _holdings_label(source), (more, remove))

    def _lay_out(self, name: QWidget, held: QWidget, buttons: Sequence[IconButton]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(held, 1, 0)
        grid.addWidget(self._remarks, 2, 0, Qt.AlignmentFlag.AlignLeading)
        for column, button in enumerate(buttons, start=1):
            grid.addWidget(button, 0, column, 2, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._remarks, *buttons):
            # A name that looks like markup is shown as it stands.
            button.setToolTip(tooltip(button.accessibleName()))

    def set_report(self, report: SourceReport) -> None:
        """Say how many remarks there are; with none there is nothing to see."""
        self._report = report
        self._remarks.setText(counted(len(report.remarks), "remark"))
        self._remarks.setAccessibleDescription(self._remarks.text())
        self._remarks.setVisible(bool(report.remarks))
        self.updateGeometry()

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """In the order in which the Tab key comes to them."""
        return tuple(self.findChildren(QAbstractButton))

    def _choice(self, source: StoredSource, is_shown: bool) -> ElidedRadioButton:
        choice = ElidedRadioButton(source_title(source.document))
        choice.setObjectName("sourceRadioButton")
        choice.setAccessibleName(f"Show the transcript of {source_name(source.document)}")
        choice.setAccessibleDescription(holdings(source))
        choice.setToolTip(tooltip(choice.accessibleName()))
        choice.setChecked(is_shown)
        choice.clicked.connect(self.chosen)
        return choice

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("How It Was Read…").triggered.connect(self.report_requested)
        if self._report.is_rereadable:
            menu.addAction("Reopen with Encoding…").triggered.connect(self.encoding_requested)
        menu.addSeparator()
        menu.addAction("Remove from Recording").triggered.connect(self.removed)
        menu.popup(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())


def _name_label(source: StoredSource) -> QLabel:
    title = source_title(source.document)
    # Zero-width spaces let a name without blanks wrap.
    label = QLabel("\N{ZERO WIDTH SPACE}".join(title))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(title)
    label.setWordWrap(True)
    return label


def _remarks_button(source: StoredSource) -> IconButton:
    button = IconButton("sourceRemarksButton", "remark", f"How {source_name(source.document)} was read")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFont(small_font(button.font()))
    return button


def _holdings_label(source: StoredSource) -> QLabel:
    label = QLabel(holdings(source))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setWordWrap(True)
    return label


def holdings(source: StoredSource) -> str:
    """What a source holds: `SubRip · 807 lines, 127 turns`; what there is none of is left out."""
    document = source.document
    counts = (
        (len(document.lines), "line"),
        (source.turn_count, "turn"),
        (len(document.chapters), "chapter"),
        (len(document.notes), "note"),
    )
    held = ", ".join(counted(count, noun) for count, noun in counts if count)
    return " · ".join(part for part in (format_title(document), held) if part)
