"""What is heard of the open recording, and what of its transcript the user wants to see, under which names."""

from pathlib import Path

import pytest

from player.document import Document, Origin
from player.heard import Heard
from player.library.store import Library
from player.transcript import Line

SPEAKERS = ("SPEAKER_00", "SPEAKER_01")
TURNS = tuple(
    Line(1_000 * number, 1_000 * number + 1_000, f"line {number}", SPEAKERS[number % 2]) for number in range(10)
)
GERMAN = tuple(Line(1_000 * number, 1_000 * number + 1_000, f"Zeile {number}") for number in range(10))


@pytest.fixture
def turns_id(library_path: Path, medium: Path) -> str:
    """Two speakers in turns, and a translation."""
    with Library(library_path) as library:
        turns = Document(title="Turns", lines=TURNS)
        recording_id = library.add_document(turns, b"turns", media_path=medium.with_name("turns.wav"))
        german = Document(lines=GERMAN, origin=Origin("subrip", "turns.de.srt", "ab" * 32))
        library.add_document(german, b"german", recording_id=recording_id)
    medium.with_name("turns.wav").write_bytes(medium.read_bytes())
    return recording_id


@pytest.fixture
def open_desk(desk, turns_id: str):
    desk.open(turns_id)
    return desk


def named(desk) -> list[str | None]:
    return [line.speaker for line in desk.recordings.timeline.lines]


# What is heard


def test_what_plays_is_heard_and_written_down_with_the_pause(open_desk, turns_id: str) -> None:
    told: list[Heard] = []
    open_desk.recordings.heard_changed.connect(told.append)
    open_desk.play(3_000)
    assert open_desk.recordings.heard == Heard(((0, 3_000),))
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == Heard(((0, 3_000),)))
    open_desk.qtbot.waitUntil(lambda: told == [Heard(((0, 3_000),))])
    open_desk.qtbot.waitUntil(lambda: open_desk.lists[-1][0].heard_share == pytest.approx(0.3))


def test_muted_and_fast_it_is_heard_all_the_same(open_desk) -> None:
    open_desk.playback.set_muted(True)
    open_desk.playback.set_rate(2.0)
    open_desk.play(2_000)
    assert open_desk.recordings.heard == Heard(((0, 4_000),))


def test_what_one_leaps_over_is_not_heard_and_is_the_next_to_hear(open_desk) -> None:
    open_desk.play(2_000)
    open_desk.playback.seek(5_000)
    open_desk.play(2_000)
    assert open_desk.recordings.heard == Heard(((0, 2_000), (5_000, 7_000)))
    assert open_desk.recordings.next_unheard() == 8_000
    open_desk.playback.seek(9_500)
    assert open_desk.recordings.next_unheard() == 2_000


def test_what_was_heard_is_there_when_the_recording_is_opened_again(open_desk, turns_id: str, text_id: str) -> None:
    open_desk.play(4_000)
    open_desk.open(text_id)
    assert open_desk.recordings.heard == Heard()
    open_desk.open(turns_id)
    assert open_desk.recordings.heard == Heard(((0, 4_000),))


def test_it_is_written_down_by_itself_while_it_plays(impatient: None, open_desk, turns_id: str) -> None:
    open_desk.playback.toggle()
    open_desk.clock.now += 40
    open_desk.playback.refresh()
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == Heard(((0, 40),)))


def test_what_could_not_be_written_is_written_when_it_can(impatient: None, open_desk, turns_id: str) -> None:
    open_desk.library.remove_recording(turns_id)
    open_desk.play(2_000)
    open_desk.wait_ticks(20)
    open_desk.library.restore_recording(turns_id)
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == Heard(((0, 2_000),)))


def test_marking_a_recording_as_heard_or_not_can_be_undone(open_desk, turns_id: str) -> None:
    open_desk.play(2_000)
    open_desk.recordings.mark_heard()
    assert open_desk.stored(turns_id).heard == Heard(((0, 20_000),))
    assert open_desk.lists[-1][0].heard_share == 1
    assert open_desk.recordings.next_unheard() is None
    open_desk.recordings.mark_unheard()
    assert open_desk.stored(turns_id).heard == Heard()
    open_desk.undo_stack.undo()
    open_desk.undo_stack.undo()
    assert open_desk.stored(turns_id).heard == open_desk.recordings.heard == Heard(((0, 2_000),))
    open_desk.undo_stack.redo()
    assert open_desk.stored(turns_id).heard == Heard(((0, 20_000),))


# Speakers


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
    timeline = open_desk.recordings.timeline
    ((source_id, title),) = open_desk.recordings.second_choices()
    assert title == "turns.de.srt"
    open_desk.recordings.show_second(source_id, True)
    open_desk.settle()
    texts = {number: f"Zeile {number}" for number in range(10)}
    assert told == [(texts, True)]
    assert open_desk.recordings.timeline is timeline
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


def test_what_was_chosen_and_heard_is_told_again_with_a_medium_at_its_new_place(
    open_desk, medium: Path, tmp_path: Path
) -> None:
    ((source_id, _title),) = open_desk.recordings.second_choices()
    open_desk.recordings.show_second(source_id, False)
    open_desk.settle()
    open_desk.play(2_000)
    told: list[object] = []
    open_desk.recordings.opened.connect(lambda _recording, timeline: told.append(len(timeline.lines)))
    open_desk.recordings.second_changed.connect(lambda texts, _beside: told.append(len(texts)))
    open_desk.recordings.heard_changed.connect(told.append)
    open_desk.recordings.locate_media(medium.with_name("turns.wav").rename(tmp_path / "moved.wav"))
    open_desk.settle()
    assert told == [10, 10, Heard(((0, 2_000),))]


def test_closing_shows_nothing_of_it(open_desk) -> None:
    open_desk.play(1_000)
    open_desk.recordings.close_recording()
    assert open_desk.recordings.heard == Heard()
    assert open_desk.recordings.speakers == ()
    assert open_desk.recordings.next_unheard() is None
    assert open_desk.recordings.second_choices() == []
    for wish in (open_desk.recordings.mark_heard, open_desk.recordings.mark_unheard):
        wish()
    open_desk.recordings.rename_speaker("SPEAKER_00", "Ada")
    assert not open_desk.undo_stack.canUndo()
    assert open_desk.told == []
