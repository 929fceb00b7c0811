"""What the pane puts on the clipboard: text, with times, as a quote, as a link."""

import pytest
from PySide6.QtCore import Qt

from player.transcript import Line, Timeline
from tests.ui.transcript.reader import CONTROL

pytestmark = pytest.mark.usefixtures("clean_clipboard")


def test_the_selection_is_copied_exactly_and_with_times_in_whole_lines(reader):
    reader.drag(reader.point_of(4, 6), reader.point_of(5, 10))
    reader.key(Qt.Key.Key_C, CONTROL)
    assert reader.clipboard() == "leave in the évening 4\nand nobody"
    reader.pane.copy(with_times=True)
    assert reader.clipboard() == (
        "[0:08] boats leave in the évening 4\n[0:10] Bo: and nobody waits on the quay for long 5"
    )


def test_without_a_selection_the_spoken_line_is_copied(reader):
    reader.speak(3)
    assert reader.pane.copy_text(with_times=False) == "The bell rings twice 3"
    assert reader.pane.copy_text(with_times=True) == "[0:06] The bell rings twice 3"


def test_with_nothing_at_hand_the_clipboard_keeps_what_it_has(reader):
    reader.speak(3)
    reader.pane.copy()
    reader.pane.set_spoken(())
    for copy in (reader.pane.copy, reader.pane.copy_quote, reader.pane.copy_link):
        copy()
    assert reader.clipboard() == "The bell rings twice 3"


def test_a_quote_names_its_source_and_links_to_its_moment(reader):
    reader.pane.set_source("Harbour *Talk*", "a1-b2")
    reader.drag(reader.point_of(4, 6), reader.point_of(5, 10))
    reader.pane.copy_quote()
    assert reader.clipboard() == (
        "> leave in the évening 4\n> and nobody\n>\n"
        "> — **Ada**, **Bo**, *Harbour \\*Talk\\**, [0:08](syncline://recording/a1-b2?t=8)"
    )


def test_a_link_leads_to_the_selected_line_else_to_the_spoken_one_else_to_the_current(reader):
    reader.pane.set_source("Harbour Talk", "a1-b2")
    reader.click(7)
    reader.pane.copy_link()
    assert reader.clipboard() == "syncline://recording/a1-b2?t=14"
    reader.speak(5)
    reader.pane.copy_link()
    assert reader.clipboard() == "syncline://recording/a1-b2?t=10"
    reader.drag(reader.point_of(2, 3), reader.point_of(3, 3))
    reader.pane.copy_link()
    assert reader.clipboard() == "syncline://recording/a1-b2?t=4"


def test_no_link_leads_to_what_has_no_time_or_no_recording(reader):
    reader.speak(5)
    reader.pane.copy_link()
    reader.pane.set_source("Harbour Talk", "a1-b2")
    reader.pane.set_timeline(Timeline((Line(None, None, "untimed words"),)))
    reader.click(0)
    reader.pane.copy_link()
    assert reader.clipboard() == ""
