"""The bookmarks of a recording: kept, changed, deleted, brought back, and copied with a file."""

from dataclasses import replace

from player.bookmarks import Bookmark, new_bookmark
from player.library.interface import Store
from tests.core.library.contract.talk import TALK


def test_a_bookmark_is_kept_changed_deleted_and_brought_back(store: Store) -> None:
    recording_id = store.add_document(TALK, None)
    late, early = new_bookmark(5_000, 6_000, "late"), new_bookmark(100, 900, "early")
    store.save_bookmark(recording_id, late)
    store.save_bookmark(recording_id, early)
    assert store.bookmarks(recording_id) == (early, late)
    assert store.summaries()[0].bookmark_count == 2

    changed = replace(early, title="Start", note="Listen again", tags=("a", "b"), color="blue", end_ms=950)
    store.save_bookmark(recording_id, changed)
    store.delete_bookmark(late.id)
    (kept,) = store.bookmarks(recording_id)
    assert kept == replace(changed, updated_at=kept.updated_at)

    store.save_bookmark(recording_id, late)
    assert [bookmark.id for bookmark in store.recording(recording_id).bookmarks] == [early.id, late.id]


def test_each_change_of_a_bookmark_is_dated_later_than_the_one_before(store: Store) -> None:
    recording_id = store.add_document(TALK, None)
    bookmark = replace(new_bookmark(0, 900, "The moon pulls."), updated_at="2999-01-01T00:00:00.000+00:00")
    store.save_bookmark(recording_id, bookmark)
    assert store.bookmarks(recording_id) == (bookmark,)

    # Somebody's clock was set back.
    store.save_bookmark(recording_id, replace(bookmark, note="Why?", updated_at="2001-01-01T00:00:00.000+00:00"))
    (changed,) = store.bookmarks(recording_id)
    store.delete_bookmark(bookmark.id)
    (deleted,) = store.bookmark_records(recording_id)
    assert bookmark.updated_at < changed.updated_at < deleted.updated_at


def test_bookmarks_that_come_with_a_document_are_imported_once(store: Store) -> None:
    bookmark = replace(new_bookmark(0, 900, "The moon pulls."), tags=("sea",))
    document = replace(TALK, bookmarks=(bookmark,))
    recording_id = store.add_document(document, b"one")
    assert store.bookmarks(recording_id) == (bookmark,)

    store.delete_bookmark(bookmark.id)
    store.add_document(document, b"one")
    assert store.bookmarks(recording_id) == ()


def test_the_copy_of_a_bookmark_on_another_recording_is_a_bookmark_of_its_own(store: Store) -> None:
    bookmark = new_bookmark(0, 900, "The moon pulls.")
    document = replace(TALK, bookmarks=(bookmark,))
    first = store.add_document(document, b"one")
    second = store.add_document(document, b"two")
    store.add_document(document, b"two")

    (copy,) = store.bookmarks(second)
    assert copy == replace(bookmark, id=copy.id)
    store.delete_bookmark(copy.id)
    assert store.bookmarks(first) == (bookmark,)


def test_a_bookmark_without_a_date_is_dated_by_the_library(store: Store) -> None:
    recording_id = store.add_document(replace(TALK, bookmarks=(Bookmark("b1", 0, 900, "moon"),)), None)

    (bookmark,) = store.bookmarks(recording_id)
    assert bookmark.created_at.endswith("+00:00")
