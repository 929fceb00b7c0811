"""What is read from the library off the window's thread: a recording, and all that is shown of it worked out."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TypeVar

from player.errors import NotInLibrary
from player.library.interface import Store
from player.library.opening import reopen_store
from player.presentation import Presentation, present
from player.recording import Recording
from ui.tasks import Cancelled, Progress, Tasks

T = TypeVar("T")


class Loaded(NamedTuple):
    """A recording and what is shown of it."""

    recording: Recording
    presentation: Presentation


def load(library: Store, recording_id: str, speaker: str | None = None, known: Loaded | None = None) -> Loaded:
    """The recording with the lines of one speaker, or of all; what is as it was `known` is that very object."""
    if known is None:
        recording = library.recording(recording_id)
        # The window will name the formats of the sources: they take a while to load, which holds up nobody here.
        import_module("player.formats")
        return Loaded(recording, present(recording, speaker))
    recording = library.recording(recording_id, known.recording.sources)
    return Loaded(recording, present(recording, speaker, known.presentation))


def unless_removed(read: Callable[[Store], T], is_wanted: Callable[[], bool]) -> Callable[[Store, Progress], T]:
    """Work for `run_with_library`: what is missing when nobody wants it any more is not missed."""

    def work(library: Store, _progress: Progress) -> T:
        try:
            return read(library)
        except NotInLibrary as error:
            if is_wanted():
                raise
            raise Cancelled from error

    return work


def run_with_library(
    tasks: Tasks, path: Path, title: str, work: Callable[[Store, Progress], T], done: Callable[[T], None]
) -> None:
    """Start `work` on the library of this path, which is opened for it; `done(result)` is called on this thread."""

    def with_library(progress: Progress) -> T:
        with reopen_store(path) as library:
            return work(library, progress)

    tasks.run(title, with_library, done)
