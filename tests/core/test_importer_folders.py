"""A folder is imported whole: what belongs together lands together, and what was left out or left open is told."""

import json
from pathlib import Path

import pytest

from player.importer import Group, import_files, import_groups
from player.library.store import Library
from player.reading import Reading
from tests.core.embedded.media import write_silence
from tests.core.pairing.files import silence, subtitles, text

NAME = "How Tides Work？ [dQw4w9WgXcQ]"
DESCRIPTION = "All about tides.\n\n0:00 Intro\n0:10 Moon\n0:20 End\n"
CAPTIONS = "WEBVTT\nKind: captions\nLanguage: en\n\n00:00:01.000 --> 00:00:05.000\n{}\n"
INFO = {
    "id": "dQw4w9WgXcQ",
    "title": "How Tides Work?",
    "channel": "Sea Channel",
    "upload_date": "20240305",
    "extractor": "youtube",
    "webpage_url": "https://video.example/watch?v=dQw4w9WgXcQ",
    "chapters": [
        {"start_time": 0.0, "end_time": 10.0, "title": "Ebb"},
        {"start_time": 10.0, "end_time": 30.0, "title": "Flow"},
    ],
}
PLAYLIST = {"id": "PL1", "title": "Tides", "_type": "playlist", "extractor": "youtube:tab"}


@pytest.fixture
def downloads(folder: Path) -> Path:
    """What a downloader leaves of one video out of a list of them."""
    write_silence(folder / f"{NAME}.m4a", "aac")
    text(folder / f"{NAME}.info.json", json.dumps(INFO))
    text(folder / f"{NAME}.description", DESCRIPTION)
    for language in ("en", "en-orig", "de-en"):
        text(folder / f"{NAME}.{language}.vtt", CAPTIONS.format(language))
    text(folder / f"{NAME}.live_chat.json", '{"replayChatItemAction": {}}\n')
    text(folder / "Tides [PL1].info.json", json.dumps(PLAYLIST))
    for left in ("webp", "jpg", "mp4.part", "f137.mp4.ytdl"):
        text(folder / f"{NAME}.{left}", "x")
    return folder


def test_a_downloaded_video_is_one_recording_with_all_that_is_known_of_it(library: Library, downloads: Path) -> None:
    result = import_files(library, [downloads])
    assert result.failures == ()
    (summary,) = library.summaries()
    assert (summary.title, summary.channel) == ("How Tides Work?", "Sea Channel")
    recording = library.recording(summary.id)
    assert recording.media_path == downloads / f"{NAME}.m4a"
    documents = [source.document for source in recording.sources]
    texts = [document.lines[0].text for document in documents if document.lines]
    assert texts == ["en", "de-en", "en-orig"]
    chapters = [[chapter.title for chapter in document.chapters] for document in documents if document.chapters]
    assert sorted(chapters) == [["Ebb", "Flow"], ["Intro", "Moon", "End"]]


def test_what_of_a_download_is_no_transcript_is_told(library: Library, downloads: Path) -> None:
    remarks = import_files(library, [downloads]).remarks
    assert len(remarks) == 2
    assert f"{NAME}.live_chat.json: a live chat is no transcript" in remarks[0]
    assert remarks[1].startswith("Tides [PL1].info.json: ")


def test_a_description_is_never_a_transcript(library: Library, folder: Path) -> None:
    silence(folder / "talk.wav", 30)
    text(folder / "talk.description", "We talk about tides.\n\nAnd about the moon.\n")
    result = import_files(library, [folder])
    assert result.failures == ()
    assert [recording.line_count for recording in library.summaries()] == [0]
    assert "without chapters" in result.remarks[0]


def test_what_nothing_reads_is_a_failure_only_where_it_was_named(library: Library, folder: Path) -> None:
    subtitles(folder / "talk.srt", 30)
    (folder / "junk.bin").write_bytes(bytes(range(256)) * 16)
    whole = import_files(library, [folder])
    assert whole.failures == ()
    assert ["junk.bin" in sentence for sentence in whole.remarks] == [True]
    named = import_files(library, [folder, folder / "junk.bin"])
    assert ["junk.bin" in sentence for sentence in named.failures] == [True]


def test_a_broken_transcript_in_a_folder_is_a_failure(library: Library, folder: Path) -> None:
    subtitles(folder / "talk.srt", 30)
    text(folder / "cut.json", '{"text": "hello", "segments": [{"id": 0, "start": 0.0, "end": 1.0, "text": "hel')
    assert ["cut.json" in sentence for sentence in import_files(library, [folder]).failures] == [True]


def test_what_may_belong_to_several_media_comes_in_alone_and_that_is_told(library: Library, folder: Path) -> None:
    silence(folder / "talk.wav", 30)
    write_silence(folder / "talk.m4a", "aac")
    subtitles(folder / "talk.srt", 30)
    result = import_files(library, [folder])
    assert sorted(bool(recording.media_path) for recording in library.summaries()) == [False, True, True]
    assert result.remarks == (
        "talk.srt: it may belong to talk.m4a (its name is the same) or talk.wav (its name is the same);"
        " name its medium to put them together.",
    )


def test_why_a_medium_was_taken_is_told_with_it(library: Library, folder: Path) -> None:
    silence(folder / "REC0001.wav", 60)
    subtitles(folder / "transcript.srt", 58)
    medium, transcript = import_files(library, [folder]).imported
    assert (medium.path.name, medium.reason) == ("REC0001.wav", "the only recording in the folder")
    assert transcript.recording_id == medium.recording_id
    assert transcript.length_ms == 60_000


def test_groups_are_imported_as_they_are_and_each_text_as_is_said_of_it(library: Library, folder: Path) -> None:
    paths = [folder / name for name in ("one.sub", "two.sub")]
    for path in paths:
        text(path, "{25}{50}The tide is out.\n{50}{75}The harbour sleeps.\n")
    group = Group(None, tuple(paths), readings={paths[0]: Reading(frame_rate=25)})
    result = import_groups(library, [group], reading=Reading(frame_rate=50))
    starts = [item.document.lines[0].start_ms for item in result.imported if item.document]
    assert starts == [1_000, 500]
    assert len({item.recording_id for item in result.imported}) == 1
