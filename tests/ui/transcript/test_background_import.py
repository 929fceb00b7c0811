"""An import behind the window's back: done when the module is there, whoever imported it."""

import sys

from ui.transcript.layout.background_import import BackgroundImport


def test_a_module_is_imported_while_the_window_goes_on(qtbot):
    sys.modules.pop("colorsys", None)
    wanted = BackgroundImport("colorsys")
    qtbot.waitUntil(wanted.is_done)
    assert "colorsys" in sys.modules


def test_a_module_that_is_there_is_done_at_once(qapp):
    assert BackgroundImport("sys").is_done()
