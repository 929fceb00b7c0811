"""The dialog that asks where the media go that came in bundles."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs import open_dialog
from ui.plain_button import plain_button
from ui.sizes import size_text

_WIDTH_PX = 520


class PlaceDialog(QDialog):
    """`place_chosen(folder)`, or None for texts and bookmarks alone; nothing comes in when it is cancelled."""

    place_chosen = Signal(object)  # Path | None

    def __init__(self, name: str, size_bytes: int, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mediaPlaceDialog")
        self.setWindowTitle("Audio or Video in a Bundle")
        sentence = f"There is audio or video in {name} ({size_text(size_bytes)}). Where is it to be kept?"
        told = QLabel(sentence, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._field = QLineEdit(str(folder))
        self._field.setObjectName("mediaPlaceField")
        self._field.setAccessibleName("Folder")
        self._field.textChanged.connect(self._enable)
        place = QHBoxLayout()
        place.addWidget(self._field, 1)
        place.addWidget(plain_button("Choose…", "mediaPlaceChooseButton", self._choose))
        self._buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(place)
        column.addStretch(1)
        column.addWidget(self._buttons)
        # Lines wrap, which Qt does not reckon with by itself.
        self.resize(_WIDTH_PX, column.totalHeightForWidth(_WIDTH_PX))

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Keep Here")
        buttons.accepted.connect(lambda: self._end(Path(self._field.text().strip()).expanduser()))
        buttons.rejected.connect(self.reject)
        without = plain_button("Leave Out", "mediaPlaceLeaveOutButton", lambda: self._end(None))
        buttons.addButton(without, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons

    def _end(self, folder: Path | None) -> None:
        self.accept()
        self.place_chosen.emit(folder)

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Folder for Audio and Video", self._field.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self._field.setText(names[0]))
        open_dialog(dialog)

    def _enable(self, text: str) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(text.strip()))
