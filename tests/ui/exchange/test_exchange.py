"""Recordings that leave the library in bundles and come in from bundles and journals, in the window."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from player.bookmarks import Bookmark
from player.document import Document
from player.library.bundle.writing import write_bundle
from player.library.journal.lines import journal_path
from player.library.store import Library
from player.transcript import Line
from tests.ui.window import act, click, dialog_named, drop, notice
from ui.app import Syncline

# The constructors are what a test has; Qt marks them as its own.
pytestmark = pytest.mark.filterwarnings("ignore:Function.*QDr(ag|op):DeprecationWarning")

LINES = (Line(0, 2_000, "ebb"), Line(2_000, 4_000, "flood"))


@pytest.fixture
def friend(tmp_path: Path, medium: Path) -> Path:
    """Another library with one recording: its medium, a text, a bookmark."""
    path = tmp_path / "friend" / "library.sqlite"
    with Library(path) as library:
        tides_id = library.add_document(Document(title="Tides", lines=LINES), b"text", media_path=medium)
        library.save_bookmark(tides_id, Bookmark(str(uuid4()), 0, 2_000, "ebb"))
    return path


def bundle_of(library_path: Path, folder: Path, *, with_media: bool = False) -> Path:
    folder.mkdir(exist_ok=True)
    with Library(library_path) as library:
        (summary,) = library.summaries()
        return write_bundle(library, summary.id, folder, with_media=with_media)


def bookmarks_in(path: Path) -> list[str]:
    with Library(path) as library:
        return [bookmark.quote for summary in library.summaries() for bookmark in library.bookmarks(summary.id)]


def wait_until_open(syncline: Syncline, title: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: syncline.window.windowTitle().startswith(title) and not syncline.tasks.is_busy())


def choose_file(syncline: Syncline, path: Path, qtbot: QtBot) -> None:
    """In the dialog that asks for one."""
    qtbot.waitUntil(lambda: syncline.window.findChild(QFileDialog) is not None)
    dialog = syncline.window.findChild(QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.close()


def place_dialog(syncline: Syncline, qtbot: QtBot) -> QDialog:
    return dialog_named(syncline, "mediaPlaceDialog", qtbot)


def test_a_bundle_that_is_dropped_is_opened(friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    drop(syncline, bundle_of(friend, tmp_path / "post"))
    wait_until_open(syncline, "Tides", qtbot)
    assert [line.text for line in syncline.recordings.timeline.lines] == ["ebb", "flood"]
    assert notice(syncline) == "“Tides” is a new recording: 1 text, 1 bookmark."


def test_where_its_medium_goes_is_asked_for(friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    bundle = bundle_of(friend, tmp_path / "post", with_media=True)
    drop(syncline, bundle)
    dialog = place_dialog(syncline, qtbot)
    field = dialog.findChild(QLineEdit, "mediaPlaceField")
    assert field.text() == str(bundle.parent)
    field.setText(str(tmp_path / "music"))
    click(dialog, "Keep Here", qtbot)
    wait_until_open(syncline, "Tides", qtbot)
    assert syncline.recordings.recording.media_path == tmp_path / "music" / "harbour.wav"
    assert str(tmp_path / "music") in notice(syncline)


def test_the_folder_of_the_last_medium_is_offered_for_the_next(
    friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot
) -> None:
    bundle = bundle_of(friend, tmp_path / "post", with_media=True)
    for folder in (bundle.parent, tmp_path / "music"):
        drop(syncline, bundle)
        dialog = place_dialog(syncline, qtbot)
        field = dialog.findChild(QLineEdit, "mediaPlaceField")
        assert field.text() == str(folder)
        field.setText(str(tmp_path / "music"))
        click(dialog, "Keep Here", qtbot)
        wait_until_open(syncline, "Tides", qtbot)


def test_its_medium_can_be_left_out(friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    drop(syncline, bundle_of(friend, tmp_path / "post", with_media=True))
    click(place_dialog(syncline, qtbot), "Leave Out", qtbot)
    wait_until_open(syncline, "Tides", qtbot)
    assert syncline.recordings.recording.media_path is None


def test_nothing_comes_in_when_the_question_is_cancelled(
    friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot
) -> None:
    drop(syncline, bundle_of(friend, tmp_path / "post", with_media=True))
    place_dialog(syncline, qtbot).reject()
    qtbot.waitUntil(lambda: not syncline.tasks.is_busy())
    assert syncline.library.summaries() == ()


def test_a_bundle_that_is_broken_is_told_in_a_sentence(tmp_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    path = tmp_path / "tides.syncline.zip"
    path.write_bytes(b"PK\x03\x04 and then nothing")
    drop(syncline, path)
    qtbot.waitUntil(lambda: "tides.syncline.zip" in notice(syncline))
    assert syncline.library.summaries() == ()


def test_a_recording_that_is_open_is_merged_with_and_shown_anew(
    friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot
) -> None:
    drop(syncline, bundle_of(friend, tmp_path / "first"))
    wait_until_open(syncline, "Tides", qtbot)
    with Library(friend) as library:
        (summary,) = library.summaries()
        library.save_bookmark(summary.id, Bookmark(str(uuid4()), 2_000, 4_000, "flood"))
    drop(syncline, bundle_of(friend, tmp_path / "second"))
    qtbot.waitUntil(lambda: [bookmark.quote for bookmark in syncline.bookmarks.bookmarks] == ["ebb", "flood"])
    assert "was in the library before" in notice(syncline)


def test_a_journal_is_merged_from_the_menu(friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    drop(syncline, bundle_of(friend, tmp_path / "post"))
    wait_until_open(syncline, "Tides", qtbot)
    with Library(friend) as library:
        (summary,) = library.summaries()
        (ebb,) = library.bookmarks(summary.id)
        library.save_bookmark(summary.id, replace(ebb, note="low water"))
    act(syncline, "merge")
    choose_file(syncline, journal_path(friend), qtbot)
    qtbot.waitUntil(lambda: [bookmark.note for bookmark in syncline.bookmarks.bookmarks] == ["low water"])
    assert notice(syncline) == "library.sqlite.journal.jsonl: 1 changed."


def test_a_bundle_that_is_added_to_a_recording_is_one_by_itself(
    friend: Path, tmp_path: Path, opened: Syncline, qtbot: QtBot
) -> None:
    act(opened, "add_to_recording")
    choose_file(opened, bundle_of(friend, tmp_path / "post"), qtbot)
    # It has the same medium, and what it brings is told as that of a bundle.
    qtbot.waitUntil(lambda: "was in the library before: 1 text" in notice(opened))


def test_of_several_files_each_is_told(friend: Path, tmp_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    broken = tmp_path / "winds.syncline.zip"
    broken.write_bytes(b"junk")
    drop(syncline, bundle_of(friend, tmp_path / "post"), broken)
    wait_until_open(syncline, "Tides", qtbot)
    assert notice(syncline) == "1 of 2 files was merged."
    syncline.notices.findChild(QPushButton, "noticeActionButton").click()
    dialog = dialog_named(syncline, "libraryOutcome", qtbot)
    told = dialog.findChild(QPlainTextEdit, "libraryOutcomeDetails").toPlainText()
    assert "“Tides” is a new recording" in told
    assert "winds.syncline.zip" in told


def test_where_no_file_could_be_merged_that_is_said(tmp_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    broken = [tmp_path / f"{name}.syncline.zip" for name in ("winds", "tides", "rains")]
    for path in broken:
        path.write_bytes(b"junk")
    drop(syncline, *broken[:2])
    qtbot.waitUntil(lambda: notice(syncline) == "Neither file could be merged.")
    drop(syncline, *broken)
    qtbot.waitUntil(lambda: notice(syncline) == "None of the 3 files could be merged.")


@pytest.mark.parametrize("with_media", [False, True])
def test_what_is_open_is_written_with_its_medium_if_that_is_ticked(
    with_media: bool, opened: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    act(opened, "export_bundle")
    dialog = dialog_named(opened, "bundleDialog", qtbot)
    dialog.findChild(QCheckBox, "bundleMediaBox").setChecked(with_media)
    click(dialog, "bundleExportButton", qtbot)
    path = tmp_path / "out.syncline.zip"
    choose_file(opened, path, qtbot)
    qtbot.waitUntil(lambda: notice(opened) == "out.syncline.zip is written.")
    assert (path.stat().st_size > 2 * 8_000 * 20) is with_media


def test_a_medium_that_is_not_there_cannot_be_ticked(opened: Syncline, talk: Path, qtbot: QtBot) -> None:
    talk.unlink()
    act(opened, "export_bundle")
    box = dialog_named(opened, "bundleDialog", qtbot).findChild(QCheckBox, "bundleMediaBox")
    assert not box.isEnabled()
    assert "it is not at its place" in box.text()
