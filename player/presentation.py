"""What of a recording is shown: its transcript without rolling repeats, under the shown names, and a second text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from player.alignment import align
from player.recording import Recording, StoredSource, has_text, shown_source, spoken_lines
from player.rolling import without_rolling
from player.transcript import Timeline, named_speakers, numbers_spoken_by


@dataclass(frozen=True, slots=True)
class Presentation:
    """The timeline that is shown and the second text by its line numbers, if any; of one speaker alone, or of all.

    `whole` and `whole_second` are the same of all speakers, who stand in `speakers` in the order of their first lines.
    """

    whole: Timeline
    whole_second: Mapping[int, str] | None
    speakers: tuple[str, ...]
    timeline: Timeline
    second: Mapping[int, str] | None
    speaker: str | None = None

    def only(self, speaker: str | None) -> "Presentation":
        """The lines of this speaker alone; of all where it is None, or nobody here."""
        if speaker is None or speaker not in self.speakers:
            return replace(self, timeline=self.whole, second=self.whole_second, speaker=None)
        numbers = numbers_spoken_by(self.whole.lines, speaker)
        texts = self.whole_second
        second = None if texts is None else {i: texts[number] for i, number in enumerate(numbers) if number in texts}
        return replace(self, timeline=self.whole.only(numbers), second=second, speaker=speaker)


def present(recording: Recording, speaker: str | None = None, known: Presentation | None = None) -> Presentation:
    """What is shown of this recording, of this speaker alone if one is named; takes a second at 100,000 lines.

    What is the same in a `known` presentation is that very object; where only ends are others, the lines are.
    """
    whole = _timeline(recording, shown_source(recording))
    second = second_source(recording)
    texts: Mapping[int, str] | None = None if second is None else align(whole, _timeline(recording, second))
    if known is not None:
        whole = _kept(whole, known.whole)
        texts = known.whole_second if texts == known.whole_second else texts
        if (whole, texts, speaker) == (known.whole, known.whole_second, known.speaker):
            return known
    return Presentation(whole, texts, named_speakers(whole.lines), whole, texts).only(speaker)


def nothing_shown() -> Presentation:
    """What is shown of no recording."""
    return Presentation(Timeline(()), None, (), Timeline(()), None)


def second_source(recording: Recording) -> StoredSource | None:
    """The source that the user chose to show along the shown one; None where there is none (any more)."""
    choices = (source for source in second_choices(recording) if source.id == recording.second_source_id)
    return next(choices, None)


def second_choices(recording: Recording) -> tuple[StoredSource, ...]:
    """The sources that may be shown along the shown one: all others that have lines with text."""
    shown = shown_source(recording)
    return tuple(source for source in recording.sources if has_text(source.document) and source is not shown)


def _timeline(recording: Recording, source: StoredSource | None) -> Timeline:
    lines = spoken_lines(recording, source) if source else ()
    return _worked_out(Timeline(without_rolling(lines), recording.duration_ms))


def _kept(timeline: Timeline, known: Timeline) -> Timeline:
    if timeline.lines != known.lines:
        return timeline
    return known if timeline.duration_ms == known.duration_ms else _worked_out(replace(timeline, lines=known.lines))


def _worked_out(timeline: Timeline) -> Timeline:
    """Done here, off the window's thread, for the share that is heard."""
    timeline.spoken_ms()
    return timeline
