"""What is told of bundles and journals before they come in."""

from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.import_survey import SurveyedRecording, survey_files
from player.importer import STEPS_PER_FILE, import_files
from player.library.bundle.writing import write_bundle
from player.library.journal import journal_path
from player.library.store import Library
from tests.core.pairing.files import silence, subtitles


@pytest.fixture
def recording_id(library: Library, folder: Path) -> str:
    silence(folder / "talk.wav", 20)
    subtitles(folder / "talk.srt", 10)
    recording_id = import_files(library, [folder / "talk.srt", folder / "talk.wav"]).imported[0].recording_id
    library.save_bookmark(recording_id, new_bookmark(0, 900, "kept"))
    library.save_bookmark(recording_id, new_bookmark(0, 950, "dropped"))
    library.delete_bookmark(library.bookmarks(recording_id)[1].id)
    library.rename(recording_id, "On tides")
    return recording_id


def surveyed(path: Path, library: Library) -> SurveyedRecording:
    (recording,) = survey_files([path], library=library).recordings
    return recording


def test_a_bundle_is_told_by_what_is_in_it(library: Library, other: Library, recording_id: str, tmp_path: Path) -> None:
    path = write_bundle(library, recording_id, tmp_path, with_media=True)
    recording = surveyed(path, other)
    (document,) = (source.document for source in library.recording(recording_id).sources)

    assert (recording.title, recording.recording_id) == ("On tides", None)
    assert recording.inside == ("Its medium is in it: talk.wav.",)
    (file,) = recording.texts
    assert file.found
    assert (file.path, file.found.format_title, file.found.title) == (path, "Syncline bundle", "On tides")
    assert (file.found.lines, file.found.timed_lines, file.found.bookmarks) == (len(document.lines),) * 2 + (1,)
    assert file.found.words == sum(len(line.text.split()) for line in document.lines)
    assert other.summaries() == ()


def test_it_is_told_which_recording_a_bundle_is_merged_into(
    library: Library, other: Library, recording_id: str, folder: Path, tmp_path: Path
) -> None:
    path = write_bundle(library, recording_id, tmp_path)
    here = import_files(other, [folder / "talk.srt"]).imported[0].recording_id
    recording = surveyed(path, other)
    assert (recording.recording_id, recording.inside) == (here, ())
    (known,) = survey_files([path]).recordings
    assert known == replace(recording, recording_id=None)


def test_a_broken_bundle_is_told_with_the_reason(library: Library, folder: Path) -> None:
    path = folder / "broken.syncline.zip"
    path.write_bytes(b"PK")
    (file,) = surveyed(path, library).texts
    assert file.found is None
    assert file.failure is not None
    assert file.failure.startswith("broken.syncline.zip: this looks like a Syncline bundle, but")


def test_a_bundle_beside_other_files_is_a_recording_by_itself(
    library: Library, recording_id: str, folder: Path, tmp_path: Path
) -> None:
    path = write_bundle(library, recording_id, tmp_path)
    told: list[tuple[int, int]] = []
    survey = survey_files([folder / "talk.srt", path], report=lambda done, total: told.append((done, total)))
    assert [[file.path for file in recording.texts] for recording in survey.recordings] == [
        [path],
        [folder / "talk.srt"],
    ]
    assert max(told)[0] < told[-1][1] == 3 * STEPS_PER_FILE


def test_for_a_journal_it_is_told_where_it_belongs(library: Library, other: Library, recording_id: str) -> None:
    path = journal_path(library.path)
    (file,) = surveyed(path, other).texts
    result = import_files(other, [path])
    assert file.failure == result.failures[0]
    assert result.failures == (
        "library.sqlite.journal.jsonl: the journal of a library; choose Merge… or run `syncline merge`.",
    )
