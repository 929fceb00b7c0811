"""Dates as files write them, with or without their strokes."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", re.ASCII)


def written_date(text: str | None) -> date | None:
    """The day that a text begins with, `2024-04-18` or `20240418`, whatever stands behind it; None where none does."""
    match = _DATE.match(text.strip()) if text else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
