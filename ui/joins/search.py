"""The search joined: what is typed is looked for, and what is found is played or opened."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from player.library.found import Found
from player.recording import Recording
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.recording_controller import RecordingController
from ui.search_controller import SearchController
from ui.settings import saved_text

_LANGUAGE_SETTING = "word_forms"


class SearchJoin(QObject):
    """From anywhere into the search field, from there to a moment, and by Escape back to where one was."""

    def __init__(
        self,
        searches: SearchController,
        recordings: RecordingController,
        parts: Parts,
        window: MainWindow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._searches = searches
        self._recordings = recordings
        self._parts = parts
        self._settings = window.settings
        self._field, self._help, self._hits = parts.library.search, parts.library.help, parts.library.hits
        # Where the keyboard was before the search, and whether the library was closed then.
        self._before: QWidget | None = None
        self._was_closed = False
        # Whether Enter was pressed before the answer was there.
        self._plays_first = False
        # Id of the recording that is being opened for a hit: the keyboard stays with the hits.
        self._opened_for: str | None = None
        self._show_answers()
        self._take_wishes()
        self._restore_language()
        window.closing.connect(searches.close)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the action of searching does."""
        return {"search_library": self._begin}

    def _show_answers(self) -> None:
        searches, hits = self._searches, self._hits
        searches.found.connect(self._show_found)
        searches.more_found.connect(hits.add_found)
        searches.waiting_changed.connect(hits.set_waiting)
        searches.languages_known.connect(self._help.set_languages)
        searches.failed.connect(self._tell_failure)
        self._recordings.opened.connect(self._keep_keyboard)

    def _take_wishes(self) -> None:
        field, hits = self._field, self._hits
        field.textChanged.connect(self._search)
        field.entered.connect(self._play_first)
        field.open_requested.connect(hits.open_current)
        field.left.connect(self._go_back)
        self._help.example_chosen.connect(self._try_example)
        self._help.language_chosen.connect(self._choose_language)
        hits.query_chosen.connect(field.setText)
        hits.more_requested.connect(self._searches.show_more)
        hits.left_upwards.connect(field.begin)
        hits.escaped.connect(field.step_back)
        hits.hit_played.connect(self._play)
        hits.recording_chosen.connect(self._recordings.open)

    def _begin(self) -> None:
        library = self._parts.library
        focused = QApplication.focusWidget()
        if library.isHidden() or focused is None or not library.isAncestorOf(focused):
            self._before, self._was_closed = focused, library.isHidden()
        self._parts.panes.show_library(True)
        self._field.begin()

    def _go_back(self) -> None:
        before, self._before = self._before, None
        if self._was_closed:
            self._was_closed = False
            self._parts.panes.show_library(False)
        if before is not None and Shiboken.isValid(before) and before.isVisible():
            before.setFocus()
        elif self._recordings.recording is not None:
            self._parts.transcript.focus_text()
        else:
            self._parts.welcome.setFocus()

    def _search(self, query: str) -> None:
        self._plays_first = False
        self._searches.search(query)

    def _try_example(self, query: str) -> None:
        self._field.setText(query)
        self._field.begin()

    def _show_found(self, found: Found) -> None:
        self._hits.set_found(found)
        if self._plays_first:
            self._plays_first = False
            self._hits.choose_current()

    def _play_first(self) -> None:
        if self._searches.is_settled():
            self._hits.choose_current()
        else:
            self._plays_first = True

    def _play(self, recording_id: str, position_ms: int) -> None:
        self._opened_for = recording_id
        self._recordings.play(recording_id, position_ms)
        self._parts.transcript.set_following(True)

    def _keep_keyboard(self, recording: Recording, _timeline: object) -> None:
        if recording.id == self._opened_for:
            self._hits.enter()
        self._opened_for = None

    def _tell_failure(self, sentence: str) -> None:
        self._plays_first = False
        self._hits.tell_failure()
        self._parts.notices.tell(sentence)

    def _choose_language(self, code: str | None) -> None:
        self._settings.setValue(_LANGUAGE_SETTING, code or "")
        self._searches.set_language(code)

    def _restore_language(self) -> None:
        code = saved_text(self._settings, _LANGUAGE_SETTING) or None
        self._help.set_language(code)
        self._searches.set_language(code)
