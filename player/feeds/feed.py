"""A podcast feed as data: its episodes, each with what is linked to it. Addresses are whole where the feed told how."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The medium of an episode; `length_bytes` is what the feed says of it."""

    url: str
    type: str | None = None
    length_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class TranscriptLink:
    """A `podcast:transcript`; `rel` is `captions` where it is cut for reading along."""

    url: str
    type: str | None = None
    language: str | None = None
    rel: str | None = None


@dataclass(frozen=True, slots=True)
class ChaptersLink:
    """A `podcast:chapters`."""

    url: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A `podcast:soundbite`: a clip worth sharing; without a title it is called as its episode is."""

    start_ms: int
    duration_ms: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class SimpleChapter:
    """A chapter that stands in the feed itself, as Podlove writes them."""

    start_ms: int | None
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who takes part: `host` where the feed says no other role."""

    name: str
    role: str = "host"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode; `guid` is its own within the feed, `description` may be HTML, `number` is as the feed writes it.

    `remarks` are sentences on what of it could not be read.
    """

    guid: str
    title: str
    published: datetime | None = None
    duration_ms: int | None = None
    link: str | None = None
    enclosure: Enclosure | None = None
    transcripts: tuple[TranscriptLink, ...] = ()
    chapters: tuple[ChaptersLink, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    simple_chapters: tuple[SimpleChapter, ...] = ()
    persons: tuple[Person, ...] = ()
    description: str | None = None
    season: int | None = None
    number: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A podcast with its episodes in the feed's order; `link` is its page on the web."""

    title: str
    author: str | None = None
    link: str | None = None
    language: str | None = None
    episodes: tuple[Episode, ...] = ()
