"""What is told of files before they come in."""

from pathlib import Path

import pytest

from player.import_survey import Candidate, Survey, SurveyedRecording, survey_files
from player.importer import STEPS_PER_FILE, import_files
from player.library.store import Library
from player.reading import Reading
from tests.core.embedded.media import Subtitles, write_silence, write_tracks
from tests.core.pairing.files import silence, subtitles, text

CUES = ((1_000, 500, b"The tide is out."),)
MICRODVD = "{25}{50}The tide is out.\n{50}{75}The harbour sleeps.\n"


def only(survey: Survey) -> SurveyedRecording:
    (recording,) = survey.recordings
    return recording


def test_a_text_is_told_by_what_it_holds(folder: Path) -> None:
    path = text(folder / "talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Good <00:01.500>morning\n")
    (file,) = only(survey_files([path])).texts
    found = file.found
    assert found
    assert (found.format_title, found.encoding_title, found.is_encoding_guessed) == ("WebVTT", "Unicode (UTF-8)", False)
    assert (found.lines, found.timed_lines, found.words, found.speakers) == (1, 1, 2, 1)
    assert (found.chapters, found.notes, found.bookmarks, found.duration_ms) == (0, 0, 0, 2_000)


def test_lines_beyond_the_end_of_the_medium_are_told(folder: Path) -> None:
    silence(folder / "talk.wav", 20)
    path = subtitles(folder / "talk.srt", 40)
    recording = only(survey_files([path]))
    assert (recording.media_path, recording.media_reason) == (folder / "talk.wav", "its name is the same")
    found = recording.texts[0].found
    assert found
    assert found.remarks == ("2 lines begin after the end, 0:20: 3, 4.",)


def test_what_stands_inside_the_medium_is_told(folder: Path) -> None:
    film = write_tracks(
        folder / "film.mkv",
        Subtitles("subrip", CUES, "eng"),
        Subtitles("dvd_subtitle", CUES, "fre"),
        tags={"title": "Low Tide"},
        chapters=((0, 900, "Ebb"),),
    )
    recording = only(survey_files([film]))
    assert recording.title == "Low Tide"
    assert recording.inside[:2] == ("English (subtitle track 1): 1 line.", "Tags of the medium: 1 chapter.")
    assert "pictures, not text" in recording.inside[2]


def test_what_cannot_be_read_is_told_where_it_was_named(folder: Path) -> None:
    silence(folder / "talk.wav", 20)
    frames, broken = text(folder / "talk.sub", MICRODVD), text(folder / "talk.srt", "")
    recording = only(survey_files([folder / "talk.wav", frames, broken]))
    failures = {file.path: (file.failure is not None, file.wants_frame_rate) for file in recording.texts}
    assert failures == {frames: (True, True), broken: (True, False)}
    again = only(survey_files([folder / "talk.wav", frames], reading=Reading(frame_rate=25)))
    assert [file.failure for file in again.texts] == [None]


def test_what_nothing_in_a_folder_reads_is_left_out(folder: Path) -> None:
    subtitles(folder / "talk.srt", 20)
    text(folder / "empty.txt", "")
    (folder / "empty.mp3").touch()
    survey = survey_files([folder])
    assert [recording.title for recording in survey.recordings] == ["talk"]
    assert sorted(sentence.split(": ")[0] for sentence in survey.left_out) == ["empty.mp3", "empty.txt"]


def test_translations_alone_are_one_recording_called_as_they_all_are(folder: Path, library: Library) -> None:
    for name in ("talk.de.srt", "talk.en.srt"):
        subtitles(folder / name, 20)
    recording = only(survey_files([folder]))
    assert (recording.title, len(recording.texts)) == ("talk", 2)
    import_files(library, [folder])
    assert [summary.title for summary in library.summaries()] == ["talk"]


def test_several_media_are_offered(folder: Path) -> None:
    silence(folder / "talk.wav", 20)
    write_silence(folder / "talk.m4a", "aac")
    path = subtitles(folder / "talk.srt", 20)
    recording = only(survey_files([path]))
    assert recording.media_path is None
    names = [Candidate(folder / name, "its name is the same") for name in ("talk.m4a", "talk.wav")]
    assert list(recording.media_candidates) == names


def test_it_is_told_which_recording_the_files_go_onto(folder: Path, library: Library) -> None:
    sound = silence(folder / "talk.wav", 20)
    path = subtitles(folder / "talk.srt", 20)
    assert only(survey_files([path], library=library)).recording_id is None
    known = import_files(library, [sound]).imported[0].recording_id
    assert only(survey_files([path], library=library)).recording_id == known
    library.remove_recording(known)
    assert only(survey_files([path], library=library)).recording_id is None


def test_all_goes_onto_the_recording_that_is_named(folder: Path, library: Library) -> None:
    known = import_files(library, [silence(folder / "talk.wav", 20)]).imported[0].recording_id
    paths = [subtitles(folder / name, 20) for name in ("ada.srt", "joe.srt")]
    recording = only(survey_files(paths, library=library, recording_id=known))
    assert (recording.title, recording.recording_id, len(recording.texts)) == ("talk", known, 2)


def test_nothing_is_written(folder: Path, library: Library) -> None:
    silence(folder / "talk.wav", 20)
    subtitles(folder / "talk.srt", 20)
    before = sorted(path.name for path in folder.iterdir())
    survey_files([folder], library=library)
    assert library.summaries() == ()
    assert sorted(path.name for path in folder.iterdir()) == before


def test_how_far_it_is_is_told_and_it_can_be_stopped(folder: Path) -> None:
    paths = [subtitles(folder / name, 20) for name in ("one.srt", "two.srt")]
    steps: list[tuple[int, int]] = []
    survey_files(paths, report=lambda done, total: steps.append((done, total)))
    assert steps[-2:] == [(0, 2 * STEPS_PER_FILE), (STEPS_PER_FILE, 2 * STEPS_PER_FILE)]

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        survey_files([folder], report=stop)
