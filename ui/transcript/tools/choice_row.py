"""A row of buttons of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class ChoiceRow(QWidget):
    """Tab reaches the chosen one, arrow keys choose another; numbers count from 0, None is nothing chosen yet."""

    chosen = Signal(int)

    def __init__(self, name: str, title: str, texts: Sequence[str], number: int | None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for at, text in enumerate(texts):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(f"{title}: {text}")
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setChecked(at == number)
            self._group.addButton(button, at)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idToggled.connect(self._tell)

    def number(self) -> int | None:
        """Which one is chosen."""
        number = self._group.checkedId()
        return None if number < 0 else number

    def choose(self, number: int) -> None:
        """Show this one as chosen, which is not told."""
        self._group.blockSignals(True)
        self._group.button(number).setChecked(True)
        self._group.blockSignals(False)

    def _tell(self, number: int, is_chosen: bool) -> None:
        if is_chosen:
            self.chosen.emit(number)
