"""Lines announced to a screen reader: never unasked, at pauses, or where chapters begin."""

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from player.media.engine import EngineState
from player.notes import Chapter
from player.transcript import Line, Timeline
from ui.transcript.accessible.announcer import AnnounceMode, Announcer

TALK = Timeline(
    (
        Line(1_000, 3_000, "Welcome to the harbour.", "Ada"),
        Line(4_000, 6_000, "The tide turns at noon.", "Ben"),
        Line(12_000, 14_000, "Bring a coat."),
    )
)
CHAPTERS = (
    Chapter(None, None, "Somewhere"),
    Chapter(10_000, None, "What to Bring"),
    Chapter(4_000, 10_000, "The Tide"),
)


class Voice:
    """What is said."""

    def __init__(self, widget: QWidget) -> None:
        self.said: list[str] = []
        self.announcer = Announcer(widget, self.take)
        self.announcer.set_timeline(TALK)
        self.announcer.set_chapters(CHAPTERS)

    def take(self, event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.said.append(event.message())

    def play(self, *positions_ms: int) -> None:
        self.announcer.set_state(EngineState.PLAYING)
        for position_ms in positions_ms:
            self.announcer.set_position(position_ms)

    def pause(self) -> None:
        self.announcer.set_state(EngineState.PAUSED)


@pytest.fixture
def voice(qtbot: QtBot) -> Voice:
    widget = QWidget()
    qtbot.addWidget(widget)
    return Voice(widget)


def test_nothing_is_said_unasked(voice: Voice) -> None:
    voice.play(1_500, 4_500, 12_500)
    voice.pause()
    assert voice.said == []


def test_a_pause_says_the_line_that_was_spoken(voice: Voice) -> None:
    voice.announcer.set_mode("pauses")
    voice.play(1_500, 4_500)
    assert voice.said == []
    voice.pause()
    assert voice.said == ["0:04, Ben, The tide turns at noon."]


def test_a_pause_in_a_gap_says_the_line_before(voice: Voice) -> None:
    voice.announcer.set_mode("pauses")
    voice.play(3_500)
    voice.pause()
    assert voice.said == ["0:01, Ada, Welcome to the harbour."]


def test_a_pause_before_the_first_line_says_nothing(voice: Voice) -> None:
    voice.announcer.set_mode("pauses")
    voice.play(500)
    voice.pause()
    assert voice.said == []


@pytest.mark.parametrize("state", [EngineState.ENDED, EngineState.EMPTY, EngineState.FAILED])
def test_the_end_is_no_pause(voice: Voice, state: EngineState) -> None:
    voice.announcer.set_mode("pauses")
    voice.play(4_500)
    voice.announcer.set_state(state)
    voice.pause()
    assert voice.said == []


def test_a_chapter_says_its_title_and_its_line_once(voice: Voice) -> None:
    voice.announcer.set_mode("chapters")
    voice.play(1_500, 3_900, 4_010, 4_500, 9_990)
    voice.pause()
    voice.play(9_995)
    assert voice.said == ["The Tide. 0:04, Ben, The tide turns at noon."]


def test_a_chapter_that_begins_in_a_gap_says_the_line_to_come(voice: Voice) -> None:
    voice.announcer.set_mode("chapters")
    voice.play(10_000)
    assert voice.said == ["What to Bring. 0:12, Bring a coat."]


def test_looking_around_while_paused_says_no_chapter(voice: Voice) -> None:
    voice.announcer.set_mode("chapters")
    voice.announcer.set_position(10_500)
    assert voice.said == []


def test_a_chapter_without_lines_says_its_title(voice: Voice) -> None:
    voice.announcer.set_mode("chapters")
    voice.announcer.set_timeline(Timeline(()))
    voice.play(4_500)
    assert voice.said == ["The Tide"]


@pytest.mark.parametrize(("mode", "said"), [("off", 0), ("pauses", 1), ("chapters", 0)])
def test_the_mode_can_be_changed_while_it_plays(voice: Voice, mode: AnnounceMode, said: int) -> None:
    voice.announcer.set_mode("chapters")
    voice.play(4_500)
    voice.announcer.set_mode(mode)
    voice.said.clear()
    voice.pause()
    assert len(voice.said) == said


def test_the_same_chapters_told_again_are_not_said_again(voice: Voice) -> None:
    voice.announcer.set_mode("chapters")
    voice.play(4_100)
    voice.announcer.set_chapters(CHAPTERS)
    voice.play(4_200)
    assert len(voice.said) == 1
