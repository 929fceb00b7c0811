"""Rows with a box to tick, which is seen on a dark ground too."""

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

_ROW_PADDING_PX = 6


class TickDelegate(QStyledItemDelegate):
    """What cannot be ticked has a grey name and box, but can be looked at."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        box = option.palette.color(QPalette.ColorRole.PlaceholderText)
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            option.state &= ~QStyle.StateFlag.State_Enabled
            box = option.palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        # WORKAROUND: Fusion draws the box in a shade darker than the window, which nobody sees on a dark ground.
        option.palette.setColor(QPalette.ColorRole.Window, box)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index).grownBy(QMargins(0, 0, 0, _ROW_PADDING_PX))
