"""The transcript pane: the view with its header and find bar, following the sound until the reader looks elsewhere."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from player.bookmarks import Bookmark
from player.transcript import Timeline
from ui.transcript.bookmark_lanes import BookmarkLanes
from ui.transcript.find_bar import FindBar
from ui.transcript.finding import Finding
from ui.transcript.gliding import Glide
from ui.transcript.jump_button import JumpButton
from ui.transcript.line_menu import LineMenu
from ui.transcript.quoting import quote
from ui.transcript.selection import Selection
from ui.transcript.view import TranscriptView

_EMPTY = (
    "No transcript yet\n\nDrop a subtitle file, a transcript or a saved summary page on this window, "
    "or add one from the File menu."
)
_MENU_ACTIONS = ("copy", "copy_with_times", "bookmark")


class TranscriptPane(QWidget):
    """Shows a timeline and tells what the reader wishes; positions in ms, lines by number from 0.

    `actions` are the window's, by id: `copy`, `copy_with_times` and `bookmark`, which stand in the context menu, are
    among them.
    """

    seek_requested = Signal(int)
    play_requested = Signal(int)
    following_changed = Signal(bool)
    selection_changed = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu_actions = tuple(actions[name] for name in _MENU_ACTIONS)
        self._spoken: tuple[int, ...] = ()
        self._position_ms = 0
        self._is_following = True
        self._view = TranscriptView()
        self._glide = Glide(self._view)
        self._find_bar = FindBar()
        self._finding = Finding(self._view, self._glide, self._find_bar)
        self._jump_button = JumpButton(self._view.viewport())
        self._follow_button = _header_button("followButton", "Follow", "Keep the line being spoken in sight")
        self._follow_button.setCheckable(True)
        self._follow_button.setChecked(True)
        self._find_button = _header_button("findButton", "Find", "Find in the transcript")
        self._pages = QStackedWidget()
        self._pages.addWidget(_empty_page())
        self._pages.addWidget(self._view)
        self._arrange()
        self._connect()
        self.set_timeline(Timeline(()))

    def set_timeline(self, timeline: Timeline) -> None:
        """Show this transcript from the top, and follow; an empty one shows how to add a transcript.

        Bookmarks, keyword and spoken lines are forgotten: they belong to the lines that they were set on.
        """
        # First of all, for the view tells that it has scrolled while it takes the lines.
        self._spoken = ()
        self._position_ms = 0
        self._glide.stop()
        self._view.set_timeline(timeline)
        self._finding.forget()
        self._pages.setCurrentIndex(1 if timeline.lines else 0)
        for button in (self._follow_button, self._find_button):
            button.setEnabled(bool(timeline.lines))
        self._set_following(True)

    def set_spoken(self, numbers: tuple[int, ...]) -> None:
        """Mark the lines spoken now; none in a gap. The latest is kept in sight while following."""
        if numbers == self._spoken:
            return
        self._spoken = numbers
        self._view.mark_spoken(frozenset(numbers))
        if numbers and self._is_following:
            self._glide.to_line(numbers[-1])
        self._refresh_jump_button()

    def set_position(self, position_ms: int) -> None:
        """Where now is, also between lines."""
        before = self._now()
        self._position_ms = position_ms
        if self._now() != before:
            self._refresh_jump_button()

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Show these bookmarks beside the lines that they overlap."""
        self._view.marks.bookmarks = BookmarkLanes(self._view.timeline, bookmarks)
        self._view.viewport().update()

    def set_keyword(self, term: str | None) -> tuple[int, ...]:
        """Mark where this term stands, None marks nothing; returns `start_ms` of each line that holds it."""
        lines = self._view.timeline.lines
        starts = (lines[number].start_ms for number in self._finding.set_keyword(term))
        return tuple(start_ms for start_ms in starts if start_ms is not None)

    def step_keyword(self, step: int) -> None:
        """Show the next (1) or previous (-1) place of the keyword; following ends."""
        self._finding.step_keyword(step)

    def set_following(self, following: bool) -> None:
        """Follow from now on, which brings the spoken line in sight, or no longer."""
        self._set_following(following)
        now = self._now()
        if following and now is not None:
            self._glide.to_line(now)

    def is_following(self) -> bool:
        """Whether the spoken line is kept in sight."""
        return self._is_following

    def jump_to_now(self) -> None:
        """Bring the line spoken now, or last, in sight and follow again."""
        self.set_following(True)

    def focus_text(self) -> None:
        """Give the keyboard to the text."""
        self._view.setFocus()

    def selected_lines(self) -> tuple[int, ...]:
        """Numbers of the selected lines, or of the line in which a word is selected."""
        selection = self._view.marks.selection
        return tuple(selection.numbers) if selection else ()

    def copy_text(self, with_times: bool) -> str:
        """What is selected as text, else the lines spoken now; `with_times` gives whole lines with their times."""
        lines, selection = self._view.timeline.lines, self._view.marks.selection
        if selection and selection.word and not with_times:
            return lines[selection.anchor].text[slice(*selection.word)]
        return quote(lines, self.selected_lines() or sorted(self._spoken), with_times)

    def copy(self, with_times: bool = False) -> None:
        """Put `copy_text` on the clipboard, unless there is none."""
        text = self.copy_text(with_times)
        if text:
            QGuiApplication.clipboard().setText(text)

    def open_find(self) -> None:
        """Open the find bar, with the selected word if there is one; following ends."""
        if self._view.timeline.lines:
            selection = self._view.marks.selection
            self._finding.open(self.copy_text(with_times=False) if selection and selection.word else None)

    def find_next(self) -> None:
        """Go to the next hit; opens the find bar where nothing is looked for."""
        self._finding.step(1)

    def find_previous(self) -> None:
        """Go to the previous hit; opens the find bar where nothing is looked for."""
        self._finding.step(-1)

    def close_find(self) -> None:
        """Close the find bar, take its marks away and give the keyboard back to the text."""
        self._finding.close()

    def _arrange(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(8, 4, 8, 4)
        header.addWidget(QLabel("Transcript"), 1)
        header.addWidget(self._find_button)
        header.addWidget(self._follow_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._find_bar)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._view.seek_requested.connect(self.seek_requested)
        self._view.selection_changed.connect(self.selection_changed)
        self._view.reader_moved.connect(self._yield)
        self._view.pressed.connect(self._glide.hold)
        self._view.copy_requested.connect(self.copy)
        self._view.menu_requested.connect(self._open_menu)
        self._view.scrolled.connect(self._refresh_jump_button)
        self._view.resized.connect(self._keep_now)
        self._follow_button.clicked.connect(self.set_following)
        self._find_button.clicked.connect(self.open_find)
        self._jump_button.clicked.connect(self.jump_to_now)

    def _yield(self) -> None:
        self._set_following(False)

    def _keep_now(self) -> None:
        if self._is_following and self._spoken:
            self._glide.snap_to_line(self._spoken[-1])

    def _set_following(self, following: bool) -> None:
        changed = following != self._is_following
        self._is_following = following
        if not following:
            self._glide.stop()
        self._follow_button.setChecked(following)
        self._refresh_jump_button()
        if changed:
            self.following_changed.emit(following)

    def _now(self) -> int | None:
        """The line to go to for now: the latest spoken, else the one near the position."""
        return self._spoken[-1] if self._spoken else self._line_near(self._position_ms)

    def _line_near(self, position_ms: int) -> int | None:
        timeline = self._view.timeline
        number = timeline.last_started(position_ms)
        first_ms = timeline.next_start(position_ms) if number is None else None
        return timeline.last_started(first_ms) if first_ms is not None else number

    def _refresh_jump_button(self) -> None:
        now = self._now()
        self._jump_button.setVisible(now is not None and not self._is_following)
        if now is not None:
            self._jump_button.point(self._view.out_of_sight(now))

    def _open_menu(self, number: int, place: QPoint) -> None:
        if number < 0:
            return
        if number not in self.selected_lines():
            self._view.select(Selection(number, number))
        # The window's child, for beside a native video the pane may be a native window inside it: no parent of a menu.
        menu = LineMenu(self._view.timeline.lines[number].start_ms, self._menu_actions, self.window())
        menu.play_requested.connect(self.play_requested)
        menu.popup(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._view.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._find_bar.isVisible():
            self.close_find()
        else:
            super().keyPressEvent(event)


def _header_button(name: str, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setAccessibleDescription(tip)
    button.setAutoRaise(True)
    return button


def _empty_page() -> QLabel:
    page = QLabel(_EMPTY)
    page.setObjectName("emptyTranscript")
    page.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page.setWordWrap(True)
    page.setContentsMargins(32, 32, 32, 32)
    return page
