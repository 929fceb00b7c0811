"""The transport: the bar at the bottom with the seek bar, the buttons, the speed, the volume and the audio track."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from player.bookmarks import Bookmark
from player.media.engine import RATES, AudioTrack
from player.notes import Chapter
from ui.controls.action_button import ActionButton, PlayButton, with_keys
from ui.controls.seek_bar import SeekBar
from ui.controls.time_label import TimeLabel
from ui.controls.volume_slider import VolumeSlider

_MIDDLE = ("back_30", "previous_line", "back_5", "play", "forward_5", "next_line", "forward_30")
_BUTTONS = (*_MIDDLE, "replay_line", "loop", "bookmark", "mute", "full_screen")
# Slower and faster, quieter and louder: they have keys, but no button here.
_KEY_ONLY = (("slower", "faster"), ("quieter", "louder"))
# Left and right take the same room, so that the play button stands in the middle.
_SIDES = ((Qt.AlignmentFlag.AlignLeft, 1), (Qt.AlignmentFlag.AlignHCenter, 0), (Qt.AlignmentFlag.AlignRight, 1))
_MARGIN_PX = 10
_SPACING_PX = 2
_GROUP_SPACING_PX = 8
_TRACK_TITLE_CHARS = 8


class Transport(QWidget):
    """Shows what it is told and says what the user wishes; what its buttons do is their actions' matter."""

    seek_requested = Signal(int)
    drag_began = Signal()
    rate_chosen = Signal(float)
    volume_chosen = Signal(int)
    audio_track_chosen = Signal(int)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        """The actions by their ids: every button's, and of `_KEY_ONLY` those whose keys the tooltips should name."""
        super().__init__(parent)
        self.setObjectName("transport")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        rate_keys, volume_keys = ([actions[name] for name in names if name in actions] for names in _KEY_ONLY)
        self._seek_bar = SeekBar()
        self._time_label = TimeLabel()
        self._rate_box = _box("rateBox", "Speed", rate_keys)
        self._track_box = _box("audioTrackBox", "Audio track", ())
        self._track_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._track_box.setMinimumContentsLength(_TRACK_TITLE_CHARS)
        self._volume_slider = VolumeSlider(with_keys("Volume", *volume_keys))
        self._buttons = {name: _button(name, actions[name]) for name in _BUTTONS}
        self._has_tracks = False
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.set_rate(1.0)
        self.set_audio_tracks((), None)

    def set_position(self, position_ms: int) -> None:
        """Where playback stands; cheap enough to be told for every frame."""
        self._seek_bar.set_position(position_ms)
        self._time_label.set_position(position_ms)

    def set_duration(self, duration_ms: int | None) -> None:
        """The length of the recording, None while unknown."""
        self._seek_bar.set_duration(duration_ms)
        self._time_label.set_duration(duration_ms)

    def set_rate(self, rate: float) -> None:
        """Show this speed, also one that the box does not offer."""
        if rate == self._rate_box.currentData():
            return
        rates = sorted({*RATES, rate})
        with QSignalBlocker(self._rate_box):
            self._rate_box.clear()
            for offered in rates:
                self._rate_box.addItem(f"{offered:.4g}×", offered)
            self._rate_box.setCurrentIndex(rates.index(rate))

    def set_volume(self, percent: int) -> None:
        """Show this loudness, 0 to 100."""
        self._volume_slider.set_volume(percent)

    def set_audio_tracks(self, tracks: tuple[AudioTrack, ...], current: int | None) -> None:
        """Offer these tracks, the one of the id `current` chosen; with fewer than two there is nothing to offer."""
        with QSignalBlocker(self._track_box):
            self._track_box.clear()
            for track in tracks:
                self._track_box.addItem(track.title, track.id)
            self._track_box.setCurrentIndex(-1 if current is None else self._track_box.findData(current))
        self._has_tracks = len(tracks) > 1
        self._fit()

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Mark these bookmarks on the seek bar."""
        self._seek_bar.set_bookmarks(bookmarks)

    def set_keyword_moments(self, positions_ms: tuple[int, ...]) -> None:
        """Mark these moments on the seek bar."""
        self._seek_bar.set_keyword_moments(positions_ms)

    def set_chapters(self, chapters: tuple[Chapter, ...]) -> None:
        """Part the seek bar by these chapters."""
        self._seek_bar.set_chapters(chapters)

    def set_loop(self, span: tuple[int, int] | None) -> None:
        """Bracket the looped stretch `(start_ms, end_ms)` on the seek bar; None for none."""
        self._seek_bar.set_loop(span)

    def set_medium_present(self, present: bool) -> None:
        """Whether there is anything to play; the actions are switched by their owner."""
        self._seek_bar.set_medium_present(present)
        for widget in (self._time_label, self._rate_box, self._track_box):
            widget.setEnabled(present)

    def _connect(self) -> None:
        self._seek_bar.sliderPressed.connect(self.drag_began)
        self._seek_bar.seek_requested.connect(self.seek_requested)
        self._volume_slider.valueChanged.connect(self.volume_chosen)
        self._rate_box.currentIndexChanged.connect(lambda: self.rate_chosen.emit(self._rate_box.currentData()))
        self._track_box.currentIndexChanged.connect(lambda: self.audio_track_chosen.emit(self._track_box.currentData()))

    def _groups(self) -> tuple[tuple[QWidget, ...], ...]:
        """What stands left, in the middle and right under the seek bar."""
        button = self._buttons
        return (
            (self._time_label, self._rate_box, button["replay_line"], button["loop"]),
            tuple(button[name] for name in _MIDDLE),
            (button["bookmark"], self._track_box, button["mute"], self._volume_slider, button["full_screen"]),
        )

    def _giving_way(self) -> tuple[tuple[QWidget, ...], ...]:
        """What is hidden where the bar is too narrow, the least needed first; keys and menus still reach it."""
        button = self._buttons
        return (
            (button["back_30"], button["forward_30"]),
            (button["replay_line"],),
            (self._volume_slider,),
            (button["full_screen"],),
            (button["loop"],),
            (button["previous_line"], button["next_line"]),
            # These two are in no menu.
            (self._track_box,),
            (self._rate_box,),
        )

    def _lay_out(self) -> None:
        # The narrowest width is told by `minimumSizeHint`: what gives way does not count.
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._column.setContentsMargins(_MARGIN_PX, 2, _MARGIN_PX, 6)
        self._column.setSpacing(0)
        self._column.addWidget(self._seek_bar)
        row = QHBoxLayout()
        row.setSpacing(_GROUP_SPACING_PX)
        self._column.addLayout(row)
        for group, (side, stretch) in zip(self._groups(), _SIDES, strict=True):
            place = QHBoxLayout()
            place.setSpacing(_SPACING_PX)
            place.setAlignment(side)
            for widget in group:
                place.addWidget(widget)
            row.addLayout(place, stretch)

    def _fit(self) -> None:
        """Hide what there is no room for, show what there is."""
        everything = [widget for group in self._groups() for widget in group]
        hidden: set[QWidget] = set() if self._has_tracks else {self._track_box}
        missing_px = _row_width_px([widget for widget in everything if widget not in hidden]) - self.width()
        for group in self._giving_way():
            if missing_px > 0:
                missing_px -= _width_px([widget for widget in group if widget not in hidden])
                hidden.update(group)
        for widget in everything:
            widget.setVisible(widget not in hidden)
        # Now, not with the next event: a squeezed row would be seen for a moment.
        self._column.activate()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        optional = {widget for group in self._giving_way() for widget in group}
        needed = [widget for group in self._groups() for widget in group if widget not in optional]
        return QSize(_row_width_px(needed), super().minimumSizeHint().height())


def _button(action_id: str, action: QAction) -> ActionButton:
    return PlayButton(action) if action_id == "play" else ActionButton(action_id, action)


def _box(name: str, title: str, keys: Sequence[QAction]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setToolTip(with_keys(title, *keys))
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return box


def _row_width_px(widgets: Sequence[QWidget]) -> int:
    return _width_px(widgets) + 2 * _GROUP_SPACING_PX + 2 * _MARGIN_PX


def _width_px(widgets: Sequence[QWidget]) -> int:
    """The room that these take in a row, with the space beside each."""
    return sum(max(widget.sizeHint().width(), widget.minimumWidth()) + _SPACING_PX for widget in widgets)
