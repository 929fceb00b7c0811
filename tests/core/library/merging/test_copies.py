"""The same bookmarks on two recordings, in libraries that know nothing of each other: in the end once on each."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.library.bundle.reading import read_bundle
from player.library.bundle.writing import write_bundle
from player.library.journal import journal_path
from player.library.merging.counts import Counts
from player.library.merging.journals import merge_journal
from player.library.store import Library
from player.transcript import Line

BOOKMARK = new_bookmark(0, 900, "The moon pulls.")
TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),), bookmarks=(BOOKMARK,))
FILES = (b"one", b"two")
ORDERS = list(permutations(FILES))


def imported(library: Library, order: tuple[bytes, ...]) -> dict[bytes, str]:
    """The recordings of the two files, imported in this order."""
    return {data: library.add_document(TALK, data) for data in order}


@pytest.mark.parametrize("order", ORDERS)
def test_journals_bring_no_bookmark_twice(library: Library, other: Library, order: tuple[bytes, ...]) -> None:
    mine, theirs = imported(library, FILES), imported(other, order)
    for _ in range(2):
        assert merge_journal(library, journal_path(other.path)).counts.added == 0
        assert merge_journal(other, journal_path(library.path)).counts.added == 0
    for some, ids in ((library, mine), (other, theirs)):
        assert [len(some.bookmarks(recording_id)) for recording_id in ids.values()] == [1, 1]


@pytest.mark.parametrize("order", ORDERS)
def test_bundles_bring_no_bookmark_twice(
    library: Library, other: Library, order: tuple[bytes, ...], folder: Path
) -> None:
    mine, theirs = imported(library, FILES), imported(other, order)
    for data in FILES:
        assert read_bundle(other, write_bundle(library, mine[data], folder)).recording_id == theirs[data]
    assert [len(other.bookmarks(recording_id)) for recording_id in theirs.values()] == [1, 1]


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_changed_on_one_side_is_changed_on_the_other(
    library: Library, other: Library, order: tuple[bytes, ...]
) -> None:
    mine, theirs = imported(library, FILES), imported(other, order)
    for data in FILES:
        (bookmark,) = other.bookmarks(theirs[data])
        other.save_bookmark(theirs[data], replace(bookmark, note=f"of {data!r}"))

    assert merge_journal(library, journal_path(other.path)).counts == Counts(updated=2)
    for data in FILES:
        assert [bookmark.note for bookmark in library.bookmarks(mine[data])] == [f"of {data!r}"]
