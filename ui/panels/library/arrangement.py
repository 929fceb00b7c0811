"""Which recordings are listed, and in which order: the orders and the filters as tables, and what applies them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from player.find.folding import Folding
from player.recording import RecordingSummary

Spell = Callable[[str], str]

# Of a recording: below this as good as nothing was heard, from there on as good as all, but for the goodbyes.
_BEGUN_SHARE = 0.01
_HEARD_SHARE = 0.95
# Titles and channels; some 20 MB at the most.
_SPELLINGS_KEPT = 100_000
_SPELLED_AT_ONCE = 200
_NUMBER = re.compile(r"\d+")
# What stands before the first word of a title and says nothing about it.
_LEADING = " \t\n\"'([{¿¡*#-–—.…«‹"
# After every other text.
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Order:
    """An order of recordings: its name in the settings, its words in the menu, and what is compared.

    Those with the same key stay in the order in which they come. `spelled` gives the key of a text.
    """

    name: str
    title: str
    key: Callable[[RecordingSummary, Spell], Any]
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of recordings: its name, its words in the menu, and whether a recording belongs to it."""

    name: str
    title: str
    holds: Callable[[RecordingSummary], bool]


ORDERS = (
    Order(
        "opened",
        "Last Opened",
        lambda summary, _spelled: (summary.opened_at or summary.created_at, summary.opened_at is not None),
        is_descending=True,
    ),
    Order("added", "Newest Added", lambda summary, _spelled: summary.created_at, is_descending=True),
    Order("title", "Title", lambda summary, spelled: spelled(summary.title)),
    Order(
        "channel",
        "Channel",
        lambda summary, spelled: f"{spelled(summary.channel) if summary.channel else _LAST}\0{spelled(summary.title)}",
    ),
    Order(
        "date",
        "Date, Newest First",
        lambda summary, _spelled: summary.published.toordinal() if summary.published else 0,
        is_descending=True,
    ),
    Order("length", "Length, Longest First", lambda summary, _spelled: summary.duration_ms or 0, is_descending=True),
    Order("least_heard", "Least Heard", lambda summary, _spelled: summary.heard_share),
)
FILTERS = (
    Filter("all", "All Recordings", lambda _summary: True),
    Filter("not_heard", "Not Heard", lambda summary: not summary.position_ms and summary.heard_share < _BEGUN_SHARE),
    Filter(
        "begun",
        "Begun",
        lambda summary: (
            summary.heard_share < _HEARD_SHARE and (summary.position_ms > 0 or summary.heard_share >= _BEGUN_SHARE)
        ),
    ),
    Filter("heard", "Heard", lambda summary: summary.heard_share >= _HEARD_SHARE),
    Filter("with_bookmarks", "With Bookmarks", lambda summary: summary.bookmark_count > 0),
    Filter("without_medium", "Without Medium", lambda summary: summary.media_path is None),
    Filter("without_transcript", "Without Transcript", lambda summary: not summary.line_count),
)


def order_named(name: str) -> Order:
    """The order of this name; of any other, the one opened last first."""
    return next((order for order in ORDERS if order.name == name), ORDERS[0])


def filter_named(name: str) -> Filter:
    """The filter of this name; of any other, all recordings."""
    return next((choice for choice in FILTERS if choice.name == name), FILTERS[0])


class Arranger:
    """Puts recordings in order; how a title is spelled for that is worked out once."""

    def __init__(self) -> None:
        self._fold = Folding().fold
        self._spelled: Spell = lru_cache(maxsize=_SPELLINGS_KEPT)(self._spell)

    def arranged(
        self,
        summaries: Sequence[RecordingSummary],
        order: Order,
        choice: Filter,
        standing: Mapping[str, RecordingSummary],
    ) -> list[RecordingSummary]:
        """Those of the filter in this order; where one is `standing`, by its id, it is placed by what it was then."""
        spelled, holds, key = self._spelled, choice.holds, order.key
        kept = [summary for summary in summaries if holds(standing.get(summary.id, summary))]
        placed_by = [standing.get(summary.id, summary) for summary in kept] if standing else kept
        keys = [key(summary, spelled) for summary in placed_by]
        places = sorted(range(len(kept)), key=keys.__getitem__, reverse=order.is_descending)
        return [kept[place] for place in places]

    def prepare(self, summaries: Iterator[RecordingSummary]) -> bool:
        """Spell some more of these titles ahead, for about a millisecond; says whether there may be others left."""
        some = list(islice(summaries, _SPELLED_AT_ONCE))
        for summary in some:
            self._spelled(summary.title)
        return bool(some)

    def first_beginning(self, text: str, summaries: Sequence[RecordingSummary], start: int) -> int | None:
        """The number of the first title from `start` on, and then from the top, that begins so; None for none."""
        wanted = self._fold(text)
        numbers = chain(range(start, len(summaries)), range(start))
        return next((number for number in numbers if self._bare(summaries[number].title).startswith(wanted)), None)

    def _bare(self, text: str) -> str:
        return self._fold(text).lstrip(_LEADING)

    def _spell(self, text: str) -> str:
        """Without case and accents, its numbers so written that `2` comes before `10`."""
        return _NUMBER.sub(_ranked, self._bare(text))


def _ranked(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0")
    return f"{len(digits):04}{digits}"
