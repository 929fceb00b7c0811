"""Episodes into the library: what lies beside the feed is taken, what was asked for is fetched, the rest is named."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from player.errors import NotFetched, PlayerError
from player.feeds.addresses import local_file, web_address
from player.feeds.documents import episode_document
from player.feeds.feed import Episode
from player.feeds.fetching import Report, fetch
from player.feeds.reading import OpenedFeed, read_feed
from player.feeds.resources import Kind, Resource, file_stem, resources
from player.formats import LARGEST_BYTES, load_source
from player.importer import Imported, ImportResult, import_files
from player.library.store import Library
from player.media.probe import check_medium, is_media_file

TEXTS: frozenset[Kind] = frozenset(("transcript", "chapters"))
MEDIUM: frozenset[Kind] = frozenset(("medium",))
NOTHING: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may be fetched of an episode, and where it is kept."""

    kinds: frozenset[Kind]
    folder: Path


@dataclass(slots=True)
class Obtained:
    """The files of an episode that are here, a sentence for each that could not be had, and what was not asked for."""

    paths: list[Path] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    missing: list[Resource] = field(default_factory=list)


def fetch_feed(address: str, report: Report | None = None) -> OpenedFeed:
    """The feed at an address; raises NotFetched, and as `read_feed` does."""
    host = web_address(address).host
    with TemporaryDirectory(prefix="syncline-") as folder:
        path = Path(folder) / "feed"
        fetch(address, path, limit_bytes=LARGEST_BYTES, report=report)
        source = replace(load_source(path), name=host)
    return OpenedFeed(read_feed(source, web_address(address).url), host)


def obtain(opened: OpenedFeed, episode: Episode, wanted: Wanted, report: Report | None = None) -> Obtained:
    """The files of an episode: beside the feed, else fetched where they are wanted; what `report` raises is passed on.

    A medium that was fetched before is not fetched again, unless what came then is none.
    """
    got = Obtained()
    for alternatives in resources(opened.feed, episode):
        here = _beside(opened, alternatives)
        if here is None and alternatives[0].kind in wanted.kinds:
            here = _fetched(alternatives, wanted, file_stem(episode), got.failures, report)
        elif here is None:
            got.missing.append(alternatives[0])
        got.paths += [] if here is None else [here]
    return got


def lacking(opened: OpenedFeed, episode: Episode) -> tuple[tuple[Resource, ...], ...]:
    """What of `resources` does not lie beside the feed."""
    found = resources(opened.feed, episode)
    return tuple(alternatives for alternatives in found if _beside(opened, alternatives) is None)


def import_episode(library: Library, opened: OpenedFeed, episode: Episode, paths: Sequence[Path]) -> ImportResult:
    """Bring an episode into the library with these files of it; raises LibraryError."""
    document = episode_document(opened, episode)
    medium = next(filter(_is_sound_medium, paths), None)
    recording_id = library.add_document(document, None, media_path=medium)
    place = (opened.folder or Path()) / opened.name
    first = Imported(place, recording_id, document)
    result = import_files(library, paths, recording_id=recording_id)
    return replace(result, imported=(first, *result.imported))


def _beside(opened: OpenedFeed, alternatives: Sequence[Resource]) -> Path | None:
    if opened.folder is None:
        return None
    found = (local_file(opened.folder, resource.url) for resource in alternatives)
    return next(filter(None, found), None)


def _fetched(
    alternatives: Sequence[Resource], wanted: Wanted, stem: str, failures: list[str], report: Report | None
) -> Path | None:
    """The first of these that comes; where none does, the failures are told of all."""
    failed = []
    for resource in alternatives:
        is_medium = resource.kind == "medium"
        target = wanted.folder / f"{stem}{resource.tag}.{resource.extension}"
        if is_medium and _is_sound_medium(target):
            return target
        try:
            _check_whole(resource)
            fetch(resource.url, target, limit_bytes=None if is_medium else LARGEST_BYTES, report=report)
        except PlayerError as error:
            failed.append(error.sentence)
        else:
            return target
    failures += failed
    return None


def _check_whole(resource: Resource) -> None:
    """A part of an address, as it stands in feeds that are read from a file, is not to be taken for a host."""
    if resource.host is None:
        raise NotFetched(resource.url, "this is no whole address on the web; the file is not beside the feed either.")


def _is_sound_medium(path: Path) -> bool:
    """Whether it may stand for its recording; why it may not, importing it tells."""
    try:
        check_medium(path)
    except PlayerError:
        return False
    return is_media_file(path)
