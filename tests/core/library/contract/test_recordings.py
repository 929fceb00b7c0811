"""What a listener makes of a recording: place, names, what was heard; gone and brought back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.errors import NotInLibrary
from player.heard import Heard
from player.library.interface import Store
from tests.core.library.contract.talk import TALK, medium, share_of


def test_the_recording_opened_last_stands_first(store: Store) -> None:
    ids = [store.add_document(replace(TALK, title=title), title.encode()) for title in ("a", "b", "c")]
    store.mark_opened(ids[0])

    assert store.summaries()[0].id == ids[0]


def test_a_recording_that_was_never_opened_stands_where_it_was_added(store: Store) -> None:
    ids = [store.add_document(replace(TALK, title=title), title.encode()) for title in ("a", "b", "c")]

    assert [summary.id for summary in store.summaries()] == ids[::-1]


def test_a_recording_is_known_by_its_medium_until_it_is_removed(store: Store, tmp_path: Path) -> None:
    path = medium(tmp_path)
    assert store.recording_of(path) is None
    recording_id = store.add_media(path)
    assert store.recording_of(tmp_path / "." / "talk.mp3") == recording_id

    store.remove_recording(recording_id)
    assert store.recording_of(path) is None
    assert store.add_media(path) == recording_id
    assert store.recording_of(path) == recording_id


def test_a_recording_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    recording_id = store.add_document(TALK, None)

    assert store.recording(recording_id[:8]).id == recording_id
    for wrong in (recording_id[:3], "%%%%%%", "zzzz", "", "\ud800\ud800\ud800\ud800"):
        with pytest.raises(NotInLibrary):
            store.recording(wrong)


def test_what_the_user_changes_is_kept(store: Store, tmp_path: Path) -> None:
    recording_id = store.add_document(TALK, None)
    store.remember_progress(recording_id, 1_234, Heard(), share_of)
    store.remember_duration(recording_id, 61_000)
    store.set_media_path(recording_id, medium(tmp_path))

    recording = store.recording(recording_id)
    assert (recording.position_ms, recording.duration_ms) == (1_234, 61_000)
    assert recording.media_path == (tmp_path / "talk.mp3").resolve()
    store.set_media_path(recording_id, None)
    assert store.recording(recording_id).media_path is None


def test_what_was_heard_is_kept_with_the_place_and_shown_in_the_list(store: Store) -> None:
    recording_id = store.add_document(TALK, None)
    heard = Heard(((0, 450), (600, 900)))
    assert store.remember_progress(recording_id, 700, heard, share_of) == heard

    recording = store.recording(recording_id)
    assert (recording.position_ms, recording.heard) == (700, heard)
    assert store.summaries()[0].heard_share == 0.75
    store.set_heard(recording_id, Heard(), 0.0)
    assert (store.recording(recording_id).heard, store.summaries()[0].heard_share) == (Heard(), 0)


def test_what_was_heard_is_added_to_what_other_windows_wrote(store: Store, open_again: Callable[[], Store]) -> None:
    recording_id = store.add_document(TALK, None)
    store.remember_progress(recording_id, 500, Heard(((0, 500),)), share_of)
    with open_again() as other_window:
        all_heard = other_window.remember_progress(recording_id, 700, Heard(((600, 700),)), share_of)

    assert store.recording(recording_id).heard == all_heard == Heard(((0, 500), (600, 700)))
    assert store.summaries()[0].heard_share == 0.6


def test_names_of_speakers_and_the_second_text_are_kept(store: Store) -> None:
    recording_id = store.add_document(TALK, None)
    store.name_speakers(recording_id, {"SPEAKER_00": "Zoë \ud800"})
    store.show_second(recording_id, "some-source", is_beside=True)

    recording = store.recording(recording_id)
    assert recording.speaker_names == store.speaker_names(recording_id) == {"SPEAKER_00": "Zoë \ufffd"}
    assert (recording.second_source_id, recording.is_second_beside) == ("some-source", True)
    store.show_second(recording_id, None, is_beside=False)
    assert store.recording(recording_id).second_source_id is None


def test_a_removed_recording_comes_back_whole(store: Store) -> None:
    recording_id = store.add_document(TALK, b"one")
    store.save_bookmark(recording_id, new_bookmark(0, 900, "The moon pulls."))
    before = store.recording(recording_id)
    store.remove_recording(recording_id)
    assert store.summaries() == ()
    assert store.search("moon").hits == ()
    with pytest.raises(NotInLibrary):
        store.recording(recording_id)

    store.restore_recording(recording_id)
    assert store.recording(recording_id) == before
    store.remove_recording(recording_id)
    assert store.add_document(TALK, b"one") == recording_id
    assert store.recording(recording_id) == before
