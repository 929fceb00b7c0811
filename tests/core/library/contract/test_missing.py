"""What is not there, or no more, is said to be missing, whatever is asked of it."""

from collections.abc import Callable

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import NotInLibrary
from player.heard import Heard
from player.library.interface import Store
from tests.core.library.contract.talk import TALK, share_of

Wish = Callable[[Store, str], object]

OF_RECORDINGS: dict[str, Wish] = {
    "recording": lambda store, absent: store.recording(absent),
    "summary": lambda store, absent: store.summary(absent),
    "speaker_names": lambda store, absent: store.speaker_names(absent),
    "add_document": lambda store, absent: store.add_document(TALK, None, recording_id=absent),
    "save_bookmark": lambda store, absent: store.save_bookmark(absent, new_bookmark(0, 1, "")),
    "remember_progress": lambda store, absent: store.remember_progress(absent, 1, Heard(), share_of),
    "set_heard": lambda store, absent: store.set_heard(absent, Heard(), 0.0),
    "remember_duration": lambda store, absent: store.remember_duration(absent, 1),
    "mark_opened": lambda store, absent: store.mark_opened(absent),
    "set_media_path": lambda store, absent: store.set_media_path(absent, None),
    "show_source": lambda store, absent: store.show_source(absent, None),
    "show_second": lambda store, absent: store.show_second(absent, None, is_beside=False),
    "name_speakers": lambda store, absent: store.name_speakers(absent, {}),
    "rename": lambda store, absent: store.rename(absent, "title"),
    "remove_recording": lambda store, absent: store.remove_recording(absent),
}
OF_OTHERS: dict[str, Wish] = {
    "restore_recording": lambda store, absent: store.restore_recording(absent),
    "delete_bookmark": lambda store, absent: store.delete_bookmark(absent),
    "replace_source": lambda store, absent: store.replace_source(absent, Document()),
    "swap_source": lambda store, absent: store.swap_source(absent, absent),
    "remove_source": lambda store, absent: store.remove_source(absent),
    "restore_source": lambda store, absent: store.restore_source(absent),
}


@pytest.mark.parametrize("wish", [*OF_RECORDINGS.values(), *OF_OTHERS.values()], ids=[*OF_RECORDINGS, *OF_OTHERS])
def test_what_was_never_there_is_missing(store: Store, wish: Wish) -> None:
    with pytest.raises(NotInLibrary) as raised:
        wish(store, "none")
    assert raised.value.identifier == "none"
    assert store.summaries() == ()


@pytest.mark.parametrize("wish", OF_RECORDINGS.values(), ids=OF_RECORDINGS)
def test_a_removed_recording_is_missing_and_stays_as_it_was(store: Store, wish: Wish) -> None:
    recording_id = store.add_document(TALK, b"one")
    before = store.recording(recording_id)
    store.remove_recording(recording_id)

    with pytest.raises(NotInLibrary):
        wish(store, recording_id)
    assert store.summaries() == ()
    store.restore_recording(recording_id)
    assert store.recording(recording_id) == before


def test_what_was_removed_is_not_removed_twice(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    bookmark = new_bookmark(0, 900, "The moon pulls.")
    store.save_bookmark(recording_id, bookmark)
    (source,) = store.recording(recording_id).sources
    store.delete_bookmark(bookmark.id)
    store.remove_source(source.id)

    for wish, absent in (
        (store.delete_bookmark, bookmark.id),
        (store.remove_source, source.id),
        (lambda source_id: store.replace_source(source_id, TALK), source.id),
    ):
        with pytest.raises(NotInLibrary):
            wish(absent)
