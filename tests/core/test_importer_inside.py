"""What stands inside a medium comes into the library with it, and texts are read as the user says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from player.errors import UnknownEncoding
from player.importer import STEPS_PER_FILE, import_files
from player.library.store import Library
from player.reading import Reading, reread
from player.transcript import Line
from tests.core.embedded.media import Subtitles, write_silence, write_tracks

CUES = ((1_000, 500, b"The tide is out."), (2_000, 750, b"The harbour sleeps."))
LINES = (Line(1_000, 1_500, "The tide is out."), Line(2_000, 2_750, "The harbour sleeps."))
MICRODVD = "{25}{50}The tide is out.\n{50}{75}The harbour sleeps.\n{100}{125}Good night.\n"
RUSSIAN = "Я не знаю, куда мы идём сегодня вечером."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library" / "library.sqlite") as library:
        yield library


@pytest.fixture
def film(tmp_path: Path) -> Path:
    tracks = (Subtitles("subrip", CUES, "eng"), Subtitles("dvd_subtitle", CUES, "fre"))
    return write_tracks(tmp_path / "film.mkv", *tracks, tags={"title": "Low Tide"}, chapters=((0, 900, "Ebb"),))


def source_names(library: Library, recording_id: str) -> list[str]:
    sources = library.recording(recording_id).sources
    return [source.document.origin.name for source in sources if source.document.origin]


def test_tracks_and_tags_are_sources_of_the_recording(library: Library, film: Path) -> None:
    result = import_files(library, [film])
    assert result.failures == ()
    recording = library.recording(result.imported[0].recording_id)
    assert recording.title == "Low Tide"
    assert source_names(library, recording.id) == ["film.mkv · English (subtitle track 1)", "film.mkv · tags"]
    assert recording.sources[0].document.lines == LINES
    assert [chapter.title for chapter in recording.sources[1].document.chapters] == ["Ebb"]
    assert all(library.source_data(source.id) for source in recording.sources)


def test_pictures_are_told_with_the_medium(library: Library, film: Path) -> None:
    medium = import_files(library, [film]).imported[0]
    assert medium.document is None
    assert ["pictures, not text" in remark for remark in medium.remarks] == [True]


def test_the_same_medium_again_adds_nothing(library: Library, film: Path) -> None:
    (first, *_), (again, *_) = (import_files(library, [film]).imported for _time in range(2))
    assert first.recording_id == again.recording_id
    assert len(source_names(library, first.recording_id)) == 2
    assert len(library.summaries()) == 1


def test_texts_beside_a_film_join_those_inside(library: Library, film: Path) -> None:
    film.with_suffix(".srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nBeside\n", "utf-8")
    result = import_files(library, [film])
    assert len({item.recording_id for item in result.imported}) == 1
    assert "film.srt" in source_names(library, result.imported[0].recording_id)


def test_a_medium_with_nothing_inside_comes_alone(library: Library, medium: Path, tmp_path: Path) -> None:
    for path in (medium, write_silence(tmp_path / "talk.m4a", "aac")):
        (item,) = import_files(library, [path]).imported
        assert (item.document, item.remarks) == (None, ())
        assert library.recording(item.recording_id).sources == ()


def test_a_medium_whose_inside_is_junk_comes_in_and_that_is_told(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"ID3\x04\0 not played here")
    result = import_files(library, [path])
    assert result.failures == ()
    assert ["cannot be read" in remark for remark in result.imported[0].remarks] == [True]


def test_reading_a_medium_can_be_stopped(library: Library, film: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.srt"
    other.write_text("1\n00:00:01,000 --> 00:00:02,000\nOther\n", "utf-8")
    steps: list[tuple[int, int]] = []

    def stop_inside(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        import_files(library, [film, other], report=stop_inside)
    assert [total for _, total in steps] == [2 * STEPS_PER_FILE] * 2
    assert [recording.title for recording in library.summaries()] == ["film"]


def test_frames_are_counted_by_the_rate_that_is_named(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "film.sub"
    path.write_text(MICRODVD, "utf-8")
    assert "--frame-rate" in import_files(library, [path]).failures[0]
    (item,) = import_files(library, [path], reading=Reading(frame_rate=50)).imported
    assert item.document
    assert item.document.lines[0] == Line(500, 1_000, "The tide is out.")


def test_texts_that_want_a_frame_rate_are_named_with_where_they_are_to_go(library: Library, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("talk.sub", "talk.srt", "alone.sub")]
    for path in paths:
        path.write_text(MICRODVD if path.suffix == ".sub" else "1\n00:00:01,000 --> 00:00:02,000\nhello\n", "utf-8")
    result = import_files(library, paths)
    (talk,) = result.imported
    wanting = [(item.path.name, item.recording_id) for item in result.unrated]
    assert sorted(wanting) == [("alone.sub", None), ("talk.sub", talk.recording_id)]
    assert {item.sentence for item in result.unrated} == set(result.failures)


def test_frames_are_counted_by_those_of_the_film_and_that_is_told(
    library: Library, sample_folder: Path, tmp_path: Path
) -> None:
    film, text = tmp_path / "film.mp4", tmp_path / "film.sub"
    film.write_bytes((sample_folder / "welcome.mp4").read_bytes())
    text.write_text(MICRODVD.replace("25", "12"), "utf-8")
    document = import_files(library, [film]).imported[-1].document
    assert document
    assert document.lines[0].start_ms == 1_000
    assert document.remarks == ("Its times count frames: 12 a second, as the medium has.",)


def test_a_text_is_read_in_the_encoding_that_is_named(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_bytes(f"1\n00:00:01,000 --> 00:00:02,000\n{RUSSIAN}\n".encode("koi8-r"))
    (item,) = import_files(library, [path], reading=Reading("koi8-r")).imported
    assert item.document
    assert item.document.origin
    assert item.document.lines[0].text == RUSSIAN
    assert (item.document.origin.encoding, item.document.origin.is_encoding_guessed) == ("koi8-r", False)
    assert "no such encoding" in import_files(library, [path], reading=Reading("klingon")).failures[0]


def test_kept_bytes_are_read_again_in_another_encoding(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_bytes(f"1\n00:00:01,000 --> 00:00:02,000\n{RUSSIAN}\n".encode("koi8-r"))
    (item,) = import_files(library, [path], reading=Reading("cp1252")).imported
    (source,) = library.recording(item.recording_id).sources
    data = library.source_data(source.id)
    assert data is not None
    known = replace(source.document, language="ru")
    again = reread(known, data, Reading("koi8-r"))
    assert again.lines[0].text == RUSSIAN
    assert again.language == "ru"
    assert again.origin
    assert again.origin.name == "talk.srt"
    with pytest.raises(UnknownEncoding):
        reread(known, data, Reading("klingon"))
