"""The Qt binding under us: faults of it that once ended the program, watched so that no release brings them back."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1_000
# What a test run itself may let go of meanwhile.
SLACK = 100


def test_a_call_that_returns_nothing_does_not_use_up_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 gives away a reference to None with each such call, until Python aborts.

    From Python 3.12 on None is immortal and cannot be used up; `pyproject.toml` keeps the two apart.
    """
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - SLACK
