"""The dialog before a recording is written into a bundle: what goes into it, and whether its medium does."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.panels.tooltip import breakable
from ui.sizes import size_text

_WIDTH_PX = 480
_TOLD = (
    "Everything that belongs to this recording goes into one file: its texts, notes and bookmarks, and how far you "
    "are in it. Opened in Syncline elsewhere, it is a recording there, or merged into the one that is."
)


class BundleDialog(QDialog):
    """`export_requested(with_media)`; it stays until there is a place for the file."""

    export_requested = Signal(bool)

    def __init__(self, title: str, media_path: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bundleDialog")
        self.setWindowTitle("Export Bundle")
        heading = QLabel(breakable(title), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        heading.setAccessibleName(title)
        told = QLabel(_TOLD, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._medium = _medium_box(media_path)
        export = QPushButton("Export…")
        export.setObjectName("bundleExportButton")
        export.clicked.connect(lambda: self.export_requested.emit(self._medium.isChecked()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (heading, told, self._medium):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(buttons)
        export.setDefault(True)
        # Lines wrap, which Qt does not reckon with by itself.
        self.resize(_WIDTH_PX, column.totalHeightForWidth(_WIDTH_PX))


def _medium_box(media_path: Path | None) -> QCheckBox:
    box = QCheckBox("Include the &Audio or Video")
    box.setObjectName("bundleMediaBox")
    try:
        size_bytes = media_path.stat().st_size if media_path else None
    except OSError:
        size_bytes = None
    if size_bytes is None:
        box.setEnabled(False)
        box.setText(f"{box.text()} ({'it is not at its place' if media_path else 'there is none'})")
    else:
        box.setText(f"{box.text()} ({size_text(size_bytes)})")
    return box
