"""What two stores hold of the same recording is laid together: the last word holds, and nothing comes in twice."""

from dataclasses import replace

import pytest

from player.bookmarks import new_bookmark
from player.errors import LibraryError, NotInLibrary
from player.library.interface import Store
from player.library.merging.counts import Counts
from tests.core.library.contract.talk import TALK

BOOKMARK = new_bookmark(0, 900, "The moon pulls.")


@pytest.fixture
def recording_id(store: Store) -> str:
    recording_id = store.add_document(TALK, b"one")
    store.save_bookmark(recording_id, BOOKMARK)
    return recording_id


@pytest.fixture
def other_id(other: Store, store: Store, recording_id: str) -> str:
    """The recording in the other store, of the same file."""
    other_id = other.add_document(TALK, b"one")
    other.merge_bookmarks(other_id, store.bookmark_records(recording_id))
    return other_id


def test_bookmarks_of_both_are_in_both_once_each(store: Store, other: Store, recording_id: str, other_id: str) -> None:
    store.save_bookmark(recording_id, new_bookmark(100, 200, "mine"))
    other.save_bookmark(other_id, new_bookmark(300, 400, "theirs"))
    for _ in range(2):
        other.merge_bookmarks(other_id, store.bookmark_records(recording_id))
        store.merge_bookmarks(recording_id, other.bookmark_records(other_id))

    assert [bookmark.quote for bookmark in store.bookmarks(recording_id)] == ["The moon pulls.", "mine", "theirs"]
    assert store.bookmarks(recording_id) == other.bookmarks(other_id)
    counts = store.merge_bookmarks(recording_id, other.bookmark_records(other_id))
    assert counts == Counts(unchanged=3)


def test_of_two_changes_the_later_one_holds_on_both_sides(
    store: Store, other: Store, recording_id: str, other_id: str
) -> None:
    store.save_bookmark(recording_id, replace(BOOKMARK, note="first"))
    (mine,) = store.bookmarks(recording_id)
    other.save_bookmark(other_id, replace(mine, note="later", updated_at="2999-01-01T00:00:00.000+00:00"))

    assert store.merge_bookmarks(recording_id, other.bookmark_records(other_id)) == Counts(updated=1)
    assert other.merge_bookmarks(other_id, store.bookmark_records(recording_id)) == Counts(unchanged=1)
    assert [item.note for item in (*store.bookmarks(recording_id), *other.bookmarks(other_id))] == ["later", "later"]


def test_what_was_deleted_here_is_deleted_there_and_can_come_back(
    store: Store, other: Store, recording_id: str, other_id: str
) -> None:
    store.delete_bookmark(BOOKMARK.id)
    (record,) = store.bookmark_records(recording_id)
    assert record.deleted_at is not None
    assert other.merge_bookmarks(other_id, [record]) == Counts(deleted=1)
    assert other.bookmarks(other_id) == ()

    other.save_bookmark(other_id, BOOKMARK)
    store.merge_bookmarks(recording_id, other.bookmark_records(other_id))
    assert [bookmark.id for bookmark in store.bookmarks(recording_id)] == [BOOKMARK.id]


def test_titles_and_names_given_last_are_taken_over(
    store: Store, other: Store, recording_id: str, other_id: str
) -> None:
    other.rename(other_id, "Old")
    store.rename(recording_id, "Tides and the moon")
    other.name_speakers(other_id, {"A": "Ada"})
    store.name_speakers(recording_id, {"B": "Ben"})
    other.merge_edits(other_id, store.recording_record(recording_id))
    store.merge_edits(recording_id, other.recording_record(other_id))

    for some, identifier in ((store, recording_id), (other, other_id)):
        recording = some.recording(identifier)
        assert (recording.title, recording.speaker_names) == ("Tides and the moon", {"A": "Ada", "B": "Ben"})


def test_a_recording_is_made_again_from_its_records(store: Store, other: Store, recording_id: str) -> None:
    store.set_media_path(recording_id, None)
    record, (source,) = store.recording_record(recording_id), store.source_records(recording_id)
    other.put_recording(record)
    assert other.merge_source(recording_id, source, TALK, b"one") == source.id
    assert other.merge_source(recording_id, source, TALK, b"one") == source.id
    other.merge_bookmarks(recording_id, store.bookmark_records(recording_id))

    assert other.recording(recording_id) == store.recording(recording_id)
    assert other.source_data(source.id) == b"one"


def test_a_record_tells_of_what_was_removed(store: Store, recording_id: str) -> None:
    (source,) = store.recording(recording_id).sources
    store.remove_source(source.id)
    store.remove_recording(recording_id)

    assert store.recording_record(recording_id).deleted_at is not None
    assert [record.deleted_at is not None for record in store.source_records(recording_id)] == [True]
    with pytest.raises(NotInLibrary):
        store.recording_record("none")


def test_recordings_are_known_by_their_files_the_fuller_one_first(store: Store, recording_id: str) -> None:
    fuller = store.add_document(replace(TALK, title="Another"), b"two")
    store.add_document(TALK, b"one", recording_id=fuller)
    files = {record.sha256 for record in store.source_records(fuller) if record.sha256}

    assert len(files) == 2
    assert store.recordings_with_files(files) == (fuller, recording_id)
    assert store.recordings_with_files(["ab" * 32]) == ()


def test_what_is_done_together_is_kept_as_one_or_not_at_all(store: Store, recording_id: str) -> None:
    with pytest.raises(LibraryError, match="enough"), store.together():
        store.rename(recording_id, "Half")
        store.delete_bookmark(BOOKMARK.id)
        raise LibraryError("That is enough.")
    assert store.recording(recording_id).title == "On tides"
    assert store.bookmarks(recording_id) == (BOOKMARK,)

    with store.together():
        store.rename(recording_id, "Whole")
        store.delete_bookmark(BOOKMARK.id)
    assert (store.recording(recording_id).title, store.bookmarks(recording_id)) == ("Whole", ())
