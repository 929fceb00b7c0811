"""Searching in slices: what one looks at first, what is known at any time, and the way from hit to hit."""

import pytest

from player.find import Folding, Found, Hits, Query, Search
from player.find.hits import CHUNK_LINES
from player.transcript import Line

CHUNKS = 5
LINES = [Line(None, None, f"line {number}, ebb") for number in range(CHUNKS * CHUNK_LINES - 100)]


def search_for(query: Query, lines: list[Line] = LINES) -> Search:
    return Search(lines, query, Folding())


def completed(search: Search) -> Hits:
    while not search.hits.is_complete:
        search.go_on(0)
    return search.hits


def searched(search: Search, chunks: int) -> list[range]:
    """The lines newly known, till so many chunks are."""
    found: list[range] = []
    while len(found) < chunks:
        found.extend(search.go_on(0))
    return found


def texts(*texts: str) -> list[Line]:
    return [Line(None, None, text) for text in texts]


def test_hits_know_their_lines():
    hits = completed(search_for(Query("a"), texts("a b a", "c", "a")))
    assert len(hits) == 3
    assert hits.lines(hits.all_lines()).tolist() == [0, 2]
    assert hits.in_line(0) == (Found(0, 0, 1), Found(0, 4, 5))
    assert hits.in_line(1) == ()
    assert [hits.index_of(hit) for hit in hits] == [0, 1, 2]


@pytest.mark.parametrize(
    ("line", "step", "nearest"),
    [(0, 1, 1), (1, 1, 1), (2, 1, 2), (3, 1, 1), (4, 1, 1), (0, -1, 2), (1, -1, 1), (3, -1, 2), (-1, -1, 2)],
)
def test_the_nearest_line_is_looked_for_either_way_and_round_at_the_ends(line, step, nearest):
    assert completed(search_for(Query("a"), texts("b", "a", "a", "b"))).nearest(line, step) == nearest


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("line", [0, 700, CHUNK_LINES, len(LINES) - 1])
def test_the_only_hit_is_the_nearest_from_everywhere(line, step):
    hits = completed(search_for(Query("line 701,")))
    assert hits.nearest(line, step) == 701


def test_where_there_is_no_hit_there_is_no_nearest_line():
    assert completed(search_for(Query("zebra"))).nearest(3, 1) is None
    assert completed(search_for(Query("zebra"), [])).nearest(0, 1) is None


def test_a_slice_ends_with_its_time(clock):
    search = Search(LINES, Query("ebb"), Folding(), clock)
    search.go_on(0)
    assert not search.hits.is_complete
    search.go_on(1)
    assert search.hits.is_complete
    assert search.go_on(1) == []


def test_every_line_becomes_known_once_from_the_line_begun_at_downwards_and_round():
    search = search_for(Query("ebb"))
    search.begin_at(3 * CHUNK_LINES + 7)
    found = searched(search, CHUNKS)
    assert [among.start // CHUNK_LINES for among in found] == [3, 4, 0, 1, 2]
    assert found[1].stop == len(LINES)
    assert len(search.hits) == len(LINES)


def test_looking_elsewhere_brings_the_lines_there_forward():
    search = search_for(Query("ebb"))
    searched(search, 1)
    search.begin_at(4 * CHUNK_LINES)
    assert searched(search, 2) == [range(4 * CHUNK_LINES, len(LINES)), range(CHUNK_LINES, 2 * CHUNK_LINES)]


def test_work_half_done_is_kept_while_one_looks_around_in_the_same_lines():
    lines = [Line(None, None, "tide " * 10_000)] * 10
    search = search_for(Query("tide"), lines)
    for line in range(10):
        search.go_on(0)
        search.begin_at(line)
    search.go_on(0)
    assert search.hits.is_complete


def test_what_is_known_counts_before_all_is():
    search = search_for(Query("ebb"))
    search.begin_at(2 * CHUNK_LINES)
    searched(search, 1)
    hits = search.hits
    assert not hits.is_complete
    assert len(hits) == CHUNK_LINES
    assert len(hits.in_line(2 * CHUNK_LINES)) == 1
    assert hits.in_line(0) == ()
    assert hits.nearest(2 * CHUNK_LINES + 5, 1) == 2 * CHUNK_LINES + 5
    assert hits.nearest(0, 1) is None
    assert hits.nearest(3 * CHUNK_LINES, -1) is None
    assert hits.lines(range(2 * CHUNK_LINES, 3 * CHUNK_LINES)).tolist() == list(range(2000, 3000))
    assert hits.lines(range(CHUNK_LINES)).size == 0


def test_the_index_counts_the_hits_of_all_lines_above():
    hits = completed(search_for(Query("e")))
    line = 4 * CHUNK_LINES + 3
    assert [hits.index_of(hit) for hit in hits.in_line(line)] == [2 * line, 2 * line + 1]


def test_one_folding_serves_many_searches():
    folding = Folding()
    lines = texts("Où est la marée", "MARÉE haute")
    for query, count in ((Query("maree"), 2), (Query("ou"), 1), (Query("MARÉE", match_case=True), 1)):
        assert len(completed(Search(lines, query, folding))) == count
