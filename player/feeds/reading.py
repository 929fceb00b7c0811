"""Feeds read from RSS 2.0, RSS 1.0 and Atom, broken and hostile ones refused."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from player.errors import BrokenFile, UnknownFormat
from player.feeds.addresses import resolved
from player.feeds.elements import atom_link, base_within, every, fields, first, first_text, language_of
from player.feeds.episodes import author_of, read_episode, read_persons, title_of
from player.feeds.feed import Episode, Feed
from player.feeds.root import is_feed
from player.formats import load_source
from player.formats.base import Source
from player.formats.recognisers.markup import Tag, pieces
from player.formats.xml_tree import parse_xml

# Many times what any feed has; so many are read in half a minute, in a gigabyte of memory.
MOST_EPISODES = 100_000
MOST_TAGS = 5_000_000
_TITLE = "a podcast feed"
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
_PAGE_HEAD_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class OpenedFeed:
    """A feed with what it was read from: a file in a folder, or an address (`folder` is None)."""

    feed: Feed
    name: str
    folder: Path | None = None


def read_feed_file(path: Path) -> OpenedFeed:
    """The feed in a file; raises UnreadableFile, UnknownFormat where it is none, BrokenFile where it cannot be read."""
    source = load_source(path)
    return OpenedFeed(read_feed(source), path.name, path.absolute().parent)


def read_feed(source: Source, address: str = "") -> Feed:
    """The feed in these bytes, which may have come from an address; raises UnknownFormat or BrokenFile."""
    text = source.text
    if not is_feed(text):
        raise UnknownFormat(source.name, _why_no_feed(text, address))
    if text.count("<") > MOST_TAGS:
        raise BrokenFile(source.name, _TITLE, f"it has more than {MOST_TAGS:,} tags; no feed needs so many.")
    root = parse_xml(text, lambda reason: BrokenFile(source.name, _TITLE, reason))
    return _feed(root, address, source.name)


def _feed(root: Element, address: str, name: str) -> Feed:
    outer = fields(root)
    channel = first(outer, "channel")
    head = root if channel is None else channel
    inner = fields(head)
    base = base_within(head, base_within(root, address or atom_link(inner, "", "self") or ""))
    persons = tuple(read_persons(inner, base))
    # In RSS 1.0 the items stand beside the channel.
    items = [*every(inner, "item", "atom:entry"), *(every(outer, "item") if channel is not None else ())]
    if len(items) > MOST_EPISODES:
        raise BrokenFile(name, _TITLE, f"it has more than {MOST_EPISODES:,} episodes; no podcast has so many.")
    return Feed(
        title=title_of(inner) or name,
        author=author_of(inner),
        link=first_text(inner, "link") or atom_link(inner, base, "alternate"),
        language=first_text(inner, "language", "dc:language") or language_of(head, root),
        episodes=_told_apart([read_episode(item, base, persons) for item in items]),
    )


def _told_apart(episodes: Sequence[Episode]) -> tuple[Episode, ...]:
    """The episodes, one whose guid another had before it under a guid of its own."""
    seen: Counter[str] = Counter()
    apart = []
    for episode in episodes:
        seen[episode.guid] += 1
        count = seen[episode.guid]
        apart.append(episode if count == 1 else replace(episode, guid=f"{episode.guid}#{count}"))
    return tuple(apart)


def _why_no_feed(text: str, address: str) -> str:
    """What it is instead, and where a page says that its feed is."""
    feed = _named_feed(text[:_PAGE_HEAD_CHARS], address) if "<html" in text[:_PAGE_HEAD_CHARS].lower() else ""
    if feed is None:
        return "this is a web page, not a podcast feed; look there for a link named RSS."
    return f"this is a web page; its feed is {feed}" if feed else "this is no podcast feed; one is RSS or Atom."


def _named_feed(page: str, address: str) -> str | None:
    """The address of the feed that a page names in its head."""
    for piece in pieces(page):
        if isinstance(piece, Tag) and piece.name == "link" and piece.attributes.get("type") in _FEED_TYPES:
            return resolved(address, piece.attributes.get("href", "")) or None
    return None
