"""The dialog in which one chooses what a recording is written as, seeing at once what comes of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from player.export.draft import Draft
from player.export.features import Feature
from player.export.table import TARGETS
from player.export.target import Target
from player.export.writing import Wanted
from ui.panels.tooltip import breakable

_SIZE_PX = (820, 520)
_LIST_SHARE = 2
_PREVIEW_SHARE = 5


class ExportDialog(QDialog):
    """Tells each choice with `choice_changed` and is told its draft; stays until what is requested has a place."""

    choice_changed = Signal(object, object)  # Target, Wanted
    export_requested = Signal(object, object)  # Target, Wanted

    def __init__(self, title: str, target_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle("Export")
        self._targets = _target_list(target_name)
        self._targets.currentItemChanged.connect(self._tell_choice)
        self._targets.itemActivated.connect(self._request)
        self._times = _check_box("exportTimes", "&Times")
        self._speakers = _check_box("exportSpeakers", "&Speakers")
        for box in (self._times, self._speakers):
            box.toggled.connect(self._tell_choice)
        self._preview = _preview()
        self._losses = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._losses.setObjectName("exportLosses")
        self._export = QPushButton("Export…")
        self._export.setObjectName("exportButton")
        self._export.clicked.connect(self._request)
        self._lay_out(title)
        self.resize(*_SIZE_PX)
        self._targets.scrollToItem(self._targets.currentItem())
        self._targets.setFocus()
        self._offer_choices()

    def target(self) -> Target:
        """The target that is chosen."""
        chosen: Target = self._targets.currentItem().data(Qt.ItemDataRole.UserRole)
        return chosen

    def wanted(self) -> Wanted:
        """What is to be written of the document."""
        times, speakers = (box.isChecked() or not box.isEnabled() for box in (self._times, self._speakers))
        return Wanted(times=times, speakers=speakers)

    def show_draft(self, draft: Draft) -> None:
        """Show what would be written, and say what would be lost."""
        self._preview.setPlainText(draft.beginning)
        self._losses.setText(draft.refusal or " ".join(draft.losses) or "Nothing is lost.")
        self._losses.setAccessibleName(self._losses.text())
        self._export.setEnabled(draft.refusal is None)

    def _lay_out(self, title: str) -> None:
        heading = QLabel(breakable(title), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        heading.setAccessibleName(title)
        grid = QGridLayout(self)
        grid.addWidget(heading, 0, 0, 1, 2)
        for column, (text, widget) in enumerate((("&Format", self._targets), ("&Preview", self._preview))):
            label = QLabel(text)
            label.setBuddy(widget)
            grid.addWidget(label, 1, column)
            grid.addWidget(widget, 2, column)
        choices = QHBoxLayout()
        for box in (self._times, self._speakers):
            choices.addWidget(box)
        choices.addStretch(1)
        grid.addLayout(choices, 3, 0)
        grid.addWidget(self._losses, 3, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        grid.addWidget(buttons, 4, 0, 1, 2)
        # Only now is it in the dialog, which would take another one.
        self._export.setDefault(True)
        grid.setColumnStretch(0, _LIST_SHARE)
        grid.setColumnStretch(1, _PREVIEW_SHARE)

    def _tell_choice(self) -> None:
        self._offer_choices()
        self.choice_changed.emit(self.target(), self.wanted())

    def _offer_choices(self) -> None:
        """Those that change what this target writes."""
        target = self.target()
        has_lines = Feature.LINES not in target.lacks
        self._times.setEnabled(has_lines and not target.needs_times)
        self._speakers.setEnabled(has_lines)

    def _request(self) -> None:
        if self._export.isEnabled():
            self.export_requested.emit(self.target(), self.wanted())


def _target_list(chosen_name: str) -> QListWidget:
    """All targets, the one of this name chosen, else the first."""
    targets = QListWidget()
    targets.setObjectName("exportTargets")
    targets.setAccessibleName("Format")
    for target in TARGETS:
        item = QListWidgetItem(f"{target.title[:1].upper()}{target.title[1:]} (.{target.extension})", targets)
        item.setData(Qt.ItemDataRole.UserRole, target)
        if target.name == chosen_name:
            targets.setCurrentItem(item)
    if targets.currentItem() is None:
        targets.setCurrentRow(0)
    return targets


def _check_box(name: str, text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setObjectName(name)
    box.setChecked(True)
    return box


def _preview() -> QPlainTextEdit:
    preview = QPlainTextEdit()
    preview.setObjectName("exportPreview")
    preview.setAccessibleName("Preview")
    preview.setReadOnly(True)
    preview.setTabChangesFocus(True)
    preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return preview
