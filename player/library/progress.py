"""How long work on a library tells how far it is, and learns that nobody wants it any more."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

# Called with what is done and what there is in all, between units of work; what it raises ends the work.
Report = Callable[[int, int], None]


_ITEMS_PER_REPORT = 1_000


def unreported(_done: int, _total: int) -> None:
    """For work that nobody watches."""


def watched(items: Iterable[T], report: Report) -> Iterator[T]:
    """The items one by one, with a word now and then to whoever may want it ended; nobody knows how many there are."""
    for number, item in enumerate(items):
        if number % _ITEMS_PER_REPORT == 0:
            report(0, 1)
        yield item
