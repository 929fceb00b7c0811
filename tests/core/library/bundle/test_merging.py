"""A bundle into a library that has the recording already, under its id or another one."""

from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.library.bundle.reading import read_bundle
from player.library.bundle.writing import write_bundle
from player.library.journal import journal_path
from player.library.merging.counts import Counts
from player.library.store import Library
from player.transcript import Line

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))


def sent(library: Library, recording_id: str, folder: Path) -> Path:
    return write_bundle(library, recording_id, folder)


def test_bookmarks_of_two_people_are_in_both_libraries_once_each(
    library: Library, other: Library, folder: Path
) -> None:
    mine, theirs = (some.add_document(TALK, b"one") for some in (library, other))
    library.save_bookmark(mine, new_bookmark(0, 900, "mine"))
    other.save_bookmark(theirs, new_bookmark(0, 900, "theirs"))
    for _ in range(2):
        assert read_bundle(other, sent(library, mine, folder)).recording_id == theirs
        assert read_bundle(library, sent(other, theirs, folder)).recording_id == mine

    assert {bookmark.quote for bookmark in library.bookmarks(mine)} == {"mine", "theirs"}
    assert set(library.bookmarks(mine)) == set(other.bookmarks(theirs))
    assert [len(some.summaries()) for some in (library, other)] == [1, 1]


def test_the_same_bundle_again_changes_nothing(library: Library, other: Library, folder: Path) -> None:
    recording_id = library.add_document(TALK, b"one")
    library.save_bookmark(recording_id, new_bookmark(0, 900, "mine"))
    library.rename(recording_id, "Tides")
    path = sent(library, recording_id, folder)
    read_bundle(other, path)
    before, told = other.recording(recording_id), journal_path(other.path).read_bytes()

    merged = read_bundle(other, path)
    assert (merged.is_new, merged.source_count, merged.counts) == (False, 0, Counts(unchanged=2))
    assert "nothing new" in merged.sentence
    assert (other.recording(recording_id), journal_path(other.path).read_bytes()) == (before, told)


def test_texts_that_are_not_there_are_added_and_what_is_there_stays(
    library: Library, other: Library, folder: Path
) -> None:
    mine, theirs = (some.add_document(TALK, b"one") for some in (library, other))
    library.add_document(replace(TALK, lines=(Line(0, 1, "Mond"),)), b"two", recording_id=mine)
    other.rename(theirs, "My title")
    other.remember_progress(theirs, 500, other.recording(theirs).heard, lambda _heard: 0.0)
    kept = other.recording(theirs).sources

    assert read_bundle(other, sent(library, mine, folder)).source_count == 1
    recording = other.recording(theirs)
    assert (recording.title, recording.position_ms, recording.sources[:1]) == ("My title", 500, kept)
    assert [source.document.lines[0].text for source in recording.sources] == ["The moon pulls.", "Mond"]


def test_the_same_medium_is_known_wherever_it_lies(
    library: Library, other: Library, folder: Path, medium: Path
) -> None:
    copy = folder / "renamed.wav"
    copy.write_bytes(medium.read_bytes())
    mine = library.add_document(TALK, b"one", media_path=medium)
    theirs = other.add_media(copy)
    assert read_bundle(other, sent(library, mine, folder)).recording_id == theirs

    stranger = folder / "harbour.wav"
    stranger.write_bytes(medium.read_bytes()[:-1] + b"\1")
    third = library.add_document(replace(TALK, title="Third"), b"three", media_path=stranger)
    assert read_bundle(other, sent(library, third, folder)).is_new


def test_of_two_dubs_with_one_text_the_medium_decides(
    library: Library, other: Library, folder: Path, medium: Path
) -> None:
    dub = folder / "dub.wav"
    dub.write_bytes(medium.read_bytes()[:-2] + b"\1\1")
    original, dubbed = (other.add_document(TALK, b"one", media_path=path) for path in (medium, dub))
    assert original != dubbed
    for path, expected in ((medium, original), (dub, dubbed)):
        with Library(folder / f"{path.stem}.sqlite") as third:
            bundle = sent(third, third.add_document(TALK, b"one", media_path=path), folder)
            assert read_bundle(other, bundle).recording_id == expected


def test_a_removed_recording_comes_back(library: Library, other: Library, folder: Path) -> None:
    recording_id = library.add_document(TALK, b"one")
    path = sent(library, recording_id, folder)
    read_bundle(other, path)
    other.remove_recording(recording_id)
    read_bundle(other, path)
    assert [summary.id for summary in other.summaries()] == [recording_id]


def test_what_comes_in_while_a_medium_is_written_is_merged_with(
    library: Library, other: Library, folder: Path, medium: Path
) -> None:
    recording_id = library.add_document(TALK, b"one", media_path=medium)
    path = write_bundle(library, recording_id, folder, with_media=True)

    def report(_done: int, _total: int) -> None:
        if not other.summaries():
            with Library(other.path) as window:
                read_bundle(window, path)
                window.rename(recording_id, "Named meanwhile")

    merged = read_bundle(other, path, media_folder=folder, report=report)
    assert (merged.is_new, merged.title, merged.source_count) == (False, "Named meanwhile", 0)
    assert other.recording(recording_id).media_path == merged.media_path


@pytest.mark.parametrize("stop_at", [0, 1])
def test_an_import_that_fails_leaves_neither_recording_nor_medium(
    library: Library, other: Library, folder: Path, medium: Path, stop_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording_id = library.add_document(TALK, b"one", media_path=medium)
    path = write_bundle(library, recording_id, folder, with_media=True)

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    if stop_at:
        monkeypatch.setattr(other, "merge_bookmarks", stop)
    with pytest.raises(KeyboardInterrupt):
        read_bundle(other, path, media_folder=folder, report=stop if not stop_at else lambda _done, _total: None)
    assert (other.summaries(), list(folder.iterdir())) == ((), [path])
