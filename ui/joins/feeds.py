"""Podcast feeds joined: the dialog that lists one, and what becomes of the episodes that are added."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.dialogs import open_dialog
from ui.feed_controller import FeedController
from ui.parts import Parts
from ui.recording_controller import RecordingController
from ui.task_bar import TaskBar
from ui.tasks import Tasks


class FeedJoin(QObject):
    """A single episode is opened once it is in; of several the notice bar tells."""

    def __init__(
        self,
        feeds: FeedController,
        recordings: RecordingController,
        lookups: Tasks,
        parts: Parts,
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._feeds = feeds
        self._recordings = recordings
        self._lookups = lookups
        self._parts = parts
        self._window = window
        feeds.added.connect(self._show_added)
        feeds.failed.connect(parts.notices.tell)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the action on feeds does."""
        return {"open_feed": self._show_dialog}

    def _show_dialog(self) -> None:
        # Here: nobody needs a dialog when the window comes up.
        from ui.feeds.dialog import FeedDialog

        dialog = FeedDialog(TaskBar(self._lookups), self._window)
        dialog.file_chosen.connect(self._feeds.read)
        dialog.fetch_requested.connect(self._feeds.fetch)
        dialog.add_requested.connect(self._feeds.add)
        self._feeds.opened.connect(dialog.set_opened)
        self._feeds.refused.connect(dialog.tell)
        dialog.finished.connect(self._feeds.stop_reading)
        open_dialog(dialog)

    def _show_added(self, recording_ids: Sequence[str]) -> None:
        if len(recording_ids) == 1:
            self._recordings.open(recording_ids[0])
        else:
            self._parts.notices.tell(f"{len(recording_ids):,} episodes are in the library.")
