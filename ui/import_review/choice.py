"""What of a survey is to come in: at first all that can be read, with every medium that there is no doubt about."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from player.import_survey import Survey, SurveyedFile, SurveyedRecording
from player.importer import Group
from player.reading import Reading


@dataclass(eq=False, slots=True)
class MediumChoice:
    """A medium that is a recording's or may be it, why, and sentences on what stands inside it where that was read."""

    path: Path
    reason: str
    inside: tuple[str, ...]
    is_chosen: bool


@dataclass(eq=False, slots=True)
class TextChoice:
    """A text, what was found in it, what the user said about how to read it, and what its medium says to that."""

    file: SurveyedFile
    is_chosen: bool
    reading: Reading
    frame_rate: float | None
    length_ms: int | None

    @property
    def is_readable(self) -> bool:
        """Whether there is anything in it to import."""
        return self.file.found is not None

    def reread(self, file: SurveyedFile) -> None:
        """It was read in another way: it is chosen if there is something in it now."""
        self.file, self.is_chosen = file, file.found is not None

    @property
    def may_be_decoded(self) -> bool:
        """Whether another encoding may yield another text."""
        return self.file.found is None or self.file.found.encoding_title is not None

    @property
    def counts_frames(self) -> bool:
        """Whether the user is to say, or said, how many frames make a second."""
        return self.file.wants_frame_rate or self.reading.frame_rate is not None


@dataclass(eq=False, slots=True)
class RecordingChoice:
    """A recording: its media, of which one at most is chosen, and its texts."""

    surveyed: SurveyedRecording
    media: tuple[MediumChoice, ...]
    texts: tuple[TextChoice, ...]

    @property
    def rows(self) -> tuple[MediumChoice | TextChoice, ...]:
        """Media first."""
        return (*self.media, *self.texts)

    @property
    def is_undecided(self) -> bool:
        """Whether there are media that may be its own, of which the user took none yet."""
        return self.surveyed.media_path is None and bool(self.media) and not any(row.is_chosen for row in self.media)

    def share_chosen(self) -> float:
        """From 0, nothing, to 1, all that can be chosen."""
        chosen = [row.is_chosen for row in self.texts if row.is_readable]
        if self.media:
            chosen.append(any(medium.is_chosen for medium in self.media))
        return sum(chosen) / len(chosen) if chosen else 0.0

    def choose_all(self, is_chosen: bool) -> None:
        """All of it or nothing; a medium that is only offered is not taken for the user."""
        for text in self.texts:
            text.is_chosen = is_chosen and text.is_readable
        for medium in self.media:
            medium.is_chosen = is_chosen and medium.path == self.surveyed.media_path

    def choose(self, row: MediumChoice | TextChoice, is_chosen: bool) -> None:
        """Take one of the rows, or leave it out; a medium takes the place of another."""
        if isinstance(row, MediumChoice):
            for medium in self.media:
                medium.is_chosen = is_chosen and medium is row
        else:
            row.is_chosen = is_chosen and row.is_readable

    def group(self) -> Group | None:
        """What is chosen of it; None where nothing is."""
        media_path = next((medium.path for medium in self.media if medium.is_chosen), None)
        texts = [text for text in self.texts if text.is_chosen]
        if media_path is None and not texts:
            return None
        readings = {text.file.path: text.reading for text in texts if text.reading != Reading()}
        paths = tuple(text.file.path for text in texts)
        return Group(media_path, paths, recording_id=self.surveyed.recording_id, readings=readings)


@dataclass(eq=False, slots=True)
class ImportChoice:
    """All recordings of a survey, and the sentences on what is left out."""

    recordings: tuple[RecordingChoice, ...]
    left_out: tuple[str, ...]

    def groups(self) -> tuple[Group, ...]:
        """What is chosen, as the importer takes it."""
        return tuple(group for recording in self.recordings if (group := recording.group()))

    def texts(self) -> Iterator[TextChoice]:
        """Every text of every recording."""
        for recording in self.recordings:
            yield from recording.texts


def all_readable(survey: Survey) -> ImportChoice:
    """The choice to begin with."""
    return ImportChoice(tuple(map(_recording, survey.recordings)), survey.left_out)


def _recording(surveyed: SurveyedRecording) -> RecordingChoice:
    own = surveyed.media_path
    others = [other for other in surveyed.media_candidates if other.path != own]
    media = [MediumChoice(own, surveyed.media_reason, surveyed.inside, is_chosen=True)] if own else []
    media += [MediumChoice(other.path, other.reason, (), is_chosen=False) for other in others]
    texts = tuple(
        TextChoice(file, file.found is not None, Reading(), surveyed.frame_rate, surveyed.length_ms)
        for file in surveyed.texts
    )
    return RecordingChoice(surveyed, tuple(media), texts)
