"""Recordings for the tests of their list."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from player.recording import RecordingSummary


def recording(recording_id: str, title: str = "", **facts: Any) -> RecordingSummary:
    """One that was added on the first day of 2024 and never opened, if nothing else is said."""
    plain = RecordingSummary(recording_id, title or recording_id, None, None, 0, None, 0, 0)
    return replace(plain, **{"created_at": "2024-01-01T00:00:00Z", **facts})


def numbered(count: int) -> list[RecordingSummary]:
    """`Talk 0` was opened last, then `Talk 1`, and so on; an hour each."""
    return [
        recording(f"id-{number}", f"Talk {number}", opened_at=moment(count - number), duration_ms=3_600_000)
        for number in range(count)
    ]


def moment(minute: int) -> str:
    """So many minutes into a day in 2025."""
    return f"2025-01-01T{minute // 60:02}:{minute % 60:02}:00Z"


def titles(view: QListView) -> list[str]:
    """What is listed, from the top."""
    model = view.model()
    return [str(model.index(number, 0).data()).splitlines()[0] for number in range(model.rowCount())]


def said(view: QListView, number: int) -> str:
    """What a screen reader says of a row."""
    return str(view.model().index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole))
