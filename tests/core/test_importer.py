"""Files into the library: which belong together, what comes in, and what is told of the rest."""

import json
import os
from pathlib import Path

import pytest

from player.importer import STEPS_PER_FILE, Group, ImportResult, group_files, import_files
from player.library.store import Library

SUBTITLES = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"
# Enough of an MP3 to be known as one; nothing plays it here.
SOUND = b"ID3\x04\0 not played here"


def sound(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(SOUND + name.encode())
    return path


def text(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(SUBTITLES.format(name), "utf-8")
    return path


def names(group: Group) -> tuple[str | None, set[str]]:
    return group.media_path and group.media_path.name, {path.name for path in group.text_paths}


def recordings(library: Library) -> dict[str, tuple[str | None, set[str]]]:
    """Of each recording, by its title: the medium's name and the names of its sources."""
    found = {}
    for summary in library.summaries():
        recording = library.recording(summary.id)
        sources = {source.document.origin.name for source in recording.sources if source.document.origin}
        found[recording.title] = (recording.media_path and recording.media_path.name, sources)
    return found


def test_texts_of_one_name_are_one_recording_and_others_are_others(folder: Path) -> None:
    paths = [text(folder, name) for name in ("talk.srt", "other.srt", "talk.en.vtt", "talk_summary.txt")]
    groups = [names(group) for group in group_files(paths)]
    assert groups == [(None, {"talk.srt", "talk.en.vtt", "talk_summary.txt"}), (None, {"other.srt"})]


def test_texts_of_one_name_in_two_folders_are_two_recordings(folder: Path) -> None:
    (folder / "second").mkdir()
    assert len(group_files([text(folder, "talk.srt"), text(folder / "second", "talk.srt")])) == 2


def test_with_one_medium_among_them_all_belong_to_it(folder: Path) -> None:
    paths = [text(folder, "a page.txt"), sound(folder, "talk.mp3"), text(folder, "talk.srt")]
    text(folder, "talk.en.vtt")
    (group,) = group_files(paths)
    assert names(group) == ("talk.mp3", {"a page.txt", "talk.srt"})


def test_a_medium_alone_brings_its_partners_beside_it(folder: Path) -> None:
    for name in ("talk.srt", "talk.en.vtt", "talk2.srt"):
        text(folder, name)
    (group,) = group_files([sound(folder, "talk.mp3")])
    assert names(group) == ("talk.mp3", {"talk.srt", "talk.en.vtt"})


def test_a_text_alone_brings_its_medium(folder: Path) -> None:
    sound(folder, "talk.mp3")
    (group,) = group_files([text(folder, "talk.srt")])
    assert group.media_path == folder / "talk.mp3"
    assert folder / "talk.srt" in group.text_paths


def test_for_a_named_medium_all_texts_are_its_own(folder: Path) -> None:
    medium = sound(folder, "film.mp3")
    paths = [text(folder, "one.srt"), text(folder, "two.srt")]
    assert group_files(paths, medium) == (Group(medium, tuple(paths)),)


def test_several_media_take_the_texts_of_their_names_and_the_rest_stands_alone(folder: Path) -> None:
    media = [sound(folder, "one.mp3"), sound(folder, "two.mp3")]
    texts = [text(folder, "one.srt"), text(folder, "two.en.vtt"), text(folder, "page.txt")]
    groups = [names(group) for group in group_files([*texts, *media])]
    assert groups == [("one.mp3", {"one.srt"}), ("two.mp3", {"two.en.vtt"}), (None, {"page.txt"})]


def test_a_file_named_twice_is_one_file(folder: Path, library: Library) -> None:
    path = text(folder, "talk.srt")
    assert group_files([path, path]) == (Group(None, (path,)),)
    import_files(library, [path, path])
    assert recordings(library) == {"talk": (None, {"talk.srt"})}


def test_what_belongs_together_lands_on_one_recording(folder: Path, library: Library) -> None:
    paths = [sound(folder, "talk.mp3"), text(folder, "talk.srt"), text(folder, "page.srt")]
    result = import_files(library, paths)
    assert result.failures == ()
    assert len({item.recording_id for item in result.imported}) == 1
    assert [item.document is None for item in result.imported] == [True, False, False]
    assert recordings(library) == {"talk": ("talk.mp3", {"talk.srt", "page.srt"})}


def test_files_are_laid_on_the_recording_that_is_named(folder: Path, library: Library) -> None:
    (first,) = import_files(library, [text(folder, "talk.srt")]).imported
    paths = [text(folder, "unlike.srt"), sound(folder, "sound.mp3")]
    result = import_files(library, paths, recording_id=first.recording_id)
    assert {item.recording_id for item in result.imported} == {first.recording_id}
    assert recordings(library) == {"talk": ("sound.mp3", {"talk.srt", "unlike.srt"})}


def test_importing_again_changes_nothing(folder: Path, library: Library) -> None:
    paths = [sound(folder, "talk.mp3"), text(folder, "talk.srt")]
    first, second = (import_files(library, paths) for _time in range(2))
    assert {item.recording_id for item in first.imported} == {item.recording_id for item in second.imported}
    assert recordings(library) == {"talk": ("talk.mp3", {"talk.srt"})}


def test_a_source_is_named_after_its_own_file(folder: Path, library: Library) -> None:
    path = folder / "export.json"
    source = {"format": "subrip", "name": "long ago.srt", "sha256": "0" * 64}
    line = {"start_ms": 0, "end_ms": 900, "speaker": None, "text": "hello", "words": []}
    path.write_text(json.dumps({"syncline": 1, "title": "Talk", "source": source, "lines": [line]}), "utf-8")
    import_files(library, [path])
    assert recordings(library) == {"Talk": (None, {"export.json"})}


def test_each_failure_is_told_and_the_rest_comes_in(folder: Path, library: Library) -> None:
    junk = folder / "junk.srt"
    junk.write_bytes(bytes(range(256)) * 16)
    paths = [junk, text(folder, "talk.srt"), folder / "missing.srt", text(folder, "other.srt")]
    result = import_files(library, paths)
    assert ["junk.srt" in result.failures[0], "missing.srt" in result.failures[1]] == [True, True]
    assert len(result.failures) == 2
    assert recordings(library).keys() == {"talk", "other"}


def test_the_texts_of_a_missing_medium_still_describe_one_recording(folder: Path, library: Library) -> None:
    paths = [text(folder, "one.srt"), text(folder, "two.srt")]
    result = import_files(library, paths, media_path=folder / "missing.mp3")
    assert ["missing.mp3" in sentence for sentence in result.failures] == [True]
    assert len({item.recording_id for item in result.imported}) == 1
    assert recordings(library) == {"one": (None, {"one.srt", "two.srt"})}


def test_how_far_it_is_is_told_before_each_file(folder: Path, library: Library) -> None:
    steps: list[tuple[int, int]] = []
    paths = [text(folder, "one.srt"), folder / "missing.srt", text(folder, "two.srt")]
    import_files(library, paths, report=lambda done, total: steps.append((done, total)))
    # What goes before says that it may be stopped while files are sorted.
    assert steps[-3:] == [(0, 300), (100, 300), (200, 300)]
    assert {done for done, _ in steps[:-3]} <= {0}


def test_whoever_is_told_can_stop_it_and_what_came_in_before_stays(folder: Path, library: Library) -> None:
    def stop_at_second(done: int, _total: int) -> None:
        if done == STEPS_PER_FILE:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        import_files(library, [text(folder, "one.srt"), text(folder, "two.srt")], report=stop_at_second)
    assert recordings(library).keys() == {"one"}


def refused(library: Library, path: Path) -> ImportResult:
    result = import_files(library, [path])
    assert result.imported == ()
    assert ["\n" not in sentence and path.name in sentence for sentence in result.failures] == [True]
    assert library.summaries() == ()
    return result


@pytest.mark.parametrize("name", ["pipe", "pipe.srt", "pipe.mp3"])
def test_a_pipe_is_refused_without_waiting_for_it(folder: Path, library: Library, name: str) -> None:
    os.mkfifo(folder / name)
    assert "pipe or a device" in refused(library, folder / name).failures[0]


def test_a_device_is_refused(library: Library) -> None:
    assert "pipe or a device" in refused(library, Path("/dev/zero")).failures[0]


@pytest.mark.parametrize("name", ["folder", "folder.srt", "folder.mp4"])
def test_a_folder_with_nothing_in_it_is_refused(folder: Path, library: Library, name: str) -> None:
    (folder / name).mkdir()
    assert "nothing to import in this folder" in refused(library, folder / name).failures[0]


@pytest.mark.parametrize("name", ["huge.txt", "huge.srt", "huge"])
def test_a_huge_file_is_refused_without_being_read(folder: Path, library: Library, name: str) -> None:
    with (folder / name).open("wb") as file:
        file.write(SUBTITLES.format("hello").encode())
        file.truncate(2**40)
    assert "too large" in refused(library, folder / name).failures[0]


@pytest.mark.parametrize("name", ["empty.txt", "empty.mp3", "empty"])
def test_an_empty_file_is_refused(folder: Path, library: Library, name: str) -> None:
    (folder / name).touch()
    assert "empty" in refused(library, folder / name).failures[0]


def test_a_playlist_is_no_medium_whatever_its_name(folder: Path, library: Library) -> None:
    path = folder / "list.mp3"
    path.write_text("#EXTM3U\nhttp://127.0.0.1:9/film.mp4\n", "utf-8")
    refused(library, path)


def test_no_file_is_left_out_without_a_word(folder: Path) -> None:
    named, other = sound(folder, "named.mp3"), sound(folder, "other.mp3")
    groups = group_files([other, text(folder, "page.srt")], named)
    assert other in {group.media_path for group in groups}
