"""Bookmarks of other programs' files, whatever they have for ids and times, go where all others go."""

from dataclasses import replace
from pathlib import Path

import pytest

from player.bookmarks import Bookmark
from player.document import Document
from player.library.bundle.reading import read_bundle
from player.library.bundle.writing import write_bundle
from player.library.journal import journal_path
from player.library.merging.journals import merge_journal
from player.library.merging.replay import replay
from player.library.store import Library
from player.transcript import Line

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))
PLAIN = Bookmark("b1", 0, 900, "The moon")
ODD = [
    PLAIN,
    replace(PLAIN, id=""),
    replace(PLAIN, id="x" * 300),
    replace(PLAIN, id="../../etc/passwd\0"),
    replace(PLAIN, id="\ud800" * 300),
    replace(PLAIN, created_at="yesterday, " * 10),
    replace(PLAIN, updated_at="9999-12-31T23:59:59.999+00:00"),
    replace(PLAIN, created_at="soon", updated_at="soon"),
]


@pytest.fixture(params=range(len(ODD)))
def recording_id(library: Library, request: pytest.FixtureRequest) -> str:
    document = replace(TALK, bookmarks=(ODD[request.param],))
    return library.add_document(document, b"one")


def test_they_come_back_from_the_journal(library: Library, other: Library, recording_id: str) -> None:
    replay(other, journal_path(library.path))
    assert len(library.bookmarks(recording_id)) == 1
    assert other.bookmarks(recording_id) == library.bookmarks(recording_id)


def test_they_are_merged_once(library: Library, other: Library, recording_id: str) -> None:
    other_id = other.add_document(TALK, b"one")
    for _ in range(2):
        report = merge_journal(other, journal_path(library.path))
        assert report.damaged == 0
    assert other.bookmarks(other_id) == library.bookmarks(recording_id)


def test_they_travel_in_bundles(library: Library, other: Library, recording_id: str, folder: Path) -> None:
    for _ in range(2):
        read_bundle(other, write_bundle(library, recording_id, folder))
    assert other.bookmarks(recording_id) == library.bookmarks(recording_id)


def test_a_file_that_is_imported_again_adds_none(library: Library, recording_id: str) -> None:
    before = library.bookmarks(recording_id)
    for bookmark in ODD[:5]:
        library.add_document(replace(TALK, bookmarks=(bookmark,)), b"one")
        library.add_document(replace(TALK, bookmarks=(bookmark,)), b"one")
    assert len(library.bookmarks(recording_id)) == 5
    assert before[0] in library.bookmarks(recording_id)
