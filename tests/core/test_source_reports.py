"""What is told of a source: a title that reads well, what is odd about it, and whether it can be read otherwise."""

from pathlib import Path

import pytest

from player.document import Document, Origin
from player.library.store import Library
from player.source_reports import format_title, source_report, source_title
from player.transcript import Line


def document(name: str, format_name: str = "subrip", encoding: str | None = "utf-8") -> Document:
    return Document(origin=Origin(format_name, name, "ab", encoding), lines=(Line(0, 0, "One"),))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("talk.srt", "talk.srt"),
        ("talk.mkv · tags", "Tags of the medium"),
        ("talk.mp3 · lyrics", "Lyrics"),
        ("talk.mp3 · lyrics 2", "Lyrics 2"),
        ("talk.mkv · subtitle track 1", "Subtitle track 1"),
        (
            "talk.mkv · English – Commentary, forced (subtitle track 2)",
            "English – Commentary, forced (subtitle track 2)",
        ),
        ("talk.mkv · notes.json", "notes.json"),
        ("tide · time.srt", "tide · time.srt"),
        ("talk.mkv · ", "talk.mkv · "),
    ],
)
def test_a_part_of_a_medium_is_called_what_it_is_and_a_file_by_its_name(name: str, title: str) -> None:
    assert source_title(document(name)) == title


def test_a_source_without_a_file_has_a_title_too() -> None:
    assert source_title(Document()) == "Unnamed file"


@pytest.mark.parametrize(
    ("format_name", "title"), [("subrip", "SubRip"), ("tags", ""), ("lyrics", ""), ("of the future", "of the future")]
)
def test_formats_have_the_names_that_people_know(format_name: str, title: str) -> None:
    assert format_title(document("talk", format_name)) == title


@pytest.mark.parametrize(
    ("encoding", "data", "is_rereadable"),
    [("utf-8", b"kept", True), (None, b"kept", False), ("utf-8", None, False)],
    ids=["text", "no text", "not kept"],
)
def test_only_a_text_that_is_kept_can_be_read_otherwise(
    tmp_path: Path, encoding: str | None, data: bytes | None, is_rereadable: bool
) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        recording = library.recording(library.add_document(document("talk.srt", encoding=encoding), data))
        assert source_report(library, recording.sources[0], None).is_rereadable == is_rereadable


def test_what_is_odd_is_told_by_the_length_of_the_medium(tmp_path: Path) -> None:
    late = Document(lines=(Line(0, 900, "One"), Line(60_000, 61_000, "Two")))
    with Library(tmp_path / "library.sqlite") as library:
        (source,) = library.recording(library.add_document(late, None)).sources
        assert source_report(library, source, None).remarks == ()
        assert source_report(library, source, 30_000).remarks == ("1 line begins after the end, 0:30: 2.",)
