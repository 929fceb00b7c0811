"""The steps of the tour, in order: each does what a person would do, checks what they would see, and says it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLineEdit, QWidget

from player import timecode
from player.library.opening import open_store
from ui.tour.person import Person, StepFailed

# How far the engine may be from a line that was clicked.
SEEK_TOLERANCE_MS = 150
_SCROLL_NOTCHES = 6
_CLICKED_LINE = 4
_CLICKED_WORD = 3
_BOOKMARKED_LINES = (2, 4)
_SEARCHED_WORDS = "found forty mom"
_TABS = ("summary", "highlights", "keywords", "questions", "chapters", "bookmarks")
_CTRL = Qt.KeyboardModifier.ControlModifier


def starts_with_an_empty_library(person: Person) -> str:
    """The window explains itself."""
    person.start()
    person.wait_until("the window explains itself", lambda: person.find(QWidget, "sampleButton").isVisible())
    return "the window explains itself and offers the sample"


def opens_the_sample(person: Person) -> str:
    """A click brings the sample with its transcript and pages."""
    person.click(person.find(QWidget, "sampleButton"))
    recordings = person.syncline.recordings
    waited_ms = person.wait_until(
        "the sample is open with its lines", lambda: recordings.recording is not None and person.view.line_count() > 0
    )
    person.wait_until("the whole window is painted", lambda: person.view.isVisible())
    assert recordings.recording is not None
    sources = len(recordings.recording.sources)
    return f"{person.view.line_count()} lines and {sources} sources after {waited_ms} ms"


def plays_and_the_mark_moves_by_itself(person: Person) -> str:
    """Space plays; the marked line goes on without anybody's help."""
    person.press(Qt.Key.Key_Space)
    person.wait_until("a line is marked", lambda: bool(person.view.marks.spoken))
    first = person.view.marks.spoken
    person.wait_until("the mark moves on", lambda: bool(person.view.marks.spoken) and person.view.marks.spoken != first)
    return f"the mark went from line {min(first) + 1} to line {min(person.view.marks.spoken) + 1}"


def follow_yields_to_the_wheel(person: Person) -> str:
    """Scrolled away, the transcript stays where the reader put it."""
    person.turn_wheel(person.view.viewport(), _SCROLL_NOTCHES)
    place_px = person.view.scrolled_px()
    if place_px == 0:
        raise StepFailed("the wheel did not scroll the transcript")
    before = person.view.marks.spoken
    person.wait_until("the mark moves on", lambda: bool(person.view.marks.spoken - before))
    person.look_on(500)
    if person.view.scrolled_px() != place_px:
        raise StepFailed(f"the transcript moved from {place_px} to {person.view.scrolled_px()} under the reader")
    return f"scrolled to {place_px} px, and there it stayed while the mark moved on"


def jumps_back_to_now(person: Person) -> str:
    """The button brings the spoken line in sight again."""
    person.click(person.find(QWidget, "jumpToNowButton"))
    person.wait_until(
        "the spoken line is in sight",
        lambda: bool(person.view.marks.spoken) and not person.view.out_of_sight(max(person.view.marks.spoken)),
    )
    person.wait_until("the button is gone", lambda: not person.find(QWidget, "jumpToNowButton").isVisible())
    return f"line {max(person.view.marks.spoken) + 1} is in sight and is followed again"


def seeks_by_a_click_on_a_line(person: Person) -> str:
    """While it plays, the engine truly goes to the line that was clicked, and goes on playing."""
    started = time.monotonic()
    person.click(person.view.viewport(), person.place_of_time(_CLICKED_LINE))
    return _reaches_line(person, _CLICKED_LINE, started)


def seeks_while_paused_and_plays_from_there(person: Person) -> str:
    """Paused, a click only marks the line; playing then truly begins there."""
    person.press(Qt.Key.Key_Space)
    person.click(person.view.viewport(), person.place_of_time(_CLICKED_LINE - 2))
    person.look_on(500)
    started = time.monotonic()
    person.press(Qt.Key.Key_Space)
    result = _reaches_line(person, _CLICKED_LINE - 2, started)
    person.press(Qt.Key.Key_Space)
    return result


def seeks_to_a_word(person: Person) -> str:
    """Where the source timed its words, a click on one goes to that word."""
    playback, line = person.syncline.playback, person.view.timeline.lines[_CLICKED_LINE]
    word = line.words[_CLICKED_WORD]
    person.click(person.view.viewport(), person.place_of_word(_CLICKED_LINE, _CLICKED_WORD))
    person.wait_until("it is at the word", lambda: playback.position_ms() == word.start_ms)
    return f"“{word.text.strip()}” at {timecode.clock_ms(word.start_ms)}"


def goes_back_to_where_it_was(person: Person) -> str:
    """Alt+Left returns to the moment from which one jumped."""
    playback = person.syncline.playback
    before_ms = playback.position_ms()
    person.click(person.view.viewport(), person.place_of_time(_CLICKED_LINE + 1))
    person.wait_until("it has jumped", lambda: playback.position_ms() != before_ms)
    person.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    person.wait_until("it is back", lambda: abs(playback.position_ms() - before_ms) <= SEEK_TOLERANCE_MS)
    return f"back at {timecode.clock(before_ms)}"


def reads_in_paragraphs(person: Person) -> str:
    """V joins the lines of a turn, now staying in sight, and V again parts them."""
    now = max(person.view.marks.spoken)
    person.press(Qt.Key.Key_V)
    person.wait_until("paragraphs are shown", person.view.is_reading)
    person.take_picture("reading")
    seen_in_both = not person.view.out_of_sight(now)
    person.press(Qt.Key.Key_V)
    person.wait_until("lines are shown", lambda: not person.view.is_reading())
    if not seen_in_both or person.view.out_of_sight(now):
        raise StepFailed(f"line {now + 1} was lost from sight")
    return f"line {now + 1} stayed in sight"


def bookmarks_a_selection(person: Person) -> str:
    """Drag over lines, press B: it is in the library file when the key is up."""
    person.select_lines(*_BOOKMARKED_LINES)
    person.press(Qt.Key.Key_B)
    recording = person.syncline.recordings.recording
    assert recording is not None
    with open_store(person.library_path) as library:
        kept = library.bookmarks(recording.id)
    if len(kept) != 1:
        raise StepFailed(f"{len(kept)} bookmarks are in the library file")
    lines = _BOOKMARKED_LINES[1] - _BOOKMARKED_LINES[0] + 1
    return f"{lines} lines, {timecode.clock(kept[0].start_ms)} to {timecode.clock(kept[0].end_ms)}, in the library file"


def restarts_and_finds_it_again(person: Person) -> str:
    """The program started anew on the same library has recording, place and bookmark."""
    place_ms = person.syncline.playback.position_ms()
    person.start()
    recordings = person.find(QAbstractScrollArea, "libraryList")
    person.wait_until("the recording is listed", recordings.isVisible)
    person.look_on(200)
    person.click(recordings.viewport(), QPoint(60, 20))
    person.wait_until("the bookmark is back", lambda: len(person.syncline.bookmarks.bookmarks) == 1)
    person.wait_until("the place is back", lambda: 0 < person.syncline.playback.position_ms() <= place_ms)
    position = timecode.clock(person.syncline.playback.position_ms())
    return f"the bookmark is there, and playing would go on at {position}, a little before {timecode.clock(place_ms)}"


def finds_words_in_the_transcript(person: Person) -> str:
    """Ctrl+F counts and goes to the first hit."""
    person.press(Qt.Key.Key_F, _CTRL)
    person.type("bookmark")
    marks = person.view.marks
    person.wait_until("there are hits", lambda: marks.hits is not None and len(marks.hits) > 0)
    assert marks.hits is not None
    hits = len(marks.hits)
    person.take_picture("finding")
    person.press(Qt.Key.Key_Escape)
    return f"{hits} hits for “bookmark”"


def searches_the_library(person: Person) -> str:
    """Ctrl+K finds the moment in everything there is, and Enter plays it."""
    person.press(Qt.Key.Key_K, _CTRL)
    field = person.find(QLineEdit, "librarySearchField")
    person.wait_until("the search field has the keyboard", field.hasFocus)
    person.type(_SEARCHED_WORDS)
    results = person.find(QAbstractItemView, "libraryHitList")
    person.wait_until("the line is found", lambda: _SEARCHED_WORDS in str(results.currentIndex().data()))
    person.take_picture("searching")
    started = time.monotonic()
    person.press(Qt.Key.Key_Return)
    lines = person.view.timeline.lines
    reached = _reaches_line(person, next(n for n, line in enumerate(lines) if _SEARCHED_WORDS in line.text), started)
    person.press(Qt.Key.Key_Space)
    field.clear()
    return f"“{_SEARCHED_WORDS}…” plays {reached}"


def _reaches_line(person: Person, number: int, started: float) -> str:
    """The first true report of the engine lies on the line, no further in than the time since `started` allows."""
    playback = person.syncline.playback
    start_ms = person.view.timeline.lines[number].start_ms
    assert start_ms is not None
    person.wait_until("the engine is there", lambda: playback.is_settled() and playback.position_ms() != start_ms)
    beyond_ms = playback.position_ms() - start_ms
    since_ms = round((time.monotonic() - started) * 1000)
    if not -SEEK_TOLERANCE_MS <= beyond_ms <= since_ms + SEEK_TOLERANCE_MS:
        raise StepFailed(f"asked for {start_ms} ms, and {since_ms} ms later the engine is {beyond_ms} ms beyond it")
    if number not in person.view.marks.spoken:
        raise StepFailed(f"the line is not marked, but {sorted(person.view.marks.spoken)}")
    return f"line {number + 1} at {timecode.clock_ms(start_ms)}: {beyond_ms} ms into it, {since_ms} ms after"


def _opens_a_tab(name: str) -> Callable[[Person], str]:
    def step(person: Person) -> str:
        person.click(person.find(QWidget, f"{name}Tab"))
        panel = person.find(QWidget, f"{name}Panel")
        person.wait_until(f"{name} is shown", panel.isVisible)
        person.look_on(150)
        return "shown"

    step.__name__ = f"opens_{name}"
    return step


def shows_everything_in_the_dark(person: Person) -> str:
    """The dark palette, on the playing sample."""
    person.press(Qt.Key.Key_D, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    person.click(person.view.viewport(), QPoint(person.view.viewport().width() // 2, 60))
    person.press(Qt.Key.Key_Space)
    person.wait_until("it plays", lambda: bool(person.view.marks.spoken))
    person.look_on(1_500)
    return "light text on a dark ground"


STEPS: tuple[Callable[[Person], str], ...] = (
    starts_with_an_empty_library,
    opens_the_sample,
    plays_and_the_mark_moves_by_itself,
    follow_yields_to_the_wheel,
    jumps_back_to_now,
    seeks_by_a_click_on_a_line,
    seeks_while_paused_and_plays_from_there,
    seeks_to_a_word,
    goes_back_to_where_it_was,
    reads_in_paragraphs,
    bookmarks_a_selection,
    restarts_and_finds_it_again,
    finds_words_in_the_transcript,
    searches_the_library,
    *(_opens_a_tab(name) for name in _TABS),
    shows_everything_in_the_dark,
)
