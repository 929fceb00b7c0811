"""The Bookmarks tab and its editor: play, name, annotate, tag, colour, move and delete."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from player.bookmarks import Bookmark
from ui.panels.bookmark_editor import tags_in, with_end, with_start
from ui.panels.sidebar import Sidebar

FIRST = Bookmark("first", 5_000, 9_000, "The tide is early today.", tags=("tides",), color="green")
SECOND = Bookmark("second", 60_000, 64_000, "Mind the bar.", title="The bar", note="Ask her.")


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


def test_bookmarks_stand_in_time_order_with_what_is_known_of_them(sidebar: Sidebar) -> None:
    assert rows(sidebar) == [
        "0:05 – 0:09\n“The tide is early today.”\n#tides",
        "1:00 – 1:04\nThe bar\n“Mind the bar.”\nAsk her.",
    ]


def test_the_colour_is_told_in_words_too(sidebar: Sidebar) -> None:
    index = sidebar.findChild(QListView, "bookmarksList").model().index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Green bookmark"
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
    sidebar.edit_bookmark("first")
    qtbot.keyClicks(sidebar.findChild(QLineEdit, "bookmarkTitleField"), "Early")
    qtbot.keyClick(sidebar.findChild(QLineEdit, "bookmarkTitleField"), Qt.Key.Key_Return)
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


def test_what_is_being_typed_survives_news_from_the_library(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.edit_bookmark("first")
    title = sidebar.findChild(QLineEdit, "bookmarkTitleField")
    qtbot.keyClicks(title, "Half a ti")
    sidebar.set_bookmarks((replace(FIRST, color="pink"), SECOND))
    assert title.text() == "Half a ti"
    assert sidebar.findChild(QComboBox, "bookmarkColorBox").currentText() == "Pink"


def test_typed_text_goes_to_its_own_bookmark_when_another_becomes_current(
    sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]
) -> None:
    sidebar.edit_bookmark("first")
    qtbot.keyClicks(sidebar.findChild(QLineEdit, "bookmarkTitleField"), "Early")
    sidebar.edit_bookmark("second")
    assert [(mark.id, mark.title) for mark in changes] == [("first", "Early")]
    assert sidebar.findChild(QLineEdit, "bookmarkTitleField").text() == "The bar"


def test_hiding_the_editor_tells_what_was_typed(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    sidebar.edit_bookmark("second")
    qtbot.keyClicks(sidebar.findChild(QPlainTextEdit, "bookmarkNoteField"), "Twice. ")
    press(qtbot, sidebar, "bookmarkEditButton")
    assert changes[-1].note == "Twice. Ask her."


def test_the_bookmark_being_edited_stays_in_view_above_the_editor(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_bookmarks(tuple(replace(FIRST, id=str(number), start_ms=number * 10) for number in range(12)))
    sidebar.edit_bookmark("7")
    view = sidebar.findChild(QListView, "bookmarksList")
    current = view.currentIndex()
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(current)))
    assert sidebar.findChild(QLineEdit, "bookmarkTitleField").isVisible()


def test_looking_without_typing_changes_nothing(sidebar: Sidebar, changes: list[Bookmark]) -> None:
    for identifier in ("first", "second", "first"):
        sidebar.edit_bookmark(identifier)
    sidebar.show_tab("summary")
    assert changes == []


def test_a_colour_is_chosen_by_name(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    sidebar.edit_bookmark("first")
    qtbot.keyClicks(sidebar.findChild(QComboBox, "bookmarkColorBox"), "pur")
    assert changes[-1].color == "purple"


def test_both_ends_move_by_half_a_second_and_to_now(sidebar: Sidebar, qtbot: QtBot, changes: list[Bookmark]) -> None:
    sidebar.edit_bookmark("first")
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
    sidebar.edit_bookmark("first")
    sidebar.set_position(70_000)
    press(qtbot, sidebar, "bookmarkStartNowButton")
    assert rows(sidebar)[1].startswith("1:10 – 1:14")
    press(qtbot, sidebar, "bookmarkEndLaterButton")
    assert (changes[-1].id, changes[-1].end_ms) == ("first", 74_500)


def test_the_ends_never_cross_and_never_go_below_zero() -> None:
    assert (with_start(FIRST, -200).start_ms, with_start(FIRST, -200).end_ms) == (0, 9_000)
    assert (with_start(FIRST, 20_000).start_ms, with_start(FIRST, 20_000).end_ms) == (20_000, 24_000)
    assert (with_end(FIRST, 3_000).start_ms, with_end(FIRST, 3_000).end_ms) == (0, 3_000)
    assert (with_end(FIRST, -5).start_ms, with_end(FIRST, -5).end_ms) == (0, 100)


def test_the_delete_button_asks_for_the_current_bookmark_to_go(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.edit_bookmark("second")
    with qtbot.waitSignal(sidebar.bookmark_deleted) as wish:
        press(qtbot, sidebar, "bookmarkDeleteButton")
    assert wish.args == ["second"]
    sidebar.set_bookmarks((FIRST,))
    assert not sidebar.findChild(QLineEdit, "bookmarkTitleField").isVisible()


def test_tags_are_read_as_people_write_them() -> None:
    assert tags_in(" #work,, idea , work, # ") == ("work", "idea")
    assert tags_in("") == ()
