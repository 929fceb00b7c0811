"""What an import tells: the files that want a frame rate are asked after once, and go where they belong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.embedded.media import Subtitles, write_tracks

FRAMES = "{25}{50}The tide is out.\n{50}{75}The harbour sleeps.\n"
SUBTITLES = "1\n00:00:01,000 --> 00:00:02,000\nhello\n"
CUES = ((1_000, 500, b"The tide is out."),)

Question = tuple[tuple[str, ...], str, Callable[[float], None]]


@pytest.fixture
def questions(desk) -> list[Question]:
    """Every time that a frame rate was asked for."""
    asked: list[Question] = []
    desk.recordings.frame_rate_needed.connect(lambda *question: asked.append(question))
    return asked


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_several_files_without_a_frame_rate_are_asked_after_once(desk, questions, tmp_path: Path) -> None:
    desk.recordings.open_files(
        [write(tmp_path, f"{name}.sub", f"{FRAMES}{{75}}{{100}}{name}\n") for name in ("ebb", "flood")]
    )
    desk.settle()
    ((names, sentence, retry),) = questions
    assert set(names) == {"ebb.sub", "flood.sub"}
    assert sentence.count("count frames") == 2
    assert desk.told == desk.opened == []

    retry(50.0)
    desk.settle()
    assert {"ebb", "flood"} <= {summary.title for summary in desk.lists[-1]}
    assert [line.start_ms for line in desk.recordings.timeline.lines] == [500, 1_000, 1_500]
    assert len(questions) == 1
    assert desk.told == []


def test_a_file_that_got_its_frame_rate_joins_the_recording_it_came_with(desk, questions, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    desk.recordings.open_files([write(folder, "talk.sub", FRAMES), write(folder, "talk.srt", SUBTITLES)])
    desk.settle()
    assert desk.opened == ["talk"]
    questions[0][2](25.0)
    desk.settle()
    names = [source.document.origin.name for source in desk.recordings.recording.sources]
    assert names == ["talk.srt", "talk.sub"]


def test_a_file_added_to_the_open_recording_is_added_with_its_frame_rate(
    desk, questions, talk_id: str, tmp_path: Path
) -> None:
    desk.open(talk_id)
    desk.recordings.add_files([write(tmp_path, "ebb.sub", FRAMES)])
    desk.settle()
    questions[0][2](25.0)
    desk.settle()
    assert desk.recordings.recording.id == talk_id
    assert len(desk.recordings.recording.sources) == 2


def test_what_else_failed_is_told_beside_the_question(desk, questions, tmp_path: Path) -> None:
    desk.recordings.open_files([tmp_path / "missing.srt", write(tmp_path, "ebb.sub", FRAMES)])
    desk.settle()
    assert ["missing.srt" in sentence and "ebb.sub" not in sentence for sentence in desk.told] == [True]
    assert [names for names, _sentence, _retry in questions] == [("ebb.sub",)]


def test_what_a_medium_holds_and_cannot_be_read_is_remarked_on(desk, tmp_path: Path) -> None:
    film = write_tracks(tmp_path / "film.mkv", Subtitles("subrip", CUES), Subtitles("dvd_subtitle", CUES))
    desk.recordings.open_files([film])
    desk.settle()
    assert desk.opened == ["film"]
    assert ["pictures, not text" in sentence for sentence in desk.told] == [True]
