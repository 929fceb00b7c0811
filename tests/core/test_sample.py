"""The sample recording that ships with Syncline: whole, small, and in step with itself."""

import struct
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from player.document import Document
from player.formats import read_file
from player.notes import Note, NoteKind
from player.pairing.folder import FolderNames
from player.transcript import turn_count

LARGEST_BYTES = 2_000_000
SHORTEST_MS, LONGEST_MS = 80_000, 110_000
LINE_COUNT = 31
# A page tells whole seconds, rounded down.
PAGE_STEP_MS = 1_000


@pytest.fixture
def transcript(sample_folder: Path) -> Document:
    return read_file(sample_folder / "welcome.vtt")


@pytest.fixture
def outline(sample_folder: Path) -> Document:
    return read_file(sample_folder / "welcome.chapters.json")


@pytest.fixture
def tubesum(sample_folder: Path) -> Document:
    return read_file(sample_folder / "welcome.page.txt")


@pytest.fixture
def summarize(sample_folder: Path) -> Document:
    return read_file(sample_folder / "welcome.summary.txt")


def kinds(document: Document) -> Counter[str]:
    return Counter(note.kind.value for note in document.notes)


def notes_of(document: Document, kind: NoteKind) -> list[Note]:
    return [note for note in document.notes if note.kind is kind]


def movie_duration_ms(path: Path) -> int:
    """What the `mvhd` box (version 0) of an MP4 file says."""
    data = path.read_bytes()
    scale, length = struct.unpack_from(">II", data, data.index(b"mvhd") + 16)
    return int(length * 1_000 / scale)


def test_the_folder_is_small_enough_to_ship(sample_folder: Path) -> None:
    assert sum(path.stat().st_size for path in sample_folder.rglob("*") if path.is_file()) < LARGEST_BYTES


def test_everything_about_the_talk_is_found_beside_its_video(sample_folder: Path) -> None:
    names = {path.name for path in FolderNames(sample_folder).texts_of(sample_folder / "welcome.mp4")}
    assert names >= {"welcome.vtt", "welcome.chapters.json", "welcome.page.txt", "welcome.summary.txt"}


def test_two_speakers_take_turns(transcript: Document) -> None:
    assert len(transcript.lines) == LINE_COUNT
    assert {line.speaker for line in transcript.lines} == {"Ada", "Ben"}
    assert turn_count(transcript.lines) > LINE_COUNT / 2
    assert transcript.language == "en"


def test_every_word_of_every_line_has_its_time(transcript: Document) -> None:
    for line in transcript.lines:
        assert [word.text for word in line.words] == line.text.split()
        starts = [word.start_ms for word in line.words]
        assert starts == sorted(set(starts))
        assert starts[0] == line.start_ms
        assert line.words[-1].end_ms == line.end_ms


def test_lines_are_short_and_leave_a_pause_before_the_next(transcript: Document) -> None:
    assert max(len(line.text) for line in transcript.lines) <= 80
    assert all((earlier.end_ms or 0) < (later.start_ms or 0) for earlier, later in pairwise(transcript.lines))


def test_the_video_lasts_as_long_as_the_notes_say(sample_folder: Path, transcript: Document, outline: Document) -> None:
    assert outline.duration_ms is not None
    assert SHORTEST_MS <= outline.duration_ms <= LONGEST_MS
    assert movie_duration_ms(sample_folder / "welcome.mp4") == pytest.approx(outline.duration_ms, abs=100)
    assert (transcript.lines[-1].end_ms or 0) < outline.duration_ms


def test_chapters_cover_the_talk_without_a_gap(transcript: Document, outline: Document) -> None:
    starts = [chapter.start_ms for chapter in outline.chapters]
    assert len(starts) == 6
    assert starts[0] == 0
    assert [chapter.end_ms for chapter in outline.chapters] == [*starts[1:], outline.duration_ms]
    assert set(starts[1:]) <= {line.start_ms for line in transcript.lines}


def test_the_outline_has_two_highlights_and_three_keywords_and_no_transcript(outline: Document) -> None:
    assert outline.lines == ()
    assert kinds(outline) == {"highlight": 2, "keyword": 3}


def test_keywords_are_words_of_the_talk(transcript: Document, outline: Document, summarize: Document) -> None:
    spoken = " ".join(line.text for line in transcript.lines).lower()
    keywords = notes_of(outline, NoteKind.KEYWORD) + notes_of(summarize, NoteKind.KEYWORD)
    assert [note.title for note in keywords if (note.title or "?").lower() not in spoken] == []


def test_the_tubesum_page_yields_all_of_its_notes(tubesum: Document) -> None:
    expected = {"hook": 1, "summary": 1, "key_point": 5, "verdict": 1, "question": 5, "insight": 4}
    assert kinds(tubesum) == expected
    assert sum(note.position_ms is None for note in notes_of(tubesum, NoteKind.QUESTION)) == 1


def test_the_tubesum_page_has_the_same_lines_at_the_same_times(tubesum: Document, transcript: Document) -> None:
    assert [line.text for line in tubesum.lines] == [line.text for line in transcript.lines]
    for written, exact in zip(tubesum.lines, transcript.lines, strict=True):
        assert 0 <= (exact.start_ms or 0) - (written.start_ms or 0) < PAGE_STEP_MS


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("The Reader Is in Charge", "scroll away"),
        ("Saving Comes First", "before your finger"),
        ("Every Note Is a Door", "Whatever has a time"),
        ("Nothing Leaves the Computer", "works offline"),
    ],
)
def test_an_insight_points_at_the_line_it_is_about(
    tubesum: Document, transcript: Document, title: str, spoken: str
) -> None:
    (insight,) = (note for note in tubesum.notes if note.title == title)
    (line,) = (line for line in transcript.lines if spoken in line.text)
    assert insight.position_ms is not None
    assert 0 <= (line.start_ms or 0) - insight.position_ms < PAGE_STEP_MS


def test_the_summarize_page_yields_all_of_its_notes(summarize: Document) -> None:
    expected = {"summary": 1, "takeaway": 6, "question": 4, "section": 5, "keyword": 4, "highlight": 8}
    assert kinds(summarize) == expected
    assert all(note.label for note in notes_of(summarize, NoteKind.TAKEAWAY))
    assert summarize.lines == ()


def test_the_summarize_page_names_the_talk(summarize: Document, outline: Document) -> None:
    assert (summarize.title, summarize.channel) == ("Welcome to Syncline", "Syncline")
    assert summarize.published == outline.published == date(2026, 11, 21)
    assert abs((summarize.duration_ms or 0) - (outline.duration_ms or 0)) < PAGE_STEP_MS


def test_no_note_points_past_the_end(outline: Document, tubesum: Document, summarize: Document) -> None:
    positions = [note.position_ms for document in (outline, tubesum, summarize) for note in document.notes]
    assert all(0 <= position < (outline.duration_ms or 0) for position in positions if position is not None)
