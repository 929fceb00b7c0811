"""The widgets that stand in the window, made and placed; none of them knows another."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.controls.transport import Transport
from ui.controls.video_surface import VideoSurface
from ui.notice_bar import NoticeBar
from ui.panels.library.panel import LibraryPanel
from ui.panels.sidebar import Sidebar
from ui.panes import Panes
from ui.task_bar import TaskBar
from ui.tasks import Tasks
from ui.transcript.pane import TranscriptPane
from ui.welcome import Welcome


@dataclass(frozen=True, eq=False)
class Parts:
    """Each widget by its name; `middle` shows the welcome or the player, `care_bar` the care for the library."""

    library: LibraryPanel
    sidebar: Sidebar
    transcript: TranscriptPane
    video: VideoSurface
    transport: Transport
    notices: NoticeBar
    welcome: Welcome
    panes: Panes
    middle: QStackedWidget
    care_bar: TaskBar


def make_parts(actions: Mapping[str, QAction], care_tasks: Tasks) -> Parts:
    """All of them, the panes and the middle filled; the actions by their ids."""
    library, sidebar, video, welcome = LibraryPanel(), Sidebar(), VideoSurface(), Welcome()
    transcript = TranscriptPane(actions)
    panes = Panes(library, video, transcript, sidebar)
    middle = QStackedWidget()
    middle.addWidget(welcome)
    middle.addWidget(panes.player)
    panes.set_middle(middle)
    transport, notices, care_bar = Transport(actions), NoticeBar(), TaskBar(care_tasks)
    return Parts(library, sidebar, transcript, video, transport, notices, welcome, panes, middle, care_bar)


def place_parts(body: QWidget, parts: Parts, *task_bars: QWidget) -> None:
    """One above the other in `body`."""
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(parts.panes, 1)
    # Below the panes: what comes up here must not push down what is being read.
    column.addWidget(parts.notices)
    for task_bar in (*task_bars, parts.care_bar):
        column.addWidget(task_bar)
    column.addWidget(parts.transport)
