"""A bundle into the library: a recording of its own, or merged into the one that is here already."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from player.document import Document
from player.formats.json_value import JsonValue, WrongJson, parse_json
from player.formats.syncline_json import document_from_dict
from player.library.bundle import layout
from player.library.bundle.medium import MediumFacts, medium_from, written_medium
from player.library.bundle.members import Members, broken, open_bundle
from player.library.interface import Store
from player.library.journal.record_reading import bookmark_from, recording_from, source_from
from player.library.journal.records import BookmarkRecord, RecordingRecord, SourceRecord, is_uuid
from player.library.merging.counts import Counts, counted
from player.library.merging.matching import Matching
from player.library.progress import Report, unreported, watched

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a bundle: the recording that it is here now, new or not, and what was laid on it.

    `source_count` is how many texts it brought that were not there, `media_path` where its medium was written, if it
    was.
    """

    recording_id: str
    title: str
    is_new: bool
    counts: Counts
    source_count: int
    media_path: Path | None

    @property
    def sentence(self) -> str:
        """What came of it, to be told."""
        came = (
            counted(self.source_count, "text"),
            counted(self.counts.added, "bookmark") if self.is_new else self.counts.sentence_part,
        )
        what = "is a new recording" if self.is_new else "was in the library before"
        medium = f" Its medium is {self.media_path}." if self.media_path else ""
        return f"“{self.title}” {what}: {', '.join(filter(None, came)) or 'nothing new'}.{medium}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a bundle would bring; `medium_name` is None where its medium is not in it.

    `recording_id` is that of the recording here that it would be merged into, if there is one.
    """

    title: str
    documents: tuple[Document, ...]
    bookmark_count: int
    duration_ms: int | None
    medium_name: str | None
    recording_id: str | None


@dataclass(frozen=True, slots=True)
class _Bundle:
    """All that a bundle holds but its medium."""

    recording: RecordingRecord
    sources: tuple[tuple[SourceRecord, Document, bytes | None], ...]
    bookmarks: tuple[BookmarkRecord, ...]
    medium: MediumFacts | None

    @property
    def sha256s(self) -> frozenset[str]:
        """The files that its texts were read from."""
        return frozenset(source.sha256 for source, _, _ in self.sources if source.sha256)


def read_bundle(store: Store, path: Path, *, media_folder: Path | None = None, report: Report = unreported) -> Merged:
    """Import a bundle, all or nothing; its medium goes into `media_folder`, under a free name, if it is wanted here.

    A recording that is here already, under this id, with one of these files or with this medium, is merged with: the
    last word on each bookmark, the title and each speaker holds, texts are added, and where the user is in it stays.
    Raises UnreadableFile, BrokenFile, UnwritableFile, LibraryError.
    """
    with open_bundle(path) as members:
        bundle = _read(members, path.name)
        found_id = _recording_here(store, bundle)
        with _medium(store, found_id, members, bundle, media_folder, report) as keep_medium, store.together():
            # It may have come in while the medium was written; nothing is looked up in media here, for all others wait.
            return _merge(store, bundle, found_id or _recording_of_texts(store, bundle), keep_medium, report)


def look_into(path: Path, store: Store | None = None) -> Contents:
    """What is in a bundle, of which nothing is kept; raises UnreadableFile, BrokenFile, LibraryError."""
    with open_bundle(path) as members:
        bundle = _read(members, path.name)
        has_medium = members.size(layout.MEDIUM) is not None
    return Contents(
        bundle.recording.title,
        tuple(document for _, document, _ in bundle.sources),
        sum(bookmark.deleted_at is None for bookmark in bundle.bookmarks),
        bundle.recording.duration_ms,
        bundle.medium.name if bundle.medium and has_medium else None,
        _recording_here(store, bundle) if store else None,
    )


def _recording_here(store: Store, bundle: _Bundle) -> str | None:
    return Matching(store).find(bundle.recording, bundle.sha256s, bundle.medium.mark if bundle.medium else None)


def _recording_of_texts(store: Store, bundle: _Bundle) -> str | None:
    return Matching(store).find(bundle.recording, bundle.sha256s)


def _medium(
    store: Store, found_id: str | None, members: Members, bundle: _Bundle, folder: Path | None, report: Report
) -> AbstractContextManager[Callable[[], Path | None]]:
    """The medium written into the folder, where there is one and the recording here has none."""
    here = store.recording_record(found_id).media_path if found_id else None
    is_wanted = folder is not None and not (here and here.is_file())
    if folder is None or not is_wanted or bundle.medium is None or members.size(layout.MEDIUM) is None:
        return nullcontext(lambda: None)
    return written_medium(members, bundle.medium.name, folder, report)


def _merge(
    store: Store, bundle: _Bundle, found_id: str | None, keep_medium: Callable[[], Path | None], report: Report
) -> Merged:
    recording_id = found_id or (bundle.recording.id if is_uuid(bundle.recording.id) else str(uuid4()))
    record = replace(bundle.recording, id=recording_id)
    if found_id is None:
        store.put_recording(replace(record, media_path=None, deleted_at=None))
    elif store.recording_record(recording_id).deleted_at is not None:
        store.restore_recording(recording_id)
    before = {source.id for source in store.source_records(recording_id) if source.deleted_at is None}
    ids = {
        source.id: store.merge_source(recording_id, source, document, data) for source, document, data in bundle.sources
    }
    counts = store.merge_bookmarks(recording_id, watched(bundle.bookmarks, report))
    media_path = keep_medium()
    if found_id is None:
        store.put_recording(_as_here(record, ids, media_path))
    else:
        counts += store.merge_edits(recording_id, record)
        if media_path is not None:
            store.set_media_path(recording_id, media_path)
    title = store.recording_record(recording_id).title
    return Merged(recording_id, title, found_id is None, counts, len(set(ids.values()) - before), media_path)


def _as_here(record: RecordingRecord, source_ids: dict[str, str], media_path: Path | None) -> RecordingRecord:
    """The record as it is in this library: what it names is under the ids, and at the place, that it has here."""
    return replace(
        record,
        media_path=media_path.resolve() if media_path else None,
        shown_source_id=source_ids.get(record.shown_source_id or ""),
        second_source_id=source_ids.get(record.second_source_id or ""),
        deleted_at=None,
    )


def _read(members: Members, name: str) -> _Bundle:
    _check_extent(members, name)
    try:
        head = parse_json(_text(members, layout.HEAD, name))
        version = head.get("syncline_bundle").value
        if version != layout.VERSION:
            reason = f"it is of version {str(version)[:20]}, and this Syncline reads version {layout.VERSION}."
            raise broken(name, reason)
        return _Bundle(
            recording_from(head.get("recording")),
            tuple(_sources(members, head.get("sources"), name)),
            tuple(bookmark_from(item) for item in head.get("bookmarks").items()),
            medium_from(head.get("medium")),
        )
    except WrongJson as error:
        raise broken(name, f"in {layout.HEAD} {error}.") from error


def _sources(members: Members, listed: JsonValue, name: str) -> Iterator[tuple[SourceRecord, Document, bytes | None]]:
    for number, item in enumerate(listed.items(), 1):
        member, original = layout.document_member(number), layout.original_member(number)
        data = members.data(original) if members.size(original) is not None else None
        yield source_from(item), _document(members, member, name), data


def _document(members: Members, member: str, name: str) -> Document:
    values = parse_json(_text(members, member, name)).value
    if not isinstance(values, dict):
        raise broken(name, f"{member} is no document.")
    return document_from_dict(values, name)


def _check_extent(members: Members, name: str) -> None:
    """What is small as text may fill the memory when it is parsed."""
    texts = filter(layout.is_json, members)
    if sum(layout.value_count(piece) for text in texts for piece in members.pieces(text)) > layout.MOST_VALUES:
        raise broken(name, "it holds more than any transcript.")


def _text(members: Members, member: str, name: str) -> str:
    try:
        return members.data(member).decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise broken(name, f"{member} is no text.") from error
