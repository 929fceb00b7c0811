"""Garbage collection kept out of the way where a great many objects are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# About the lines of ten hours of talk; fewer objects are looked at in an instant.
_MANY = 20_000


@contextmanager
def collecting_later() -> Iterator[None]:
    """Collect no garbage inside; where very much was made there, never look at it again.

    WORKAROUND: Python's collector stops every thread, the window's too, to look at all objects there are whenever a
    quarter more were made: over a second for the words of a long transcript. They hold no cycles, and are freed
    without it.
    """
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        gc.enable()
