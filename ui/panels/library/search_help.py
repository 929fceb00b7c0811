"""The button beside the search field: what one can ask for, as examples to be tried, and the forms of words."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.icon_button import IconButton

_EXAMPLES = (
    ("tide table", "All of these words"),
    ('"tide table"', "These words in this order"),
    ("harb*", "Words that begin so"),
    ("tide -moon", "Not with this word"),
    ("When does the ferry leave?", "Passages for a question"),
    ("speaker:Ada tide", "Said by somebody"),
    ("in:title harbour", "Only in titles"),
    ("kind:bookmark tide", "Only bookmarks, questions, chapters…"),
    ("tag:later", "Bookmarks with a tag"),
    ("after:2024-06 before:2025 tide", "Published in this time"),
    ("heard:no tide", "Only what was not heard yet"),
)


class SearchHelp(IconButton):
    """Opens a menu; `None` stands for words as they are written."""

    example_chosen = Signal(str)
    language_chosen = Signal(object)  # code, or None

    def __init__(self) -> None:
        super().__init__("librarySearchHelpButton", "help", "How to search")
        self._language: str | None = None
        self._near: tuple[str, ...] = ()
        self.clicked.connect(self._open)

    def set_language(self, code: str | None) -> None:
        """The forms of words of this language are found, too."""
        self._language = code

    def set_languages(self, codes: Sequence[str]) -> None:
        """Offer these first: the library has transcripts in them."""
        self._near = tuple(dict.fromkeys(code[:2].lower() for code in codes))

    def _open(self) -> None:
        menu = QMenu("How to Search", self)
        menu.setObjectName("librarySearchMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for example, meaning in _EXAMPLES:
            # What stands behind a tab has a column of its own.
            action = menu.addAction(f"{example}\t{meaning}")
            action.triggered.connect(lambda _checked, text=example: self.example_chosen.emit(text))
        menu.addSeparator()
        self._add_languages(menu.addMenu("Word Forms"))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _add_languages(self, menu: QMenu) -> None:
        # With the search, which the first paint does not need.
        from player.library.search.forms import LANGUAGES

        # Some screens are lower than a list of all languages.
        menu.setStyleSheet("QMenu { menu-scrollable: 1 }")
        near = [code for code in self._near if code in LANGUAGES]
        group = QActionGroup(menu)
        self._add_language(menu, group, None, "Off: Words as They Are Written")
        menu.addSeparator()
        for code in near:
            self._add_language(menu, group, code, LANGUAGES[code].capitalize())
        if near:
            menu.addSeparator()
        for code, name in sorted(LANGUAGES.items(), key=lambda item: item[1]):
            if code not in near:
                self._add_language(menu, group, code, name.capitalize())

    def _add_language(self, menu: QMenu, group: QActionGroup, code: str | None, title: str) -> None:
        action = QAction(title, menu, checkable=True, checked=code == self._language)
        group.addAction(action)
        menu.addAction(action)
        action.triggered.connect(lambda: self._choose(code))

    def _choose(self, code: str | None) -> None:
        self._language = code
        self.language_chosen.emit(code)
