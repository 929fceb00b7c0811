"""The sources of the open recording: reports on how each was read, and another reading in the place of a wrong one."""

from pathlib import Path

import pytest

from player.document import Document, Origin
from player.library.store import Library
from player.source_reports import SourceReport
from player.transcript import Line
from ui.source_controller import SourceController

RUSSIAN = "Я не знаю, куда мы идём сегодня вечером."
SUBTITLES = f"1\n00:00:01,000 --> 00:00:02,000\n{RUSSIAN}\n\n2\n00:00:01,500 --> 00:00:03,000\nпоздно\n"
OVERLAP = "1 line begins before another has ended: 2."


@pytest.fixture
def reports(desk) -> list[dict[str, SourceReport]]:
    return []


@pytest.fixture
def sources(desk, reports) -> SourceController:
    sources = SourceController(desk.library, desk.tasks, desk.playback, desk.recordings, desk.undo_stack)
    sources.reports_changed.connect(reports.append)
    sources.failed.connect(desk.told.append)
    return sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder without any medium."""
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


@pytest.fixture
def russian_id(desk, sources: SourceController, folder: Path) -> str:
    """The id of the one source of an open recording, whose encoding was guessed."""
    path = folder / "evening.srt"
    path.write_bytes(SUBTITLES.encode("cp1251"))
    desk.recordings.open_files([path])
    desk.settle()
    desk.told.clear()
    return desk.recordings.recording.sources[0].id


def reread(desk, sources: SourceController, encoding: str, frame_rate: float | None = None) -> None:
    """Read the one source of the open recording again, and go on until nothing is left to do."""
    (source,) = desk.recordings.recording.sources
    data = sources.data(source.id)
    assert data is not None
    sources.reread(source, data, encoding, frame_rate)
    desk.settle()


def shown(desk) -> list[str]:
    return [line.text for line in desk.recordings.timeline.lines]


# Reports


def test_each_source_is_reported_on_once_it_is_open(sources, reports, russian_id: str) -> None:
    assert reports[-1] == {
        russian_id: SourceReport(
            ("The encoding is a guess: Cyrillic (Windows-1251).", OVERLAP), is_rereadable=True, is_kept=True
        )
    }
    assert sources.report(russian_id) == reports[-1][russian_id]


def test_a_report_is_not_worked_out_again_when_something_else_changes(desk, reports, russian_id: str) -> None:
    before = len(reports)
    desk.recordings.rename("Evening")
    desk.settle()
    assert len(reports) == before


def test_lines_beyond_the_end_are_told_once_the_length_of_the_medium_is_known(
    desk, sources, reports, library_path: Path, medium: Path
) -> None:
    late = Document(lines=(Line(0, 900, "One"), Line(21_000, 22_000, "Two")))
    with Library(library_path) as library:
        recording_id = library.add_document(late, None, media_path=medium, recording_id=library.add_media(medium))
    desk.open(recording_id)
    desk.qtbot.waitUntil(
        lambda: [report.remarks for report in reports[-1].values()][-1] == ("1 line begins after the end, 0:20: 2.",)
    )


# Another reading


def test_a_source_read_in_another_encoding_takes_the_place_of_the_wrong_one(desk, sources, russian_id: str) -> None:
    reread(desk, sources, "cp1252")
    assert shown(desk)[1] == "ïîçäíî"
    (source,) = desk.recordings.recording.sources
    assert (source.document.origin.encoding, source.document.origin.is_encoding_guessed) == ("cp1252", False)
    assert sources.report(source.id) == SourceReport((OVERLAP,), is_rereadable=True, is_kept=True)
    assert sources.source(russian_id) is None


def test_another_reading_is_undone_and_done_again_step_by_step(desk, sources, russian_id: str) -> None:
    readings = [shown(desk)]
    for encoding in ("cp1252", "koi8-r"):
        reread(desk, sources, encoding)
        readings.append(shown(desk))
    assert len({tuple(reading) for reading in readings}) == 3
    for step, expected in [("undo", 1), ("undo", 0), ("redo", 1), ("redo", 2), ("undo", 1)]:
        getattr(desk.undo_stack, step)()
        desk.settle()
        assert shown(desk) == readings[expected]
        assert len(desk.recordings.recording.sources) == 1
    assert desk.told == []


def test_the_chosen_transcript_stays_chosen_when_it_is_read_otherwise(
    desk, sources, russian_id: str, tmp_path: Path
) -> None:
    finer = tmp_path / "evening.vtt"
    finer.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<00:01.200>finer <00:01.500>words\n", "utf-8")
    desk.recordings.add_files([finer])
    desk.settle()
    desk.recordings.show_source(russian_id)
    desk.settle()
    source = sources.source(russian_id)
    sources.reread(source, sources.data(russian_id), "cp1252")
    desk.settle()
    assert shown(desk)[1] == "ïîçäíî"


def test_a_guess_that_is_confirmed_is_no_guess_any_more(desk, sources, russian_id: str) -> None:
    reread(desk, sources, "cp1251")
    (source,) = desk.recordings.recording.sources
    assert source.id != russian_id
    assert sources.report(source.id).remarks == (OVERLAP,)
    reread(desk, sources, "cp1251")
    assert desk.recordings.recording.sources[0].id == source.id


def test_what_cannot_be_read_in_that_encoding_stays_as_it_was(desk, sources, russian_id: str) -> None:
    reread(desk, sources, "utf-16")
    assert ["evening.srt" in sentence for sentence in desk.told] == [True]
    assert [source.id for source in desk.recordings.recording.sources] == [russian_id]
    assert not desk.undo_stack.canUndo()


def test_another_reading_of_a_recording_that_was_left_meanwhile_is_there_when_one_comes_back(
    desk, sources, russian_id: str
) -> None:
    recording_id = desk.recordings.recording.id
    gate = desk.hold()
    sources.reread(sources.source(russian_id), sources.data(russian_id), "cp1252")
    desk.recordings.close_recording()
    gate.set()
    desk.settle()
    assert desk.recordings.recording is None
    assert not desk.undo_stack.canUndo()
    desk.open(recording_id)
    assert shown(desk)[1] == "ïîçäíî"


def test_a_text_that_counts_frames_is_asked_after_its_rate_and_read_by_it(desk, sources, folder: Path) -> None:
    path = folder / "evening.sub"
    path.write_bytes(f"{{25}}{{50}}{RUSSIAN}\n".encode("cp1251"))
    questions: list[tuple] = []
    for controller in (desk.recordings, sources):
        controller.frame_rate_needed.connect(lambda *question: questions.append(question))
    desk.recordings.open_files([path])
    desk.settle()
    questions[0][2](25.0)
    desk.settle()
    reread(desk, sources, "cp1252")
    assert shown(desk) == [RUSSIAN]
    names, _sentence, retry = questions[1]
    assert names == ("evening.sub",)
    retry(50.0)
    desk.settle()
    assert desk.recordings.timeline.lines[0].start_ms == 500
    assert shown(desk) != [RUSSIAN]


def test_a_file_that_was_not_kept_has_no_bytes_and_is_not_reread(desk, sources, library_path: Path) -> None:
    document = Document(origin=Origin("subrip", "talk.srt", "ab", "utf-8"), lines=(Line(0, 900, "One"),))
    with Library(library_path) as library:
        recording_id = library.add_document(document, None)
    desk.open(recording_id)
    (source,) = desk.recordings.recording.sources
    assert sources.data(source.id) is None
    assert not sources.report(source.id).is_rereadable
