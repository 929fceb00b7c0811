"""Files into the library: sorts out which belong together, reads them, and lays each group on one recording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from player.document import Document
from player.errors import PlayerError, UnplayableMedia
from player.formats import detect, load_source, read_source
from player.library.store import Library
from player.media.probe import is_media_file, read_playable
from player.partners import find_partner, find_partners

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
                item = _import_file(library, path, path == group.media_path, target)
            except PlayerError as error:
                failures.append(error.sentence)
            else:
                imported.append(item)
                target = item.recording_id
    return ImportResult(tuple(imported), tuple(failures))


def group_files(paths: Sequence[Path], media_path: Path | None = None) -> tuple[Group, ...]:
    """Which of these files belong to one recording.

    With a medium named, or with just one among them, all do. Otherwise files go together by name, and a medium or a
    transcript that stands alone is joined by its partners beside it.
    """
    media = [path for path in paths if is_media_file(path)]
    texts = tuple(path for path in paths if path not in media)
    if media_path is None and len(media) == 1:
        media_path = media[0]
    if media_path is not None:
        partners = () if texts else find_partners(media_path)
        return (Group(media_path, texts or partners),)
    return _groups_by_name(media, texts)


def check_medium(path: Path) -> None:
    """Raises UnplayableMedia where the path names no audio or video; what is in it, only an engine can tell."""
    read_playable(path)
    if not is_media_file(path):
        raise UnplayableMedia(path, "this is no audio or video that Syncline knows.")


def _groups_by_name(media: Sequence[Path], texts: Sequence[Path]) -> tuple[Group, ...]:
    text_paths: dict[Path, list[Path]] = {path: list(find_partners(path)) for path in media}
    loose: list[Group] = []
    for text in texts:
        partner = find_partner(text)
        if partner is None:
            loose.append(Group(None, (text,)))
        else:
            together = text_paths.setdefault(partner, [])
            together += [] if text in together else [text]
    return (*(Group(path, tuple(members)) for path, members in text_paths.items()), *loose)


def _import_file(library: Library, path: Path, is_medium: bool, recording_id: str | None) -> Imported:
    if is_medium:
        check_medium(path)
        return Imported(path, library.add_media(path), None)
    source = load_source(path)
    # Syncline JSON tells where it once came from; in the library it is the file that was imported.
    document = replace(read_source(source), origin=source.origin(detect(source).name))
    identifier = library.add_document(document, source.data, recording_id=recording_id, path=path)
    return Imported(path, identifier, document)
