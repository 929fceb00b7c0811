"""The journal of another library merged into this one: bookmarks and edits of the recordings that both have."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from player.errors import UnreadableFile
from player.files import why_unreadable
from player.library.interface import Store
from player.library.journal.lines import Latest, latest, read_journal
from player.library.journal.records import BookmarkRecord, RecordingRecord, SourceRecord
from player.library.merging.counts import Counts, counted
from player.library.merging.matching import Matching
from player.library.progress import Report, unreported, watched
from player.library.recordings import UNTITLED

_MOST_NAMED = 5
# Kept at once: others who write wait for so much, and each portion waits for the disk.
_PORTION_RECORDS = 200


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came of a merge: counts, the ids of the recordings concerned, and the titles of those that are not here.

    `damaged` lines of a journal were left out.
    """

    counts: Counts = field(default_factory=Counts)
    recordings: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    damaged: int = 0

    @property
    def sentence(self) -> str:
        """What came of it, to be told."""
        told = [f"{self.counts.sentence_part or 'Nothing new'}."]
        if self.unknown:
            named = ", ".join(f"“{title}”" for title in self.unknown[:_MOST_NAMED])
            more = f" and {len(self.unknown) - _MOST_NAMED:,} more" if len(self.unknown) > _MOST_NAMED else ""
            told.append(f"Not in this library: {named}{more}.")
        if self.damaged:
            told.append(f"{counted(self.damaged, 'damaged line')} left out.")
        return " ".join(told)


@dataclass(frozen=True, slots=True)
class JournaledRecording:
    """One recording of a journal with all that it says of it."""

    record: RecordingRecord
    sources: tuple[SourceRecord, ...]
    bookmarks: tuple[BookmarkRecord, ...]


def merge_journal(store: Store, path: Path, report: Report = unreported) -> MergeReport:
    """Merge what a journal says of recordings that are here; raises UnreadableFile, LibraryError.

    Bookmarks, titles and names of speakers are merged, of each the last word holds. What a user makes of a recording
    alone, where he stopped and what he heard or took out of his list, is left as it is here. The library is locked for
    a part at a time; a merge that was stopped is ended by the next one.
    """
    recordings, damaged = journaled_recordings(path, report)
    if damaged and not recordings:
        raise UnreadableFile(path, "not one line of it is whole: this is no journal, or a damaged or newer one.")
    known, unknown = _known_recordings(store, recordings, report)
    counts = _merge_known(store, known, report)
    return MergeReport(counts, tuple(found for found, _ in known), tuple(unknown), damaged)


def _known_recordings(
    store: Store, recordings: Sequence[JournaledRecording], report: Report
) -> tuple[list[tuple[str, JournaledRecording]], list[str]]:
    """Those that are here, each with its id here, and the titles of the others."""
    matching, known, unknown = Matching(store), [], []
    for recording in watched(recordings, report):
        sha256s = {source.sha256 for source in recording.sources if source.sha256}
        found = matching.find(recording.record, sha256s)
        if found is None:
            unknown.append(recording.record.title)
        else:
            known.append((found, recording))
    return known, unknown


def _merge_known(store: Store, known: Sequence[tuple[str, JournaledRecording]], report: Report) -> Counts:
    counts, done = Counts(), 0
    total = sum(1 + len(recording.bookmarks) for _, recording in known)
    records = _records(known)
    while portion := list(islice(records, _PORTION_RECORDS)):
        report(done, total)
        with store.together():
            for found, group in groupby(portion, key=itemgetter(0)):
                counts += _merge_records(store, found, [record for _, record in group])
        done += len(portion)
    return counts


def _merge_records(store: Store, found: str, records: Sequence[RecordingRecord | BookmarkRecord]) -> Counts:
    counts = store.merge_bookmarks(found, (record for record in records if isinstance(record, BookmarkRecord)))
    for record in records:
        if isinstance(record, RecordingRecord):
            counts += store.merge_edits(found, record)
    return counts


def _records(known: Sequence[tuple[str, JournaledRecording]]) -> Iterator[tuple[str, RecordingRecord | BookmarkRecord]]:
    """What is to be merged, record by record, each with the id of its recording here."""
    for found, recording in known:
        yield found, recording.record
        yield from ((found, bookmark) for bookmark in recording.bookmarks)


def journaled_recordings(path: Path, report: Report) -> tuple[tuple[JournaledRecording, ...], int]:
    """What a journal says last of each recording, and how many of its lines are damaged; raises UnreadableFile.

    How much there is to do is not known before it is read: `report` is called now and then, and may raise to stop.
    """
    if reason := why_unreadable(path):
        raise UnreadableFile(path, reason)
    damaged: list[int] = []
    said = latest(watched(read_journal(path, damaged.append), report))
    return tuple(_by_recording(said)), len(damaged)


def _by_recording(said: Latest) -> list[JournaledRecording]:
    sources: dict[str, list[SourceRecord]] = defaultdict(list)
    bookmarks: dict[str, list[BookmarkRecord]] = defaultdict(list)
    for source in said.sources.values():
        sources[source.recording_id].append(source)
    for bookmark in said.bookmarks.values():
        bookmarks[bookmark.recording_id].append(bookmark)
    # The line of the recording itself may be damaged.
    for recording_id in (*sources, *bookmarks):
        said.recordings.setdefault(recording_id, RecordingRecord(recording_id, UNTITLED))
    return [
        JournaledRecording(record, tuple(sources[recording_id]), tuple(bookmarks[recording_id]))
        for recording_id, record in said.recordings.items()
    ]
