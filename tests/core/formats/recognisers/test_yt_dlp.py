"""What yt-dlp saves about a video beside it."""

from collections.abc import Callable
from datetime import date

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.notes import Chapter, Note, NoteKind

Recognise = Callable[..., Document]

DESCRIPTION = "A talk by Ann.\n\n0:00 Intro\n1:30 The middle\n10:05 End\n\nhttps://example.org"
INFO: dict[str, object] = {
    "id": "abc",
    "title": "A talk",
    "formats": [{"format_id": "1", "url": "https://example.org/1"}],
    "description": DESCRIPTION,
    "uploader": "ann",
    "channel": "Ann's",
    "upload_date": "20240502",
    "duration": 754,
    "webpage_url": "https://example.org/watch?v=abc",
    "extractor": "youtube",
    "language": "en",
    "chapters": None,
    "comments": [{"text": "first", "timestamp": 3}, {"text": "second", "timestamp": 4}],
    "heatmap": [{"start_time": 0, "end_time": 9, "value": 0.5}],
    "_filename": "out/A talk [abc].webm",
}


def test_what_the_site_says_about_the_video_is_kept(recognise: Recognise) -> None:
    document = recognise(INFO, "A talk [abc].info.json")
    assert (document.title, document.channel, document.published) == ("A talk", "Ann's", date(2024, 5, 2))
    assert (document.duration_ms, document.language) == (754_000, "en")
    assert document.media_name == "A talk [abc].webm"
    assert document.lines == ()
    assert document.notes == (
        Note(NoteKind.SUMMARY, DESCRIPTION, "Description"),
        Note(NoteKind.RESOURCE, "https://example.org/watch?v=abc"),
    )


def test_chapters_are_those_of_the_site_else_those_of_the_description(recognise: Recognise) -> None:
    own = [{"start_time": 0.0, "title": "One", "end_time": 12.5}, {"start_time": 12.5, "title": "", "end_time": 754}]
    assert recognise({**INFO, "chapters": own}).chapters == (
        Chapter(0, 12_500, "One"),
        Chapter(12_500, 754_000, "Chapter 2"),
    )
    assert recognise(INFO).chapters == (
        Chapter(0, None, "Intro"),
        Chapter(90_000, None, "The middle"),
        Chapter(605_000, None, "End"),
    )


def test_a_list_of_videos_is_refused(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="a list of videos"):
        recognise({**INFO, "_type": "playlist"})
