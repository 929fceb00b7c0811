"""Bookmarks keep time and words."""

from dataclasses import replace

from player.bookmarks import SHORTEST_MS, bookmark_lines, moved
from player.transcript import Line, Timeline

TIMELINE = Timeline(
    (
        Line(0, 2_000, "First things first."),
        Line(2_000, None, "Then the rest."),
        Line(5_000, 7_000, "And an end."),
        Line(None, None, "A word from nowhere."),
    )
)


def test_a_bookmark_spans_its_lines_and_quotes_them() -> None:
    bookmark = bookmark_lines(TIMELINE, (1, 0))
    assert bookmark is not None
    assert (bookmark.start_ms, bookmark.end_ms) == (0, 5_000)
    assert bookmark.quote == "First things first. Then the rest."
    assert bookmark.created_at == bookmark.updated_at != ""


def test_lines_without_a_time_make_no_bookmark() -> None:
    assert bookmark_lines(TIMELINE, (3,)) is None
    assert bookmark_lines(TIMELINE, ()) is None


def test_moving_an_end_takes_the_words_anew() -> None:
    bookmark = bookmark_lines(TIMELINE, (0,))
    assert bookmark is not None
    longer = moved(bookmark, 0, 5_500, TIMELINE)
    assert longer.quote == "First things first. Then the rest. And an end."
    assert longer.id == bookmark.id


def test_the_ends_never_cross_nor_leave_the_beginning() -> None:
    bookmark = bookmark_lines(TIMELINE, (0,))
    assert bookmark is not None
    crossed = moved(replace(bookmark, note="kept"), -500, -900, TIMELINE)
    assert (crossed.start_ms, crossed.end_ms) == (0, SHORTEST_MS)
    assert crossed.note == "kept"
