"""The popup in which one sets how the text looks, and what is shown beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.transcript.layout.text_style import LARGEST_PERCENT, SMALLEST_PERCENT, TextStyle
from ui.transcript.tools.choice_row import ChoiceRow

_STEP_PERCENT = 10
# Letters in the longest row; None is as wide as the pane.
_MEASURES = {"Narrow": 60, "Medium": 90, "Wide": 120, "Full": None}
_SPACINGS_PERCENT = {"Tight": 120, "Normal": 135, "Loose": 165}
_SHOWN = {"Show": True, "Hide": False}
_PLACES = ("Beside", "Under")
# Enough to know a title by.
_TITLE_CHARS = 22


@dataclass(frozen=True, slots=True)
class SecondText:
    """The texts that may be shown with the first, as `(id, title)`, the id of the one that is, and where it stands."""

    choices: Sequence[tuple[object, str]] = ()
    chosen: object = None
    beside: bool = True


def zoomed(style: TextStyle, step: int) -> TextStyle:
    """Larger (1) or smaller (-1) letters within bounds, or of the usual size (0)."""
    percent = style.size_percent + step * _STEP_PERCENT if step else TextStyle().size_percent
    return replace(style, size_percent=min(max(percent, SMALLEST_PERCENT), LARGEST_PERCENT))


class ViewOptions(QFrame):
    """Opens below a button and is gone once closed; every change is told at once, the id of the second text or None."""

    style_chosen = Signal(TextStyle)
    second_chosen = Signal(object, bool)

    def __init__(self, style: TextStyle, second: SecondText, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("viewOptions")
        self.setAccessibleName("Text options")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._style = style
        self._form = QFormLayout(self)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._add_size()
        self._add_choice("Line width", "lineWidthChoice", "measure_letters", _MEASURES)
        self._add_choice("Line spacing", "lineSpacingChoice", "spacing_percent", _SPACINGS_PERCENT)
        self._add_choice("Times", "timesChoice", "shows_times", _SHOWN)
        self._add_choice("Progress in line", "progressChoice", "shows_progress", _SHOWN)
        if second.choices:
            self._add_second(second)

    def open_below(self, button: QWidget) -> None:
        """Show the popup with its right end below that of the button, wholly on the screen."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height()))
        screen = (QGuiApplication.screenAt(corner) or button.screen()).availableGeometry()
        left = min(max(corner.x(), screen.left()), screen.right() - self.width() + 1)
        top = min(max(corner.y(), screen.top()), screen.bottom() - self.height() + 1)
        self.move(left, top)
        self.show()
        self.focusNextChild()

    def _add_size(self) -> None:
        self._size = QLabel()
        self._size.setObjectName("textSizeLabel")
        row = QHBoxLayout()
        row.addWidget(self._step_button("smallerTextButton", "−", "Smaller text", -1))
        row.addWidget(self._size)
        row.addWidget(self._step_button("largerTextButton", "+", "Larger text", 1))
        row.addWidget(self._step_button("usualTextButton", "Reset", "Text of the usual size", 0))
        row.addStretch(1)
        # As wide as the widest, so that the buttons stay under the pointer.
        self._size.setMinimumWidth(self._size.fontMetrics().horizontalAdvance(f"{LARGEST_PERCENT} %"))
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._form.addRow("Text size", row)
        self._show_size()

    def _step_button(self, name: str, text: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRepeat(bool(step))
        button.clicked.connect(lambda: self._change(zoomed(self._style, step)))
        return button

    def _add_choice(self, title: str, name: str, field: str, values: Mapping[str, Any]) -> None:
        numbers, current = list(values.values()), getattr(self._style, field)
        chosen = numbers.index(current) if current in numbers else None
        row = ChoiceRow(name, title, tuple(values), chosen)
        row.chosen.connect(lambda number: self._change(replace(self._style, **{field: numbers[number]})))
        self._form.addRow(title, row)

    def _add_second(self, second: SecondText) -> None:
        ids = [None, *(identifier for identifier, _ in second.choices)]
        self._texts = QComboBox()
        self._texts.setObjectName("secondTextBox")
        self._texts.setAccessibleName("Second text")
        self._texts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._texts.setMinimumContentsLength(_TITLE_CHARS)
        room_px = self._texts.fontMetrics().horizontalAdvance("X" * _TITLE_CHARS)
        for title in ("None", *(title for _, title in second.choices)):
            self._texts.addItem(self._texts.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room_px))
            self._texts.setItemData(self._texts.count() - 1, title, Qt.ItemDataRole.ToolTipRole)
        self._texts.setCurrentIndex(ids.index(second.chosen))
        self._place = ChoiceRow("secondPlaceChoice", "Second text", _PLACES, 0 if second.beside else 1)
        self._place.setEnabled(second.chosen is not None)
        self._form.addRow("Second text", self._texts)
        self._form.addRow("", self._place)

        def tell() -> None:
            chosen = ids[self._texts.currentIndex()]
            self._place.setEnabled(chosen is not None)
            self.second_chosen.emit(chosen, self._place.number() == 0)

        self._texts.currentIndexChanged.connect(tell)
        self._place.chosen.connect(tell)

    def _change(self, style: TextStyle) -> None:
        self._style = style
        self._show_size()
        self.style_chosen.emit(style)

    def _show_size(self) -> None:
        self._size.setText(f"{self._style.size_percent} %")
