"""The search: it runs off the window's thread on a library of its own, and only the latest query is answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from player.library.found import Found
from player.library.interface import Store
from ui.tasks import Cancelled, Progress, Tasks

# What is shown at first, and what is shown to those who want more.
FEW_HITS = 50
MANY_HITS = 200
# An answer within this time needs no sign that it is being looked for.
PATIENCE_MS = 150


@dataclass(frozen=True, slots=True)
class _Wish:
    """A query, how many hits are wanted, and of which language the forms of its words."""

    query: str
    limit: int
    language: str | None


class SearchController(QObject):
    """Takes the query as it is typed; `open_library` is called on the search's own thread when it is first needed."""

    found = Signal(object)  # Found, of the latest query
    more_found = Signal(object)  # Found, of the latest query, when more was asked for
    waiting_changed = Signal(bool)  # whether an answer is long in coming
    languages_known = Signal(object)  # tuple[str, ...], codes of the languages of the library's transcripts
    failed = Signal(str)

    def __init__(self, open_library: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searcher = _Searcher(open_library)
        self._tasks = Tasks(self)
        self._language: str | None = None
        # What is wanted, and what was answered last: the same one, when nothing is left to do.
        self._wish: _Wish | None = None
        self._answered: _Wish | None = None
        self._knows_languages = False
        self._is_waiting = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._set_waiting(True))

    def search(self, query: str) -> None:
        """Look everywhere in the library; an empty query asks for nothing."""
        self._ask(_Wish(query, FEW_HITS, self._language) if query.strip() else None)

    def show_more(self) -> None:
        """Answer the latest query with more hits."""
        if self._wish is not None:
            self._ask(replace(self._wish, limit=MANY_HITS))

    def set_language(self, code: str | None) -> None:
        """Find the other forms of words of this language, too, from now on; None takes words as they stand."""
        self._language = code
        if self._wish is not None and self._wish.language != code:
            self._ask(_Wish(self._wish.query, FEW_HITS, code))

    def is_settled(self) -> bool:
        """Whether the latest query has been answered."""
        return self._wish is self._answered

    def close(self) -> None:
        """Let go of the library; nothing is answered any more."""
        self._ask(None)
        self._tasks.close(last=self._searcher.close)

    def _ask(self, wish: _Wish | None) -> None:
        self._wish = wish
        if wish is None:
            self._end(None)
            return
        if not self._is_waiting and not self._patience.isActive():
            self._patience.start()

        def work(_progress: Progress) -> Found:
            # Letters are typed faster than a large library is searched.
            if self._wish is not wish:
                raise Cancelled
            library, is_unfinished = self._searcher.library(), wish.query[-1].isalnum()
            return library.search(wish.query, wish.limit, as_typed=is_unfinished, language=wish.language)

        self._tasks.run("", work, partial(self._answer, wish), partial(self._fail, wish))

    def _answer(self, wish: _Wish, found: Found) -> None:
        if self._wish is not wish:
            return
        self._end(wish)
        (self.found if wish.limit == FEW_HITS else self.more_found).emit(found)
        if not self._knows_languages:
            self._knows_languages = True
            self._tasks.run("", lambda _progress: self._searcher.library().languages(), self.languages_known.emit)

    def _fail(self, wish: _Wish, sentence: str) -> None:
        if self._wish is not wish:
            return
        self._end(wish)
        self.failed.emit(sentence)

    def _end(self, wish: _Wish | None) -> None:
        self._answered = wish
        self._patience.stop()
        self._set_waiting(False)

    def _set_waiting(self, is_waiting: bool) -> None:
        if self._is_waiting != is_waiting:
            self._is_waiting = is_waiting
            self.waiting_changed.emit(is_waiting)


class _Searcher:
    """The search's own library, kept open from query to query; used on one thread alone."""

    def __init__(self, open_library: Callable[[], Store]) -> None:
        self._open_library = open_library
        self._library: Store | None = None

    def library(self) -> Store:
        if self._library is None:
            self._library = self._open_library()
        return self._library

    def close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None
