"""The library panel while one searches: hits of all kinds below their recordings, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from player.library.found import Found, Hit
from player.recording import RecordingSummary
from ui.panels.library.panel import LibraryPanel

SUMMARIES = (RecordingSummary("one", "The Harbour Pilot", "Quay Radio", 1_713_000, 723_000, None, 807, 2),)
LINE = Hit("two", "Silt", "line", "The tide came early.", 4_000, None, ((4, 8),), "Nobody was ready.", "Ada")
BOOKMARK = Hit("two", "Silt", "bookmark", "Another tide.", 9_000)
NOTE = Hit("one", "The Harbour Pilot", "key_point", "Tides decide.", None, None, ((0, 5),))
FOUND = Found("tide", (LINE, BOOKMARK, NOTE))
# The rows of these: title of Silt, line, bookmark, title of the pilot, note.
SILT, FIRST, SECOND, PILOT, LAST = range(5)


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    panel.set_recordings(SUMMARIES, None)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def hits(panel: LibraryPanel) -> LibraryPanel:
    """The panel with what was found for `tide`."""
    field(panel).setText("tide")
    panel.hits.set_found(FOUND)
    return panel


def field(panel: LibraryPanel) -> QLineEdit:
    found = panel.findChild(QLineEdit, "librarySearchField")
    assert isinstance(found, QLineEdit)
    return found


def hit_list(panel: LibraryPanel) -> QListView:
    view = panel.findChild(QListView, "libraryHitList")
    assert isinstance(view, QListView)
    return view


def rows(panel: LibraryPanel, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = hit_list(panel).model()
    return [str(model.index(number, 0).data(role)) for number in range(model.rowCount())]


def text_of(panel: LibraryPanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def place_of(panel: LibraryPanel, number: int) -> QPoint:
    view = hit_list(panel)
    return view.visualRect(view.model().index(number, 0)).center()


def click(qtbot: QtBot, panel: LibraryPanel, number: int) -> None:
    qtbot.mouseClick(hit_list(panel).viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, number))


def told_by_key(
    qtbot: QtBot, widget: QWidget, told: SignalInstance, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier
) -> list[object]:
    with qtbot.waitSignal(told) as wish:
        qtbot.keyClick(widget, key, modifier)
    return list(wish.args)


def test_hits_stand_below_their_recordings_with_kind_speaker_and_context(hits: LibraryPanel) -> None:
    assert rows(hits) == [
        "Silt",
        "0:04\nAda\nThe tide came early.\nNobody was ready.",
        "0:09\nBookmark\nAnother tide.",
        "The Harbour Pilot",
        "Key point\nTides decide.",
    ]
    assert text_of(hits, "libraryHitCount") == "3 hits in 2 recordings"


def test_a_screen_reader_says_the_whole_of_a_hit_and_where_it_is(hits: LibraryPanel) -> None:
    said = rows(hits, Qt.ItemDataRole.AccessibleTextRole)
    assert said[SILT] == "Silt · 2 hits, Open the recording"
    assert said[FIRST] == "Ada, The tide came early., Nobody was ready., Play from 0:04, In “Silt”"
    assert said[LAST] == "Key point, Tides decide., Open “The Harbour Pilot”"


def test_in_a_recording_the_title_and_what_has_a_time_come_before_what_has_none(panel: LibraryPanel) -> None:
    title = Hit("two", "Silt", "title", "Silt")
    panel.hits.set_found(Found("silt", (title, replace(NOTE, recording_id="two"), LINE, BOOKMARK)))
    assert [row.splitlines()[0] for row in rows(panel)] == ["Title · 4 hits", "0:04", "0:09", "Key point"]


def test_a_passage_is_shown_in_several_lines_and_another_text_in_fewer(panel: LibraryPanel) -> None:
    talk = "the tide comes in and then it goes out again " * 20
    panel.hits.set_found(Found("tide", (replace(LINE, kind="passage", text=talk), replace(BOOKMARK, text=talk))))
    view = hit_list(panel)
    heights = [view.visualRect(view.model().index(number, 0)).height() for number in (FIRST, SECOND)]
    assert heights[0] > 5 * view.fontMetrics().height() > heights[1] - 3 * view.fontMetrics().height()


def test_a_click_plays_a_hit_with_a_time_and_opens_the_recording_of_another(hits: LibraryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hits.hits.hit_played) as moment:
        click(qtbot, hits, SECOND)
    assert moment.args == ["two", 9_000]
    with qtbot.waitSignal(hits.hits.recording_chosen) as whole:
        click(qtbot, hits, LAST)
    assert whole.args == ["one"]


def test_a_click_on_a_title_opens_its_recording(hits: LibraryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hits.hits.recording_chosen) as opened:
        click(qtbot, hits, PILOT)
    assert opened.args == ["one"]


def test_a_press_that_slips_off_a_title_opens_nothing(hits: LibraryPanel, qtbot: QtBot) -> None:
    viewport, left = hit_list(hits).viewport(), Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(hits.hits.recording_chosen):
        qtbot.mousePress(viewport, left, pos=place_of(hits, SILT))
        qtbot.mouseRelease(viewport, left, pos=place_of(hits, PILOT))


def test_the_keyboard_goes_from_the_field_through_the_hits_and_back(hits: LibraryPanel, qtbot: QtBot) -> None:
    view = hit_list(hits)
    qtbot.keyClick(field(hits), Qt.Key.Key_Down)
    assert hits.focusWidget() is view
    assert told_by_key(qtbot, view, hits.hits.hit_played, Qt.Key.Key_Return) == ["two", 4_000]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert told_by_key(qtbot, view, hits.hits.recording_chosen, Qt.Key.Key_Return) == ["one"]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert told_by_key(qtbot, view, hits.hits.hit_played, Qt.Key.Key_Return) == ["two", 9_000]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == FIRST
    told_by_key(qtbot, view, hits.hits.left_upwards, Qt.Key.Key_Up)


def test_ctrl_enter_opens_the_recording_of_a_hit(hits: LibraryPanel, qtbot: QtBot) -> None:
    view = hit_list(hits)
    qtbot.keyClick(field(hits), Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(hits.hits.hit_played):
        control = Qt.KeyboardModifier.ControlModifier
        assert told_by_key(qtbot, view, hits.hits.recording_chosen, Qt.Key.Key_Return, control) == ["two"]
        told_by_key(qtbot, field(hits), hits.search.open_requested, Qt.Key.Key_Return, control)


def test_hits_stay_until_those_of_the_next_letter_come(hits: LibraryPanel) -> None:
    field(hits).setText("tides")
    assert len(rows(hits)) == 5
    assert hit_list(hits).isVisible()
    hits.hits.set_found(Found("tides", (NOTE,)))
    assert rows(hits) == ["The Harbour Pilot", "Key point\nTides decide."]


def test_the_recordings_stay_in_sight_until_the_first_hits_come(panel: LibraryPanel) -> None:
    recordings = panel.findChild(QListView, "libraryList")
    field(panel).setText("tide")
    assert recordings.isVisible()
    panel.hits.set_found(FOUND)
    assert not recordings.isVisible()
    panel.set_recordings(SUMMARIES, None)
    assert hit_list(panel).isVisible()


def test_a_search_that_takes_long_says_so_and_no_longer_once_it_is_over(hits: LibraryPanel) -> None:
    hits.hits.set_waiting(True)
    assert text_of(hits, "libraryHitCount") == "Searching…"
    assert len(rows(hits)) == 5
    hits.hits.set_waiting(False)
    assert text_of(hits, "libraryHitCount") == "3 hits in 2 recordings"


def test_another_query_is_entered_at_its_first_hit(hits: LibraryPanel) -> None:
    view = hit_list(hits)
    view.setCurrentIndex(view.model().index(LAST, 0))
    hits.hits.set_found(replace(FOUND, query="tides"))
    assert view.currentIndex().row() == FIRST


def test_a_better_spelling_can_be_chosen_and_is_not_what_one_enters_at(hits: LibraryPanel, qtbot: QtBot) -> None:
    hits.hits.set_found(Found("tude", (LINE,), suggestion="tide"))
    view = hit_list(hits)
    assert rows(hits)[0] == "Did you mean “tide”?"
    assert view.currentIndex().row() == 2
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert told_by_key(qtbot, view, hits.hits.query_chosen, Qt.Key.Key_Return) == ["tide"]


def test_where_there_is_nothing_but_a_better_spelling_that_is_entered(hits: LibraryPanel) -> None:
    hits.hits.set_found(Found("tude", suggestion="tide"))
    assert hit_list(hits).currentIndex().row() == 0
    assert text_of(hits, "libraryHitCount") == "Nothing found"


def test_a_query_that_finds_nothing_says_what_to_try(panel: LibraryPanel) -> None:
    panel.hits.set_found(Found("<b>xyzzy"))
    said = text_of(panel, "libraryNothingLabel")
    assert said.startswith("Nothing in the library holds “<b>xyzzy”.")
    assert "fewer words" in said
    assert "speaker:" not in said
    panel.hits.set_found(Found("speaker:Nobody tide"))
    assert "leave out all the rest" in text_of(panel, "libraryNothingLabel")


def test_the_first_hits_lead_to_more_and_the_keyboard_goes_on_from_there(hits: LibraryPanel, qtbot: QtBot) -> None:
    view = hit_list(hits)
    hits.hits.set_found(replace(FOUND, is_complete=False))
    assert text_of(hits, "libraryHitCount") == "First 3 hits, in 2 recordings"
    qtbot.keyClick(view, Qt.Key.Key_End)
    told_by_key(qtbot, view, hits.hits.more_requested, Qt.Key.Key_Return)
    further = replace(LINE, recording_id="three", position_ms=70_000)
    hits.hits.add_found(replace(FOUND, hits=(*FOUND.hits, further), is_complete=False))
    assert view.currentIndex().row() == 6
    assert told_by_key(qtbot, view, hits.hits.hit_played, Qt.Key.Key_Return) == ["three", 70_000]
    assert "Show More" not in rows(hits)[-1]
    assert "another word" in rows(hits)[-1]


def test_escape_takes_the_query_back_shows_the_recordings_and_then_leaves(hits: LibraryPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(field(hits), Qt.Key.Key_Escape)
    assert field(hits).text() == ""
    assert hits.findChild(QListView, "libraryList").isVisible()
    told_by_key(qtbot, field(hits), hits.search.left, Qt.Key.Key_Escape)


def test_a_search_that_failed_shows_no_old_hits(hits: LibraryPanel) -> None:
    hits.hits.tell_failure()
    assert rows(hits) == []
    assert text_of(hits, "libraryHitCount") == "This search did not work."


def test_what_is_copied_of_a_hit_is_all_of_its_text(panel: LibraryPanel) -> None:
    quote = "tide " * 400
    panel.hits.set_found(Found("tide", (replace(BOOKMARK, text=quote),)))
    assert quote in rows(panel)[FIRST]


def test_the_examples_can_be_tried_and_the_forms_of_words_chosen(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.help.set_languages(("de-AT", "xx"))
    panel.help.set_language("fr")
    panel.help.click()
    menu = panel.findChild(QWidget, "librarySearchMenu")
    with qtbot.waitSignal(panel.help.example_chosen) as example:
        menu.actions()[0].trigger()
    assert example.args == ["tide table"]
    forms = menu.actions()[-1].menu()
    titles = [action.text() for action in forms.actions() if not action.isSeparator()]
    assert titles[0].startswith("Off")
    assert titles[1:4] == ["German", "Arabic", "Armenian"]
    assert [action.text() for action in forms.actions() if action.isChecked()] == ["French"]
    with qtbot.waitSignal(panel.help.language_chosen) as language:
        next(action for action in forms.actions() if action.text() == "German").trigger()
    assert language.args == ["de"]
    menu.close()
