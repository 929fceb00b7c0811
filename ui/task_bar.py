"""What runs in the background: its name, how far it is, and a button that cancels it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.tasks import Progress, Tasks

PATIENCE_MS = 400


class TaskBar(QWidget):
    """Shows the oldest task that has a name: they run one after the other."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskBar")
        self._tasks: dict[Progress, str] = {}
        self._shown: Progress | None = None
        self._is_covered = False
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setObjectName("taskProgress")
        self._bar.setAccessibleName("Progress")
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("taskCancelButton")
        # In a dialog, Enter in a field is not to press it.
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self._cancel_task)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.addWidget(self._title)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        # What is done at once shows nothing: a bar that comes and goes would only make the window jump.
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._come)
        tasks.started.connect(self._start)
        tasks.finished.connect(self._finish)
        self.hide()

    def set_covered(self, is_covered: bool) -> None:
        """Whether a dialog in front has a bar for the same tasks; then this one is not shown."""
        self._is_covered = is_covered
        if is_covered or self._shown is None:
            self.hide()
        else:
            self._patience.start()

    def _come(self) -> None:
        self.setVisible(not self._is_covered)

    def _start(self, title: str, progress: Progress) -> None:
        if title:
            self._tasks[progress] = title
            progress.changed.connect(self._advance)
            self._show_oldest()

    def _finish(self, progress: Progress) -> None:
        if self._tasks.pop(progress, None) is not None:
            self._show_oldest()

    def _show_oldest(self) -> None:
        oldest = next(iter(self._tasks), None)
        if oldest is self._shown:
            return
        self._shown = oldest
        if oldest is None:
            self._patience.stop()
            self.hide()
            return
        self._title.setText(self._tasks[oldest])
        self._bar.setRange(0, 0)
        if self.isHidden():
            self._patience.start()

    def _advance(self, done: int, total: int) -> None:
        if self.sender() is self._shown:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _cancel_task(self) -> None:
        if self._shown is not None:
            self._shown.cancel()
