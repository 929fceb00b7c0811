"""What comes in through the window: plain files at once, the rest once the user has seen what was found."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from player.library.store import Library
from tests.ui.window import drop, notice
from ui.app import Syncline

# The constructors are what a test has; Qt marks them as its own.
pytestmark = pytest.mark.filterwarnings("ignore:Function.*QDr(ag|op):DeprecationWarning")

RUSSIAN = "Я не знаю, куда мы идём сегодня вечером."


def subtitles(text: str) -> str:
    return f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture
def folder(medium: Path, tmp_path: Path) -> Path:
    """Two recordings of a medium and a text each, and a text in an encoding that is guessed."""
    folder = tmp_path / "talks"
    for name in ("ebb", "flood"):
        write(folder / f"{name}.srt", subtitles(name))
        shutil.copy(medium, folder / f"{name}.wav")
    write(folder / "notes of the evening.srt", subtitles(RUSSIAN), "cp1251")
    return folder


def dialog_of(syncline: Syncline, name: str, qtbot: QtBot) -> QDialog:
    def is_there() -> bool:
        dialog = syncline.window.findChild(QDialog, name)
        return dialog is not None and dialog.isVisible()

    qtbot.waitUntil(is_there)
    dialog = syncline.window.findChild(QDialog, name)
    assert isinstance(dialog, QDialog)
    return dialog


def review_of(syncline: Syncline, qtbot: QtBot) -> QDialog:
    return dialog_of(syncline, "importReview", qtbot)


def settle(syncline: Syncline, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not syncline.tasks.is_busy())


def no_review(syncline: Syncline) -> bool:
    return syncline.window.findChild(QDialog, "importReview") is None


def press(dialog: QDialog, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def press_ok(dialog: QDialog, qtbot: QtBot) -> None:
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)


def row_of(tree: QTreeView, name: str) -> QModelIndex:
    """The row of this name under any of the recordings."""
    model = tree.model()
    tops = [model.index(number, 0) for number in range(model.rowCount())]
    under = [model.index(number, 0, top) for top in tops for number in range(model.rowCount(top))]
    return next(index for index in under if index.data() == name)


def look_at(dialog: QDialog, name: str) -> QTreeView:
    tree = dialog.findChild(QTreeView, "importTree")
    tree.setCurrentIndex(row_of(tree, name))
    return tree


def says(dialog: QDialog, name: str) -> str:
    return row_of(dialog.findChild(QTreeView, "importTree"), name).siblingAtColumn(1).data()


def in_library(tmp_path: Path) -> dict[str, Path | None]:
    """The media of all recordings by their titles."""
    with Library(tmp_path / "library.sqlite") as library:
        return {summary.title: summary.media_path for summary in library.summaries()}


def stored_length_ms(tmp_path: Path) -> int | None:
    """How long the only recording of the library lasts."""
    with Library(tmp_path / "library.sqlite") as library:
        (summary,) = library.summaries()
        return summary.duration_ms


def shown(syncline: Syncline) -> list[str]:
    return [line.text for line in syncline.recordings.timeline.lines]


# A folder


def test_a_folder_is_shown_before_it_comes_in_and_its_first_recording_is_opened(
    syncline: Syncline, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(syncline, folder)
    review = review_of(syncline, qtbot)
    assert "3 recordings" in review.findChild(QLabel, "importSummary").text()
    assert in_library(tmp_path) == {}
    press(review, "importButton", qtbot)
    qtbot.waitUntil(lambda: notice(syncline) == "Imported 3 recordings.")
    settle(syncline, qtbot)
    assert shown(syncline) == ["ebb"]
    assert {title: path.name for title, path in in_library(tmp_path).items() if path} == {
        "ebb": "ebb.wav",
        "flood": "flood.wav",
    }


def test_what_is_left_out_stays_out(syncline: Syncline, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    drop(syncline, folder)
    review = review_of(syncline, qtbot)
    for name in ("ebb.wav", "ebb.srt", "flood.wav"):
        qtbot.keyClick(look_at(review, name), Qt.Key.Key_Space)
    press(review, "importButton", qtbot)
    qtbot.waitUntil(lambda: notice(syncline) == "Imported 2 recordings.")
    assert set(in_library(tmp_path)) == {"flood", "notes of the evening"}
    assert set(in_library(tmp_path).values()) == {None}


def test_after_cancel_nothing_has_come_in(syncline: Syncline, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    drop(syncline, folder)
    qtbot.keyClick(review_of(syncline, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: no_review(syncline))
    settle(syncline, qtbot)
    assert in_library(tmp_path) == {}
    assert notice(syncline) == ""


def test_what_is_dropped_twice_is_shown_one_after_the_other(
    syncline: Syncline, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(syncline, folder)
    drop(syncline, folder)
    review = review_of(syncline, qtbot)
    settle(syncline, qtbot)
    assert syncline.window.findChildren(QDialog, "importReview") == [review]
    review.reject()
    qtbot.waitUntil(lambda: review not in syncline.window.findChildren(QDialog, "importReview"))
    again = review_of(syncline, qtbot)
    look_at(again, "notes of the evening.srt")
    press(again, "importEncodingButton", qtbot)
    dialog_of(syncline, "encodingDialog", qtbot).reject()
    again.reject()
    qtbot.waitUntil(lambda: no_review(syncline))


def test_a_folder_with_nothing_in_it_is_told_to_be_so(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "empty").mkdir()
    drop(syncline, tmp_path / "empty")
    qtbot.waitUntil(lambda: "there is nothing to import in this folder" in notice(syncline))
    assert no_review(syncline)


def test_the_menu_asks_for_a_folder(syncline: Syncline, qtbot: QtBot) -> None:
    syncline.window.findChild(QAction, "import_folderAction").trigger()
    qtbot.waitUntil(lambda: syncline.window.findChild(QFileDialog) is not None)
    dialog = syncline.window.findChild(QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.reject()


# Files


def test_a_medium_and_a_text_open_at_once(syncline: Syncline, folder: Path, qtbot: QtBot) -> None:
    drop(syncline, folder / "ebb.wav", folder / "flood.srt")
    qtbot.waitUntil(lambda: shown(syncline) == ["flood"])
    assert no_review(syncline)
    assert notice(syncline) == ""


def test_several_media_are_shown_first(syncline: Syncline, folder: Path, qtbot: QtBot) -> None:
    drop(syncline, folder / "ebb.wav", folder / "flood.wav")
    review = review_of(syncline, qtbot)
    assert says(review, "flood.srt").startswith("SubRip, Unicode (UTF-8): 1 line")


def test_what_is_odd_about_a_text_that_opened_at_once_is_told_with_a_way_to_change_it(
    syncline: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(syncline, write(tmp_path / "evening.srt", subtitles(RUSSIAN), "cp1251"))
    qtbot.waitUntil(lambda: notice(syncline) == "The encoding is a guess: Cyrillic (Windows-1251).")
    qtbot.waitUntil(lambda: shown(syncline) == [RUSSIAN])
    settle(syncline, qtbot)
    action = syncline.window.findChild(QPushButton, "noticeActionButton")
    assert action.text() == "How It Was Read…"
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    report = dialog_of(syncline, "sourceReport", qtbot)
    assert report.findChild(QPushButton, "sourceEncodingButton").isVisible()


def test_the_user_chooses_where_several_media_would_do(
    syncline: Syncline, medium: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "takes"
    folder.mkdir()
    for name in ("first.wav", "second.wav"):
        shutil.copy(medium, folder / name)
    drop(syncline, write(folder / "talk.srt", "1\n00:00:01,000 --> 00:00:19,800\nhello\n"))
    review = review_of(syncline, qtbot)
    assert "1 medium to choose" in review.findChild(QLabel, "importSummary").text()
    qtbot.keyClick(look_at(review, "second.wav"), Qt.Key.Key_Space)
    press(review, "importButton", qtbot)
    qtbot.waitUntil(lambda: shown(syncline) == ["hello"])
    assert syncline.recordings.recording.media_path == (folder / "second.wav").resolve()


# Onto the open recording


def test_where_another_recording_was_opened_meanwhile_the_user_sees_where_a_text_goes(
    opened: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    opened_id = opened.recordings.recording.id
    opened.imports.add_files([write(tmp_path / "finer.srt", subtitles("hello"))])
    opened.recordings.close_recording()
    press(review_of(opened, qtbot), "importButton", qtbot)
    qtbot.waitUntil(lambda: opened.recordings.recording is not None)
    assert opened.recordings.recording.id == opened_id
    assert len(opened.recordings.recording.sources) == 2


def test_a_plain_text_is_laid_on_the_open_recording_at_once(opened: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    opened.imports.add_files([write(tmp_path / "finer.srt", subtitles("hello"))])
    qtbot.waitUntil(lambda: len(opened.recordings.recording.sources) == 2)
    assert no_review(opened)


def test_an_odd_text_is_shown_before_it_is_laid_on_the_open_recording(
    opened: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    opened_id = opened.recordings.recording.id
    opened.imports.add_files([write(tmp_path / "evening.srt", subtitles(RUSSIAN), "cp1251")])
    review = review_of(opened, qtbot)
    assert len(opened.recordings.recording.sources) == 1
    press(review, "importButton", qtbot)
    qtbot.waitUntil(lambda: len(opened.recordings.recording.sources) == 2)
    assert opened.recordings.recording.id == opened_id


def test_lines_beyond_the_end_of_the_open_recording_are_told_first(
    opened: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: stored_length_ms(tmp_path) == 20_000)
    opened.imports.add_files([write(tmp_path / "late.srt", "1\n00:01:01,000 --> 00:01:02,000\nlate\n")])
    assert "1 line begins after the end, 0:20: 1." in says(review_of(opened, qtbot), "late.srt")


# Read otherwise


def test_the_encoding_is_changed_before_a_text_comes_in(syncline: Syncline, folder: Path, qtbot: QtBot) -> None:
    drop(syncline, folder)
    review = review_of(syncline, qtbot)
    look_at(review, "notes of the evening.srt")
    press(review, "importEncodingButton", qtbot)
    dialog = dialog_of(syncline, "encodingDialog", qtbot)
    encodings = dialog.findChild(QListWidget)
    assert encodings.currentItem().text() == "Cyrillic (Windows-1251) – guessed"
    (other,) = encodings.findItems("Cyrillic (KOI8-R)", Qt.MatchFlag.MatchExactly)
    encodings.setCurrentItem(other)
    press_ok(dialog, qtbot)
    qtbot.waitUntil(lambda: "Cyrillic (KOI8-R)" in says(review, "notes of the evening.srt"))
    for name in ("ebb.wav", "ebb.srt", "flood.wav", "flood.srt"):
        qtbot.keyClick(look_at(review, name), Qt.Key.Key_Space)
    press(review, "importButton", qtbot)
    qtbot.waitUntil(lambda: shown(syncline) == [RUSSIAN.encode("cp1251").decode("koi8-r")])


def test_an_encoding_holds_though_the_text_is_imported_before_it_was_looked_at_again(
    syncline: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(syncline, write(tmp_path / "talks" / "evening.srt", subtitles(RUSSIAN), "cp1251").parent)
    review = review_of(syncline, qtbot)
    look_at(review, "evening.srt")
    press(review, "importEncodingButton", qtbot)
    dialog = dialog_of(syncline, "encodingDialog", qtbot)
    encodings = dialog.findChild(QListWidget)
    encodings.setCurrentItem(encodings.findItems("Cyrillic (KOI8-R)", Qt.MatchFlag.MatchExactly)[0])
    press_ok(dialog, qtbot)
    press(review, "importButton", qtbot)
    qtbot.waitUntil(lambda: shown(syncline) == [RUSSIAN.encode("cp1251").decode("koi8-r")])


def test_the_frame_rate_is_named_before_a_text_comes_in(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    folder = write(tmp_path / "frames" / "ebb.sub", "{25}{50}The tide is out.\n").parent
    drop(syncline, folder)
    review = review_of(syncline, qtbot)
    assert not review.findChild(QPushButton, "importButton").isEnabled()
    look_at(review, "ebb.sub")
    press(review, "importFrameRateButton", qtbot)
    dialog = dialog_of(syncline, "frameRateDialog", qtbot)
    dialog.findChild(QComboBox, "frameRateBox").setEditText("12.5")
    press_ok(dialog, qtbot)
    qtbot.waitUntil(review.findChild(QPushButton, "importButton").isEnabled)
    press(review, "importButton", qtbot)
    qtbot.waitUntil(lambda: [line.start_ms for line in syncline.recordings.timeline.lines] == [2_000])
