"""Bookmark bars beside the lines: they follow time, open and close, and lie side by side where they overlap."""

from dataclasses import replace

from player.bookmarks import new_bookmark
from player.transcript import Line, Timeline
from ui.transcript.painting.bookmark_lanes import BookmarkLanes

TIMELINE = Timeline(tuple(Line(start_ms, start_ms + 1000, "said") for start_ms in range(0, 5000, 1000)))


def test_a_bookmark_stands_beside_every_line_it_overlaps_and_opens_and_closes_once():
    lanes = BookmarkLanes(TIMELINE, [new_bookmark(1500, 3000, "said")])
    assert [len(lanes.beside(number)) for number in range(5)] == [0, 1, 1, 0, 0]
    assert (lanes.beside(1)[0].opens, lanes.beside(1)[0].closes) == (True, False)
    assert (lanes.beside(2)[0].opens, lanes.beside(2)[0].closes) == (False, True)


def test_overlapping_bookmarks_lie_side_by_side_and_a_later_one_takes_the_free_lane():
    bookmarks = [new_bookmark(0, 2000, "a"), new_bookmark(1000, 3000, "b"), new_bookmark(2000, 3000, "c")]
    lanes = BookmarkLanes(TIMELINE, bookmarks)
    assert [mark.lane for mark in lanes.beside(1)] == [0, 1]
    assert sorted(mark.lane for mark in lanes.beside(2)) == [0, 1]


def test_a_mark_has_its_bookmarks_colour():
    pink = replace(new_bookmark(0, 500, "a"), color="pink")
    assert BookmarkLanes(TIMELINE, [pink]).beside(0)[0].color == "pink"


def test_a_line_without_a_time_has_no_marks():
    timeline = Timeline((Line(None, None, "untimed"),))
    assert BookmarkLanes(timeline, [new_bookmark(0, 500, "a")]).beside(0) == ()
