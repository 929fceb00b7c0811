"""Files into the library: sorts out which belong together, reads them, and lays each group on one recording."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from player.document import Document
from player.embedded.reading import Inside, read_inside
from player.errors import FrameRateNeeded, LibraryError, PlayerError, UnreadableContents
from player.library.bundle.layout import is_bundle
from player.library.interface import Store
from player.media.probe import check_medium, is_media_file
from player.pairing.gathering import Gathered, gather_files
from player.pairing.matching import Match, match_files
from player.reading import Reading, file_evidence, is_foreign, read_text

Report = Callable[[int, int], None]

# Each file counts as so many steps: reading what stands inside a film takes a while.
STEPS_PER_FILE = 100


# Then nothing more is tried: a library that is locked or full would let each file wait as long as the first.
_MOST_REFUSED = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Files that describe one recording: its medium or none, and the transcripts and pages about it.

    `recording_id` is that of the recording they go onto, if that is known; `readings` are what the user says of
    single texts, in the place of what is said of all; `media_reason` is why the medium is this one.
    """

    media_path: Path | None
    text_paths: tuple[Path, ...]
    recording_id: str | None = None
    readings: Mapping[Path, Reading] = field(default_factory=dict)
    media_reason: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that is in the library now, or one text inside a medium; `document` is None for a medium itself.

    `remarks` tell what of a medium's inside could not be read, `reason` why it was taken for its texts; `length_ms` is
    how long the medium lasts, if known. Of a bundle, which has no document either, the remark tells what came of it.
    """

    path: Path
    recording_id: str
    document: Document | None
    remarks: tuple[str, ...] = ()
    length_ms: int | None = None
    reason: str = ""
    is_bundle: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not come in, and why; a foreign one is of no format that Syncline reads."""

    path: Path
    sentence: str
    is_foreign: bool = False


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
    """What came in, and what could not; those that want a frame rate are named beside.

    `remarks` are sentences on what of a folder was left out, and on texts that may belong to several media.
    """

    imported: tuple[Imported, ...]
    failed: tuple[Failed, ...] = ()
    unrated: tuple[Unrated, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[str, ...]:
        """A sentence for each file that could not come in; where nothing came in, the remarks say why."""
        return tuple(item.sentence for item in self.failed) or (() if self.imported else self.remarks)


def import_files(
    library: Store,
    paths: Sequence[Path],
    *,
    media_path: Path | None = None,
    recording_id: str | None = None,
    reading: Reading | None = None,
    media_folder: Path | None = None,
    report: Report | None = None,
) -> ImportResult:
    """Import every file that can be: onto `recording_id`, onto the recording of `media_path`, or as they go together.

    Folders are walked; what nothing reads in them is no failure. What stands inside a medium comes in with it. A bundle
    is a recording by itself; a medium in it is written into `media_folder`, or beside the bundle.
    `report(done, total)` is called before each file and while a medium is read, `STEPS_PER_FILE` for each; it may
    raise to stop, and what came in before stays.
    """
    heartbeat = heartbeat_of(report)
    bundles = [path for path in dict.fromkeys(paths) if is_bundle(path)]
    gathered = gather_files([path for path in paths if path not in bundles], heartbeat)
    matches = matched_files(gathered, media_path, recording_id, reading or Reading(), heartbeat)
    groups = [Group(None, (path,)) for path in bundles]
    groups += [Group(match.media_path, match.text_paths, media_reason=match.reason) for match in matches]
    result = import_groups(
        library, groups, recording_id=recording_id, reading=reading, media_folder=media_folder, report=report
    )
    return _told(result, gathered, matches)


def import_groups(
    library: Store,
    groups: Sequence[Group],
    *,
    recording_id: str | None = None,
    reading: Reading | None = None,
    media_folder: Path | None = None,
    report: Report | None = None,
) -> ImportResult:
    """Import each group onto a recording of its own, or all onto `recording_id`; reports as `import_files` does."""
    total = sum(len(group.text_paths) + (group.media_path is not None) for group in groups)
    run = _Run(library, reading or Reading(), Steps(report, total), media_folder)
    for group in groups:
        run.take(group, recording_id)
    return ImportResult(tuple(run.imported), tuple(run.failed), tuple(run.unrated))


def group_files(paths: Sequence[Path], media_path: Path | None = None) -> tuple[Group, ...]:
    """Which of these files belong to one recording, as `match_files` finds it."""
    matches = matched_files(gather_files(paths), media_path, None, Reading(), heartbeat_of(None))
    return tuple(Group(match.media_path, match.text_paths) for match in matches)


def matched_files(
    gathered: Gathered,
    media_path: Path | None,
    recording_id: str | None,
    reading: Reading,
    heartbeat: Callable[[], None],
) -> tuple[Match, ...]:
    """Which files belong together: all, where they go onto one recording; else as `match_files` finds it."""
    if recording_id:
        return (Match(None, gathered.paths),)
    return match_files(gathered, file_evidence(reading, heartbeat), media_path)


def heartbeat_of(report: Report | None) -> Callable[[], None]:
    """Lets whoever is reported to stop it, before it is known how much there is to do."""
    return lambda: report(0, STEPS_PER_FILE) if report else None


def _undecided(matches: Sequence[Match]) -> Iterator[str]:
    """A sentence for each text that may belong to several media, or to one that is not sure."""
    for match in matches:
        if match.offers:
            media = " or ".join(f"{path.name} ({reason})" for path, reason in match.offers)
            yield f"{match.text_paths[0].name}: it may belong to {media}; name its medium to put them together."


def _told(result: ImportResult, gathered: Gathered, matches: Sequence[Match]) -> ImportResult:
    """The result with what is to be told; what nothing reads is a failure only where the user named it himself."""
    walked = frozenset(gathered.walked).difference(gathered.named)
    left_out = [item for item in result.failed if item.is_foreign and item.path in walked]
    failed = tuple(item for item in result.failed if item not in left_out)
    remarks = (*gathered.left_out, *(item.sentence for item in left_out), *_undecided(matches))
    return replace(result, failed=failed, remarks=remarks)


@dataclass(slots=True)
class Steps:
    """How far an import or a survey is: told to `report` by `STEPS_PER_FILE` for each of `total` files."""

    report: Report | None
    total: int
    done: int = 0

    def tell(self, part: int, whole: int) -> None:
        """So much of the file at hand is done; may raise to stop."""
        if self.report:
            steps = min(STEPS_PER_FILE, STEPS_PER_FILE * part // max(1, whole))
            self.report(self.done * STEPS_PER_FILE + steps, self.total * STEPS_PER_FILE)


@dataclass(slots=True)
class _Run:
    """One import under way: what came in so far, and how far it is."""

    library: Store
    reading: Reading
    steps: Steps
    media_folder: Path | None
    imported: list[Imported] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    unrated: list[Unrated] = field(default_factory=list)
    # How many files in a row the library did not take.
    refused_count: int = 0

    def take(self, group: Group, recording_id: str | None) -> None:
        """Import the files of a group onto one recording, the named one or the one that its first file is of."""
        recording_id = recording_id or group.recording_id
        inside = Inside()
        unrated: list[tuple[Path, str]] = []
        for path in (group.media_path, *group.text_paths):
            if path is None:
                continue
            self.steps.tell(0, 1)
            if self.refused_count >= _MOST_REFUSED:
                self.failed.append(Failed(path, f"{path.name}: not tried, for the library took nothing."))
                continue
            try:
                if is_bundle(path):
                    items = [self._import_bundle(path)]
                elif is_media_file(path):
                    items, inside = self._import_medium(path, recording_id, group.media_reason)
                else:
                    items = [self._import_text(path, group.readings.get(path, self.reading), recording_id, inside)]
            except PlayerError as error:
                self.failed.append(Failed(path, error.sentence, is_foreign(path, error)))
                self.refused_count = self.refused_count + 1 if isinstance(error, LibraryError) else 0
                if isinstance(error, FrameRateNeeded):
                    unrated.append((path, error.sentence))
            else:
                self.refused_count = 0
                self.imported += items
                recording_id = items[0].recording_id
            self.steps.done += 1
        self.unrated += [Unrated(path, recording_id, sentence) for path, sentence in unrated]

    def _import_bundle(self, path: Path) -> Imported:
        # Imported for those who import one.
        from player.library.bundle.reading import read_bundle

        folder = self.media_folder or path.absolute().parent
        merged = read_bundle(self.library, path, media_folder=folder, report=self.steps.tell)
        return Imported(path, merged.recording_id, None, (merged.sentence,), is_bundle=True)

    def _import_text(self, path: Path, reading: Reading, recording_id: str | None, inside: Inside) -> Imported:
        document, data = read_text(path, reading, inside.frame_rate)
        identifier = self.library.add_document(document, data, recording_id=recording_id, path=path)
        return Imported(path, identifier, document, length_ms=inside.length_ms)

    def _import_medium(self, path: Path, recording_id: str | None, reason: str) -> tuple[list[Imported], Inside]:
        """The medium and the texts inside it, and what else is known of it."""
        check_medium(path)
        if recording_id is None:
            recording_id = self.library.add_media(path)
        else:
            self.library.set_media_path(recording_id, path)
        try:
            inside = read_inside(path, self.steps.tell)
        except UnreadableContents as error:
            # Whether it can be played is another matter, which only an engine knows.
            inside = Inside(remarks=(error.sentence,))
        items = [Imported(path, recording_id, None, inside.remarks, inside.length_ms, reason)]
        for document, data in inside.documents:
            self.library.add_document(document, data, recording_id=recording_id, path=path)
            items.append(Imported(path, recording_id, document, length_ms=inside.length_ms))
        return items, inside
