"""Chats, logs and programmes of events: a time of day is no place in a recording."""

import pytest

from player.errors import BrokenFile, UnknownFormat


@pytest.mark.parametrize(
    "text",
    [
        "01/05/2024, 10:00 - Ada: Hello there\n01/05/2024, 10:01 - Ben: Hi\n01/05/2024, 23:59 - Ada: Bye\n",
        "[01.05.24, 10:00:12] Ada: Hello there\n[01.05.24, 10:01:13] Ben: Hi\n",
        "[5/1/24, 10:00:12 AM] Ada: Hello, you\nand all\n[5/1/24, 10:01:13 AM] Ben: Hi\n",
        "2024-05-01 10:00:01 INFO Starting the server\n2024-05-01 10:00:02 ERROR It has failed\n",
        "[10:00] <ada> hello there\n[10:01] <ben> hi\n10:02 * ada waves at everybody here\n",
        "[10:00:01] INFO start of it all\n[10:05:00] ERROR the end of it all\n",
        "INFO 10:00:01 Starting the server\nERROR 10:00:02 It has failed\n",
        "9:00 AM Registration\n9:30 AM Keynote\n12:00 PM Lunch and all\n1:00 PM Talks in the hall\n",
    ],
)
def test_lines_with_times_of_day_are_kept_whole_and_without_a_time(opened, text: str) -> None:
    document = opened(text)
    assert [(line.start_ms, line.text) for line in document.lines] == [(None, line) for line in text.splitlines()]
    assert document.chapters == ()
    assert document.remarks == ("Its times are times of day: its lines cannot follow the sound.",)


@pytest.mark.parametrize(
    "text",
    [
        "Programme\n\n09:00 Registration\n09:30 Keynote\n10:30 Coffee\n12:00 Lunch\n",
        "9:00 Registration\n9:30 Keynote\n10:30 Coffee\n12:00 Lunch\n",
        "09:00 - 09:30 Registration\n09:30 - 10:30 Keynote\n10:30 - 11:00 Coffee\n",
        "Registration 09:00\nKeynote 09:30\nCoffee 10:30\nLunch 12:00\n",
    ],
)
def test_the_programme_of_a_day_is_no_list_of_chapters(opened, text: str) -> None:
    with pytest.raises(UnknownFormat):
        opened(text)


def test_chapters_that_begin_late_say_so(opened) -> None:
    document = opened("9:17 Train leaves\n10:02 Arrival\n10:48 Walk\n12:31 Lunch\n")
    assert document.chapters[0].start_ms == 557_000
    assert document.remarks == ("Its first chapter begins at 9:17: times of day do not tell where chapters begin.",)


def test_chapters_at_full_minutes_from_nought_are_chapters(opened) -> None:
    document = opened("00:00 Welcome\n09:30 Keynote\n12:00 Questions\n")
    assert [chapter.start_ms for chapter in document.chapters] == [0, 570_000, 720_000]


def test_a_date_above_a_transcript_leaves_its_times_alone(opened) -> None:
    document = opened("2024-05-01 10:00\n\n[00:01] Hello\n[00:05] Hi\n")
    assert [line.start_ms for line in document.lines] == [1_000, 5_000]


@pytest.mark.parametrize(
    ("text", "starts_ms"),
    [
        ("[Ada King] 10:01:23\nHello\n\n[Ben] 10:01:30\nHi there\n", [0, 7_000]),
        ("10:01:23 From Ada King to Everyone:\n\tHello\n10:02:00 From Ben to Everyone:\n\tHi there\n", [0, 37_000]),
        (
            "Ada King (23:59:50): Hello\nBen (00:00:05): Hi\nAda King (0:00:09): So\n"
            "Ben (0:00:12): No\nAda King (0:00:15): Bye\nBen (0:00:16): Bye\n",
            [0, 15_000],
        ),
        ("date,time,speaker,text\n2024-05-01,10:01:23,Ada,Hello\n2024-05-01,10:01:30,Ben,Hi\n", [0, 7_000]),
        ("date,time,speaker,text\n2024-05-01,10:01,Ada,Hello\n2024-05-01,10:03,Ben,Hi\n", [0, 120_000]),
        ("when,at,who,text\n1,2024-05-01T10:01:23Z,Ada,Hello\n2,2024-05-01T10:01:30Z,Ben,Hi\n", [0, 7_000]),
    ],
)
def test_chats_and_meetings_are_counted_from_their_first_time(opened, text: str, starts_ms: list[int]) -> None:
    document = opened(text, "chat.csv" if "," in text else "chat.txt")
    assert [line.start_ms for line in document.lines][:2] == starts_ms
    assert document.remarks[-1].endswith("as times of day do: its first line is at 0:00.")


def test_a_transcript_that_begins_hours_late_is_kept_and_remarked(opened) -> None:
    document = opened("[10:01:23.000] Hello\n[10:01:30.000] Hi there\n")
    assert document.lines[0].start_ms == 36_083_000
    assert document.remarks[0].startswith("Its first time is 10:01:23: if that is a time of day")


def test_events_of_several_days_are_refused_with_a_reason(opened) -> None:
    with pytest.raises(BrokenFile, match="its times are of several days"):
        opened("Date;Time;Amount;Text\n01.02.2024;12:30;-5,00;Coffee\n02.02.2024;13:45;-7,50;Lunch\n", "bank.csv")
