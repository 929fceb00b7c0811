"""The search controller: it answers the latest query, off the window's thread, and says when that takes long."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import Mock, create_autospec

import pytest
from pytestqt.qtbot import QtBot

from player.document import Document
from player.errors import LibraryError
from player.library.found import Found, Hit
from player.library.interface import Store
from player.library.opening import open_store
from player.transcript import Line
from ui.search_controller import SearchController

# How long a test waits for a thread at most.
DEADLINE_S = 10.0
HIT = Hit("one", "Harbour", "line", "The tide.", 1_000)


@dataclass
class Searches:
    """A controller over a library that answers once it is let, and what the controller told."""

    library: Mock
    qtbot: QtBot
    controller: SearchController
    gate: threading.Event = field(default_factory=threading.Event)
    found: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    waiting: list[bool] = field(default_factory=list)
    languages: list[tuple[str, ...]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def asked(self) -> list[str]:
        return [call.args[0] for call in self.library.search.call_args_list]

    def listen(self) -> None:
        self.controller.found.connect(lambda found: self.found.append(found.query))
        self.controller.more_found.connect(lambda found: self.more.append(found.query))
        self.controller.waiting_changed.connect(self.waiting.append)
        self.controller.languages_known.connect(self.languages.append)
        self.controller.failed.connect(self.failed.append)
        self.library.search.side_effect = self.answer
        self.library.languages.return_value = ("de", "en")

    def answer(self, query: str, limit: int = 50, *, as_typed: bool = False, language: str | None = None) -> Found:
        assert self.gate.wait(DEADLINE_S)
        return Found(query, (HIT,))

    def settle(self) -> None:
        self.gate.set()
        self.qtbot.waitUntil(self.controller.is_settled)


@pytest.fixture
def searches(qtbot: QtBot) -> Iterator[Searches]:
    library = create_autospec(Store, instance=True)
    searches = Searches(library, qtbot, SearchController(lambda: library))
    searches.listen()
    yield searches
    searches.gate.set()
    searches.controller.close()


def test_only_the_latest_query_is_answered_and_those_between_are_never_looked_for(searches: Searches) -> None:
    searches.controller.search("t")
    searches.qtbot.waitUntil(lambda: searches.asked() == ["t"])
    for query in ("ti", "tid", "tide"):
        searches.controller.search(query)
    searches.settle()
    assert searches.asked() == ["t", "tide"]
    assert searches.found == ["tide"]


def test_a_query_that_is_taken_back_is_not_answered(searches: Searches) -> None:
    searches.controller.search("tide")
    searches.controller.search("  ")
    assert searches.controller.is_settled()
    searches.controller.search("moon")
    searches.settle()
    assert searches.found == ["moon"]


def test_an_answer_that_is_long_in_coming_is_told_to_be_so(searches: Searches) -> None:
    searches.controller.search("tide")
    searches.qtbot.waitUntil(lambda: searches.waiting == [True])
    searches.controller.search("tides")
    searches.settle()
    assert searches.waiting == [True, False]


def test_an_answer_that_is_there_at_once_is_not(searches: Searches) -> None:
    searches.gate.set()
    for query in ("tide", "tides"):
        searches.controller.search(query)
        searches.settle()
    assert searches.waiting == []


@pytest.mark.parametrize(("query", "is_unfinished"), [("the ti", True), ("the tide ", False), ("why tides?", False)])
def test_a_word_that_is_being_typed_is_looked_for_as_a_beginning(
    searches: Searches, query: str, is_unfinished: bool
) -> None:
    searches.controller.search(query)
    searches.settle()
    assert searches.library.search.call_args.kwargs["as_typed"] is is_unfinished


def test_more_hits_of_the_same_query_can_be_asked_for(searches: Searches) -> None:
    searches.controller.search("tide")
    searches.settle()
    searches.controller.show_more()
    searches.settle()
    assert [call.args for call in searches.library.search.call_args_list] == [("tide", 50), ("tide", 200)]
    assert (searches.found, searches.more) == (["tide"], ["tide"])


def test_another_language_of_word_forms_answers_the_query_anew(searches: Searches) -> None:
    searches.controller.set_language("en")
    assert searches.asked() == []
    searches.controller.search("tide")
    searches.settle()
    searches.controller.set_language("de")
    searches.settle()
    assert [call.kwargs["language"] for call in searches.library.search.call_args_list] == ["en", "de"]


def test_the_languages_of_the_library_are_told_once(searches: Searches) -> None:
    for query in ("tide", "moon"):
        searches.controller.search(query)
        searches.settle()
    searches.qtbot.waitUntil(lambda: bool(searches.languages))
    assert searches.languages == [("de", "en")]


def test_what_cannot_be_read_is_told_and_the_next_query_is_answered(searches: Searches) -> None:
    searches.library.search.side_effect = LibraryError("The library is damaged.")
    searches.controller.search("tide")
    searches.qtbot.waitUntil(lambda: searches.failed == ["The library is damaged."])
    assert searches.controller.is_settled()
    searches.library.search.side_effect = searches.answer
    searches.controller.search("moon")
    searches.settle()
    assert searches.found == ["moon"]


def test_what_fails_after_something_else_was_typed_keeps_nobody_from_its_answer(searches: Searches) -> None:
    def refuse(query: str, *_args: object, **_options: object) -> Found:
        found = searches.answer(query)
        if query == "tide":
            raise LibraryError("The library is damaged.")
        return found

    searches.library.search.side_effect = refuse
    searches.controller.search("tide")
    searches.qtbot.waitUntil(lambda: searches.asked() == ["tide"])
    searches.controller.search("moon")
    searches.settle()
    assert (searches.found, searches.failed) == (["moon"], [])


def test_the_library_is_closed_at_the_end_and_never_opened_in_vain(searches: Searches, qapp: object) -> None:
    searches.controller.search("tide")
    searches.settle()
    searches.controller.close()
    searches.library.close.assert_called_once_with()
    opened: list[None] = []

    def open_library() -> Store:
        opened.append(None)
        return searches.library

    SearchController(open_library).close()
    assert opened == []


def test_a_real_library_is_searched_on_its_own_thread(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "library.sqlite"
    with open_store(path) as library:
        library.add_document(
            Document(title="Talk", language="en", lines=(Line(1_000, 2_000, "The tide turns."),)), None
        )
    found: list[Found] = []
    controller = SearchController(lambda: open_store(path))
    controller.found.connect(found.append)
    controller.search("tide")
    qtbot.waitUntil(lambda: bool(found))
    controller.close()
    assert [hit.text for hit in found[0].hits] == ["The tide turns."]
