"""Files and folders that the user brings: what is plain is done at once, the rest is surveyed and told before it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.document import Origin
from player.files import is_folder
from player.library.bundle.layout import is_bundle
from player.library.interface import Store
from player.media.probe import is_media_file, is_media_name
from ui.loading import run_with_library
from ui.recording_controller import RecordingController
from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.import_survey import Survey, SurveyedFile
    from player.reading import Reading
    from ui.import_review.choice import TextChoice

# A medium and a text go together; whether more do is to be looked at.
_MOST_PLAIN_FILES = 2


@dataclass(frozen=True, slots=True)
class LoadedText:
    """The bytes of a text that is not in the library yet, and how they are read."""

    text: "TextChoice"
    data: bytes
    origin: Origin


class ImportController(QObject):
    """Wishes come in as calls; files are looked at off the window's thread, and nothing is written by it."""

    surveyed = Signal(object)  # Survey, for the user to choose from
    bundles_chosen = Signal(object)  # list of paths; they hold recordings of their own
    text_read = Signal(object, object)  # TextChoice, SurveyedFile
    text_loaded = Signal(object)  # LoadedText

    def __init__(
        self,
        library_path: Path,
        tasks: Tasks,
        recordings: RecordingController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library_path = library_path
        self._tasks = tasks
        self._recordings = recordings

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open one medium, one text or one of each at once; of anything else tell what is found."""
        paths = self._set_bundles_aside(paths)
        if not paths:
            return
        if not _is_plain(paths):
            self._survey(paths, None, self.surveyed.emit)
        elif len(paths) == 1 and not is_media_file(paths[0]):
            self._open_text(paths)
        else:
            self._recordings.open_files(paths)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Lay texts on the open recording, at once where nothing is odd about them."""
        paths = self._set_bundles_aside(paths)
        if not paths:
            return
        recording = self._recordings.recording
        if recording is None or any(is_media_file(path) for path in paths):
            self._recordings.add_files(paths)
            return

        def done(survey: "Survey") -> None:
            found = [text.found for surveyed in survey.recordings for text in surveyed.texts if text.found]
            opened = self._recordings.recording
            # Once another recording is open, the user is to see where the text goes.
            if any(text.remarks for text in found) or opened is None or opened.id != recording.id:
                self.surveyed.emit(survey)
            else:
                self._recordings.add_files(paths)

        self._survey(paths, recording.id, done)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Open what was dropped; a transcript dropped on a recording that has none is laid on it."""
        wanting = self._recordings.recording is not None and not self._recordings.timeline.lines
        if wanting and not any(is_folder(path) or is_media_file(path) or is_bundle(path) for path in paths):
            self.add_files(paths)
        else:
            self.open_files(paths)

    def read_text(self, text: "TextChoice", reading: "Reading") -> None:
        """Look at one text anew, as the user says that it is to be read."""
        path = text.file.path
        # At once: it may be imported before it has been looked at.
        text.reading = reading

        def work(_progress: Progress) -> "SurveyedFile":
            from player.import_survey import survey_text

            return survey_text(path, reading, frame_rate=text.frame_rate, length_ms=text.length_ms)

        self._tasks.run(f"Reading {path.name}", work, lambda file: self.text_read.emit(text, file))

    def load_text(self, text: "TextChoice") -> None:
        """Load the bytes of a text, so that the user sees how it reads in this or that encoding."""
        path, encoding = text.file.path, text.reading.encoding

        def work(_progress: Progress) -> LoadedText:
            from player.formats import load_source

            source = replace(load_source(path), encoding=encoding)
            # Only once it is decoded does it tell what in.
            _text = source.text
            return LoadedText(text, source.data, source.origin(""))

        self._tasks.run(f"Reading {path.name}", work, self.text_loaded.emit)

    def _set_bundles_aside(self, paths: Sequence[Path]) -> list[Path]:
        """The others: a bundle is a recording by itself, wherever it is laid."""
        bundles = [path for path in paths if is_bundle(path)]
        if bundles:
            self.bundles_chosen.emit(bundles)
        return [path for path in paths if path not in bundles]

    def _open_text(self, paths: Sequence[Path]) -> None:
        """Open a text; where none of the media beside it has its name, but several would do, let the user choose."""

        def work(library: Store, progress: Progress) -> "Survey | None":
            from player.import_survey import survey_files

            return survey_files(paths, library=library, report=progress.report) if _wants_medium(paths[0]) else None

        def done(survey: "Survey | None") -> None:
            if survey and any(found.media_candidates and not found.media_path for found in survey.recordings):
                self.surveyed.emit(survey)
            else:
                self._recordings.open_files(paths)

        run_with_library(self._tasks, self._library_path, f"Reading {paths[0].name}", work, done)

    def _survey(self, paths: Sequence[Path], recording_id: str | None, done: "Callable[[Survey], None]") -> None:
        def work(library: Store, progress: Progress) -> "Survey":
            # Here, because the formats take a while to load, and the window is to be painted before.
            from player.import_survey import survey_files

            return survey_files(paths, library=library, recording_id=recording_id, report=progress.report)

        name = paths[0].name if len(paths) == 1 else f"{len(paths):,} files"
        run_with_library(self._tasks, self._library_path, f"Looking at {name}", work, done)


def _is_plain(paths: Sequence[Path]) -> bool:
    """Whether this is one medium, one text, or one of each."""
    if len(paths) > _MOST_PLAIN_FILES or any(map(is_folder, paths)):
        return False
    return len(paths) == 1 or sum(map(is_media_file, paths)) == 1


def _wants_medium(text: Path) -> bool:
    """Whether there are media beside a text, and none of them is surely its own."""
    from player.importer import group_files

    try:
        if not any(is_media_name(other) for other in text.absolute().parent.iterdir()):
            return False
    except OSError:
        return False
    return not any(group.media_path for group in group_files([text]))
