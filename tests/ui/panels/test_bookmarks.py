"""The Bookmarks tab and its editor: play, name, annotate, tag, colour, move and delete."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QShortcut, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from player.bookmarks import Bookmark
from player.recording import Recording
from ui.panels.bookmark_editor import tags_in, with_end, with_start
from ui.panels.sidebar import Sidebar

FIRST = Bookmark("first", 5_000, 9_000, "The tide is early today.", tags=("tides",), color="green")
SECOND = Bookmark("second", 60_000, 64_000, "Mind the bar.", title="The bar", note="Ask her.")
FIRST_TIME, SECOND_TIME = "0:05", "1:00"


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    """Keeps bookmarks as the window does: what is changed comes back by `set_bookmarks`."""
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(360, 700)
    sidebar.show_tab("bookmarks")
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    kept = {mark.id: mark for mark in (SECOND, FIRST)}

    def keep(mark: Bookmark) -> None:
        kept[mark.id] = mark
        sidebar.set_bookmarks(tuple(kept.values()))

    sidebar.bookmark_changed.connect(keep)
    sidebar.set_bookmarks(tuple(kept.values()))
    return sidebar


@pytest.fixture
def changes(sidebar: Sidebar) -> list[Bookmark]:
    changes: list[Bookmark] = []
    sidebar.bookmark_changed.connect(changes.append)
    return changes


def rows(sidebar: Sidebar) -> list[str]:
    model = sidebar.findChild(QListView, "bookmarksList").model()
    return [str(model.index(number, 0).data()) for number in range(model.rowCount())]


def press(qtbot: QtBot, sidebar: Sidebar, name: str) -> None:
    qtbot.mouseClick(sidebar.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def edit(qtbot: QtBot, sidebar: Sidebar, start: str) -> None:
    """Open the editor on the bookmark that begins at this time."""
    number = next(number for number, row in enumerate(rows(sidebar)) if row.startswith(start))
    view = sidebar.findChild(QListView, "bookmarksList")
    view.setCurrentIndex(view.model().index(number, 0))
    if not sidebar.findChild(QAbstractButton, "bookmarkEditButton").isChecked():
        press(qtbot, sidebar, "bookmarkEditButton")


def shown_tooltip(index: QModelIndex) -> str:
    return QTextDocumentFragment.fromHtml(index.data(Qt.ItemDataRole.ToolTipRole)).toPlainText()


def title_field(sidebar: Sidebar) -> QLineEdit:
    return sidebar.findChild(QLineEdit, "bookmarkTitleField")


def test_bookmarks_stand_in_time_order_with_what_is_known_of_them(sidebar: Sidebar) -> None:
    assert rows(sidebar) == [
        "0:05 – 0:09\n“The tide is early today.”\n#tides",
        "1:00 – 1:04\nThe bar\n“Mind the bar.”\nAsk her.",
    ]


def test_the_colour_is_told_in_words_too(sidebar: Sidebar) -> None:
    index = sidebar.findChild(QListView, "bookmarksList").model().index(0, 0)
    assert "Green bookmark" in shown_tooltip(index)
    assert "Green bookmark" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_click_plays_a_bookmark(sidebar: Sidebar, qtbot: QtBot) -> None:
    view = sidebar.findChild(QListView, "bookmarksList")
    with qtbot.waitSignal(sidebar.bookmark_played) as wish:
        place = view.visualRect(view.model().index(1, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wish.args == [SECOND]


def test_the_bookmark_that_is_playing_is_marked(sidebar: Sidebar) -> None:
    sidebar.set_position(8_999)
    index = sidebar.findChild(QListView, "bookmarksList").model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("playing now")
    sidebar.set_position(9_000)
    assert not index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("playing now")


def test_nothing_can_be_edited_or_deleted_before_a_bookmark_is_current(sidebar: Sidebar) -> None:
    for name in ("bookmarkEditButton", "bookmarkDeleteButton"):
        assert not sidebar.findChild(QAbstractButton, name).isEnabled()


def test_title_note_and_tags_are_told_when_their_fields_are_left(
    sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]
) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    qtbot.keyClicks(title_field(sidebar), "Early")
    qtbot.keyClick(title_field(sidebar), Qt.Key.Key_Return)
    tags = sidebar.findChild(QLineEdit, "bookmarkTagsField")
    tags.selectAll()
    qtbot.keyClicks(tags, "#work, tides, work,")
    qtbot.keyClick(tags, Qt.Key.Key_Return)
    qtbot.keyClicks(sidebar.findChild(QPlainTextEdit, "bookmarkNoteField"), "Look this up")
    sidebar.finish_editing()
    last = changes[-1]
    assert (last.id, last.title, last.tags, last.note) == ("first", "Early", ("work", "tides"), "Look this up")
    assert last.updated_at
    assert rows(sidebar)[0] == "0:05 – 0:09\nEarly\n“The tide is early today.”\nLook this up\n#work  #tides"


def test_what_is_typed_is_told_when_the_keys_rest(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    qtbot.keyClicks(title_field(sidebar), "Early")
    assert changes == []
    qtbot.waitUntil(lambda: [mark.title for mark in changes] == ["Early"])
    qtbot.keyClicks(sidebar.findChild(QPlainTextEdit, "bookmarkNoteField"), "Look this up")
    qtbot.waitUntil(lambda: [mark.note for mark in changes] == [None, "Look this up"])


def test_telling_leaves_the_text_and_the_cursor_as_they_are(
    sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]
) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    title, tags = title_field(sidebar), sidebar.findChild(QLineEdit, "bookmarkTagsField")
    note = sidebar.findChild(QPlainTextEdit, "bookmarkNoteField")
    for field, text in ((title, "Half a "), (tags, ", work, "), (note, "One line ")):
        field.setFocus()
        qtbot.keyClicks(field, text)
    title.setSelection(0, 4)
    sidebar.finish_editing()
    assert (changes[-1].title, changes[-1].tags, changes[-1].note) == ("Half a", ("tides", "work"), "One line")
    assert (title.text(), tags.text(), note.toPlainText()) == ("Half a ", "tides, work, ", "One line ")
    assert title.selectedText() == "Half"
    assert (tags.cursorPosition(), note.textCursor().position()) == (len("tides, work, "), len("One line "))


def test_the_pencil_puts_the_cursor_into_the_title(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    with qtbot.waitActive(sidebar):
        sidebar.activateWindow()
    sidebar.findChild(QListView, "bookmarksList").setFocus()
    edit(qtbot, sidebar, FIRST_TIME)
    assert title_field(sidebar).hasFocus()
    qtbot.keyClicks(title_field(sidebar), "Early")
    qtbot.keyClick(title_field(sidebar), Qt.Key.Key_Return)
    assert [mark.title for mark in changes] == ["Early"]
    assert title_field(sidebar).isVisible()


@pytest.mark.parametrize("name", ["bookmarkTitleField", "bookmarkNoteField", "bookmarkTagsField", "bookmarkColorBox"])
def test_escape_closes_the_editor_and_keeps_what_was_typed(
    sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark], name: str
) -> None:
    escaped: list[bool] = []
    QShortcut(Qt.Key.Key_Escape, sidebar).activated.connect(lambda: escaped.append(True))
    with qtbot.waitActive(sidebar):
        sidebar.activateWindow()
    edit(qtbot, sidebar, FIRST_TIME)
    qtbot.keyClicks(title_field(sidebar), "Early")
    field = sidebar.findChild(QWidget, name)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not title_field(sidebar).isVisible()
    assert (changes[-1].title, escaped) == ("Early", [])
    assert sidebar.findChild(QListView, "bookmarksList").hasFocus()


def test_what_is_being_typed_survives_news_from_the_library(sidebar: Sidebar, qtbot: QtBot) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    title = title_field(sidebar)
    qtbot.keyClicks(title, "Half a ti")
    sidebar.set_bookmarks((replace(FIRST, color="pink"), SECOND))
    assert title.text() == "Half a ti"
    assert sidebar.findChild(QComboBox, "bookmarkColorBox").currentText() == "Pink"


def test_typed_text_goes_to_its_own_bookmark_when_another_becomes_current(
    sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]
) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    qtbot.keyClicks(title_field(sidebar), "Early")
    edit(qtbot, sidebar, SECOND_TIME)
    assert [(mark.id, mark.title) for mark in changes] == [("first", "Early")]
    assert title_field(sidebar).text() == "The bar"


def test_hiding_the_editor_tells_what_was_typed(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    edit(qtbot, sidebar, SECOND_TIME)
    qtbot.keyClicks(sidebar.findChild(QPlainTextEdit, "bookmarkNoteField"), "Twice. ")
    press(qtbot, sidebar, "bookmarkEditButton")
    assert changes[-1].note == "Twice. Ask her."


def test_the_bookmark_being_edited_stays_in_view_above_the_editor(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_bookmarks(
        tuple(replace(FIRST, id=str(number), start_ms=number * 1_000, end_ms=60_000) for number in range(12))
    )
    edit(qtbot, sidebar, "0:07")
    view = sidebar.findChild(QListView, "bookmarksList")
    current = view.currentIndex()
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(current)))
    assert title_field(sidebar).isVisible()


def test_looking_without_typing_changes_nothing(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    for start in (FIRST_TIME, SECOND_TIME, FIRST_TIME):
        edit(qtbot, sidebar, start)
    sidebar.show_tab("summary")
    assert changes == []


def test_a_colour_is_chosen_by_name(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    qtbot.keyClicks(sidebar.findChild(QComboBox, "bookmarkColorBox"), "pur")
    assert changes[-1].color == "purple"


def test_both_ends_move_by_half_a_second_and_to_now(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    sidebar.set_position(8_000)
    for name in ("StartEarlier", "EndLater", "StartLater", "EndEarlier", "StartNow"):
        press(qtbot, sidebar, f"bookmark{name}Button")
    assert [(mark.start_ms, mark.end_ms) for mark in changes] == [
        (4_500, 9_000),
        (4_500, 9_500),
        (5_000, 9_500),
        (5_000, 9_000),
        (8_000, 9_000),
    ]


def test_a_bookmark_moved_past_another_stays_in_the_editor(
    sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]
) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    for position_ms, end in ((74_000, "End"), (70_000, "Start")):
        sidebar.set_position(position_ms)
        press(qtbot, sidebar, f"bookmark{end}NowButton")
    assert rows(sidebar)[1].startswith("1:10 – 1:14")
    press(qtbot, sidebar, "bookmarkEndLaterButton")
    assert (changes[-1].id, changes[-1].end_ms) == ("first", 74_500)


def test_an_end_moved_past_the_other_stops_just_before_it() -> None:
    assert with_start(FIRST, 20_000) == replace(FIRST, start_ms=8_900)
    assert with_start(FIRST, -200) == replace(FIRST, start_ms=0)
    assert with_end(FIRST, 3_000) == replace(FIRST, end_ms=5_100)
    assert with_end(FIRST, -5) == replace(FIRST, end_ms=5_100)


def test_now_beyond_the_end_moves_the_start_alone(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    edit(qtbot, sidebar, FIRST_TIME)
    sidebar.set_position(70_000)
    press(qtbot, sidebar, "bookmarkStartNowButton")
    assert [(mark.start_ms, mark.end_ms) for mark in changes] == [(8_900, 9_000)]


def test_a_bookmark_ends_with_its_recording(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    sidebar.set_recording(Recording("one", "The Harbour Pilot", None, 64_300, 0, None, (), ()))
    edit(qtbot, sidebar, SECOND_TIME)
    for _ in range(2):
        press(qtbot, sidebar, "bookmarkEndLaterButton")
    assert [mark.end_ms for mark in changes] == [64_300]


def test_the_delete_button_asks_for_the_current_bookmark_to_go(sidebar: Sidebar, qtbot: QtBot) -> None:
    edit(qtbot, sidebar, SECOND_TIME)
    with qtbot.waitSignal(sidebar.bookmark_deleted) as wish:
        press(qtbot, sidebar, "bookmarkDeleteButton")
    assert wish.args == ["second"]
    sidebar.set_bookmarks((FIRST,))
    assert not title_field(sidebar).isVisible()


def test_the_delete_key_deletes_in_the_list_and_only_there(sidebar: Sidebar, qtbot: QtBot) -> None:
    taken: list[bool] = []
    QShortcut(Qt.Key.Key_Delete, sidebar).activated.connect(lambda: taken.append(True))
    with qtbot.waitActive(sidebar):
        sidebar.activateWindow()
    edit(qtbot, sidebar, SECOND_TIME)
    with qtbot.assertNotEmitted(sidebar.bookmark_deleted):
        for name in ("bookmarkTitleField", "bookmarkNoteField"):
            qtbot.keyClick(sidebar.findChild(QWidget, name), Qt.Key.Key_Delete)
    view = sidebar.findChild(QListView, "bookmarksList")
    view.setFocus()
    with qtbot.waitSignal(sidebar.bookmark_deleted) as wish:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert (wish.args, taken) == (["second"], [])


def test_a_long_quote_is_shortened_in_the_list_but_copied_whole(sidebar: Sidebar, qtbot: QtBot) -> None:
    long = replace(FIRST, quote="Mud and more mud. " * 20)
    endless = replace(SECOND, quote="Mud and more mud. " * 300_000)
    sidebar.set_bookmarks((long, endless))
    view = sidebar.findChild(QListView, "bookmarksList")
    indexes = [view.model().index(number, 0) for number in range(2)]
    for index in indexes:
        assert len(index.data(Qt.ItemDataRole.AccessibleTextRole)) < 400
        assert view.visualRect(index).height() < 400
    assert long.quote in shown_tooltip(indexes[0])
    assert shown_tooltip(indexes[1]) == "Yellow bookmark"
    view.setCurrentIndex(indexes[1])
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert endless.quote in QGuiApplication.clipboard().text()


def test_tags_are_read_as_people_write_them() -> None:
    assert tags_in(" #work,, idea , work, # ") == ("work", "idea")
    assert tags_in("") == ()
