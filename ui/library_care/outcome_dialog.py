"""The dialog on the state of the library: it shows that a check is under way, then what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.library_care.outcome import Outcome
from ui.plain_button import plain_button
from ui.window_words import without_commands

_WIDTH_PX = 560
_HEIGHT_PX = 180
_PARAGRAPH_PX = 40
_TALLEST_PX = 480
# The title bar that a window manager adds.
_FRAME_PX = 48
CHECKING = "Every record of the library is looked at. You can close this at any time; nothing is changed."


class OutcomeDialog(QDialog):
    """A sentence, and below it what there is to say in detail; `repair_requested` where that may help."""

    repair_requested = Signal()

    def __init__(self, title: str, parent: QWidget, progress: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryOutcome")
        self.setWindowTitle(title)
        self._sentence = QLabel(CHECKING, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._sentence.setObjectName("libraryOutcomeSentence")
        self._details = _details()
        self._repair = plain_button("Repair Library…", "libraryOutcomeRepairButton", self._request)
        self._close = plain_button("Close", "libraryOutcomeCloseButton", self.reject)
        self._column = QVBoxLayout(self)
        self._lay_out(progress)
        self.resize(_WIDTH_PX, _HEIGHT_PX)

    def show_outcome(self, outcome: Outcome, is_repairable: bool = False) -> None:
        """What came of it; with a way to the repair, where there is something to repair."""
        sentence = without_commands(outcome.sentence)
        self._sentence.setText(sentence)
        self._details.setPlainText(without_commands("\n\n".join(outcome.paragraphs)))
        self._details.setVisible(bool(outcome.paragraphs))
        self._repair.setVisible(is_repairable)
        self._fit(len(outcome.paragraphs))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        (self._details if outcome.paragraphs else self._close).setFocus()

    def _fit(self, paragraph_count: int) -> None:
        """As tall as what there is to read, within the screen."""
        if paragraph_count:
            room_px = self.screen().availableSize().height() - _FRAME_PX
            height_px = min(_HEIGHT_PX + _PARAGRAPH_PX * paragraph_count, _TALLEST_PX, room_px)
        else:
            # Lines wrap, which Qt does not reckon with by itself.
            height_px = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), height_px)

    def _request(self) -> None:
        self.accept()
        self.repair_requested.emit()

    def _lay_out(self, progress: QWidget | None) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._repair)
        buttons.addWidget(self._close)
        column = self._column
        column.addWidget(self._sentence)
        column.addWidget(self._details, 1)
        if progress is not None:
            column.addWidget(progress)
        column.addStretch()
        column.addLayout(buttons)
        self._details.hide()
        self._repair.hide()


def _details() -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setObjectName("libraryOutcomeDetails")
    text.setAccessibleName("Details")
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    # Without it a text to read shows nobody where the keyboard is.
    text.setTextInteractionFlags(text.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return text
