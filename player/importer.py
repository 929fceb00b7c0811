"""Files into the library: sorts out which belong together, reads them, and lays each group on one recording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from player.document import Document
from player.errors import PlayerError
from player.formats import detect, load_source, read_source
from player.library.store import Library
from player.media.probe import check_medium, is_media_file
from player.partners import find_partner, find_partners, same_recordings

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Group:
    """Files that describe one recording: its medium or none, and the transcripts and pages about it."""

    media_path: Path | None
    text_paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that is in the library now; `document` is None for a medium."""

    path: Path
    recording_id: str
    document: Document | None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came in, and a sentence for each file that could not."""

    imported: tuple[Imported, ...]
    failures: tuple[str, ...]


def import_files(
    library: Library,
    paths: Sequence[Path],
    *,
    media_path: Path | None = None,
    recording_id: str | None = None,
    report: Report | None = None,
) -> ImportResult:
    """Import every file that can be: onto `recording_id`, onto the recording of `media_path`, or as they go together.

    `report(done, total)` is called before each file and may raise to stop; what came in before stays.
    """
    groups = (Group(None, tuple(paths)),) if recording_id else group_files(paths, media_path)
    total = sum(len(group.text_paths) + (group.media_path is not None) for group in groups)
    imported: list[Imported] = []
    failures: list[str] = []
    for group in groups:
        target = recording_id
        for path in (group.media_path, *group.text_paths):
            if path is None:
                continue
            if report:
                report(len(imported) + len(failures), total)
            try:
                item = _import_file(library, path, target)
            except PlayerError as error:
                failures.append(error.sentence)
            else:
                imported.append(item)
                target = item.recording_id
    return ImportResult(tuple(imported), tuple(failures))


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


def _import_file(library: Library, path: Path, recording_id: str | None) -> Imported:
    if is_media_file(path):
        check_medium(path)
        if recording_id is None:
            return Imported(path, library.add_media(path), None)
        library.set_media_path(recording_id, path)
        return Imported(path, recording_id, None)
    source = load_source(path)
    # Syncline JSON tells where it once came from; in the library it is the file that was imported.
    document = replace(read_source(source), origin=source.origin(detect(source).name))
    identifier = library.add_document(document, source.data, recording_id=recording_id, path=path)
    return Imported(path, identifier, document)
