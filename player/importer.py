"""Files into the library: sorts out which belong together, reads them, and lays each group on one recording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from player.document import Document
from player.embedded.reading import Inside, read_inside
from player.errors import FrameRateNeeded, PlayerError, UnreadableContents
from player.formats import load_source, read_detected
from player.formats.base import Source
from player.library.store import Library
from player.media.probe import check_medium, is_media_file
from player.partners import find_partner, find_partners, same_recordings

Report = Callable[[int, int], None]

# Each file counts as so many steps: reading what stands inside a film takes a while.
STEPS_PER_FILE = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user says about texts that do not say it themselves: their encoding, their frames a second."""

    encoding: str | None = None
    frame_rate: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Files that describe one recording: its medium or none, and the transcripts and pages about it."""

    media_path: Path | None
    text_paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that is in the library now, or one text inside a medium; `document` is None for a medium itself.

    `remarks` tell what of a medium's inside could not be read.
    """

    path: Path
    recording_id: str
    document: Document | None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unrated:
    """A text whose times count frames of a rate that nobody named: why it is not in, and where it is to go.

    `recording_id` is that of the recording of the files that came with it; None where none came in.
    """

    path: Path
    recording_id: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came in, and a sentence for each file that could not; those that want a frame rate are named beside."""

    imported: tuple[Imported, ...]
    failures: tuple[str, ...]
    unrated: tuple[Unrated, ...] = ()


def import_files(
    library: Library,
    paths: Sequence[Path],
    *,
    media_path: Path | None = None,
    recording_id: str | None = None,
    reading: Reading = Reading(),
    report: Report | None = None,
) -> ImportResult:
    """Import every file that can be: onto `recording_id`, onto the recording of `media_path`, or as they go together.

    What stands inside a medium comes in with it. `report(done, total)` is called before each file and while a medium
    is read, `STEPS_PER_FILE` for each; it may raise to stop, and what came in before stays.
    """
    groups = (Group(None, tuple(paths)),) if recording_id else group_files(paths, media_path)
    total = sum(len(group.text_paths) + (group.media_path is not None) for group in groups)
    run = _Run(library, reading, report, total)
    for group in groups:
        run.take(group, recording_id)
    return ImportResult(tuple(run.imported), tuple(run.failures), tuple(run.unrated))


def reread(document: Document, data: bytes, reading: Reading) -> Document:
    """The document that the bytes of an imported text yield when they are read so; raises PlayerError."""
    name = document.origin.name if document.origin else ""
    again = _read(Source(name, data, reading.frame_rate, reading.encoding))
    return replace(again, language=again.language or document.language)


def group_files(paths: Sequence[Path], media_path: Path | None = None) -> tuple[Group, ...]:
    """Which of these files belong to one recording.

    With a medium named, or with just one among them, all do. Otherwise those of one name go together, and a medium or
    a transcript that stands alone is joined by its partners beside it.
    """
    media = [path for path in paths if is_media_file(path) and path != media_path]
    texts = tuple(path for path in paths if path not in media and path != media_path)
    if media_path is None and len(media) == 1:
        media_path = media.pop()
    if media_path is None:
        return _groups_by_name(media, texts)
    named = Group(media_path, texts or find_partners(media_path))
    return (named, *_groups_by_name(media, ()))


def _groups_by_name(media: Sequence[Path], texts: Sequence[Path]) -> tuple[Group, ...]:
    """A group for each medium with the texts that go with it, and one for each name among the other texts."""
    with_medium: dict[Path, list[Path]] = {path: list(find_partners(path)) for path in media}
    alone: list[Path] = []
    for text in texts:
        partner = find_partner(text)
        together = with_medium.setdefault(partner, []) if partner else alone
        together += [] if text in together else [text]
    groups = [Group(path, tuple(members)) for path, members in with_medium.items()]
    return (*groups, *(Group(None, members) for members in same_recordings(alone)))


@dataclass(slots=True)
class _Run:
    """One import under way: what came in so far, and how far it is."""

    library: Library
    reading: Reading
    report: Report | None
    total: int
    imported: list[Imported] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    unrated: list[Unrated] = field(default_factory=list)
    done: int = 0

    def take(self, group: Group, recording_id: str | None) -> None:
        """Import the files of a group onto one recording, the named one or the one that its first file is of."""
        # What times that count frames are read by, where nobody names it.
        medium_rate: float | None = None
        unrated: list[tuple[Path, str]] = []
        for path in (group.media_path, *group.text_paths):
            if path is None:
                continue
            self._tell(0, 1)
            try:
                if is_media_file(path):
                    items, medium_rate = self._import_medium(path, recording_id)
                else:
                    items = [self._import_text(path, recording_id, medium_rate)]
            except PlayerError as error:
                self.failures.append(error.sentence)
                if isinstance(error, FrameRateNeeded):
                    unrated.append((path, error.sentence))
            else:
                self.imported += items
                recording_id = items[0].recording_id
            self.done += 1
        self.unrated += [Unrated(path, recording_id, sentence) for path, sentence in unrated]

    def _import_text(self, path: Path, recording_id: str | None, medium_rate: float | None) -> Imported:
        source = replace(load_source(path), frame_rate=self.reading.frame_rate, encoding=self.reading.encoding)
        document = _read_beside(source, medium_rate)
        identifier = self.library.add_document(document, source.data, recording_id=recording_id, path=path)
        return Imported(path, identifier, document)

    def _import_medium(self, path: Path, recording_id: str | None) -> tuple[list[Imported], float | None]:
        """The medium and the texts inside it, and the frames a second of its pictures."""
        check_medium(path)
        if recording_id is None:
            recording_id = self.library.add_media(path)
        else:
            self.library.set_media_path(recording_id, path)
        try:
            inside = read_inside(path, self._tell)
        except UnreadableContents as error:
            # Whether it can be played is another matter, which only an engine knows.
            inside = Inside(remarks=(error.sentence,))
        items = [Imported(path, recording_id, None, inside.remarks)]
        for document, data in inside.documents:
            self.library.add_document(document, data, recording_id=recording_id, path=path)
            items.append(Imported(path, recording_id, document))
        return items, inside.frame_rate

    def _tell(self, part: int, whole: int) -> None:
        """Report so much of the file at hand; may raise to stop."""
        if self.report:
            steps = min(STEPS_PER_FILE, STEPS_PER_FILE * part // max(1, whole))
            self.report(self.done * STEPS_PER_FILE + steps, self.total * STEPS_PER_FILE)


def _read_beside(source: Source, medium_rate: float | None) -> Document:
    """The document; times that count frames go by those of the medium, where neither file nor user names a rate."""
    try:
        return _read(source)
    except FrameRateNeeded:
        if medium_rate is None:
            raise
    document = _read(replace(source, frame_rate=medium_rate))
    remark = f"Its times count frames: {medium_rate:g} a second, as the medium has."
    return replace(document, remarks=(*document.remarks, remark))


def _read(source: Source) -> Document:
    """The document, as coming from this file: Syncline JSON tells where it once came from."""
    format, document = read_detected(source)
    return replace(document, origin=source.origin(format.name))
