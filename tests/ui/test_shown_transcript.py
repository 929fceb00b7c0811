"""What of the open recording's text the user wants to see: under which names, of whom, along which other text."""

import pytest

SPEAKERS = ("SPEAKER_00", "SPEAKER_01")


def named(desk) -> list[str | None]:
    return [line.speaker for line in desk.recordings.timeline.lines]


def test_a_speaker_is_renamed_everywhere_and_back(open_desk, turns_id: str) -> None:
    changes: list[object] = []
    open_desk.recordings.changed.connect(lambda recording, _timeline: changes.append(recording.id))
    open_desk.recordings.rename_speaker("SPEAKER_00", " Ada ")
    open_desk.settle()
    assert named(open_desk) == ["Ada", "SPEAKER_01"] * 5
    assert open_desk.recordings.speakers == ("Ada", "SPEAKER_01")
    assert open_desk.stored(turns_id).speaker_names == {"SPEAKER_00": "Ada"}
    open_desk.undo_stack.undo()
    open_desk.settle()
    assert named(open_desk) == list(SPEAKERS) * 5
    assert open_desk.stored(turns_id).speaker_names == {}
    assert changes == [turns_id] * 2
    assert open_desk.opened == ["Turns"]


def test_two_speakers_made_one_are_two_again_when_that_is_undone(open_desk) -> None:
    open_desk.recordings.rename_speaker("SPEAKER_00", "SPEAKER_01")
    open_desk.recordings.rename_speaker("SPEAKER_01", "Ada")
    open_desk.settle()
    assert named(open_desk) == ["Ada"] * 10
    open_desk.undo_stack.undo()
    open_desk.undo_stack.undo()
    open_desk.settle()
    assert named(open_desk) == list(SPEAKERS) * 5


@pytest.mark.parametrize("name", ["", "   ", "SPEAKER_00"])
def test_no_new_name_changes_nothing(open_desk, name: str) -> None:
    open_desk.recordings.rename_speaker("SPEAKER_00", name)
    assert not open_desk.tasks.is_busy()
    assert not open_desk.undo_stack.canUndo()


def test_one_speaker_alone_is_shown_and_stepped_through_until_all_are(open_desk) -> None:
    filters: list[object] = []
    open_desk.recordings.speaker_filter_changed.connect(filters.append)
    whole = open_desk.recordings.timeline
    open_desk.recordings.filter_speaker("SPEAKER_01")
    open_desk.settle()
    assert named(open_desk) == ["SPEAKER_01"] * 5
    open_desk.playback.seek(1_500)
    open_desk.playback.next_line()
    assert open_desk.playback.position_ms() == 3_000
    open_desk.recordings.filter_speaker(None)
    open_desk.settle()
    assert open_desk.recordings.timeline is whole
    assert filters == ["SPEAKER_01", None]


def test_the_speaker_shown_alone_may_be_renamed(open_desk) -> None:
    open_desk.recordings.filter_speaker("SPEAKER_01")
    open_desk.recordings.rename_speaker("SPEAKER_01", "Ben")
    open_desk.settle()
    assert named(open_desk) == ["Ben"] * 5
    open_desk.undo_stack.undo()
    open_desk.settle()
    assert named(open_desk) == ["SPEAKER_01"] * 5


def test_a_name_that_could_not_be_written_leaves_the_speaker_shown_alone(open_desk, turns_id: str) -> None:
    open_desk.recordings.filter_speaker("SPEAKER_01")
    open_desk.settle()
    open_desk.library.remove_recording(turns_id)
    open_desk.recordings.rename_speaker("SPEAKER_01", "Ben")
    assert len(open_desk.told) == 1
    open_desk.library.restore_recording(turns_id)
    open_desk.recordings.rename("Another title")
    open_desk.settle()
    assert named(open_desk) == ["SPEAKER_01"] * 5


def test_no_name_is_lost_when_several_are_given_before_the_first_is_shown(open_desk, turns_id: str) -> None:
    open_desk.recordings.filter_speaker("SPEAKER_01")
    open_desk.settle()
    open_desk.recordings.rename_speaker("SPEAKER_01", "Ben")
    open_desk.let_the_work_end()
    gate = open_desk.hold()
    open_desk.recordings.rename_speaker("SPEAKER_00", "Ada")
    # What was loaded after the first comes in only now.
    open_desk.wait_ticks(20)
    open_desk.recordings.rename_speaker("Ben", "Bert")
    gate.set()
    open_desk.settle()
    assert open_desk.stored(turns_id).speaker_names == {"SPEAKER_00": "Ada", "SPEAKER_01": "Bert"}
    assert open_desk.recordings.speakers == ("Ada", "Bert")
    assert named(open_desk) == ["Bert"] * 5


def test_the_next_recording_shows_all_its_speakers(open_desk, turns_id: str, text_id: str) -> None:
    open_desk.recordings.filter_speaker("SPEAKER_01")
    open_desk.settle()
    open_desk.open(text_id)
    open_desk.open(turns_id)
    assert len(open_desk.recordings.timeline.lines) == 10


def test_all_are_shown_where_nobody_has_that_name(open_desk) -> None:
    open_desk.recordings.filter_speaker("Nobody")
    open_desk.settle()
    assert len(open_desk.recordings.timeline.lines) == 10


# A second text


def test_a_second_text_is_shown_and_stays_chosen(open_desk, turns_id: str, text_id: str) -> None:
    told: list[tuple[object, bool]] = []
    open_desk.recordings.second_changed.connect(lambda texts, beside: told.append((texts, beside)))
    lines = open_desk.recordings.timeline.lines
    ((source_id, title),) = open_desk.recordings.second_choices()
    assert title == "turns.de.srt"
    open_desk.recordings.show_second(source_id, True)
    open_desk.settle()
    texts = {number: f"Zeile {number}" for number in range(10)}
    assert told == [(texts, True)]
    assert open_desk.recordings.timeline.lines is lines
    open_desk.open(text_id)
    open_desk.open(turns_id)
    assert told[1:] == [(None, False), (texts, True)]
    open_desk.recordings.show_second(source_id, False)
    open_desk.settle()
    open_desk.recordings.show_second(None, False)
    open_desk.settle()
    assert told[3:] == [(texts, False), (None, False)]


def test_a_second_text_keeps_to_the_lines_of_the_speaker_shown_alone(open_desk) -> None:
    told: list[object] = []
    open_desk.recordings.second_changed.connect(lambda texts, _beside: told.append(texts))
    ((source_id, _title),) = open_desk.recordings.second_choices()
    open_desk.recordings.show_second(source_id, False)
    open_desk.recordings.filter_speaker("SPEAKER_01")
    open_desk.settle()
    assert told[-1] == {place: f"Zeile {2 * place + 1}" for place in range(5)}


# How long the last line is


def test_a_last_line_without_an_end_lasts_as_long_as_the_medium_once_that_is_known(desk, talk_id: str) -> None:
    lines: list[object] = []
    desk.recordings.opened.connect(lambda _recording, timeline: lines.append(timeline.lines))
    desk.recordings.changed.connect(lambda _recording, timeline: lines.append(timeline.lines))
    desk.open(talk_id)
    desk.qtbot.waitUntil(lambda: desk.recordings.timeline.span(4) == (5_000, 20_000))
    assert all(shown is lines[0] for shown in lines)
    desk.playback.seek(15_000)
    assert desk.playback.spoken_line() == 4
