"""Episodes into the library: what lies beside the feed is taken, what was asked for is fetched, the rest is named."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from player.errors import NotFetched, PlayerError
from player.feeds.addresses import listed_names, local_file, web_address
from player.feeds.documents import episode_document
from player.feeds.feed import Episode
from player.feeds.fetching import Report, fetch
from player.feeds.reading import OpenedFeed, read_feed
from player.feeds.resources import Kind, Resource, file_stem, resources
from player.formats import LARGEST_BYTES, load_source, read_source
from player.importer import Imported, ImportResult, import_files
from player.library.interface import Store
from player.media.probe import check_medium, is_media_file

TEXTS: frozenset[Kind] = frozenset(("transcript", "chapters"))
MEDIUM: frozenset[Kind] = frozenset(("medium",))
NOTHING: frozenset[Kind] = frozenset()
# By the guids of the episodes.
Lacking: TypeAlias = Mapping[str, tuple[tuple[Resource, ...], ...]]
# What a host may say instead of the file is text, and times are what tells these from it.
_TIMED = frozenset(("vtt", "srt", "ttml", "lrc", "sbv"))


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
            here, sentences = _fetched(alternatives, wanted, file_stem(episode), report)
            got.failures += [f"{episode.title}: its {alternatives[0].title}: {sentence}" for sentence in sentences]
        elif here is None:
            got.missing.append(alternatives[0])
        got.paths += [] if here is None else [here]
    return got


def lacking(opened: OpenedFeed) -> Lacking:
    """What of the `resources` of each episode, by its guid, does not lie beside the feed.

    That takes a while for thousands of episodes, though the folder is listed but once.
    """
    names = listed_names(opened.folder) if opened.folder else None
    return {
        episode.guid: tuple(
            alternatives
            for alternatives in resources(opened.feed, episode)
            if _beside(opened, alternatives, names) is None
        )
        for episode in opened.feed.episodes
    }


def import_episode(library: Store, opened: OpenedFeed, episode: Episode, paths: Sequence[Path]) -> ImportResult:
    """Bring an episode into the library with these files of it, failures under its title; raises LibraryError."""
    document = episode_document(opened, episode)
    medium = next(filter(_is_sound_medium, paths), None)
    recording_id = library.add_document(document, None, media_path=medium)
    place = (opened.folder or Path()) / opened.name
    first = Imported(place, recording_id, document)
    result = import_files(library, paths, recording_id=recording_id)
    failed = tuple(replace(item, sentence=f"{episode.title}: {item.sentence}") for item in result.failed)
    return replace(result, imported=(first, *result.imported), failed=failed)


def _beside(opened: OpenedFeed, alternatives: Sequence[Resource], names: Container[str] | None = None) -> Path | None:
    if opened.folder is None:
        return None
    found = (local_file(opened.folder, resource.url, names) for resource in alternatives)
    return next(filter(None, found), None)


def _fetched(
    alternatives: Sequence[Resource], wanted: Wanted, stem: str, report: Report | None
) -> tuple[Path | None, Sequence[str]]:
    """The first of these that comes and is what it is called; where none is, a sentence for each."""
    failed: list[str] = []
    for resource in alternatives:
        is_medium = resource.kind == "medium"
        target = wanted.folder / f"{stem}{resource.tag}.{resource.extension}"
        if is_medium and _is_sound_medium(target):
            return target, ()
        limit_bytes, check = (None, None) if is_medium else (LARGEST_BYTES, partial(_check_text, resource))
        try:
            _check_whole(resource)
            fetch(resource.url, target, limit_bytes=limit_bytes, check=check, report=report)
        except PlayerError as error:
            failed.append(error.sentence)
        else:
            return target, ()
    return None, tuple(dict.fromkeys(failed))


def _check_text(resource: Resource, path: Path) -> None:
    """Raises NotFetched where what came is not what it was linked as: many hosts answer anything with a page."""
    source = replace(load_source(path), name=f"{resource.kind}.{resource.extension}")
    refusal = NotFetched(resource.host or resource.url, f"what it sends holds no {resource.kind} that can be read.")
    try:
        document = read_source(source)
    except PlayerError as error:
        raise refusal from error
    lines, chapters = document.lines, document.chapters
    is_timed = any(line.start_ms is not None for line in lines)
    if not (chapters if resource.kind == "chapters" else is_timed or (lines and resource.extension not in _TIMED)):
        raise refusal


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
