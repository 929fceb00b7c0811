"""The list of sources: its radio buttons, seen on light and dark, and names that look like markup."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPalette, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QRadioButton, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from player.document import Document, Origin
from player.recording import StoredSource
from player.source_reports import SourceReport
from player.transcript import Line
from ui.panels.sources import SourceList
from ui.theme import apply_theme

MARKUP = "<h1>tide & <b>time</b>.srt"


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[str], list[QRadioButton]]:
    """Shows two sources, the first of this name and chosen; returns their radio buttons."""

    def show(name: str) -> list[QRadioButton]:
        sources = SourceList()
        qtbot.addWidget(sources)
        stored = [
            StoredSource(title, Document(origin=Origin("srt", title, "00"), lines=(Line(0, 900, "One"),)))
            for title in (name, "other.srt")
        ]
        sources.set_sources(tuple(stored), stored[0].id)
        sources.resize(300, 200)
        with qtbot.waitExposed(sources):
            sources.show()
        buttons: list[QRadioButton] = sources.findChildren(QRadioButton)
        return buttons

    return show


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> QPalette:
    before = qapp.palette(), qapp.style().objectName()
    apply_theme(qapp, dark=request.param)
    yield qapp.palette()
    qapp.setStyle(before[1])
    qapp.setPalette(before[0])


def indicator_colors(choice: QRadioButton) -> list[QColor]:
    """The colours of the pixels from the middle of the indicator to its left edge."""
    option = QStyleOptionButton()
    option.initFrom(choice)
    place = choice.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, choice)
    picture = choice.grab().toImage()
    return [picture.pixelColor(QPoint(x, place.center().y())) for x in range(place.center().x(), place.left() - 1, -1)]


def contrast(first: QColor, second: QColor) -> float:
    """As WCAG defines it, from 1 to 21."""

    def luminance(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ring_is_seen_and_the_chosen_one_has_a_dot(
    palette: QPalette, shown: Callable[[str], list[QRadioButton]]
) -> None:
    chosen, other = (indicator_colors(choice) for choice in shown("tide.srt"))
    window, accent = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Accent)
    for colors in (chosen, other):
        assert max(contrast(color, window) for color in colors[len(colors) // 2 :]) > 4.5
    assert chosen[0] == accent
    assert accent not in other


def test_the_keyboard_is_seen_on_a_radio_button(
    palette: QPalette, shown: Callable[[str], list[QRadioButton]], qtbot: QtBot
) -> None:
    choice = shown("tide.srt")[0]
    with qtbot.waitActive(choice.window()):
        choice.window().activateWindow()
    choice.clearFocus()
    before = choice.grab().toImage()
    choice.setFocus()
    assert choice.hasFocus()
    assert choice.grab().toImage() != before


def test_markup_in_a_file_name_is_shown_as_it_stands(shown: Callable[[str], list[QRadioButton]]) -> None:
    choice = shown(MARKUP)[0]
    remove = choice.window().findChildren(QAbstractButton, "sourceRemoveButton")[0]
    assert (tip_of(choice), tip_of(remove)) == (f"Show the transcript of {MARKUP}", f"Remove {MARKUP}")


def test_a_source_says_what_it_is_and_what_it_holds(shown: Callable[[str], list[QRadioButton]]) -> None:
    choice = shown("tide.srt")[0]
    assert choice.accessibleName() == "Show the transcript of tide.srt"
    assert choice.accessibleDescription().endswith("1 line")


def test_a_long_name_does_not_widen_the_list(shown: Callable[[str], list[QRadioButton]], qtbot: QtBot) -> None:
    choice = shown("tide" * 60)[0]
    assert choice.width() < choice.window().width()
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center())
    assert choice.isChecked()


def test_remarks_are_counted_at_their_source_and_a_click_asks_for_them(
    shown: Callable[[str], list[QRadioButton]], qtbot: QtBot
) -> None:
    sources = list_of(shown("tide.srt")[0])
    height_px = sources.height()
    sources.set_reports({"other.srt": SourceReport(("One.", "Two.")), "gone.srt": SourceReport(("Three.",))})
    remarks = [button for button in sources.findChildren(QAbstractButton, "sourceRemarksButton") if button.isVisible()]
    assert [button.text() for button in remarks] == ["2 remarks"]
    assert remarks[0].accessibleName() == "How other.srt was read"
    assert sources.height() > height_px
    with qtbot.waitSignal(sources.report_requested) as wish:
        qtbot.mouseClick(remarks[0], Qt.MouseButton.LeftButton)
    assert wish.args == ["other.srt"]

    sources.set_reports({"other.srt": SourceReport()})
    assert not remarks[0].isVisible()
    assert sources.height() == height_px


def test_reports_that_came_before_their_sources_are_shown_with_them(qtbot: QtBot) -> None:
    sources = SourceList()
    qtbot.addWidget(sources)
    sources.set_reports({"tide.srt": SourceReport(("One.",))})
    sources.set_sources((StoredSource("tide.srt", Document()),), None)
    (remarks,) = sources.findChildren(QAbstractButton, "sourceRemarksButton")
    assert (remarks.text(), remarks.isHidden()) == ("1 remark", False)


@pytest.mark.parametrize("way", ["button", "keyboard"])
def test_the_menu_of_a_source_offers_what_can_be_done(
    shown: Callable[[str], list[QRadioButton]], qtbot: QtBot, way: str
) -> None:
    choice = shown("tide.srt")[0]
    sources = list_of(choice)
    assert menu_texts(choice, way, qtbot) == ["How It Was Read…", "Remove from Recording"]
    sources.set_reports({"tide.srt": SourceReport(is_rereadable=True)})
    assert menu_texts(choice, way, qtbot) == ["How It Was Read…", "Reopen with Encoding…", "Remove from Recording"]
    told: list[tuple[str, str]] = []
    for name in ("report_requested", "encoding_requested", "source_removed"):
        getattr(sources, name).connect(lambda source_id, name=name: told.append((name, source_id)))
    for number in (0, 1, -1):
        menu = open_menu(choice, way, qtbot)
        menu.actions()[number].trigger()
        menu.close()
    assert told == [(name, "tide.srt") for name in ("report_requested", "encoding_requested", "source_removed")]


def list_of(choice: QRadioButton) -> SourceList:
    sources = choice.window()
    assert isinstance(sources, SourceList)
    return sources


def open_menu(choice: QRadioButton, way: str, qtbot: QtBot) -> QMenu:
    """The menu of the first source, opened by its button or by the menu key on its radio button."""
    if way == "button":
        qtbot.mouseClick(
            choice.window().findChildren(QAbstractButton, "sourceMoreButton")[0], Qt.MouseButton.LeftButton
        )
    else:
        place = choice.rect().center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, choice.mapToGlobal(place))
        QApplication.sendEvent(choice, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def menu_texts(choice: QRadioButton, way: str, qtbot: QtBot) -> list[str]:
    menu = open_menu(choice, way, qtbot)
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return texts


def tip_of(widget: QWidget) -> str:
    assert widget.toolTip().startswith("<p")
    return QTextDocumentFragment.fromHtml(widget.toolTip()).toPlainText()
