"""What runs in the background: its name, how far it is, and a button that cancels it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.tasks import Progress, Tasks

PATIENCE_MS = 400


class TaskBar(QWidget):
    """Shows the task that was started last, for as long as it runs."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskBar")
        self._progress: Progress | None = None
        self._title = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setObjectName("taskProgress")
        self._bar.setAccessibleName("Progress")
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("taskCancelButton")
        self._cancel.clicked.connect(self._cancel_task)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.addWidget(self._title)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        # What is done at once shows nothing: a bar that comes and goes would only make the window jump.
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        tasks.started.connect(self._start)
        tasks.finished.connect(self._finish)
        self.hide()

    def _start(self, title: str, progress: Progress) -> None:
        if not title:
            return
        self._progress = progress
        self._title.setText(title)
        self._bar.setRange(0, 0)
        progress.changed.connect(self._advance)
        self._patience.start()

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _finish(self, progress: Progress) -> None:
        if progress is self._progress:
            self._progress = None
            self._patience.stop()
            self.hide()

    def _cancel_task(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
