"""The header of the transcript pane: whose words are shown, how, and the ways to find and to follow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.icon_button import IconButton
from ui.transcript.tools.choice_row import ChoiceRow
from ui.transcript.tools.elided_label import ElidedLabel

_MARGINS_PX = (8, 4, 8, 4)
# A longer title is elided before the buttons go to a row of their own.
_TITLE_PX = 160


class PaneHeader(QWidget):
    """One row; in a narrow pane the title gives way, and what is filtered stands above the buttons."""

    reading_chosen = Signal(bool)
    options_requested = Signal()
    find_requested = Signal()
    following_chosen = Signal(bool)
    all_speakers_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._speaker: str | None = None
        self._heard_percent = 0
        self._title = ElidedLabel("Transcript")
        self._show_all = QPushButton("Show All")
        self._show_all.setObjectName("showAllSpeakersButton")
        self._show_all.setAccessibleName("Show all speakers")
        self._show_all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._view_choice = ChoiceRow("viewChoice", "View", ("Lines", "Reading"), 0)
        self._options = QToolButton()
        self._options.setObjectName("textOptionsButton")
        self._options.setText("Aa")
        self._options.setToolTip("Text options")
        self._options.setAccessibleName("Text options")
        self._options.setAutoRaise(True)
        self._find = IconButton("findButton", "find", "Find in the transcript")
        self._follow = IconButton("followButton", "follow", "Follow: keep the line being spoken in sight")
        self._follow.setCheckable(True)
        self._arrange()
        self._connect()
        self.set_speaker(None)

    def set_reading(self, reading: bool) -> None:
        """Show which of the views is shown."""
        self._view_choice.choose(int(reading))

    def set_following(self, following: bool) -> None:
        """Show whether the spoken line is followed."""
        self._follow.setChecked(following)

    def set_speaker(self, name: str | None) -> None:
        """Say that only this speaker is shown; None is everybody."""
        self._speaker = name
        self._show_all.setVisible(name is not None)
        self._show_title()

    def set_heard_share(self, share: float) -> None:
        """Say how much of the recording has been heard, from 0 to 1; nothing is not worth saying."""
        self._heard_percent = int(share * 100)
        self._show_title()

    def set_usable(self, usable: bool) -> None:
        """Whether there is a transcript to look at in one way or another."""
        for tool in (self._view_choice, self._options, self._find, self._follow):
            tool.setEnabled(usable)

    def options_button(self) -> QWidget:
        """What the text options open below."""
        return self._options

    def _arrange(self) -> None:
        self._heading = QWidget()
        heading = QHBoxLayout(self._heading)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.addWidget(self._title, 1)
        heading.addWidget(self._show_all)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(2)
        tools.addWidget(self._view_choice, 1)
        for tool in (self._options, self._find, self._follow):
            tools.addWidget(tool)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*_MARGINS_PX)
        self._row.addWidget(self._heading, 1)
        self._row.addWidget(self._tools)

    def _connect(self) -> None:
        self._view_choice.chosen.connect(lambda number: self.reading_chosen.emit(number == 1))
        self._options.clicked.connect(self.options_requested)
        self._find.clicked.connect(self.find_requested)
        self._follow.clicked.connect(self.following_chosen)
        self._show_all.clicked.connect(self.all_speakers_requested)

    def _show_title(self) -> None:
        title = "Transcript" if self._speaker is None else f"Only {self._speaker}"
        title = f"{title} · {self._heard_percent} % heard" if self._heard_percent else title
        if title != self._title.text():
            self._title.setText(title)
        self._fit()

    def _fit(self) -> None:
        """One row where everything fits; else only a filter is worth a second one."""
        is_filtered = not self._show_all.isHidden()
        heading_px = min(self._title.sizeHint().width(), _TITLE_PX)
        if is_filtered:
            heading_px += self._row.spacing() + self._show_all.sizeHint().width()
        room_px = self.width() - _MARGINS_PX[0] - _MARGINS_PX[2] - self._row.spacing()
        fits = heading_px + self._tools.sizeHint().width() <= room_px
        self._heading.setVisible(fits or is_filtered)
        one_row, two_rows = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(one_row if fits or not is_filtered else two_rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
