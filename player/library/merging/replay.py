"""The journal laid on a library that was lost, or came back from an older copy: all that it tells is there again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from player.document import Document
from player.embedded.reading import read_inside
from player.errors import LibraryError, PlayerError, UnreadableFile
from player.library.interface import Store
from player.library.journal.records import SourceRecord, moment_of
from player.library.merging.counts import Counts
from player.library.merging.journals import JournaledRecording, journaled_recordings
from player.library.merging.matching import is_known
from player.library.progress import Report, unreported
from player.media.probe import is_media_file
from player.reading import Reading, read_text


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a journal brought back: recordings made again, texts read anew, bookmarks and edits.

    `missing` says in a sentence each which texts are not back; `damaged` lines of the journal were left out.
    """

    recordings: int = 0
    sources: int = 0
    counts: Counts = field(default_factory=Counts)
    missing: tuple[str, ...] = ()
    damaged: int = 0


def replay(store: Store, path: Path, report: Report = unreported) -> Replayed:
    """Bring back what the journal of this very library tells; raises UnreadableFile, LibraryError.

    Recordings are made under their ids. Texts that are not there are read anew from where they were imported, if the
    file there is still the same. What was changed in the library later than in the journal stays.
    """
    recordings, damaged = journaled_recordings(path, report)
    done = Replayed(damaged=damaged)
    for number, recording in enumerate(recordings):
        report(number, len(recordings))
        done = _replay_one(store, recording, done)
    return done


def _replay_one(store: Store, recording: JournaledRecording, done: Replayed) -> Replayed:
    record = recording.record
    is_new = not is_known(store, record.id)
    known = {} if is_new else {source.id: source for source in store.source_records(record.id)}
    texts, missing = _read_anew(record.title, recording.sources, known)
    with store.together():
        if is_new:
            store.put_recording(record)
        here = store.recording_record(record.id)
        is_newer = is_new or moment_of(record.updated_at) > moment_of(here.updated_at)
        for source, document, data in texts:
            store.merge_source(record.id, source, document, data)
        _remove_again(store, recording.sources, known)
        counts = store.merge_bookmarks(record.id, recording.bookmarks)
        # Last, for a text brings facts of its own, and its recording back into the list.
        if is_newer or texts:
            store.put_recording(record if is_newer else here)
    return Replayed(
        done.recordings + is_new,
        done.sources + len(texts),
        done.counts + counts,
        (*done.missing, *missing),
        done.damaged,
    )


def _read_anew(
    title: str, sources: Sequence[SourceRecord], known: Mapping[str, SourceRecord]
) -> tuple[list[tuple[SourceRecord, Document, bytes]], list[str]]:
    """The texts that are not in the library, and why some cannot be read any more."""
    here = {source.sha256 for source in known.values() if source.sha256}
    read, missing = [], []
    for source in sources:
        if source.id in known or source.sha256 in here or source.deleted_at is not None:
            continue
        try:
            read.append((source, *_read(source)))
        except PlayerError as error:
            name = source.name or f"A text of “{title}”"
            missing.append(f"{name}: its text is not back: {error.sentence}")
    return read, missing


def _read(source: SourceRecord) -> tuple[Document, bytes]:
    """The document of a file that lies where it was imported from; raises PlayerError, also where it is another now."""
    if source.path is None:
        raise LibraryError("it is not known where its file lay.")
    if source.sha256 is None:
        raise UnreadableFile(source.path, "nothing tells whether the file there is still the same.")
    if is_media_file(source.path):
        found = read_inside(source.path, unreported).documents
    else:
        found = (read_text(source.path, Reading(source.encoding)),)
    for document, data in found:
        if document.origin is not None and document.origin.sha256 == source.sha256:
            return document, data
    raise UnreadableFile(source.path, "the file there is another one now.")


def _remove_again(store: Store, sources: Sequence[SourceRecord], known: Mapping[str, SourceRecord]) -> None:
    """Texts that were taken off after the library was as it is here."""
    for source in sources:
        here = known.get(source.id)
        if here is None or here.deleted_at is not None or source.deleted_at is None:
            continue
        if moment_of(source.updated_at) > moment_of(here.updated_at):
            store.remove_source(source.id)
