"""The dialog in which one sees what was found before it comes in, and leaves out what is not wanted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from player.import_survey import Survey, SurveyedFile
from ui.import_review.choice import TextChoice, all_readable
from ui.import_review.model import ReviewModel
from ui.import_review.wording import details, summary
from ui.panels.rows import AnyIndex
from ui.tick_delegate import TickDelegate

_SIZE_PX = (860, 600)
_NAME_WIDTH_PX = 320
_TREE_SHARE, _DETAILS_SHARE = 2, 1


class ImportReview(QDialog):
    """`import_requested(groups)` comes with Import; a text that is to be read otherwise is asked for, then `reread`."""

    import_requested = Signal(object)  # tuple[Group, ...]
    encoding_requested = Signal(object)  # TextChoice
    frame_rate_requested = Signal(object)  # TextChoice

    def __init__(self, survey: Survey, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importReview")
        self.setWindowTitle("Import")
        self._choice = all_readable(survey)
        self._model = ReviewModel(self._choice, self)
        self._summary = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._summary.setObjectName("importSummary")
        self._tree = _ReviewTree(self._model)
        self._details = _details_pane()
        self._encoding = _button("Encoding…", "importEncodingButton")
        self._frame_rate = _button("Frame Rate…", "importFrameRateButton")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._import = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._import.setText("Import")
        self._import.setObjectName("importButton")
        self._lay_out()
        self._connect()
        self._tree.setCurrentIndex(self._model.index(0, 0))
        self._show()
        self._tree.setFocus()

    def reread(self, text: TextChoice, file: SurveyedFile) -> None:
        """Show how a text reads now; it is chosen if there is something in it."""
        self._model.reread(text, file)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        for button in (self._encoding, self._frame_rate):
            ways.addWidget(button)
        ways.addStretch(1)
        looked_at = QWidget()
        column = QVBoxLayout(looked_at)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._details)
        column.addLayout(ways)
        splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        for widget, share in ((self._tree, _TREE_SHARE), (looked_at, _DETAILS_SHARE)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.count() - 1, share)
        column = QVBoxLayout(self)
        column.addWidget(self._summary)
        column.addWidget(splitter, 1)
        column.addWidget(self._buttons)
        self.resize(*_SIZE_PX)

    def _connect(self) -> None:
        self._model.choice_changed.connect(self._show)
        self._tree.selectionModel().currentRowChanged.connect(self._show_details)
        self._encoding.clicked.connect(lambda: self.encoding_requested.emit(self._text()))
        self._frame_rate.clicked.connect(lambda: self.frame_rate_requested.emit(self._text()))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.import_requested.emit(self._choice.groups()))

    def _show(self) -> None:
        self._summary.setText(summary(self._choice))
        self._import.setEnabled(bool(self._choice.groups()))
        self._show_details()

    def _show_details(self) -> None:
        shown = details(self._model.item(self._tree.currentIndex()))
        if shown != self._details.toPlainText():
            self._details.setPlainText(shown)
        text = self._text()
        self._encoding.setEnabled(text is not None and text.may_be_decoded)
        self._frame_rate.setEnabled(text is not None and text.counts_frames)

    def _text(self) -> TextChoice | None:
        """The text that is looked at, if it is one."""
        row = self._model.item(self._tree.currentIndex())
        return row if isinstance(row, TextChoice) else None


class _ReviewTree(QTreeView):
    """The rows, all in sight; Space takes or leaves the current one."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self.setObjectName("importTree")
        self.setAccessibleName("What was found")
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.resizeSection(0, _NAME_WIDTH_PX)
        self.expandAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            model = self.model()
            assert isinstance(model, ReviewModel)
            model.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Delegate(TickDelegate):
    """A name is told by both its ends, a sentence by how it begins."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() > 0:
            option.textElideMode = Qt.TextElideMode.ElideRight


def _details_pane() -> QPlainTextEdit:
    pane = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
    pane.setObjectName("importDetails")
    pane.setAccessibleName("About the chosen row")
    # Without it a text to read shows nobody where the keyboard is.
    pane.setTextInteractionFlags(pane.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return pane


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text, autoDefault=False)
    button.setObjectName(name)
    return button
