"""A recording goes into a bundle and comes out in another library with all that belongs to it."""

import json
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import NotInLibrary, UnplayableMedia, UnwritableFile
from player.heard import Heard
from player.library.bundle import layout
from player.library.bundle.layout import is_bundle
from player.library.bundle.reading import read_bundle
from player.library.bundle.writing import write_bundle
from player.library.store import Library
from player.transcript import Line
from tests.core.library.test_sources import DOCUMENTS, with_fresh_ids

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))


def bundled(library: Library, recording_id: str, folder: Path, *, with_media: bool = False) -> Path:
    return write_bundle(library, recording_id, folder / "talk.zip", with_media=with_media)


def recording_with_all(library: Library) -> str:
    """A recording that its user has done everything to."""
    recording_id = library.add_document(TALK, b"the file")
    library.add_document(replace(TALK, language="de", lines=(Line(0, 1, "Mond"),)), None, recording_id=recording_id)
    for words in ("kept", "dropped"):
        library.save_bookmark(recording_id, replace(new_bookmark(0, 900, words), tags=("sea",), note="Why?"))
    library.delete_bookmark(library.bookmarks(recording_id)[1].id)
    library.rename(recording_id, "Tides: the “moon” / CON")
    library.name_speakers(recording_id, {"Ada": "Zoë"})
    first, second = library.recording(recording_id).sources
    library.show_source(recording_id, second.id)
    library.show_second(recording_id, first.id, is_beside=True)
    library.remember_progress(recording_id, 700, Heard(((0, 450), (600, 900))), lambda _heard: 0.75)
    return recording_id


def test_nothing_is_lost_on_the_way(library: Library, other: Library, folder: Path) -> None:
    recording_id = recording_with_all(library)
    merged = read_bundle(other, bundled(library, recording_id, folder))

    assert (merged.recording_id, merged.is_new, merged.source_count) == (recording_id, True, 2)
    assert other.recording(recording_id) == library.recording(recording_id)
    assert other.bookmark_records(recording_id) == library.bookmark_records(recording_id)
    assert other.recording_record(recording_id).edited_at == library.recording_record(recording_id).edited_at
    assert other.summaries()[0].heard_share == 0.75
    first, second = other.recording(recording_id).sources
    assert (other.source_data(first.id), other.source_data(second.id)) == (b"the file", None)
    assert [hit.kind for hit in other.search("kept").hits] == ["bookmark"]


NUMBERS = count()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=DOCUMENTS)
def test_whatever_a_text_holds_comes_out_as_it_went_in(library: Library, other: Library, document: Document) -> None:
    document = replace(with_fresh_ids(document), bookmarks=())
    recording_id = library.add_document(document, f"file {next(NUMBERS)}".encode())
    with TemporaryDirectory() as folder:
        read_bundle(other, bundled(library, recording_id, Path(folder)))
    assert other.recording(recording_id) == library.recording(recording_id)


def test_a_bundle_is_known_by_its_name_or_by_its_content(library: Library, folder: Path) -> None:
    path = bundled(library, library.add_document(TALK, b"one"), folder)
    assert is_bundle(path)
    assert is_bundle(path.rename(folder / "talk.syncline"))
    assert is_bundle(Path("anything.SYNCLINE.ZIP"))
    with ZipFile(folder / "other.zip", "w") as archive:
        archive.writestr("page.html", "text")
    assert not is_bundle(folder / "other.zip")
    assert not is_bundle(folder / "none.zip")
    assert not is_bundle(folder / "talk.srt")


def test_where_the_user_keeps_his_files_is_not_told(library: Library, folder: Path, medium: Path) -> None:
    recording_id = library.add_document(TALK, b"one", media_path=medium, path=folder / "secret" / "talk.srt")
    with ZipFile(bundled(library, recording_id, folder)) as archive:
        told = archive.read("recording.json").decode()
    assert str(folder) not in told
    assert str(medium.parent) not in told
    assert json.loads(told)["medium"]["name"] == medium.name


def test_in_a_folder_it_gets_the_title_and_a_free_name(library: Library, folder: Path) -> None:
    recording_id = recording_with_all(library)
    names = [write_bundle(library, recording_id, folder).name for _ in range(2)]
    assert names == ["Tides the “moon” CON.syncline.zip", "Tides the “moon” CON (2).syncline.zip"]


def test_the_medium_goes_along_where_it_is_wanted(library: Library, other: Library, folder: Path, medium: Path) -> None:
    recording_id = library.add_document(TALK, b"one", media_path=medium)
    without = write_bundle(library, recording_id, folder / "without.zip")
    assert read_bundle(other, without, media_folder=folder).media_path is None
    assert other.recording(recording_id).media_path is None

    path = bundled(library, recording_id, folder, with_media=True)
    (folder / medium.name).write_bytes(b"mine")
    written = read_bundle(other, path, media_folder=folder).media_path
    assert written == folder / "harbour (2).wav"
    assert written.read_bytes() == medium.read_bytes()
    assert (folder / medium.name).read_bytes() == b"mine"
    assert other.recording(recording_id).media_path == written.resolve()
    assert read_bundle(other, path, media_folder=folder).media_path is None
    assert sorted(found.name for found in folder.iterdir()) == [
        "harbour (2).wav", "harbour.wav", "talk.zip", "without.zip",
    ]  # fmt: skip


def test_without_a_folder_the_medium_is_left_out(library: Library, other: Library, folder: Path, medium: Path) -> None:
    recording_id = library.add_document(TALK, b"one", media_path=medium)
    merged = read_bundle(other, bundled(library, recording_id, folder, with_media=True))
    assert (merged.media_path, other.recording(recording_id).media_path) == (None, None)


def test_a_medium_that_is_gone_is_told_before_anything_is_written(library: Library, folder: Path, medium: Path) -> None:
    recording_id = library.add_document(TALK, b"one", media_path=medium)
    medium.unlink()
    with pytest.raises(UnplayableMedia):
        bundled(library, recording_id, folder, with_media=True)
    assert list(folder.iterdir()) == []


def test_a_bundle_is_written_whole_or_not_at_all(library: Library, folder: Path, medium: Path) -> None:
    recording_id = library.add_document(TALK, b"one", media_path=medium)
    path = bundled(library, recording_id, folder)
    before = path.read_bytes()

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_bundle(library, recording_id, path, with_media=True, report=stop)
    assert (path.read_bytes(), list(folder.iterdir())) == (before, [path])


@pytest.mark.parametrize("bound", ["LARGEST_TEXT_BYTES", "LARGEST_TEXTS_BYTES", "MOST_VALUES"])
def test_what_nobody_would_read_is_not_written(
    library: Library, folder: Path, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording_id = library.add_document(TALK, b"one")
    monkeypatch.setattr(layout, bound, 10)
    with pytest.raises(UnwritableFile, match="too large for a bundle"):
        bundled(library, recording_id, folder)
    assert list(folder.iterdir()) == []


def test_what_cannot_be_written_is_told(library: Library, folder: Path) -> None:
    recording_id = library.add_document(TALK, b"one")
    with pytest.raises(UnwritableFile):
        write_bundle(library, recording_id, folder / "no" / "folder" / "talk.zip")
    with pytest.raises(NotInLibrary):
        write_bundle(library, "none", folder)


def test_a_text_that_says_the_same_over_and_over_again_is_no_trap(
    library: Library, other: Library, folder: Path
) -> None:
    lines = tuple(Line(0, 1, "la") for _ in range(20_000))
    recording_id = library.add_document(replace(TALK, lines=lines), b"la" * 2_000_000)
    read_bundle(other, bundled(library, recording_id, folder))
    assert other.recording(recording_id) == library.recording(recording_id)
