"""A recording as a row of the list: its title, how far one got, how much was heard, and where it comes from."""

from datetime import date

from player import timecode
from player.recording import RecordingSummary
from ui.panels.library.arrangement import Order
from ui.panels.library.titles import with_short_title
from ui.panels.note_rows import counted
from ui.panels.rows import Row

_UNTITLED = "Untitled recording"


def recording_row(summary: RecordingSummary, order: Order) -> Row:
    """The row of a recording; where the order goes by a day, that day stands first."""
    heard_percent = int(summary.heard_share * 100)
    caption = (
        _day(summary, order),
        _progress(summary),
        f"{heard_percent} % heard" if heard_percent else "",
        counted(summary.bookmark_count, "bookmark") if summary.bookmark_count else "",
        summary.channel,
    )
    return with_short_title(
        Row(
            key=summary.id,
            title=" ".join(summary.title.split()) or _UNTITLED,
            caption=" · ".join(part for part in caption if part),
            share=min(1.0, summary.heard_share) if summary.heard_share or summary.position_ms else None,
        )
    )


def _day(summary: RecordingSummary, order: Order) -> str:
    if order.name == "added":
        added = _date_of(summary.created_at)
        return f"Added {_written(added)}" if added else ""
    return _written(summary.published) if order.name == "date" and summary.published else ""


def _date_of(timestamp: str) -> date | None:
    """The day of an ISO timestamp; None for what other hands wrote there."""
    try:
        return date.fromisoformat(timestamp.partition("T")[0])
    except ValueError:
        return None


def _written(day: date) -> str:
    """`3 Mar 2024`."""
    return f"{day.day} {day:%b} {day.year}"


def _progress(summary: RecordingSummary) -> str:
    """`12:03 of 28:33`, or what of it is known."""
    if summary.duration_ms is None:
        return timecode.clock(summary.position_ms) if summary.position_ms else ""
    duration = timecode.clock(summary.duration_ms)
    return f"{timecode.clock(summary.position_ms)} of {duration}" if summary.position_ms else duration
