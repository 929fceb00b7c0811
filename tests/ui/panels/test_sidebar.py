"""The sidebar's six tabs: what they show, where they lead, by mouse and by keyboard."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QPalette, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QRadioButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from player.document import Document, Origin
from player.notes import Chapter, Note, NoteKind
from player.recording import Recording, StoredSource
from player.transcript import Line
from ui.panels.sidebar import Sidebar
from ui.theme import apply_theme

TABS = ("summary", "highlights", "keywords", "questions", "chapters", "bookmarks")
NOTES = (
    Note(NoteKind.HOOK, "She turned it in its own length.", "The ship that turned", label="45s"),
    Note(NoteKind.SUMMARY, "A pilot talks about tides."),
    Note(NoteKind.TAKEAWAY, "nobody was ever late for a tide.", label="Slow is safe"),
    Note(NoteKind.SECTION, "Where the mud comes from.", "Silt"),
    Note(NoteKind.SECTION, "How the moon pulls.", "Moon", position_ms=90_000),
    Note(NoteKind.VERDICT, "The title is true."),
    Note(NoteKind.INSIGHT, "Charts lie in spring.", "Old charts", position_ms=65_000),
    Note(NoteKind.KEYWORD, "The water's daily walk.", "Tide"),
    Note(NoteKind.KEYWORD, "A keyword that lost its name."),
    Note(NoteKind.QUESTION, "Because of the bar.", "Why wait?", position_ms=12_000),
    Note(NoteKind.QUESTION, "Nobody knows.", "Who drew it?"),
)


def document(name: str, notes: Iterable[Note] = (), **parts: object) -> Document:
    return replace(Document(origin=Origin("page", name, "00"), notes=tuple(notes)), **parts)


def recording(*documents: Document) -> Recording:
    sources = tuple(StoredSource(f"source-{number}", document) for number, document in enumerate(documents))
    return Recording("one", "The Harbour Pilot", None, 1_713_000, 0, None, sources, ())


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(360, 700)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    return sidebar


def list_of(sidebar: Sidebar, tab: str) -> QListView:
    sidebar.show_tab(tab)
    found = sidebar.findChild(QListView, f"{tab}List")
    assert isinstance(found, QListView)
    return found


def texts(view: QListView) -> list[str]:
    return [str(view.model().index(number, 0).data()) for number in range(view.model().rowCount())]


def spoken(view: QListView, number: int) -> str:
    return str(view.model().index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def click(qtbot: QtBot, view: QListView, number: int, at: QPoint | None = None) -> None:
    rect = view.visualRect(view.model().index(number, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at or rect.center())


def button(sidebar: QWidget, name: str) -> QAbstractButton:
    found = sidebar.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


@pytest.mark.parametrize("tab", TABS)
def test_an_empty_tab_says_in_a_sentence_what_would_be_there(sidebar: Sidebar, tab: str) -> None:
    sidebar.show_tab(tab)
    page = sidebar.findChild(QWidget, f"{tab}Panel")
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any(text.endswith(".") and " stand" in text for text in said)


@pytest.mark.parametrize("tab", TABS)
def test_a_click_on_a_tab_shows_its_page(sidebar: Sidebar, qtbot: QtBot, tab: str) -> None:
    qtbot.mouseClick(button(sidebar, f"{tab}Tab"), Qt.MouseButton.LeftButton)
    visible = [name for name in TABS if sidebar.findChild(QWidget, f"{name}Panel").isVisible()]
    assert visible == [tab]


def test_showing_a_tab_checks_its_button(sidebar: Sidebar) -> None:
    sidebar.show_tab("Chapters")
    assert [name for name in TABS if button(sidebar, f"{name}Tab").isChecked()] == ["chapters"]


@pytest.mark.parametrize("width_px", [200, 240, 360, 700])
def test_every_tab_stays_readable_at_every_width(sidebar: Sidebar, qtbot: QtBot, width_px: int) -> None:
    sidebar.resize(width_px, 700)
    for name in TABS:
        tab = button(sidebar, f"{name}Tab")
        qtbot.waitUntil(lambda tab=tab: tab.width() >= tab.fontMetrics().horizontalAdvance(tab.text()))
        assert sidebar.rect().contains(tab.geometry())


def test_the_summary_tells_what_the_recording_is_and_what_was_written_about_it(sidebar: Sidebar) -> None:
    facts = {"channel": "Quay Radio", "published": date(2024, 4, 18), "lines": (Line(0, 1, "Hello"),)}
    sidebar.set_recording(recording(document("page.txt", NOTES, **facts)))
    text = sidebar.findChild(QTextBrowser, "summaryText").toPlainText()
    assert text.startswith("The Harbour Pilot\nQuay Radio · 18 April 2024 · 28:33\n")
    for part in (
        "The ship that turned · 45s: She turned",
        "A pilot talks",
        "Slow is safe: nobody",
        "Silt: Where",
        "true.",
    ):
        assert part in text
    assert "How the moon pulls" not in text


def test_html_in_a_page_is_shown_as_it_stands(sidebar: Sidebar) -> None:
    hostile = "<img src='http://example.invalid/x.png'><b>bold</b>"
    sidebar.set_recording(recording(document("page.txt", [Note(NoteKind.SUMMARY, hostile)])))
    assert hostile in sidebar.findChild(QTextBrowser, "summaryText").toPlainText()


def test_a_time_in_the_summary_leads_to_its_moment(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", [Note(NoteKind.KEY_POINT, "The turn.", position_ms=125_000)])))
    text = sidebar.findChild(QTextBrowser, "summaryText")
    place = text.document().find("2:05")
    place.setPosition(place.selectionStart() + 2)
    with qtbot.waitSignal(sidebar.moment_requested) as wish:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(place).center())
    assert wish.args == [125_000]


def test_sources_say_what_they_hold_and_the_shown_transcript_is_chosen(sidebar: Sidebar, qtbot: QtBot) -> None:
    timed = document("long.srt", lines=(Line(0, 900, "One", turn=True), Line(900, 1_800, "Two")))
    plain = document("short.txt", lines=(Line(0, None, "One"),))
    sidebar.set_recording(recording(plain, timed, document("page.txt", NOTES[:1])))
    said = [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]
    assert "page · 2 lines, 1 turn" in said
    assert "page · 1 note" in said
    choices = sidebar.findChildren(QRadioButton, "sourceRadioButton")
    assert [choice.isChecked() for choice in choices] == [False, True]
    with qtbot.waitSignal(sidebar.source_chosen) as wish:
        choices[0].click()
    assert wish.args == ["source-0"]


def test_the_button_that_removes_a_source_stays_in_sight_when_the_sidebar_gets_narrow(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    lines = (Line(0, 900, "One"),)
    sidebar.set_recording(recording(document("a-name-as-long-as-the-evening-it-was-recorded.srt", lines=lines)))
    sidebar.resize(240, 700)
    remove = button(sidebar, "sourceRemoveButton")
    qtbot.waitUntil(lambda: remove.mapTo(sidebar, remove.rect().bottomRight()).x() < sidebar.width())


def test_removing_a_source_may_rebuild_the_list_of_sources_at_once(sidebar: Sidebar, qtbot: QtBot) -> None:
    first, second = document("first.txt", NOTES[:1]), document("second.txt", NOTES[1:2])
    sidebar.set_recording(recording(first, second))
    removed: list[str] = []
    sidebar.source_removed.connect(removed.append)
    sidebar.source_removed.connect(lambda _: sidebar.set_recording(recording(first)))
    qtbot.mouseClick(sidebar.findChildren(QAbstractButton, "sourceRemoveButton")[1], Qt.MouseButton.LeftButton)
    assert removed == ["source-1"]
    qtbot.waitUntil(lambda: len(sidebar.findChildren(QAbstractButton, "sourceRemoveButton")) == 1)


def test_notes_say_where_they_come_from_only_when_there_are_several_files(sidebar: Sidebar) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    assert not any("From" in text for text in texts(list_of(sidebar, "highlights")))
    sidebar.set_recording(recording(document("page.txt", NOTES), document("other.txt", NOTES[6:7])))
    assert [text.splitlines()[-1] for text in texts(list_of(sidebar, "highlights"))[-2:]] == [
        "From page.txt",
        "From other.txt",
    ]


def test_a_click_on_a_timed_insight_leads_to_its_moment(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    insights = list_of(sidebar, "highlights")
    number = next(number for number, text in enumerate(texts(insights)) if "Old charts" in text)
    with qtbot.waitSignal(sidebar.moment_requested) as wish:
        click(qtbot, insights, number)
    assert wish.args == [65_000]
    assert spoken(insights, number) == "Old charts, Charts lie in spring., Play from 1:05"


def test_a_note_without_a_time_leads_nowhere(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", [Note(NoteKind.HIGHLIGHT, "A sentence.")])))
    with qtbot.assertNotEmitted(sidebar.moment_requested):
        click(qtbot, list_of(sidebar, "highlights"), 1)


def test_a_keyword_is_chosen_counted_stepped_through_and_let_go(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    keywords = list_of(sidebar, "keywords")
    chosen: list[str | None] = []
    steps: list[int] = []
    sidebar.keyword_chosen.connect(chosen.append)
    sidebar.keyword_step_requested.connect(steps.append)
    click(qtbot, keywords, 0)
    sidebar.set_keyword_count("Tide", 5)
    assert "5 places" in sidebar.findChild(QLabel, "keywordCountLabel").text()
    assert spoken(keywords, 0).endswith("chosen")
    for name in ("keywordNextButton", "keywordPreviousButton"):
        qtbot.mouseClick(button(sidebar, name), Qt.MouseButton.LeftButton)
    click(qtbot, keywords, 0)
    assert (chosen, steps) == (["Tide", None], [1, -1])
    assert not sidebar.findChild(QLabel, "keywordCountLabel").isVisible()


def test_a_keyword_without_a_name_shows_its_text_and_cannot_be_marked(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    keywords = list_of(sidebar, "keywords")
    assert texts(keywords)[1] == "A keyword that lost its name."
    with qtbot.assertNotEmitted(sidebar.keyword_chosen):
        click(qtbot, keywords, 1)


def test_a_count_for_a_keyword_that_is_no_longer_chosen_is_dropped(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    click(qtbot, list_of(sidebar, "keywords"), 0)
    sidebar.set_keyword_count("Silt", 9)
    assert "9" not in sidebar.findChild(QLabel, "keywordCountLabel").text()


def test_other_notes_let_the_chosen_keyword_go(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    click(qtbot, list_of(sidebar, "keywords"), 0)
    with qtbot.waitSignal(sidebar.keyword_chosen) as told:
        sidebar.set_recording(None)
    assert told.args == [None]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_question_unfolds_and_folds_its_answer_by_keyboard(sidebar: Sidebar, qtbot: QtBot, key: Qt.Key) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    questions = list_of(sidebar, "questions")
    questions.setFocus()
    questions.setCurrentIndex(questions.model().index(1, 0))
    qtbot.keyClick(questions, key)
    assert texts(questions) == ["0:12\nWhy wait?", "Who drew it?", "Nobody knows."]
    assert "unfolded" in spoken(questions, 1)
    qtbot.keyClick(questions, key)
    assert texts(questions) == ["0:12\nWhy wait?", "Who drew it?"]


def test_the_time_of_a_question_leads_to_its_moment_and_the_rest_unfolds_it(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    questions = list_of(sidebar, "questions")
    row = questions.visualRect(questions.model().index(0, 0))
    with qtbot.waitSignal(sidebar.moment_requested) as wish:
        click(qtbot, questions, 0, at=QPoint(row.right() - 24, row.top() + 16))
    assert wish.args == [12_000]
    assert len(texts(questions)) == 2
    with qtbot.assertNotEmitted(sidebar.moment_requested):
        click(qtbot, questions, 0)
    assert texts(questions)[1] == "Because of the bar."


def test_answers_stay_unfolded_when_another_transcript_is_shown(sidebar: Sidebar, qtbot: QtBot) -> None:
    known = recording(document("page.txt", NOTES))
    sidebar.set_recording(known)
    questions = list_of(sidebar, "questions")
    click(qtbot, questions, 1)
    sidebar.set_recording(replace(known, title="Another name"))
    assert "Nobody knows." in texts(questions)


def test_the_chapter_that_is_playing_is_marked(sidebar: Sidebar) -> None:
    chapters = (Chapter(60_000, None, "Mud"), Chapter(0, 30_000, "Welcome", "Hello to all."))
    sidebar.set_recording(recording(document("page.txt", NOTES, chapters=chapters)))
    view = list_of(sidebar, "chapters")
    assert [text.splitlines()[1] for text in texts(view)] == ["Welcome", "Mud", "Moon"]
    marked = []
    for position_ms in (0, 29_999, 30_000, 60_000, 95_000):
        sidebar.set_position(position_ms)
        marked.append([number for number in range(3) if spoken(view, number).endswith("playing now")])
    assert marked == [[0], [0], [], [1], [2]]


def test_arrow_keys_move_and_enter_chooses(sidebar: Sidebar, qtbot: QtBot) -> None:
    chapters = tuple(Chapter(number * 1_000, None, f"Part {number}") for number in range(4))
    sidebar.set_recording(recording(document("page.txt", chapters=chapters)))
    view = list_of(sidebar, "chapters")
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    with qtbot.waitSignal(sidebar.moment_requested) as wish:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wish.args == [1_000]


def test_headings_are_skipped_by_the_arrow_keys(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    view = list_of(sidebar, "highlights")
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "Old charts" in str(view.currentIndex().data())


@pytest.mark.parametrize(("tab", "belongs_to_window"), [("chapters", True), ("questions", False)])
def test_the_space_bar_belongs_to_the_window_but_over_questions(
    sidebar: Sidebar, qtbot: QtBot, tab: str, belongs_to_window: bool
) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES, chapters=(Chapter(0, None, "Welcome"),))))
    pressed: list[bool] = []
    QShortcut(Qt.Key.Key_Space, sidebar).activated.connect(lambda: pressed.append(True))
    view = list_of(sidebar, tab)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitActive(sidebar):
        sidebar.activateWindow()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert bool(pressed) is belongs_to_window


def test_a_row_can_be_copied(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    view = list_of(sidebar, "keywords")
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Tide\nThe water's daily walk."


def test_long_words_wrap_and_nothing_scrolls_sideways(sidebar: Sidebar) -> None:
    sidebar.set_recording(recording(document("page.txt", [Note(NoteKind.HIGHLIGHT, "mud" * 200)])))
    view = list_of(sidebar, "highlights")
    narrow_px = view.visualRect(view.model().index(1, 0)).height()
    sidebar.resize(700, 700)
    assert view.visualRect(view.model().index(1, 0)).height() < narrow_px
    assert view.horizontalScrollBar().maximum() == 0


def test_resizing_keeps_the_row_at_the_top(sidebar: Sidebar) -> None:
    notes = [Note(NoteKind.HIGHLIGHT, f"Sentence {number} of many about the harbour. " * 4) for number in range(80)]
    sidebar.set_recording(recording(document("page.txt", notes)))
    view = list_of(sidebar, "highlights")
    view.scrollTo(view.model().index(40, 0), QListView.ScrollHint.PositionAtTop)
    sidebar.resize(260, 700)
    assert view.indexAt(QPoint(5, 2)).row() == 40


def test_switching_to_dark_repaints_the_summary(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES)))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.palette(), application.style().objectName()
    try:
        apply_theme(application, dark=True)
        text = sidebar.findChild(QTextBrowser, "summaryText").document()
        light = application.palette().color(QPalette.ColorRole.Text)
        qtbot.waitUntil(lambda: text.firstBlock().begin().fragment().charFormat().foreground().color() == light)
    finally:
        application.setStyle(before[1])
        application.setPalette(before[0])


def test_lists_and_buttons_have_names_for_screen_readers(sidebar: Sidebar) -> None:
    sidebar.set_recording(recording(document("page.txt", NOTES, lines=(Line(0, 1, "Hello"),))))
    nameless = [
        widget.objectName()
        for kind in (QAbstractButton, QListView, QTextBrowser)
        for widget in sidebar.findChildren(kind)
        if widget.objectName().endswith(("Button", "List", "Text", "Tab"))
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []
