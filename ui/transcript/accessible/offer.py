"""Offering the transcript to screen readers; what they then use is loaded and made when one asks."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from ui.transcript.view import TranscriptView


@cache
def offer_to_screen_readers() -> None:
    """From now on each transcript view is a list to screen readers; while none asks, that costs nothing."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, TranscriptView):
        return None
    from ui.transcript.accessible.line_list import TranscriptList

    return TranscriptList(widget)
