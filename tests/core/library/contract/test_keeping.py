"""What was done is there for every other user of the store, now and later, and all of the contract is tried."""

import ast
import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import LibraryError
from player.heard import Heard
from player.library.interface import Store
from player.transcript import Line
from tests.core.library.contract.talk import TALK, medium, share_of


def fill(store: Store, folder: Path) -> str:
    """One recording with something of everything; returns its id."""
    recording_id = store.add_document(TALK, b"one", media_path=medium(folder), path=folder / "talk.srt")
    store.add_document(Document(lines=(Line(0, 900, "La lune."),)), b"two", recording_id=recording_id)
    first, second = store.recording(recording_id).sources
    store.save_bookmark(recording_id, replace(new_bookmark(0, 900, "The moon pulls."), tags=("sea",), note="Why?"))
    store.remember_progress(recording_id, 700, Heard(((0, 450),)), share_of)
    store.remember_duration(recording_id, 61_000)
    store.name_speakers(recording_id, {"A": "Ada"})
    store.show_source(recording_id, first.id)
    store.show_second(recording_id, second.id, is_beside=True)
    store.rename(recording_id, "Of tides")
    store.mark_opened(recording_id)
    return recording_id


def test_everything_is_there_when_the_store_is_opened_again(open_again: Callable[[], Store], tmp_path: Path) -> None:
    with open_again() as store:
        recording_id = fill(store, tmp_path)
        before, listed = store.recording(recording_id), store.summaries()
    with open_again() as store:
        assert (store.recording(recording_id), store.summaries()) == (before, listed)
        assert store.source_data(before.sources[0].id) == b"one"
        assert store.notice is None


def test_all_that_the_store_itself_wrote_can_be_found_at_once(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)

    assert store.search("moon").hits
    assert store.index_pending() == 0


def test_another_user_of_the_store_sees_at_once_what_was_done(
    store: Store, open_again: Callable[[], Store], tmp_path: Path
) -> None:
    with open_again() as other:
        recording_id = fill(store, tmp_path)
        assert other.recording(recording_id) == store.recording(recording_id)

        (bookmark,) = other.bookmarks(recording_id)
        other.delete_bookmark(bookmark.id)
        assert store.bookmarks(recording_id) == ()
        other.remove_recording(recording_id)
        assert store.summaries() == ()


def test_two_who_change_different_things_both_keep_theirs(store: Store, open_again: Callable[[], Store]) -> None:
    recording_id = store.add_document(TALK, b"one")
    with open_again() as other:
        store.rename(recording_id, "Of tides")
        other.remember_progress(recording_id, 700, Heard(((0, 450),)), share_of)
        store.save_bookmark(recording_id, new_bookmark(0, 900, "early"))
        other.save_bookmark(recording_id, new_bookmark(900, 950, "late"))
        recording = other.recording(recording_id)

    assert (recording.title, recording.position_ms) == ("Of tides", 700)
    assert [bookmark.quote for bookmark in recording.bookmarks] == ["early", "late"]
    assert store.recording(recording_id) == recording


def test_recordings_and_sources_are_named_by_uuids(store: Store) -> None:
    recording = store.recording(store.add_document(TALK, b"one"))

    for identifier in (recording.id, recording.sources[0].id):
        assert str(UUID(identifier)) == identifier


def test_what_is_refused_leaves_nothing_behind(store: Store) -> None:
    bookmark = new_bookmark(0, 900, "The moon pulls.")
    half_sound = replace(TALK, lines=(*TALK.lines, Line(10**30, None, "never")), bookmarks=(bookmark,))

    with pytest.raises(LibraryError):
        store.add_document(half_sound, b"one")
    assert store.summaries() == ()
    recording_id = store.add_document(TALK, b"one")
    assert [len(source.document.lines) for source in store.recording(recording_id).sources] == [1]
    assert store.bookmarks(recording_id) == ()


def test_what_was_said_is_found_until_it_is_removed(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    (hit,) = store.search("pulls").hits
    assert (hit.recording_id, hit.position_ms) == (recording_id, 0)

    store.remove_recording(recording_id)
    assert store.search("pulls").hits == ()
    store.restore_recording(recording_id)
    assert [hit.recording_id for hit in store.search("pulls").hits] == [recording_id]


def test_the_languages_of_transcripts_are_told_the_most_frequent_first(store: Store) -> None:
    for number, language in enumerate(("de", "en", "en-US", None)):
        store.add_document(replace(TALK, language=language), b"%d" % number)

    assert store.languages() == ("en", "de")


def test_what_is_found_at_once_is_not_still_to_be_indexed(store: Store) -> None:
    store.add_document(TALK, b"one")

    assert store.index_pending() == 0


@pytest.mark.parametrize("query", ["", " ", '"', "* - :", "(AND OR", "kind:", "x" * 5_000, "\ud800", "\0"])
def test_any_query_will_do(store: Store, query: str) -> None:
    store.add_document(TALK, b"one")

    assert store.search(query).hits == ()
    assert store.search(query, as_typed=True).hits == ()


def test_all_that_is_promised_is_tried_here() -> None:
    promised = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    tried: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        called = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        tried |= {function.attr for function in called if isinstance(function, ast.Attribute)}
    assert promised - {"close"} <= tried
