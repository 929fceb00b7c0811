"""The review before an import: what it shows, what is chosen with mouse and keys, what then comes in."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from player.import_survey import Survey
from player.importer import Group
from player.reading import Reading
from tests.ui.import_review.surveys import FOLDER, OVERLAPS, junk, mixed, recording, survey, text
from ui.import_review.choice import TextChoice
from ui.import_review.dialog import ImportReview

Show = Callable[[Survey], "Review"]


class Review:
    """The dialog under a hand, and what it asked for."""

    def __init__(self, dialog: ImportReview, qtbot: QtBot) -> None:
        self.dialog, self.qtbot = dialog, qtbot
        self.asked: list[tuple[str, TextChoice]] = []
        self.imported: list[tuple[Group, ...]] = []
        dialog.encoding_requested.connect(lambda text: self.asked.append(("encoding", text)))
        dialog.frame_rate_requested.connect(lambda text: self.asked.append(("rate", text)))
        dialog.import_requested.connect(self.imported.append)
        self.tree = dialog.findChild(QTreeView, "importTree")

    def button(self, name: str) -> QPushButton:
        return self.dialog.findChild(QPushButton, name)

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def summary(self) -> str:
        return self.dialog.findChild(QLabel, "importSummary").text()

    def details(self) -> str:
        return self.dialog.findChild(QPlainTextEdit, "importDetails").toPlainText()

    def row(self, name: str, parent: QModelIndex | None = None) -> QModelIndex:
        """The row of this name, which all rows above lead to."""
        model = self.tree.model()
        under = parent or QModelIndex()
        for number in range(model.rowCount(under)):
            index = model.index(number, 0, under)
            if index.data() == name:
                return index
            found = self.row(name, index)
            if found.isValid():
                return found
        return QModelIndex()

    def says(self, name: str) -> str:
        return self.row(name).siblingAtColumn(1).data()

    def look_at(self, name: str) -> None:
        self.tree.setCurrentIndex(self.row(name))

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key)

    def toggle(self, name: str) -> None:
        self.look_at(name)
        self.key(Qt.Key.Key_Space)

    def click_box(self, name: str) -> None:
        rect = self.tree.visualRect(self.row(name))
        place = QPoint(rect.left() + 8, rect.center().y())
        self.qtbot.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def state(self, name: str) -> str:
        return Qt.CheckState(self.row(name).data(Qt.ItemDataRole.CheckStateRole)).name

    def imports(self) -> dict[str, tuple[str, ...]]:
        """What Import takes: of each first file, the names of all that go with it."""
        self.press("importButton")
        (groups,) = self.imported
        members = [tuple(path.name for path in (group.media_path, *group.text_paths) if path) for group in groups]
        return {names[0]: names[1:] for names in members}


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    parent = QWidget()
    qtbot.addWidget(parent)

    def show(survey: Survey) -> Review:
        dialog = ImportReview(survey, parent)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return Review(dialog, qtbot)

    yield show


def test_the_line_on_top_counts_what_was_found_and_what_is_open(show: Show) -> None:
    assert show(mixed()).summary() == (
        "4 recordings, 9 files; 2 files cannot be read; 1 file left out; 1 medium to choose"
    )
    assert show(survey(recording("Talk", text("talk.srt"), medium="talk.mp4"))).summary() == "1 recording, 2 files"


def test_each_row_says_what_was_found(show: Show) -> None:
    review = show(mixed())
    assert review.says("talk.mp4") == "Medium: its name is the same"
    assert review.says("talk.de.srt") == "SubRip, Unicode (UTF-8): 312 lines, 2 speakers, 4,120 words"
    assert review.says("talk.srt") == f"{review.says('talk.de.srt')}; {OVERLAPS}"
    assert "Cyrillic (Windows-1251), guessed" in review.says("interview.srt")
    assert review.says("Interview") == "Several media would do: choose one, or none."
    assert review.says("Ebb") == "1 text, goes onto a recording in the library"
    assert review.says("junk.srt") == "No transcript that Syncline knows."
    assert "--frame-rate" not in review.says("ebb.sub")
    assert review.says("talk.zip") == "An archive; unpack it first."


def test_the_row_that_is_looked_at_is_told_in_full(show: Show) -> None:
    review = show(mixed())
    assert review.details().splitlines()[:3] == ["Talk", "", f"talk.mp4: {review.says('talk.mp4')}"]
    review.look_at("talk.srt")
    assert review.details().split("\n\n") == [
        str(FOLDER / "talk.srt"),
        "SubRip, Unicode (UTF-8): 312 lines, 2 speakers, 4,120 words\n"
        "With times: 310 of 312 lines and 0 of 4,120 words\nLanguage: en\nLength: 42:10",
        OVERLAPS,
    ]
    review.key(Qt.Key.Key_Down)
    assert "Nothing about it is odd" in review.details()
    review.look_at("talk.zip")
    assert review.details() == "talk.zip: an archive; unpack it first."


def test_what_stands_inside_a_medium_is_told_with_it(show: Show) -> None:
    review = show(survey(recording("Film", medium="film.mkv", inside=("Track 2: pictures.", "Track 3: pictures."))))
    assert review.says("film.mkv") == "Medium: its name is the same; 2 findings inside it"
    review.look_at("film.mkv")
    assert "Track 3: pictures." in review.details()


def test_all_that_can_be_read_is_imported_and_no_medium_is_guessed(show: Show) -> None:
    assert show(mixed()).imports() == {
        "talk.mp4": ("talk.srt", "talk.de.srt"),
        "interview.srt": (),
        "ebb.avi": (),
    }


def test_space_and_a_click_on_the_box_leave_a_file_out_and_take_it_again(show: Show) -> None:
    review = show(mixed())
    review.toggle("talk.srt")
    review.click_box("talk.mp4")
    assert review.state("Talk") == "PartiallyChecked"
    review.click_box("talk.mp4")
    assert review.imports()["talk.mp4"] == ("talk.de.srt",)


def test_a_recording_is_left_out_with_all_its_files(show: Show) -> None:
    review = show(mixed())
    review.toggle("Talk")
    assert [review.state(name) for name in ("Talk", "talk.mp4", "talk.srt")] == ["Unchecked"] * 3
    assert "talk.mp4" not in review.imports()


def test_of_several_media_one_at_most_is_chosen(show: Show) -> None:
    review = show(mixed())
    review.toggle("a.mp3")
    review.toggle("b.mp3")
    assert (review.state("a.mp3"), review.state("b.mp3")) == ("Unchecked", "Checked")
    assert "to choose" not in review.summary()
    assert review.imports()["b.mp3"] == ("interview.srt",)


def test_a_medium_that_is_only_offered_is_not_taken_with_the_rest(show: Show) -> None:
    review = show(survey(recording("Interview", text("interview.srt"), candidates=("a.mp3",))))
    assert review.says("Interview") == "This medium may be its own: choose it, or none."
    review.toggle("Interview")
    assert review.imports() == {"interview.srt": ()}


def test_what_cannot_be_read_cannot_be_chosen_and_without_anything_nothing_is_imported(show: Show) -> None:
    review = show(survey(recording("Junk", junk("junk.srt"))))
    for name in ("junk.srt", "Junk"):
        review.toggle(name)
        assert review.state(name) == "Unchecked"
    assert not review.button("importButton").isEnabled()


def test_a_text_that_wants_a_frame_rate_is_chosen_once_it_is_read(show: Show) -> None:
    review = show(mixed())
    review.look_at("talk.srt")
    assert not review.button("importFrameRateButton").isEnabled()
    review.look_at("ebb.sub")
    review.press("importFrameRateButton")
    ((kind, wanting),) = review.asked
    assert (kind, wanting.file.path) == ("rate", FOLDER / "ebb.sub")
    reading = Reading(frame_rate=25.0)
    wanting.reading = reading
    review.dialog.reread(wanting, text("ebb.sub", format_title="MicroDVD"))
    assert "MicroDVD" in review.details()
    assert "1 file cannot be read" in review.summary()
    assert review.imports()["ebb.avi"] == ("ebb.sub",)
    ebb = review.imported[0][2]
    assert (ebb.recording_id, dict(ebb.readings)) == ("known", {FOLDER / "ebb.sub": reading})


def test_another_encoding_is_asked_for_where_there_is_one(show: Show) -> None:
    review = show(survey(recording("Talk", text("talk.docx", encoding_title=None), text("talk.srt"))))
    review.look_at("talk.docx")
    assert not review.button("importEncodingButton").isEnabled()
    review.look_at("talk.srt")
    review.press("importEncodingButton")
    assert [(kind, asked.file.path) for kind, asked in review.asked] == [("encoding", FOLDER / "talk.srt")]


def test_return_imports_and_escape_leaves_all_as_it_is(show: Show) -> None:
    review = show(mixed())
    review.key(Qt.Key.Key_Escape)
    assert review.imported == []
    assert not review.dialog.isVisible()
    other = show(mixed())
    other.key(Qt.Key.Key_Return)
    assert len(other.imported) == 1


def test_tab_goes_round_all_that_can_be_used_and_each_has_a_name(show: Show) -> None:
    review = show(mixed())
    review.look_at("ebb.sub")
    names = []
    for _step in range(6):
        widget = QApplication.focusWidget()
        names.append(widget.accessibleName() or widget.text().replace("&", ""))
        review.key(Qt.Key.Key_Tab)
    assert names == ["What was found", "About the chosen row", "Encoding…", "Frame Rate…", "Import", "Cancel"]


def test_the_rows_follow_qts_rules(show: Show, qtmodeltester) -> None:
    qtmodeltester.check(show(mixed()).tree.model())


def test_a_thousand_recordings_are_shown_and_left_out_one_by_one(show: Show) -> None:
    many = [
        recording(f"Talk {number}", text(f"talk-{number}.srt"), medium=f"talk-{number}.mp3") for number in range(1_000)
    ]
    review = show(survey(*many))
    assert review.summary() == "1,000 recordings, 2,000 files"
    review.toggle("talk-999.srt")
    assert review.tree.visualRect(review.row("talk-999.srt")).isValid()
    assert review.imports()["talk-999.mp3"] == ()
