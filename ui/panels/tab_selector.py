"""Tabs that wrap: all of them stay readable however narrow the sidebar is."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

_UNDERLINE_PX = 3


class TabSelector(QWidget):
    """One button for each tab in as few equal rows as fit; exactly one is checked, the arrow keys move among them."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons = [_TabButton(name) for name in names]
        for number, button in enumerate(self._buttons):
            self._group.addButton(button, number)
        self._buttons[0].setChecked(True)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 4, 8, 4)
        self._grid.setSpacing(0)
        self._group.idToggled.connect(lambda number, is_checked: self.chosen.emit(number) if is_checked else None)
        self._arrange(columns=len(names))

    def set_chosen(self, number: int) -> None:
        self._buttons[number].setChecked(True)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, *divmod(number, columns))
        for column in range(len(self._buttons)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest_px = max(button.sizeHint().width() for button in self._buttons)
        fitting = max(1, (event.size().width() - 16) // widest_px)
        count = len(self._buttons)
        self._arrange(next(columns for columns in range(min(fitting, count), 0, -1) if count % columns == 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class _TabButton(QToolButton):
    """A flat button with a line below it while it is checked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name.lower()}Tab")
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 16, metrics.height() + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        is_lit = self.isChecked() or self.underMouse()
        role = QPalette.ColorRole.WindowText if is_lit else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            line = QRect(4, self.height() - _UNDERLINE_PX, self.width() - 8, _UNDERLINE_PX)
            painter.fillRect(line, palette.color(QPalette.ColorRole.Accent))
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
