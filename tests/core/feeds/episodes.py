"""Feeds in a folder of a test, and their episodes in its library."""

from pathlib import Path

from player.feeds.importing import NOTHING, Obtained, Wanted, import_episode
from player.feeds.reading import OpenedFeed, read_feed_file
from player.feeds.resources import Kind
from player.library.store import Library
from player.recording import Recording
from tests.core.feeds.feeds import rss
from tests.core.feeds.web import Web


def opened_in(folder: Path, text: str) -> OpenedFeed:
    path = folder / "main.xml"
    path.write_text(text, "utf-8")
    return read_feed_file(path)


def wanted_in(folder: Path, kinds: frozenset[Kind] = NOTHING) -> Wanted:
    return Wanted(kinds, folder)


def imported(library: Library, opened: OpenedFeed, got: Obtained, number: int = 0) -> Recording:
    result = import_episode(library, opened, opened.feed.episodes[number], got.paths)
    assert result.failures == ()
    (recording_id,) = {item.recording_id for item in result.imported}
    return library.recording(recording_id)


def on_web(web: Web, folder: Path, *items: str) -> OpenedFeed:
    """A feed in a file whose files are all on the loopback host."""
    text = rss(*items).replace("https://harbour.example", web.url).replace("https://media.example", web.url)
    return opened_in(folder, text)
