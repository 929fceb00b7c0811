"""Where a feed is: a file, or an address that is asked when a button is clicked and never before."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QWidget

from player.feeds.addresses import host_of
from ui.plain_button import plain_button

_CALM = "Nothing is fetched before you click Fetch Feed."
_FILES = "Podcast feeds (*.xml *.rss *.atom *.rdf);;All files (*)"


class FeedPlace(QWidget):
    """`file_chosen(path)` and `fetch_requested(address)` come from its two buttons."""

    file_chosen = Signal(object)
    fetch_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._address = QLineEdit(placeholderText="https://…")
        self._address.setObjectName("feedAddressField")
        self._address.setAccessibleName("Address of the feed")
        self._address.textChanged.connect(self._show_host)
        self._address.returnPressed.connect(self._fetch)
        self._fetch_button = plain_button("Fetch Feed", "feedFetchButton", self._fetch)
        choose = plain_button("Choose File…", "feedFileButton", self._choose)
        self._contact = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._contact.setObjectName("feedContactLabel")
        label = QLabel("&Address:")
        label.setBuddy(self._address)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, widget in enumerate((label, self._address, self._fetch_button, choose)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self._contact, 1, 1, 1, 3)
        self._show_host()

    def _show_host(self) -> None:
        text = self._address.text().strip()
        host = host_of(text) if text else None
        told = f"Fetch Feed contacts {host}, and any host that it redirects to. {_CALM}" if host else _CALM
        self._contact.setText("This is no address on the web." if text and host is None else told)
        self._fetch_button.setEnabled(host is not None)

    def _fetch(self) -> None:
        if self._fetch_button.isEnabled():
            self.fetch_requested.emit(self._address.text().strip())

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Open Podcast Feed", filter=_FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda names: self.file_chosen.emit(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
