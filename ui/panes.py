"""The panes: library, player (video above transcript) and sidebar, resized and closed as the user left them."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ui.settings import saved_bytes, saved_flag

_WIDTHS = (250, 690, 340)
_HEIGHTS = (270, 470)
# With nothing beside them the pictures take most of the height.
_HEIGHTS_ALONE = (700, 300)
_LIBRARY, _MIDDLE, _SIDEBAR = range(3)


class Panes(QSplitter):
    """A pane is shown when the user wants it; the video pane only while there are pictures, too."""

    library_shown = Signal(bool)
    video_shown = Signal(bool)
    sidebar_shown = Signal(bool)

    def __init__(self, library: QWidget, video: QWidget, transcript: QWidget, sidebar: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("panes")
        self.setChildrenCollapsible(False)
        self._library, self._video, self._sidebar = library, video, sidebar
        self._wants_video = True
        self._has_video = False
        self._shown_before: tuple[bool, bool] | None = None
        self._heights_before: list[int] = []
        self.player = QSplitter(Qt.Orientation.Vertical)
        self.player.setObjectName("playerPanes")
        self.player.setChildrenCollapsible(False)
        self.player.addWidget(video)
        self.player.addWidget(transcript)
        self.player.setStretchFactor(1, 1)
        self.player.setSizes(list(_HEIGHTS))
        video.hide()
        self.addWidget(library)
        self.addWidget(sidebar)

    def set_middle(self, middle: QWidget) -> None:
        """What stands between library and sidebar, and takes the room that a wider window brings."""
        self.insertWidget(_MIDDLE, middle)
        self.setStretchFactor(_MIDDLE, 1)
        self.setSizes(list(_WIDTHS))

    def show_library(self, shown: bool) -> None:
        """Show or close the library."""
        self._library.setVisible(shown)
        self.library_shown.emit(shown)

    def show_sidebar(self, shown: bool) -> None:
        """Show or close the sidebar."""
        self._sidebar.setVisible(shown)
        self.sidebar_shown.emit(shown)

    def show_video(self, shown: bool) -> None:
        """Show or close the video where there is one."""
        self._wants_video = shown
        self._video.setVisible(shown and self._has_video)
        self.video_shown.emit(shown)

    def set_has_video(self, has_video: bool) -> None:
        """Whether the medium has pictures."""
        self._has_video = has_video
        self._video.setVisible(self._wants_video and has_video)

    def set_alone(self, alone: bool) -> None:
        """Leave only the middle, or bring back what stood beside it."""
        if alone and self._shown_before is None:
            self._shown_before = (not self._library.isHidden(), not self._sidebar.isHidden())
            self._heights_before = self.player.sizes()
            self.player.setSizes(list(_HEIGHTS_ALONE))
            self.show_library(False)
            self.show_sidebar(False)
        elif not alone and self._shown_before is not None:
            library_shown, sidebar_shown = self._shown_before
            self._shown_before = None
            self.player.setSizes(self._heights_before)
            self.show_library(library_shown)
            self.show_sidebar(sidebar_shown)

    def restore(self, settings: QSettings) -> None:
        """As the user left them."""
        self.restoreState(saved_bytes(settings, "panes"))
        self.player.restoreState(saved_bytes(settings, "player_panes"))
        self.show_library(saved_flag(settings, "show_library", True))
        self.show_sidebar(saved_flag(settings, "show_sidebar", True))
        self.show_video(saved_flag(settings, "show_video", True))

    def save(self, settings: QSettings) -> None:
        """Remember how they stand; what full screen hid counts as shown."""
        library_shown, sidebar_shown = self._shown_before or (
            not self._library.isHidden(),
            not self._sidebar.isHidden(),
        )
        settings.setValue("panes", self.saveState())
        settings.setValue("player_panes", self.player.saveState())
        settings.setValue("show_library", library_shown)
        settings.setValue("show_sidebar", sidebar_shown)
        settings.setValue("show_video", self._wants_video)
