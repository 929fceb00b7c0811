"""An episode as a document: what its feed alone says of it."""

import hashlib
from collections.abc import Iterator

from player.document import Document, Origin
from player.feeds.feed import Episode, Feed
from player.feeds.marked_text import plain_text
from player.feeds.reading import OpenedFeed
from player.formats.chapters.titles import titled
from player.formats.media_name import media_name
from player.notes import Chapter, Note, NoteKind

FORMAT_NAME = "podcast feed"


def episode_document(opened: OpenedFeed, episode: Episode) -> Document:
    """Its facts and chapters; its soundbites are highlights, its description is a summary, its links are resources."""
    feed = opened.feed
    return Document(
        title=episode.title,
        channel=feed.title,
        published=episode.published.date() if episode.published else None,
        duration_ms=episode.duration_ms,
        language=feed.language,
        media_name=media_name(episode.enclosure.url) if episode.enclosure else None,
        origin=Origin(FORMAT_NAME, opened.name, _identity(feed, episode)),
        chapters=titled(Chapter(one.start_ms, None, one.title) for one in episode.simple_chapters),
        notes=(*_summary(episode), *_highlights(episode), *_resources(episode)),
        remarks=episode.remarks,
    )


def _identity(feed: Feed, episode: Episode) -> str:
    """What the episode is known by when it comes again: its feed may have changed since, its guid does not."""
    return hashlib.sha256(f"{feed.link or feed.title}\n{episode.guid}".encode(errors="replace")).hexdigest()


def _summary(episode: Episode) -> Iterator[Note]:
    if text := plain_text(episode.description or "").strip():
        yield Note(NoteKind.SUMMARY, text)


def _highlights(episode: Episode) -> Iterator[Note]:
    for bite in episode.soundbites:
        end_ms = bite.start_ms + bite.duration_ms
        yield Note(NoteKind.HIGHLIGHT, bite.title or episode.title, None, bite.start_ms, end_ms)


def _resources(episode: Episode) -> Iterator[Note]:
    for chapter in episode.simple_chapters:
        if chapter.url:
            yield Note(NoteKind.RESOURCE, chapter.url, chapter.title or None, chapter.start_ms)
