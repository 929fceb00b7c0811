"""The window as a screen reader meets it: all that can be used has a name, the transcript is read and played."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.tour.person import Person

# Of a long list, so many items speak for all.
FIRST_ITEMS = 12
CLICKED_ROLES = (QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton)


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """The interface and all below it, as a screen reader walks from the window down."""
    yield interface
    is_list = interface.role() == QAccessible.Role.List
    for index in range(min(interface.childCount(), FIRST_ITEMS) if is_list else interface.childCount()):
        child = interface.child(index)
        if child is not None:
            yield from tree(child)


def is_used(interface: QAccessibleInterface) -> bool:
    """Whether it takes the keyboard or a click."""
    return bool(interface.state().focusable) or interface.role() in CLICKED_ROLES


def nameless(window: QWidget) -> list[str]:
    """What can be used in this window, and is shown, without having a name."""
    found = (part for part in tree(QAccessible.queryAccessibleInterface(window)) if not part.state().invisible)
    return [str(part) for part in found if is_used(part) and not name(part).strip()]


def unreachable(window: QWidget) -> list[str]:
    """What the keyboard reaches in this window, and a walk from the window down does not."""
    reached = {part.object() for part in tree(QAccessible.queryAccessibleInterface(window))}
    return [
        repr(widget)
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget not in reached
    ]


def unexplained_boxes(window: QWidget) -> list[str]:
    """Boxes that say only what is chosen: on Linux Qt gives that for their name, what it is about must stand beside."""
    interfaces = {box: QAccessible.queryAccessibleInterface(box) for box in window.findChildren(QComboBox)}
    return [
        box.objectName()
        for box, interface in interfaces.items()
        if not interface.text(QAccessible.Text.Description) and not interface.relations(QAccessible.RelationFlag.Label)
    ]


def complaints(person: Person) -> list[str]:
    window = person.syncline.window
    return nameless(window) + unreachable(window) + unexplained_boxes(window)


@pytest.fixture
def listener(person: Person, sample_folder: Path) -> Person:
    """A person with the sample open."""
    person.syncline.recordings.open_files([sample_folder / "welcome.mp4"])
    person.wait_until("it is open", lambda: person.view.line_count() > 10)
    return person


def test_a_nameless_button_would_be_found(qapp: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    for title in ("Named", ""):
        button = QToolButton()
        button.setAccessibleName(title)
        column.addWidget(button)
    window.show()
    assert len(nameless(window)) == 1
    window.close()


def test_an_empty_window_names_all_that_can_be_used(person: Person) -> None:
    assert complaints(person) == []


def test_all_that_can_be_used_with_a_recording_has_a_name(listener: Person) -> None:
    for tab in ("summary", "highlights", "keywords", "questions", "chapters", "bookmarks"):
        listener.click(listener.find(QAbstractButton, f"{tab}Tab"))
        assert complaints(listener) == [], tab


def test_the_bookmark_editor_names_its_fields(listener: Person) -> None:
    listener.view.setFocus()
    listener.view.select_line(1)
    listener.press(Qt.Key.Key_B)
    listener.find(QWidget, "bookmarksList").setFocus()
    listener.press(Qt.Key.Key_Down)
    listener.click(listener.find(QAbstractButton, "bookmarkEditButton"))
    assert listener.find(QWidget, "bookmarkEditor").isVisible()
    assert complaints(listener) == []


def test_finding_names_what_it_brings_up(listener: Person) -> None:
    listener.find(QLineEdit, "librarySearchField").setText("line")
    listener.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    listener.type("the")
    assert listener.find(QWidget, "findBar").isVisible()
    assert complaints(listener) == []


def test_the_text_options_have_names(listener: Person) -> None:
    listener.click(listener.find(QAbstractButton, "textOptionsButton"))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert nameless(popup) + unreachable(popup) + unexplained_boxes(popup) == []
    popup.close()


def test_the_way_back_to_now_is_found(listener: Person) -> None:
    listener.view.setFocus()
    listener.press(Qt.Key.Key_End)
    assert listener.find(QWidget, "jumpToNowButton").isVisible()
    assert complaints(listener) == []


def test_the_transcript_is_read_and_played_by_its_lines(listener: Person) -> None:
    playback = listener.syncline.playback
    found = next(
        part
        for part in tree(QAccessible.queryAccessibleInterface(listener.syncline.window))
        if part.role() == QAccessible.Role.List and name(part) == "Transcript"
    )
    lines = listener.view.timeline.lines
    assert found.childCount() == len(lines)
    item = found.child(4)
    assert lines[4].text in name(item)
    assert (lines[4].speaker or "") in name(item)
    item.actionInterface().doAction(item.actionInterface().pressAction())
    listener.wait_until("it is there", lambda: playback.position_ms() >= (lines[4].start_ms or 0))
    listener.wait_until("it says so", lambda: name(item).endswith(", playing"))
    listener.press(Qt.Key.Key_B)
    assert name(item).endswith(", bookmarked, playing")


# Walks the window with accessibility on, holds on to what it finds, and ends in the ordinary way.
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from player.transcript import Line, Timeline
from ui.transcript.accessible.offer import offer_to_screen_readers
from ui.transcript.view import TranscriptView

application = QApplication([])
QAccessible.setActive(True)
offer_to_screen_readers()
view = TranscriptView()
view.show()
held = []
for count in (10, 20_000, 3):
    view.set_timeline(Timeline(tuple(Line(k * 1000, None, f"line {k}") for k in range(count))))
    found = QAccessible.queryAccessibleInterface(view)
    held += [found.child(number) for number in range(count)]
    assert held[-1].text(QAccessible.Text.Name).endswith(f"line {count - 1}")
    view.setFocus()
    view.go_to_line(count - 1)
    QTest.qWait(50)
print("walked", flush=True)
"""


@pytest.mark.parametrize("ending", ["", "del view", "view.deleteLater(); QTest.qWait(50)", "del application"])
def test_the_program_ends_in_peace_while_a_screen_reader_holds_lines(ending: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", SCRIPT + ending],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "walked\n"), done.stderr
    assert "Traceback" not in done.stderr
