"""The button whose menu says in which order recordings stand, and which of them are listed."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from ui.icon_button import IconButton
from ui.panels.library.arrangement import FILTERS, ORDERS, Filter, Order

_TITLE = "Sort and filter the recordings"


class ArrangeButton(IconButton):
    """Two choices in one menu, one of each always taken."""

    order_chosen = Signal(str)  # Order.name
    filter_chosen = Signal(str)  # Filter.name

    def __init__(self) -> None:
        super().__init__("libraryArrangeButton", "arrange", _TITLE)
        menu = QMenu(self)
        menu.setAccessibleName(_TITLE)
        self._orders = _add_choices(menu, "Sort By", ORDERS, self.order_chosen)
        self._filters = _add_choices(menu, "Show", FILTERS, self.filter_chosen)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_chosen(self, order: Order, choice: Filter) -> None:
        """Tick these in the menu."""
        self._orders[order.name].setChecked(True)
        self._filters[choice.name].setChecked(True)
        state = f"Sorted by: {order.title}. Shown: {choice.title}."
        self.setAccessibleDescription(state)
        self.setToolTip(f"{_TITLE}\n{state}")


def _add_choices(
    menu: QMenu, title: str, choices: Iterable[Order | Filter], chosen: SignalInstance
) -> dict[str, QAction]:
    """A titled part of the menu, one of whose actions is always ticked; by the names of the choices."""
    menu.addSection(title)
    group = QActionGroup(menu)
    actions = {}
    for choice in choices:
        action = group.addAction(choice.title)
        action.setCheckable(True)
        action.setObjectName(f"{choice.name}Choice")
        action.triggered.connect(lambda _checked=False, name=choice.name: chosen.emit(name))
        actions[choice.name] = action
    menu.addActions(group.actions())
    return actions
