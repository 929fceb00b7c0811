"""Titles that others wrote, no longer than a list has room for."""

from dataclasses import replace

from ui.panels.rows import Row, abridged, elided

# About four lines of the panel.
_TITLE_CHARS = 120


def with_short_title(row: Row) -> Row:
    """The row with as much of its title as is worth showing, and all of it to copy."""
    return abridged(replace(row, title=elided(row.title, _TITLE_CHARS)), row)
