"""The dialog with the backups of the library: one more is made, and one of them is restored."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ui.library_care.wording import KEPT, NO_BACKUPS, backed_up, reason_text, time_text
from ui.plain_button import plain_button
from ui.sizes import size_text
from ui.window_words import without_commands

if TYPE_CHECKING:
    from player.library.care.backups import Backup

_SIZE_PX = (600, 440)
_HEADINGS = ("Made", "Why", "Size")
_SIZE_COLUMN = 2
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupsDialog(QDialog):
    """Wishes go out; the list comes with `set_backups`, news with `tell`. `progress` shows what is under way."""

    backup_requested = Signal()
    folder_requested = Signal()
    restore_requested = Signal(object)  # Backup

    def __init__(self, progress: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("backupsDialog")
        self.setWindowTitle("Backups")
        self._backups: tuple[Backup, ...] = ()
        self._list = _backup_list()
        self._list.itemSelectionChanged.connect(self._enable)
        self._list.itemActivated.connect(self._request)
        self._told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._told.setObjectName("backupsNews")
        self._make = plain_button("Back Up Now", "backupsMakeButton", self.backup_requested.emit)
        self._folder = plain_button("Show Folder", "backupsFolderButton", self.folder_requested.emit)
        self._restore = plain_button("Restore…", "backupsRestoreButton", self._request)
        self._lay_out(progress)
        self.resize(*_SIZE_PX)
        self._list.setFocus()

    def set_backups(self, backups: "Sequence[Backup]") -> None:
        """List these, the first one chosen."""
        self._backups = tuple(backups)
        self._list.clear()
        self._list.addTopLevelItems([_item(backup) for backup in backups])
        for column in range(len(_HEADINGS)):
            self._list.resizeColumnToContents(column)
        if backups:
            self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._folder.setEnabled(bool(backups))
        self.tell("" if backups else NO_BACKUPS)
        self._enable()

    def show_made(self, made: "Backup", backups: "Sequence[Backup]") -> None:
        """One more is there."""
        self.set_backups(backups)
        self.tell(backed_up(made))

    def tell(self, sentence: str) -> None:
        """What came of the last wish."""
        sentence = without_commands(sentence)
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _request(self) -> None:
        chosen = self._list.selectedItems()
        if chosen:
            self.restore_requested.emit(self._backups[self._list.indexOfTopLevelItem(chosen[0])])

    def _enable(self) -> None:
        self._restore.setEnabled(bool(self._list.selectedItems()))

    def _lay_out(self, progress: QWidget) -> None:
        kept = QLabel(KEPT, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        for button in (self._make, self._folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._restore)
        buttons.addWidget(plain_button("Close", "backupsCloseButton", self.reject))
        column = QVBoxLayout(self)
        column.addWidget(kept)
        column.addWidget(self._list, 1)
        column.addWidget(self._told)
        column.addWidget(progress)
        column.addLayout(buttons)


def _backup_list() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName("backupsList")
    tree.setAccessibleName("Backups")
    tree.setHeaderLabels(_HEADINGS)
    tree.headerItem().setTextAlignment(_SIZE_COLUMN, _TO_THE_RIGHT)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    return tree


def _item(backup: "Backup") -> QTreeWidgetItem:
    item = QTreeWidgetItem([time_text(backup.taken_at), reason_text(backup.reason), size_text(backup.size_bytes)])
    item.setTextAlignment(_SIZE_COLUMN, _TO_THE_RIGHT)
    item.setToolTip(0, backup.path.name)
    return item
