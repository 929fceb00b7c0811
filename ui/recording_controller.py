"""The open recording: what is opened, imported and changed in the library on the user's wish."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QUndoStack

from player.errors import PlayerError
from player.heard import Heard
from player.library.interface import Store
from player.media.clock import monotonic_ms
from player.media.probe import check_medium, is_media_file
from player.presentation import Presentation, nothing_shown, second_choices
from player.recording import Recording, with_speaker
from player.source_reports import source_title
from player.transcript import Timeline
from ui.heard_keeper import HeardKeeper
from ui.importing import Importing
from ui.list_keeper import ListKeeper
from ui.loading import Loaded, load, run_with_library, unless_removed
from ui.place_keeper import PlaceKeeper
from ui.playback_controller import PlaybackController
from ui.shown_transcript import ShownTranscript
from ui.tasks import Cancelled, Tasks
from ui.undo_step import UndoStep

if TYPE_CHECKING:
    from player.importer import Group


class RecordingController(QObject):
    """Wishes come in as calls, facts go out as signals; reading and importing run off the window's thread."""

    opening = Signal()
    opened = Signal(object, object)
    changed = Signal(object, object)
    closed = Signal()
    speaker_filter_changed = Signal(object)
    second_changed = Signal(object, bool)
    heard_changed = Signal(object)
    list_changed = Signal(object)
    failed = Signal(str)
    told = Signal(object)
    frame_rate_needed = Signal(object, str, object)

    def __init__(
        self,
        library: Store,
        tasks: Tasks,
        playback: PlaybackController,
        undo_stack: QUndoStack,
        now_ms: Callable[[], float] = monotonic_ms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._playback = playback
        self._undo_stack = undo_stack
        self._transcript = ShownTranscript(tasks, self)
        self._transcript.filtered.connect(self._show_filtered)
        self._transcript.speaker_filter_changed.connect(self.speaker_filter_changed)
        self._transcript.second_changed.connect(self.second_changed)
        self._heard = HeardKeeper(playback, undo_stack, now_ms, self)
        self._heard.changed.connect(self.heard_changed)
        self._heard.marked.connect(self._save_marked)
        self._place = PlaceKeeper(library, playback, self._heard, self)
        self._place.failed.connect(self.failed)
        self._place.kept.connect(self._refresh_open)
        self._place.length_kept.connect(self._take_length)
        self._importing = Importing(library.path, tasks, self)
        self._importing.begun.connect(self.opening)
        self._importing.imported.connect(self._show_imported)
        self._importing.told.connect(self.told)
        self._importing.frame_rate_needed.connect(self.frame_rate_needed)
        self._recording: Recording | None = None
        # Id of the recording that was asked for last: what is loaded for another is no longer wanted.
        self._wanted_id: str | None = None
        # Of the changes of open recordings: what is loaded after one of them is outdated by the next.
        self._change_count = 0
        self._list = ListKeeper(library, self)
        self._list.changed.connect(self.list_changed)
        self._list.failed.connect(self.failed)
        tasks.finished.connect(self.refresh_list)

    @property
    def recording(self) -> Recording | None:
        """The open recording."""
        return self._recording

    @property
    def timeline(self) -> Timeline:
        """The shown transcript of the open recording, of one speaker alone where that was asked for."""
        return self._transcript.presentation.timeline

    @property
    def speakers(self) -> tuple[str, ...]:
        """All its speakers, under their shown names, in the order of their first lines."""
        return self._transcript.presentation.speakers

    @property
    def heard(self) -> Heard:
        """What was heard of the open recording."""
        return self._heard.heard

    def open(self, recording_id: str, position_ms: int | None = None) -> None:
        """Open a recording where the user stopped, or at `position_ms`; in the one that is open, just go there."""
        self._go(recording_id, None if position_ms is None else partial(self._playback.seek, position_ms))

    def play(self, recording_id: str, position_ms: int) -> None:
        """As `open`, and play from there."""
        self._go(recording_id, partial(self._playback.play_from, position_ms))

    def begin(self, paths: Sequence[Path]) -> None:
        """What the program starts on: these files as one recording, or the library."""
        self.refresh_list()
        if paths:
            self.open_files(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Import these files and open the recording of the first."""
        self._importing.run("Opening", paths, None)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Lay these files on the open recording, where there is one; else they are opened.

        A medium is taken where the recording has none, or its own is gone.
        """
        recording = self._recording
        has_medium = recording is not None and recording.media_path is not None and recording.media_path.is_file()
        media = [path for path in paths if is_media_file(path)] if has_medium else []
        if media:
            self.failed.emit(f"{media[0].name}: this recording has a medium; Locate Media File… points to another.")
        texts = [path for path in paths if path not in media]
        if texts:
            self._importing.run("Adding", texts, recording.id if recording else None)

    def import_groups(self, groups: "Sequence[Group]") -> None:
        """Import what the user chose, and open the first recording of it."""
        self._importing.run_groups(groups)

    def close_recording(self) -> None:
        """Leave the open recording."""
        self._place.save()
        self._wanted_id = self._recording = None
        self._place.watch(None)
        self._heard.set_timeline(Timeline(()))
        self._heard.set_heard(Heard())
        self._transcript.begin()
        self._transcript.show(nothing_shown(), False, self.closed.emit)
        self._playback.open(None, self.timeline, 0)

    def refresh_list(self) -> None:
        """Tell which recordings there are."""
        self._list.refresh()

    def rename(self, title: str) -> None:
        """Give the open recording another title."""
        if self._recording is not None and title.strip():
            self._change(lambda library, recording_id: library.rename(recording_id, title.strip()))

    def locate_media(self, path: Path) -> None:
        """Point the open recording at its medium's new place."""
        recording = self._recording
        if recording is not None and self._try(lambda: self._set_medium(recording.id, path)):
            self._open(recording.id, None)

    def show_source(self, source_id: str) -> None:
        """Show this source's transcript."""
        self._change(lambda library, recording_id: library.show_source(recording_id, source_id))

    def show_second(self, source_id: str | None, beside: bool) -> None:
        """Show this source's transcript along the shown one, beside it or under its lines; None for none."""
        self._change(lambda library, recording_id: library.show_second(recording_id, source_id, is_beside=beside))

    def second_choices(self) -> list[tuple[str, str]]:
        """`(id, title)` of each source whose transcript may be shown along the shown one."""
        found = second_choices(self._recording) if self._recording is not None else ()
        return [(source.id, source_title(source.document)) for source in found]

    def rename_speaker(self, name: str, new_name: str) -> None:
        """Show a speaker under another name, everywhere in the recording; under that of another, both are one."""
        recording, new_name = self._recording, new_name.strip()
        if recording is None or not new_name or new_name == name:
            return
        before, after = recording.speaker_names, with_speaker(recording, name, new_name)
        redo = partial(self._name_speakers, recording.id, after, {name: new_name})
        undo = partial(self._name_speakers, recording.id, before, {new_name: name})
        if before != after and redo():
            self._undo_stack.push(UndoStep("Rename Speaker", redo, undo))

    def filter_speaker(self, name: str | None) -> None:
        """Show this speaker's lines alone, as long as the recording is open; None shows all."""
        self._transcript.filter_speaker(name)

    def heard_share(self) -> float:
        """From 0 to 1, how much of all that is spoken in the open recording was heard."""
        return self._heard.share()

    def next_unheard(self) -> int | None:
        """Start of the next shown line that was not heard, from here and then from the beginning; None for none."""
        return self.heard.next_unheard(self.timeline, self._playback.position_ms())

    def mark_heard(self) -> None:
        """All of the open recording was heard."""
        self._heard.mark_heard()

    def mark_unheard(self) -> None:
        """Nothing of the open recording was heard."""
        self._heard.mark_unheard()

    def refresh(self) -> None:
        """Show the open recording as it is in the library now."""
        self._change(lambda _library, _recording_id: None)

    def swap_source(self, recording_id: str, source_id: str, other_id: str) -> bool:
        """Put one reading of a file in the place of another, if this recording is open; whether that could be."""
        if not self._is_open(recording_id):
            return False
        return self._change(lambda library, _recording_id: library.swap_source(source_id, other_id))

    def remove_source(self, source_id: str) -> None:
        """Take this source off the recording; `restore_source` brings it back."""
        self._change(lambda library, _recording_id: library.remove_source(source_id))

    def restore_source(self, source_id: str) -> None:
        """Bring a removed source back."""
        self._change(lambda library, _recording_id: library.restore_source(source_id))

    def remove(self, recording_id: str) -> bool:
        """Take a recording out of the library, unless that fails; `restore` brings it back."""
        if not self._try(lambda: self._library.remove_recording(recording_id)):
            return False
        if self._wanted_id == recording_id:
            self._wanted_id = None
        if self._is_open(recording_id):
            # There is no recording any more whose place could be saved.
            self._place.watch(None)
            self.close_recording()
        self.refresh_list()
        return True

    def restore(self, recording_id: str) -> None:
        """Bring a removed recording back."""
        self._try(lambda: self._library.restore_recording(recording_id))
        self.refresh_list()

    def close(self) -> None:
        """Write the place for the last time."""
        self._place.close()
        self._list.close()

    def _refresh_open(self) -> None:
        if self._recording is not None:
            self._list.refresh_one(self._recording.id)

    def _go(self, recording_id: str, begin: Callable[[], None] | None) -> None:
        """Open a recording, unless it is, and then `begin`."""
        if not self._is_open(recording_id):
            self._open(recording_id, begin)
            return
        self._wanted_id = recording_id
        if begin is not None:
            begin()

    def _open(self, recording_id: str, begin: Callable[[], None] | None) -> None:
        self._place.save()
        self._wanted_id = recording_id
        self.opening.emit()
        may_write = self._library.notice is None

        def read(library: Store) -> Loaded:
            if self._wanted_id != recording_id:
                raise Cancelled
            if may_write:
                library.mark_opened(recording_id)
            return load(library, recording_id)

        self._load("Opening", recording_id, read, lambda loaded: self._show(*loaded, begin))

    def _take_length(self, recording_id: str) -> None:
        """A last line without an end lasts as long as the recording."""
        if self._is_open(recording_id) and self._transcript.presentation.whole.has_open_end:
            self.refresh()

    def _set_medium(self, recording_id: str, path: Path) -> None:
        check_medium(path)
        self._library.set_media_path(recording_id, path)

    def _show_imported(self, recording_id: str) -> None:
        if self._is_open(recording_id):
            self.refresh()
        else:
            self._open(recording_id, None)

    def _show(self, recording: Recording, presentation: Presentation, begin: Callable[[], None] | None) -> None:
        if recording.id != self._wanted_id:
            return
        self._place.save()
        is_same = self._is_open(recording.id)
        self._place.watch(None)
        self._transcript.begin(presentation.speaker if is_same else None)
        self._show_with(self.opened, recording, presentation)
        self._playback.open(recording.media_path, self.timeline, recording.position_ms)
        if is_same:
            self._heard.tell_again()
        else:
            self._heard.set_heard(recording.heard)
        self._place.watch(recording)
        if begin is not None:
            begin()
        self.refresh_list()

    def _change(self, work: Callable[[Store, str], None]) -> bool:
        """Change the open recording in the library, at once, then show it anew; False, and told, when it cannot be."""
        recording = self._recording
        if recording is None or not self._try(lambda: work(self._library, recording.id)):
            return False
        self._place.save()
        self._change_count += 1
        count, speaker = self._change_count, self._transcript.speaker
        known = Loaded(recording, self._transcript.presentation)

        def show(loaded: Loaded) -> None:
            if count == self._change_count:
                self._show_changed(*loaded)

        self._load("", recording.id, lambda library: load(library, recording.id, speaker, known), show)
        return True

    def _show_changed(self, recording: Recording, presentation: Presentation) -> None:
        if not self._is_open(recording.id):
            return
        if self._recording is not None and self._recording.media_path != recording.media_path:
            self._show(recording, presentation, None)
            return
        self._show_with(self.changed, recording, presentation)
        self._playback.set_timeline(self.timeline)

    def _show_filtered(self, presentation: Presentation) -> None:
        if self._recording is not None:
            self._show_with(self.changed, self._recording, presentation)
            self._playback.set_timeline(self.timeline)

    def _show_with(self, told: SignalInstance, recording: Recording, presentation: Presentation) -> None:
        """Make this the open recording and tell it with `told`."""
        opened = self._recording = self._as_now(recording)
        self._heard.set_timeline(presentation.whole)
        self._transcript.show(
            presentation, recording.is_second_beside, lambda: told.emit(opened, presentation.timeline)
        )

    def _name_speakers(self, recording_id: str, names: Mapping[str, str], renamed: Mapping[str, str]) -> bool:
        recording = self._recording
        if recording is None or recording.id != recording_id:
            return False

        def write(library: Store, _recording_id: str) -> None:
            library.name_speakers(recording_id, names)
            # The next wish may come before this one is shown.
            self._recording = replace(recording, speaker_names=names)
            self._transcript.follow_names(renamed)

        return self._change(write)

    def _save_marked(self) -> None:
        if self._library.notice is not None:
            self.failed.emit(self._library.notice)
        self._place.save()
        self.refresh_list()

    def _is_open(self, recording_id: str) -> bool:
        return self._recording is not None and self._recording.id == recording_id

    def _as_now(self, recording: Recording) -> Recording:
        """With the bookmarks and names in the library now: some may have been made while the recording was loaded."""
        try:
            names, bookmarks = self._library.speaker_names(recording.id), self._library.bookmarks(recording.id)
        except PlayerError:
            return recording
        return replace(recording, speaker_names=names, bookmarks=bookmarks)

    def _load(
        self, title: str, recording_id: str, read: Callable[[Store], Loaded], done: Callable[[Loaded], None]
    ) -> None:
        work = unless_removed(read, lambda: self._wanted_id == recording_id)
        run_with_library(self._tasks, self._library.path, title, work, done)

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except PlayerError as error:
            self.failed.emit(error.sentence)
            return False
        return True
