"""What is linked to an episode and can be had: its medium, its transcripts and its chapters, the best of each first."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from player.feeds.addresses import file_suffix, host_of, is_web_address
from player.feeds.feed import Enclosure, Episode, Feed, TranscriptLink
from player.files import file_name
from player.media.probe import AUDIO_EXTENSIONS, VIDEO_EXTENSIONS

Kind = Literal["medium", "transcript", "chapters"]

# The surest about times and speakers first.
_TRANSCRIPT_ORDER = ("json", "vtt", "srt", "ttml", "lrc", "sbv", "html", "htm", "txt")
_EXTENSIONS = {
    "application/json": "json",
    "application/json+chapters": "json",
    "text/vtt": "vtt",
    "application/srt": "srt",
    "application/x-subrip": "srt",
    "text/srt": "srt",
    "application/ttml+xml": "ttml",
    "text/html": "html",
    "text/plain": "txt",
    "audio/mpeg": "mp3",
    "audio/mp3": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/m4a": "m4a",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "audio/opus": "opus",
    "audio/flac": "flac",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "video/mp4": "mp4",
    "video/x-m4v": "m4v",
    "video/quicktime": "mov",
    "video/webm": "webm",
}
_ORIGIN = re.compile(r"(\s*\w+://[^/?#\\]*).*", re.DOTALL)
_HASH_CHARS = 8


@dataclass(frozen=True, slots=True)
class Resource:
    """One file that belongs to an episode; `tag` and `extension` end its name here, `.de` and `vtt`."""

    kind: Kind
    url: str
    extension: str
    tag: str = ""
    length_bytes: int | None = None

    @property
    def host(self) -> str | None:
        """What would be contacted to fetch it; None where its address is none on the web."""
        return host_of(self.url) if is_web_address(self.url) else None

    @property
    def title(self) -> str:
        """What it is of its episode, in words: `medium`, `transcript (de)`, `chapters`."""
        return f"{self.kind} ({self.tag[1:]})" if self.kind == "transcript" and self.tag else self.kind


def resources(feed: Feed, episode: Episode) -> tuple[tuple[Resource, ...], ...]:
    """What the episode has, one of each that is wanted: the medium, a transcript for each language, the chapters.

    Of each the alternatives stand together, the best first.
    """
    medium = (_medium(episode.enclosure),) if episode.enclosure else ()
    chapters = tuple(Resource("chapters", link.url, "json", ".chapters") for link in episode.chapters)
    return tuple(filter(None, (medium, *_transcripts(feed, episode), chapters)))


def holdings(episode: Episode) -> tuple[str, ...]:
    """What the feed has of an episode besides its medium, in words: `2 transcripts`, `chapters`."""
    chapters = "chapters" if episode.chapters or episode.simple_chapters else ""
    words = (_counted(len(episode.transcripts), "transcript"), chapters, _counted(len(episode.soundbites), "soundbite"))
    return tuple(filter(None, words))


def hosts(wanted: Sequence[Resource]) -> tuple[str, ...]:
    """All that would be contacted for these, each once."""
    # Thousands of addresses are on a few hosts.
    origins = dict.fromkeys(_ORIGIN.sub(r"\1", resource.url) for resource in wanted if is_web_address(resource.url))
    return tuple(dict.fromkeys(host for host in map(host_of, origins) if host))


def file_stem(episode: Episode) -> str:
    """What its files are called here: its date and title, and what tells it from its like in any podcast."""
    address = episode.enclosure.url if episode.enclosure else ""
    day = episode.published.date().isoformat() if episode.published else "undated"
    return f"{file_name(f'{day} {episode.title}')} {_digest(f'{episode.guid} {address}')}"


def podcast_folder(library_path: Path, feed: Feed) -> Path:
    """Where what is fetched of a podcast is kept unless the user says otherwise: beside the library."""
    return library_path.absolute().parent / "Podcasts" / (file_name(feed.title) or _digest(feed.title))


def _counted(count: int, noun: str) -> str:
    return "" if not count else noun if count == 1 else f"{count:,} {noun}s"


def _medium(enclosure: Enclosure) -> Resource:
    named = (file_suffix(enclosure.url), _EXTENSIONS.get(enclosure.type or "", ""))
    extension = next((name for name in named if name in (*AUDIO_EXTENSIONS, *VIDEO_EXTENSIONS)), "mp3")
    return Resource("medium", enclosure.url, extension, "", enclosure.length_bytes)


def _transcripts(feed: Feed, episode: Episode) -> list[tuple[Resource, ...]]:
    """The alternatives of each language; a transcript that names none is in that of the feed."""
    main = _language(feed.language)
    by_language: dict[str, list[TranscriptLink]] = {}
    for link in episode.transcripts:
        by_language.setdefault(_language(link.language) or main, []).append(link)
    return [
        tuple(
            Resource("transcript", link.url, _transcript_extension(link), f".{language}" if language != main else "")
            for link in sorted(links, key=_rank)
        )
        for language, links in by_language.items()
    ]


def _language(language: str | None) -> str:
    """`en` for `en-GB`: a feed and its transcripts need not be of one opinion; empty for what is no language."""
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", language or "")
    return match[0].lower() if match else ""


def _rank(link: TranscriptLink) -> tuple[int, bool]:
    extension = _transcript_extension(link)
    known = extension in _TRANSCRIPT_ORDER
    order = _TRANSCRIPT_ORDER.index(extension) if known else len(_TRANSCRIPT_ORDER)
    # Captions are cut short for the screen.
    return order, link.rel == "captions"


def _transcript_extension(link: TranscriptLink) -> str:
    suffix = file_suffix(link.url)
    return _EXTENSIONS.get(link.type or "") or (suffix if suffix in _TRANSCRIPT_ORDER else "txt")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:_HASH_CHARS]
