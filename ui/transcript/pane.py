"""The transcript pane: the view with its header and find bar, following the sound until the reader looks elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from player.bookmarks import Bookmark
from player.heard import Heard
from player.transcript import Timeline
from ui.transcript.accessible.offer import offer_to_screen_readers
from ui.transcript.finding.find_bar import FindBar
from ui.transcript.finding.finding import Finding
from ui.transcript.finding.hit_strip import HitStrip
from ui.transcript.following.following import Following
from ui.transcript.following.gliding import Glide
from ui.transcript.following.jump_button import JumpButton
from ui.transcript.following.kept_place import KeptPlace, place_in_sight, show_place
from ui.transcript.layout.text_style import TextStyle
from ui.transcript.painting.bookmark_lanes import BookmarkLanes
from ui.transcript.selecting.copying import Copying
from ui.transcript.tools.header import PaneHeader
from ui.transcript.tools.line_menu import LineMenu
from ui.transcript.tools.view_options import SecondText, ViewOptions, zoomed
from ui.transcript.view import TranscriptView

_EMPTY = (
    "No transcript yet\n\nDrop a subtitle file, a transcript or a saved summary page on this window, "
    "or add one from the File menu."
)
_MENU_ACTIONS = ("copy", "copy_with_times", "copy_quote", "copy_link", "bookmark")


class TranscriptPane(QWidget):
    """Shows a timeline and tells what the reader wishes; positions in ms, lines by number from 0.

    `actions` are the window's, by id: those of the context menu are among them. What the reader changes about the look
    is shown at once and told for the window to keep: `style_changed` a TextStyle, `reading_changed` which view. What
    needs other lines is only told: `speaker_filter_requested` a name or None for all, `second_chosen` the id of a text
    or None, and whether it stands beside the first or under it. `keyword_found` tells how many lines hold the keyword,
    and when some of them begin, evenly spread, or all.
    """

    seek_requested = Signal(int)
    play_requested = Signal(int)
    following_changed = Signal(bool)
    style_changed = Signal(TextStyle)
    reading_changed = Signal(bool)
    rename_speaker_requested = Signal(str)
    speaker_filter_requested = Signal(object)
    second_chosen = Signal(object, bool)
    keyword_found = Signal(int, tuple)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu_actions = tuple(actions[name] for name in _MENU_ACTIONS)
        self._speaker: str | None = None
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._second = SecondText()
        self._header = PaneHeader()
        offer_to_screen_readers()
        self._view = TranscriptView()
        glide = Glide(self._view)
        self._find_bar = FindBar()
        self._hit_strip = HitStrip(self._view)
        self._finding = Finding(self._view, glide, self._find_bar, self._hit_strip)
        self._jump_button = JumpButton(self._view.viewport())
        self._following = Following(self._view, glide, self._jump_button)
        self._copying = Copying(self._view)
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self._kept: tuple[KeptPlace, int] | None = None
        self.set_timeline(Timeline(()))

    def set_timeline(self, timeline: Timeline, speakers: Sequence[str] = (), keeps_place: bool = False) -> None:
        """Show this transcript from the top, and follow; an empty one shows how to add a transcript.

        `speakers` gives the order in which they take their colours. What was set on the earlier lines is forgotten.
        `keeps_place` is for other lines of the same recording: what is in sight stays there, and so do bookmarks, what
        was heard, and whether it follows.
        """
        heard, bookmarks = (self._view.marks.heard, self._bookmarks) if keeps_place else (None, ())
        position_ms = self._following.position_ms if keeps_place else 0
        # First of all, for the view tells that it has scrolled while it takes the lines.
        self._following.forget()
        self._finding.forget()
        place = self._place_to_keep() if keeps_place else None
        chosen = self._chosen_place() if keeps_place else None
        self._view.set_timeline(timeline, speakers)
        self.set_heard(heard)
        self.set_bookmarks(bookmarks)
        self._pages.setCurrentIndex(1 if timeline.lines else 0)
        self._header.set_usable(bool(timeline.lines))
        if place is not None:
            show_place(self._view, place)
            self._kept = (place, self._view.scrolled_px())
        if chosen is not None:
            self._view.marks.current = self._same_line(*chosen)
        if not keeps_place:
            self._following.set_on(True)
        self._following.set_position(position_ms)
        self._following.set_spoken(timeline.lines_at(position_ms) if keeps_place else ())
        self._hit_strip.set_now(self._following.now())

    def set_ends(self, timeline: Timeline) -> None:
        """The same lines, some of which last longer or shorter: nothing else is changed for the reader."""
        self._view.set_ends(timeline)
        self.set_bookmarks(self._bookmarks)

    def set_source(self, title: str, recording_id: str | None) -> None:
        """What quotes and links name as their source; without an id there are no links."""
        self._copying.set_source(title, recording_id)

    def set_spoken(self, numbers: tuple[int, ...]) -> None:
        """Mark the lines spoken now; none in a gap. The latest is kept in sight while following."""
        self._following.set_spoken(numbers)
        self._hit_strip.set_now(self._following.now())

    def set_position(self, position_ms: int) -> None:
        """Where now is, also between lines."""
        self._following.set_position(position_ms)

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Show these bookmarks beside the lines that they overlap."""
        self._bookmarks = bookmarks
        self._view.marks.bookmarks = BookmarkLanes(self._view.timeline, bookmarks)
        self._view.viewport().update()

    def set_heard(self, heard: Heard | None) -> None:
        """Mark the lines that have been heard."""
        if heard != self._view.marks.heard:
            self._view.marks.heard = heard
            self._view.viewport().update()

    def set_heard_share(self, share: float) -> None:
        """Say how much of the recording has been heard, from 0 to 1."""
        self._header.set_heard_share(share)

    def set_style(self, style: TextStyle) -> None:
        """Set the text like this; what is in sight stays there."""
        self._view.set_style(style)
        self._following.keep()

    def zoom(self, step: int) -> None:
        """Make the letters larger (1) or smaller (-1), or give them their usual size again (0)."""
        self._restyle(zoomed(self._view.text_style, step))

    def set_reading(self, reading: bool) -> None:
        """Show running paragraphs, or line by line; what is in sight stays there."""
        self._view.set_reading(reading)
        self._header.set_reading(reading)
        self._following.keep()

    def set_speaker_filter(self, name: str | None) -> None:
        """Say that the lines are those of this speaker only; None says that they are all."""
        self._speaker = name
        self._header.set_speaker(name)

    def set_second_choices(self, choices: Sequence[tuple[object, str]], chosen: object, beside: bool) -> None:
        """Offer these texts, as `(id, title)`, to be shown with the first; `chosen` is the id of the one that is."""
        self._second = SecondText(choices, chosen, beside)

    def set_second(self, texts: Mapping[int, str] | None, beside: bool) -> None:
        """Show a second text, by line number, beside the first or under it; None shows none."""
        self._view.set_second(texts, beside)
        self._following.keep()

    def set_keyword(self, term: str | None) -> None:
        """Mark where this term stands, None marks nothing; `keyword_found` tells where once all lines are searched."""
        self._finding.set_keyword(term)

    def step_keyword(self, step: int) -> None:
        """Show the next (1) or previous (-1) place of the keyword; following ends."""
        self._finding.step_keyword(step)

    def set_following(self, following: bool) -> None:
        """Follow from now on, which brings the spoken line in sight, or no longer.

        Whoever follows lets go of what is selected and of the find bar, either of which would hold the text.
        """
        if following:
            self._view.select(None)
            if not self._find_bar.isHidden():
                self._finding.close()
        self._following.set_on(following)
        if following:
            self._following.go_to_now()

    def is_following(self) -> bool:
        """Whether the spoken line is kept in sight."""
        return self._following.is_on()

    def jump_to_now(self) -> None:
        """Bring the line spoken now, or last, in sight and follow again."""
        self.set_following(True)

    def focus_text(self) -> None:
        """Give the keyboard to the text."""
        self._view.setFocus()

    def chosen_line(self) -> int | None:
        """Number of the line that the keyboard stands on, while it is at work."""
        return self._view.chosen_line()

    def selected_lines(self) -> tuple[int, ...]:
        """Numbers of the lines of which something is selected."""
        return tuple(self._copying.selected_lines())

    def copy_text(self, with_times: bool) -> str:
        """What is selected as text, else the lines spoken now; `with_times` gives whole lines with their times."""
        return self._copying.timed_text() if with_times else self._copying.plain_text()

    def copy(self, with_times: bool = False) -> None:
        """Put `copy_text` on the clipboard, unless there is none."""
        self._copying.put(self.copy_text(with_times))

    def copy_quote(self) -> None:
        """Put what is selected, else the lines spoken now, on the clipboard as a Markdown quote with its source."""
        self._copying.put(self._copying.quote())

    def copy_link(self) -> None:
        """Put a link on the clipboard to the first selected line, else the spoken one, else the current one."""
        self._copying.put(self._copying.link())

    def open_find(self) -> None:
        """Open the find bar, with what is selected inside a line; following ends."""
        if self._view.timeline.lines:
            self._finding.open(self._copying.selected_phrase())

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
        text = QWidget()
        grid = QGridLayout(text)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._view, 0, 0, 2, 1)
        grid.addWidget(self._hit_strip, 0, 1, 2, 1)
        self._jump_button.float_in(grid)
        self._pages.addWidget(_empty_page())
        self._pages.addWidget(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._find_bar)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._view.seek_requested.connect(self.seek_requested)
        self._finding.keyword_found.connect(self._tell_keyword)
        self._view.copy_requested.connect(self.copy)
        self._view.zoom_requested.connect(self.zoom)
        self._view.menu_requested.connect(self._open_menu)
        self._following.changed.connect(self._header.set_following)
        self._following.changed.connect(self.following_changed)
        self._jump_button.clicked.connect(self.jump_to_now)
        self._header.set_following(self._following.is_on())
        self._header.following_chosen.connect(self.set_following)
        self._header.find_requested.connect(self.open_find)
        self._header.options_requested.connect(self._open_options)
        self._header.reading_chosen.connect(self._choose_reading)
        self._header.all_speakers_requested.connect(lambda: self.speaker_filter_requested.emit(None))

    def _tell_keyword(self, count: int, numbers: tuple[int, ...]) -> None:
        starts = (self._view.timeline.lines[number].start_ms for number in numbers)
        self.keyword_found.emit(count, tuple(start_ms for start_ms in starts if start_ms is not None))

    def _restyle(self, style: TextStyle) -> None:
        self.set_style(style)
        self.style_changed.emit(style)

    def _choose_reading(self, reading: bool) -> None:
        self.set_reading(reading)
        self.reading_changed.emit(reading)

    def _choose_second(self, chosen: object, beside: bool) -> None:
        self._second = replace(self._second, chosen=chosen, beside=beside)
        self.second_chosen.emit(chosen, beside)

    def _place_to_keep(self) -> KeptPlace | None:
        """What was to stay in sight last, as long as nobody has scrolled since; else what is in sight."""
        if self._kept is not None and self._kept[1] == self._view.scrolled_px():
            return self._kept[0]
        return place_in_sight(self._view)

    def _chosen_place(self) -> tuple[int, int | None] | None:
        number = self._view.marks.current
        return None if number is None else (number, self._view.timeline.lines[number].start_ms)

    def _same_line(self, number: int, start_ms: int | None) -> int | None:
        """That line among the lines now, None where it is not among them."""
        lines = self._view.timeline.lines
        if number < len(lines) and lines[number].start_ms == start_ms:
            return number
        near = None if start_ms is None else self._view.timeline.last_started(start_ms)
        return near if near is not None and lines[near].start_ms == start_ms else None

    def _open_menu(self, number: int, place: QPoint) -> None:
        if number < 0:
            return
        if number not in self.selected_lines():
            self._view.select_line(number)
        line = self._view.timeline.lines[number]
        # The window's child, for beside a native video the pane may be a native window inside it: no parent of a menu.
        menu = LineMenu(line, self._speaker is not None, self._menu_actions, self.window())
        menu.play_requested.connect(self._play)
        menu.rename_requested.connect(self.rename_speaker_requested)
        menu.filter_requested.connect(self.speaker_filter_requested)
        menu.popup(place)

    def _play(self, position_ms: int) -> None:
        """Play from there, and read along."""
        self.play_requested.emit(position_ms)
        self.set_following(True)

    def _open_options(self) -> None:
        # A child of the window as the menu is.
        options = ViewOptions(self._view.text_style, self._second, self.window())
        options.style_chosen.connect(self._restyle)
        options.second_chosen.connect(self._choose_second)
        options.open_below(self._header.options_button())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._view.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._find_bar.isVisible():
            self.close_find()
        else:
            super().keyPressEvent(event)


def _empty_page() -> QLabel:
    page = QLabel(_EMPTY)
    page.setObjectName("emptyTranscript")
    page.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page.setWordWrap(True)
    page.setContentsMargins(32, 32, 32, 32)
    return page
