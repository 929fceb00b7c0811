"""The window itself: its place on the screen, its look, dropped files, who gets a key; what stands in it comes later.

It is shown and painted before anything else of the program is loaded, and imports accordingly little: not even `Qt`.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow

from ui.settings import saved_bytes

_USUAL_SIZE_PX = (1280, 800)


class MainWindow(QMainWindow):
    """Remembers where it stood; files come out as `files_dropped(paths)`, a change of colours as `palette_changed`.

    `painted` comes once, when the window has been painted for the first time, `closing` before it closes.
    """

    files_dropped = Signal(object)
    palette_changed = Signal()
    painted = Signal()
    escape_pressed = Signal()
    closing = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.settings = settings
        self._is_painted = False
        self.setObjectName("mainWindow")
        self.setWindowTitle("Syncline")
        self.setAcceptDrops(True)
        self.resize(QSize(*_USUAL_SIZE_PX).boundedTo(self.screen().availableSize()))
        self.restoreGeometry(saved_bytes(settings, "geometry"))

    def save_place(self) -> None:
        """Remember where the window stands."""
        self.settings.setValue("geometry", self.saveGeometry())

    def show_full_screen(self, full: bool) -> None:
        """Fill the screen, or go back to what was before."""
        from PySide6.QtCore import Qt

        self.menuBar().setVisible(not full)
        state = self.windowState() & ~Qt.WindowState.WindowFullScreen
        self.setWindowState(state | Qt.WindowState.WindowFullScreen if full else state)

    def switch_theme(self) -> None:
        """From light to dark or back, now and from now on."""
        from ui.theme import apply_theme, is_dark

        dark = not is_dark(self.palette())
        self.settings.setValue("theme", "dark" if dark else "light")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, dark)

    def event(self, event: QEvent) -> bool:
        # Space plays and arrows skip, but where the keyboard stands on a button they are the button's.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            button = QApplication.focusWidget()
            if isinstance(button, QAbstractButton) and _keeps(button, event):
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.palette_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def _keeps(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether a button with the keyboard on it keeps this key for itself."""
    from PySide6.QtCore import Qt

    moves = button.group() is not None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
    return moves or event.key() == Qt.Key.Key_Space
