"""The dialog in which one chooses the encoding that a text is read in, seeing at once how it would read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from player.document import Origin
from player.formats.encoding import ENCODINGS, encoding_title
from player.telling_lines import telling_lines
from ui.panels.tooltip import breakable

_SIZE_PX = (720, 420)
_PREVIEW_SHARE = 3
_LIST_SHARE = 2


class EncodingDialog(QDialog):
    """Begins with the encoding that the text was read in; `encoding_chosen(name)` comes with OK."""

    encoding_chosen = Signal(str)

    def __init__(self, origin: Origin, data: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("encodingDialog")
        self.setWindowTitle("Reopen with Encoding")
        self._data = data
        self._preview = QPlainTextEdit()
        self._preview.setObjectName("encodingPreview")
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._encodings = _encoding_list(origin)
        self._encodings.currentItemChanged.connect(self._show_preview)
        self._encodings.itemActivated.connect(self.accept)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(origin.name)
        self.accepted.connect(lambda: self.encoding_chosen.emit(self._encoding()))
        self._show_preview()
        self._encodings.scrollToItem(self._encodings.currentItem())
        self._encodings.setFocus()

    def _lay_out(self, name: str) -> None:
        title = QLabel(breakable(name), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        title.setAccessibleName(name)
        grid = QGridLayout(self)
        grid.addWidget(title, 0, 0, 1, 2)
        for column, (text, widget) in enumerate((("&Encoding", self._encodings), ("As it &reads", self._preview))):
            label = QLabel(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            grid.addWidget(label, 1, column)
            grid.addWidget(widget, 2, column)
        grid.addWidget(self._buttons, 3, 0, 1, 2)
        grid.setColumnStretch(0, _LIST_SHARE)
        grid.setColumnStretch(1, _PREVIEW_SHARE)
        self.resize(*_SIZE_PX)

    def _encoding(self) -> str:
        return str(self._encodings.currentItem().data(Qt.ItemDataRole.UserRole))

    def _show_preview(self) -> None:
        self._preview.setPlainText("\n".join(telling_lines(self._data, self._encoding())))


def _encoding_list(origin: Origin) -> QListWidget:
    """All encodings, the one that the text was read in chosen, and called a guess where it is one."""
    encodings = QListWidget()
    encodings.setObjectName("encodingList")
    present = origin.encoding or ENCODINGS[0][0]
    names = [name for name, _title in ENCODINGS]
    for name in names if present in names else [present, *names]:
        guess = " – guessed" if name == present and origin.is_encoding_guessed else ""
        item = QListWidgetItem(f"{encoding_title(name)}{guess}", encodings)
        item.setData(Qt.ItemDataRole.UserRole, name)
        if name == present:
            encodings.setCurrentItem(item)
    return encodings
