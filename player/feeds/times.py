"""The dates and lengths of feeds, as standards and people write them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from player.formats.json_value import JsonValue

# Nothing that is a date is longer.
_LONGEST_CHARS = 100


def moment_from(text: str | None) -> datetime | None:
    """The moment of an RFC 822 or ISO 8601 date, by the clock it names or else by UTC; None for anything else."""
    written = (text or "").strip()[:_LONGEST_CHARS]
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(written)
        except (ValueError, OverflowError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def length_ms(text: str | None) -> int | None:
    """Milliseconds of `1:02:03`, `62:03`, `3723` or `PT1H2M3S`; None for whatever is no length, and for none at all."""
    return JsonValue((text or "").strip()).seconds_as_ms() or None


def position_ms(text: str | None) -> int | None:
    """Milliseconds of a moment, written as lengths are; None for whatever is no time."""
    return JsonValue((text or "").strip()).seconds_as_ms()
