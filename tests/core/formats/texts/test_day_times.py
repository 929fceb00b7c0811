"""Chats, logs and programmes of events: a time of day is no place in a recording."""

import pytest

from player.errors import UnknownFormat


@pytest.mark.parametrize(
    "text",
    [
        "01/05/2024, 10:00 - Ada: Hello there\n01/05/2024, 10:01 - Ben: Hi\n01/05/2024, 23:59 - Ada: Bye\n",
        "[01.05.24, 10:00:12] Ada: Hello there\n[01.05.24, 10:01:13] Ben: Hi\n",
        "[5/1/24, 10:00:12 AM] Ada: Hello, you\nand all\n[5/1/24, 10:01:13 AM] Ben: Hi\n",
        "2024-05-01 10:00:01 INFO Starting the server\n2024-05-01 10:00:02 ERROR It has failed\n",
        "[10:00] <ada> hello there\n[10:01] <ben> hi\n10:02 * ada waves at everybody here\n",
        "[10:00:01] INFO start of it all\n[10:05:00] ERROR the end of it all\n",
    ],
)
def test_lines_with_times_of_day_are_kept_whole_and_without_a_time(opened, text: str) -> None:
    document = opened(text)
    assert [(line.start_ms, line.text) for line in document.lines] == [(None, line) for line in text.splitlines()]
    assert document.chapters == ()
    assert document.remarks == ("Its times are times of day: its lines cannot follow the sound.",)


def test_the_programme_of_a_day_is_no_list_of_chapters(opened) -> None:
    with pytest.raises(UnknownFormat):
        opened("Programme\n\n09:00 Registration\n09:30 Keynote\n10:30 Coffee\n12:00 Lunch\n")


def test_chapters_at_full_minutes_from_nought_are_chapters(opened) -> None:
    document = opened("00:00 Welcome\n09:30 Keynote\n12:00 Questions\n")
    assert [chapter.start_ms for chapter in document.chapters] == [0, 570_000, 720_000]


def test_a_date_above_a_transcript_leaves_its_times_alone(opened) -> None:
    document = opened("2024-05-01 10:00\n\n[00:01] Hello\n[00:05] Hi\n")
    assert [line.start_ms for line in document.lines] == [1_000, 5_000]


@pytest.mark.parametrize(
    "text",
    [
        "[Ada King] 10:01:23\nHello\n\n[Ben] 10:01:30\nHi there\n",
        "10:01:23 From Ada King to Everyone:\n\tHello\n10:02:00 From Ben to Everyone:\n\tHi there\n",
        "[10:01:23.000] Hello\n[10:01:30.000] Hi there\n",
    ],
)
def test_times_that_begin_hours_late_are_kept_and_remarked(opened, text: str) -> None:
    document = opened(text)
    assert document.lines[0].start_ms == 36_083_000
    assert document.remarks[0].startswith("Its first time is 10:01:23: if that is a time of day")
