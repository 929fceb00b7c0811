"""The dialog that asks for the frames a second of texts whose times count frames."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

USUAL_RATES = ("23.976", "24", "25", "29.97", "30", "50", "59.94", "60")
# No picture is slower, and no camera that anybody makes subtitles for is faster.
_SLOWEST, _FASTEST = 1.0, 1_000.0
_HINT = "Films mostly have 23.976 or 24, European television 25, American 29.97."
_MOST_NAMES = 3
_WIDTH_PX = 400


class FrameRateDialog(QDialog):
    """`rate_chosen(frames a second)` comes with OK, for which one must have named a rate."""

    rate_chosen = Signal(float)

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("frameRateDialog")
        self.setWindowTitle("Frame Rate")
        question = QLabel(_question(names), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._rates = _rate_box()
        self._rates.editTextChanged.connect(self._enable)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (question, self._rates, QLabel(_HINT, wordWrap=True), self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(_WIDTH_PX)
        self._enable()

    def _enable(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._rate() is not None)

    def _rate(self) -> float | None:
        """What is chosen or typed, with a point or a comma; None where that is no rate."""
        try:
            rate = float(self._rates.currentText().strip().replace(",", "."))
        except ValueError:
            return None
        return rate if _SLOWEST <= rate <= _FASTEST else None

    def accept(self) -> None:
        rate = self._rate()
        if rate is not None:
            super().accept()
            self.rate_chosen.emit(rate)


def _rate_box() -> QComboBox:
    rates = QComboBox(editable=True)
    rates.setObjectName("frameRateBox")
    rates.setAccessibleName("Frames a second")
    rates.setAccessibleDescription(_HINT)
    rates.addItems(USUAL_RATES)
    # Nobody's guess stands there: a wrong rate looks right at first.
    rates.setCurrentIndex(-1)
    field = rates.lineEdit()
    assert field is not None
    field.setPlaceholderText("Frames a second")
    field.setAccessibleName("Frames a second")
    return rates


def _question(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"The times of {names[0]} count frames. How many frames a second does its video have?"
    more = len(names) - _MOST_NAMES
    named = ", ".join(names[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")
    return f"The times of {len(names):,} files count frames: {named}. How many frames a second does their video have?"
