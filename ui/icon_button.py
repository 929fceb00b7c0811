"""A flat button that shows an icon of the theme and is redrawn when light and dark are switched."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolButton

from ui.theme import icon


class IconButton(QToolButton):
    """A button known by its icon, its tooltip and its name for screen readers."""

    def __init__(self, name: str, icon_name: str, title: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setAutoRaise(True)
        self._draw_icon()

    def _draw_icon(self) -> None:
        self.setIcon(icon(self._icon_name, self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()
