"""More hits than the first: they come below those that are shown, which stay where they are."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from player.library.found import Found, Hit
from ui.panels.library.panel import LibraryPanel

FIRST = tuple(Hit(f"r{number}", f"Talk {number}", "line", "The tide.", number * 1_000) for number in range(30))
FURTHER = tuple(Hit(f"s{number}", f"Walk {number}", "line", "The tide.", number * 1_000) for number in range(30))
FEW = Found("tide", FIRST, is_complete=False)
# A larger search sees more to compare, and may rank otherwise.
MANY = Found("tide", (FURTHER[0], *reversed(FIRST), *FURTHER[1:]), is_complete=False)


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.hits.set_found(FEW)
    return panel


def hit_list(panel: LibraryPanel) -> QListView:
    view = panel.findChild(QListView, "libraryHitList")
    assert isinstance(view, QListView)
    return view


def rows(panel: LibraryPanel) -> list[str]:
    model = hit_list(panel).model()
    return [str(model.index(number, 0).data()) for number in range(model.rowCount())]


def show_more(panel: LibraryPanel, qtbot: QtBot, found: Found) -> None:
    qtbot.keyClick(hit_list(panel), Qt.Key.Key_End)
    with qtbot.waitSignal(panel.hits.more_requested):
        qtbot.keyClick(hit_list(panel), Qt.Key.Key_Return)
    panel.hits.add_found(found)


def test_the_first_hits_stay_and_only_what_is_new_comes_below_them(panel: LibraryPanel, qtbot: QtBot) -> None:
    before = rows(panel)[:-1]
    show_more(panel, qtbot, MANY)
    assert rows(panel)[: len(before)] == before
    assert [row for row in rows(panel) if row.startswith("Walk")] == [f"Walk {number}" for number in range(30)]
    assert len(rows(panel)) == len(before) + 2 * len(FURTHER) + 1


def test_the_view_does_not_jump_and_the_keyboard_is_on_the_first_new_hit(panel: LibraryPanel, qtbot: QtBot) -> None:
    view = hit_list(panel)
    show_more(panel, qtbot, MANY)
    first_new = 2 * len(FIRST) + 1
    assert view.currentIndex().row() == first_new
    assert view.visualRect(view.model().index(first_new - 2, 0)).bottom() > 0, "what was above is still in sight"


def test_of_a_recording_that_has_hits_above_it_says_that_these_are_more(panel: LibraryPanel, qtbot: QtBot) -> None:
    show_more(panel, qtbot, Found("tide", (*FIRST, replace(FIRST[0], position_ms=77_000))))
    model = hit_list(panel).model()
    headings = [model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole) for number in (0, model.rowCount() - 2)]
    assert [text.partition(",")[0] for text in headings] == ["Talk 0 · 1 hit", "Talk 0 · 1 more hit"]


def test_more_is_offered_again_when_the_same_words_are_searched_anew(panel: LibraryPanel, qtbot: QtBot) -> None:
    show_more(panel, qtbot, MANY)
    assert "Show More" not in rows(panel)[-1]
    for found in (replace(FEW, query="tides"), FEW):
        panel.hits.set_found(found)
        assert rows(panel)[-1].startswith("Show More")


def test_end_goes_to_the_last_hit_above_what_cannot_be_chosen(panel: LibraryPanel, qtbot: QtBot) -> None:
    show_more(panel, qtbot, MANY)
    view = hit_list(panel)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == view.model().rowCount() - 2


def test_a_title_that_was_found_is_said_once_and_marked(panel: LibraryPanel) -> None:
    title = Hit("t", "Tide Tables", "title", "Tide Tables", None, None, ((0, 4),), "Harbour Radio")
    panel.hits.set_found(Found("tide", (title,)))
    assert rows(panel) == ["Title\nTide Tables\nHarbour Radio"]
