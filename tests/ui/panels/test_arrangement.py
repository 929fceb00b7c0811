"""The orders and filters of the recordings: what stands where, and what belongs to which."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from player.recording import RecordingSummary
from tests.ui.panels.recordings import moment, recording
from ui.panels.library.arrangement import FILTERS, ORDERS, Arranger, filter_named, order_named


def ordered(name: str, *summaries: RecordingSummary) -> list[str]:
    return ids(Arranger().arranged(summaries, order_named(name), FILTERS[0], {}))


def chosen(name: str, *summaries: RecordingSummary) -> list[str]:
    return ids(Arranger().arranged(summaries, ORDERS[0], filter_named(name), {}))


def ids(summaries: Sequence[RecordingSummary]) -> list[str]:
    return [summary.id for summary in summaries]


@pytest.mark.parametrize(
    "expected",
    [
        ("Talk 2", "talk 10", "Talk 11"),
        ("Episode 007", "Episode 8", "Episode 0100"),
        ("Ebb", "Écluse", "eddy"),
        ("(Aside)", "Bay", "“Cove”"),
        ("9 Lives", "10 Lives", "Nine Lives"),
        ("Part 9", f"Part {'1' * 5_000}"),
    ],
)
def test_titles_are_sorted_as_people_read_them(expected: tuple[str, ...]) -> None:
    shuffled = [recording(title) for title in reversed(expected)]
    assert ordered("title", *shuffled) == list(expected)


def test_titles_that_read_the_same_stay_in_the_order_they_came_in() -> None:
    assert ordered("title", recording("1", "Tide"), recording("2", "tide"), recording("3", "TIDE")) == ["1", "2", "3"]


def test_what_was_opened_last_is_first_and_what_was_only_added_counts_from_then() -> None:
    old = recording("old", opened_at=moment(1))
    new = recording("new", created_at=moment(2))
    last = recording("last", opened_at=moment(3))
    assert ordered("opened", old, new, last) == ["last", "new", "old"]
    assert ordered("added", old, new, last)[0] == "new"


def test_recordings_of_one_channel_stand_together_and_those_of_none_at_the_end() -> None:
    found = ordered(
        "channel",
        recording("lost"),
        recording("b2", "Two", channel="bay"),
        recording("c", "One", channel="Cove"),
        recording("b1", "One", channel="Bay"),
    )
    assert found == ["b1", "b2", "c", "lost"]


def test_dates_and_lengths_that_nobody_knows_come_last() -> None:
    unknown, known = recording("unknown"), recording("known", published=date(1999, 1, 1), duration_ms=1)
    newer = recording("newer", published=date(2020, 1, 1), duration_ms=9)
    for name in ("date", "length"):
        assert ordered(name, unknown, known, newer) == ["newer", "known", "unknown"]


def test_what_was_heard_the_least_comes_first() -> None:
    assert ordered("least_heard", recording("much", heard_share=0.9), recording("little", heard_share=0.1)) == [
        "little",
        "much",
    ]


def test_an_order_or_a_filter_that_nobody_knows_is_the_usual_one() -> None:
    assert order_named("by colour") is ORDERS[0]
    assert filter_named("") is FILTERS[0]


def test_each_recording_is_either_not_heard_or_begun_or_heard() -> None:
    new, begun, heard = recording("new"), recording("begun", heard_share=0.5), recording("heard", heard_share=0.97)
    skipped = recording("skipped", position_ms=9_000)
    everything = (new, begun, heard, skipped)
    assert chosen("not_heard", *everything) == ["new"]
    assert chosen("begun", *everything) == ["begun", "skipped"]
    assert chosen("heard", *everything) == ["heard"]


def test_filters_tell_what_a_recording_has_and_lacks() -> None:
    full = recording("full", bookmark_count=1, media_path=Path("talk.mp3"), line_count=9)
    bare = recording("bare")
    found = {choice.name: chosen(choice.name, full, bare) for choice in FILTERS}
    assert found["all"] == ["full", "bare"]
    assert found["with_bookmarks"] == ["full"]
    assert found["without_medium"] == found["without_transcript"] == ["bare"]


def test_what_stands_is_placed_by_what_it_was() -> None:
    before = recording("one", "Anchor")
    after = recording("one", "Zenith", heard_share=1.0)
    others = (recording("two", "Buoy"), after)
    arranger, unheard, by_title = Arranger(), filter_named("not_heard"), order_named("title")
    assert arranger.arranged(others, by_title, unheard, {"one": before}) == [after, others[0]]
    assert arranger.arranged(others, by_title, unheard, {}) == [others[0]]


def test_names_of_orders_and_filters_are_told_apart() -> None:
    for choices in (ORDERS, FILTERS):
        assert len({choice.name for choice in choices}) == len({choice.title for choice in choices}) == len(choices)
