"""The library panel: recordings with progress, a search field, and hits grouped by recording."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from player.recording import Hit, RecordingSummary
from ui.panels.library import LibraryPanel

SUMMARIES = (
    RecordingSummary("one", "The Harbour Pilot", "Quay Radio", 1_713_000, 723_000, None, 807, 2),
    RecordingSummary("two", "Silt " * 40, None, None, 0, None, 0, 0),
)
HITS = (
    Hit("two", "Silt", "line", "The tide came early.", 4_000),
    Hit("one", "The Harbour Pilot", "note", "Tides decide.", None),
    Hit("two", "Silt", "bookmark", "Another tide.", 9_000),
)


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def field(panel: LibraryPanel) -> QLineEdit:
    found = panel.findChild(QLineEdit, "librarySearchField")
    assert isinstance(found, QLineEdit)
    return found


def shown_rows(panel: LibraryPanel) -> list[str]:
    view = next(view for view in panel.findChildren(QListView) if view.isVisible())
    return [str(view.model().index(number, 0).data()) for number in range(view.model().rowCount())]


def press_row(qtbot: QtBot, panel: LibraryPanel, number: int) -> None:
    view = next(view for view in panel.findChildren(QListView) if view.isVisible())
    place = view.visualRect(view.model().index(number, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_library_says_how_recordings_get_there(panel: LibraryPanel, qtbot: QtBot) -> None:
    assert any("drop it on the window" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    with qtbot.waitSignal(panel.open_requested):
        qtbot.mouseClick(panel.findChild(QAbstractButton, "libraryOpenButton"), Qt.MouseButton.LeftButton)


def test_recordings_show_how_far_one_got(panel: LibraryPanel) -> None:
    panel.set_recordings(SUMMARIES, "one")
    first, second = shown_rows(panel)
    assert first == "The Harbour Pilot\nQuay Radio · 12:03 of 28:33 · 2 bookmarks"
    assert second == "Silt " * 40
    titles = panel.findChild(QListView, "libraryList").model()
    assert titles.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{('Silt ' * 24).strip()}…"
    assert "Silt " * 40 in titles.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(("share", "said"), [(0.0, ""), (0.004, ""), (0.629, "62 % heard"), (1.0, "100 % heard")])
def test_recordings_show_how_much_was_heard_if_anything_was(panel: LibraryPanel, share: float, said: str) -> None:
    panel.set_recordings((replace(SUMMARIES[0], bookmark_count=0, heard_share=share),), None)
    (row,) = shown_rows(panel)
    assert row.splitlines()[1].split(" · ")[2:] == ([said] if said else [])


def test_a_row_that_grows_moves_those_below_it(panel: LibraryPanel) -> None:
    bare = replace(SUMMARIES[0], channel=None, duration_ms=None, position_ms=0, bookmark_count=0)
    panel.set_recordings((bare, SUMMARIES[1]), None)
    view = next(view for view in panel.findChildren(QListView) if view.isVisible())
    rows = [view.model().index(number, 0) for number in range(2)]
    assert view.visualRect(rows[1]).top() > view.visualRect(rows[0]).bottom()
    panel.set_recordings(SUMMARIES, None)
    assert view.visualRect(rows[1]).top() > view.visualRect(rows[0]).bottom()


def test_the_open_recording_is_marked(panel: LibraryPanel) -> None:
    panel.set_recordings(SUMMARIES, "two")
    model = panel.findChild(QListView, "libraryList").model()
    said = [model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(2)]
    assert [text.endswith("open") for text in said] == [False, True]


def test_a_click_chooses_a_recording(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.set_recordings(SUMMARIES, None)
    with qtbot.waitSignal(panel.recording_chosen) as wish:
        press_row(qtbot, panel, 1)
    assert wish.args == ["two"]


def test_the_current_recording_can_be_removed(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.set_recordings(SUMMARIES, None)
    remove = panel.findChild(QAbstractButton, "libraryRemoveButton")
    panel.findChild(QListView, "libraryList").clearFocus()
    press_row(qtbot, panel, 0)
    with qtbot.waitSignal(panel.remove_requested) as wish:
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert wish.args == ["one"]


def test_hits_are_grouped_by_recording_with_the_words_marked(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.set_recordings(SUMMARIES, None)
    with qtbot.waitSignals([panel.search_changed] * 4):
        qtbot.keyClicks(field(panel), "tide")
    panel.set_hits("tide", HITS)
    assert shown_rows(panel) == [
        "Silt",
        "0:04\nThe tide came early.",
        "0:09\nAnother tide.\nBookmark",
        "The Harbour Pilot",
        "Tides decide.\nNote",
    ]


def test_a_timed_hit_leads_to_its_moment_and_another_to_its_recording(panel: LibraryPanel, qtbot: QtBot) -> None:
    field(panel).setText("tide")
    panel.set_hits("tide", HITS)
    with qtbot.waitSignal(panel.hit_chosen) as moment:
        press_row(qtbot, panel, 2)
    assert moment.args == ["two", 9_000]
    with qtbot.waitSignal(panel.recording_chosen) as whole:
        press_row(qtbot, panel, 4)
    assert whole.args == ["one"]


def test_hits_for_an_older_query_are_dropped(panel: LibraryPanel) -> None:
    field(panel).setText("tide")
    panel.set_hits("tide", HITS)
    field(panel).setText("tides")
    panel.set_hits("tide", ())
    assert len(shown_rows(panel)) == 5


def test_a_query_that_finds_nothing_says_so(panel: LibraryPanel) -> None:
    panel.set_recordings(SUMMARIES, None)
    field(panel).setText("<b>xyzzy")
    panel.set_hits("<b>xyzzy", ())
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Nothing in the library holds “<b>xyzzy”." in said


def test_escape_takes_the_query_back_and_shows_the_recordings(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.set_recordings(SUMMARIES, None)
    field(panel).setText("tide")
    panel.set_hits("tide", HITS)
    with qtbot.waitSignal(panel.search_changed) as told:
        qtbot.keyClick(field(panel), Qt.Key.Key_Escape)
    assert told.args == [""]
    assert len(shown_rows(panel)) == 2


def test_from_the_search_field_the_keyboard_leads_into_the_hits(panel: LibraryPanel, qtbot: QtBot) -> None:
    field(panel).setText("tide")
    panel.set_hits("tide", HITS)
    view = panel.findChild(QListView, "libraryHitList")
    qtbot.keyClick(field(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.hit_chosen) as moment:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert moment.args == ["two", 4_000]


def test_within_a_recording_the_hits_that_lead_to_a_moment_come_first(panel: LibraryPanel, qtbot: QtBot) -> None:
    field(panel).setText("tide")
    panel.set_hits("tide", (Hit("one", "The Harbour Pilot", "title", "Tides", None), *HITS))
    assert [row.splitlines()[0] for row in shown_rows(panel)] == [
        "The Harbour Pilot",
        "Tides",
        "Tides decide.",
        "Silt",
        "0:04",
        "0:09",
    ]
    panel.set_hits("tide", (HITS[1], Hit("one", "The Harbour Pilot", "line", "A tide.", 7_000)))
    qtbot.keyClick(field(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.hit_chosen) as moment:
        qtbot.keyClick(panel.findChild(QListView, "libraryHitList"), Qt.Key.Key_Return)
    assert moment.args == ["one", 7_000]


def test_another_query_is_entered_at_its_first_hit(panel: LibraryPanel, qtbot: QtBot) -> None:
    view = panel.findChild(QListView, "libraryHitList")
    field(panel).setText("tide")
    panel.set_hits("tide", HITS)
    view.setCurrentIndex(view.model().index(4, 0))
    field(panel).setText("tides")
    panel.set_hits("tides", HITS)
    qtbot.keyClick(field(panel), Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
