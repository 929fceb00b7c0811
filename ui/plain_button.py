"""A button that Enter in a field beside it does not press: what it does is asked for by itself."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def plain_button(text: str, name: str, clicked: Callable[[], object]) -> QPushButton:
    """The button under its object name."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: clicked())
    return button
