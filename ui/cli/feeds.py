"""Podcast feeds on the command line: what one lists, and the import of its episodes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import click

from player import timecode
from player.feeds.feed import Episode
from player.feeds.importing import MEDIUM, NOTHING, TEXTS, Wanted, fetch_feed, import_episode, obtain
from player.feeds.reading import OpenedFeed, read_feed_file
from player.feeds.resources import Resource, holdings, hosts, podcast_folder
from player.library.opening import open_store
from ui.cli.rows import imported_row


@dataclass(slots=True)
class FeedImport:
    """What came of importing episodes: rows of files, sentences for what failed, and what else could be fetched."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def check_options(*, wants_import: bool, fetch: bool, media: bool, into: Path | None) -> None:
    """Raises click's UsageError for options on fetching where nothing is imported: they would do nothing."""
    given = {"--fetch": fetch, "--media": media, "--into": into is not None}
    useless = [name for name, is_given in given.items() if is_given and not wants_import]
    if useless:
        raise click.UsageError(f"{useless[0]} works with --import only; without it the episodes are listed.")


def open_feed(source: str) -> OpenedFeed:
    """The feed in a file or at an address; raises PlayerError."""
    return fetch_feed(source) if "://" in source else read_feed_file(Path(source))


def chosen_episodes(opened: OpenedFeed, names: Sequence[str]) -> tuple[tuple[int, Episode], ...]:
    """The episodes of these guids or numbers, each with its number, counted from 1; with no names all of them.

    Raises click's BadParameter for a name that no episode has.
    """
    episodes = opened.feed.episodes
    if not names:
        return tuple(enumerate(episodes, start=1))
    numbers = {episode.guid: number for number, episode in enumerate(episodes, start=1)}
    found = dict.fromkeys(numbers.get(name) or _number(name, len(episodes)) for name in names)
    return tuple((number, episodes[number - 1]) for number in found)


def import_episodes(
    library_path: Path,
    opened: OpenedFeed,
    episodes: Sequence[Episode],
    folder: Path | None,
    *,
    media: bool,
    fetch: bool,
) -> FeedImport:
    """Import these episodes; `fetch` allows the network, `media` wants audio and video from there, too."""
    kinds = (TEXTS | MEDIUM if media else TEXTS) if fetch else NOTHING
    feed = opened.feed
    wanted = Wanted(kinds, folder or podcast_folder(library_path, feed))
    outcome = FeedImport()
    missing: list[Resource] = []
    with open_store(library_path) as library:
        for episode in episodes:
            got = obtain(opened, episode, wanted)
            result = import_episode(library, opened, episode, got.paths)
            outcome.rows += [{**imported_row(item), "guid": episode.guid} for item in result.imported]
            outcome.failures += [*got.failures, *result.failures]
            missing += [resource for resource in got.missing if media or resource.kind != "medium"]
    outcome.hints += _hints(missing) if not fetch else []
    return outcome


def feed_row(opened: OpenedFeed, episodes: Sequence[tuple[int, Episode]]) -> dict[str, Any]:
    """A feed and some of its episodes for JSON."""
    feed = opened.feed
    return {
        "title": feed.title,
        "author": feed.author,
        "link": feed.link,
        "language": feed.language,
        "episodes": [_episode_row(number, episode) for number, episode in episodes],
    }


def _episode_row(number: int, episode: Episode) -> dict[str, Any]:
    """An episode under its number in the feed; what the feed calls its number is `episode`."""
    row = asdict(episode)
    row["published"] = episode.published.isoformat() if episode.published else None
    row["episode"] = row.pop("number")
    return {"number": number, **row}


def feed_text(opened: OpenedFeed, episodes: Sequence[tuple[int, Episode]]) -> str:
    """A feed and some of its episodes for people, a line each."""
    return "\n".join((opened.feed.title, *(_episode_text(number, episode) for number, episode in episodes)))


def _episode_text(number: int, episode: Episode) -> str:
    """An episode as a line: number, date, length, title, and what is linked to it."""
    day = episode.published.date().isoformat() if episode.published else ""
    length = "" if episode.duration_ms is None else timecode.clock(episode.duration_ms)
    signs = ", ".join(holdings(episode))
    return f"{number:>5}  {day:<10}  {length:>8}  {episode.title}{f'  [{signs}]' if signs else ''}"


def _number(name: str, count: int) -> int:
    if name.isascii() and name.isdecimal() and len(name) < 10 and 1 <= int(name) <= count:
        return int(name)
    raise click.BadParameter(f"the feed has no episode {name!r}; without --import its episodes are listed.")


def _hints(missing: Sequence[Resource]) -> list[str]:
    """What else there is, and whom --fetch would contact for it."""
    contacted = hosts(missing)
    if not contacted:
        return []
    files = "1 linked file is" if len(missing) == 1 else f"{len(missing):,} linked files are"
    return [f"{files} not beside the feed; --fetch contacts {', '.join(contacted)} for what is missing."]
