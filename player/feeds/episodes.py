"""The episodes of a feed, read from RSS items and Atom entries with what podcast extensions add to them."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from player.feeds.addresses import file_suffix
from player.feeds.elements import Fields, atom_link, base_within, every, fields, first, first_text, url_of
from player.feeds.feed import (
    ChaptersLink,
    Enclosure,
    Episode,
    Person,
    SimpleChapter,
    Soundbite,
    TranscriptLink,
)
from player.feeds.marked_text import plain_line
from player.feeds.times import length_ms, moment_from, position_ms
from player.formats.speech import one_line
from player.media.probe import AUDIO_EXTENSIONS, VIDEO_EXTENSIONS

UNTITLED = "Untitled Episode"
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_DESCRIPTIONS = ("description", "atom:summary", "content:encoded", "atom:content", "itunes:summary")
_NUMBER_CHARS = 20


def read_episode(item: Element, outer_base: str, hosts: tuple[Person, ...]) -> Episode:
    """An episode; `hosts` are those of the whole feed, where it names none of its own."""
    found = fields(item)
    base = base_within(item, outer_base)
    enclosure = _enclosure(found, base)
    title = title_of(found)
    link = first_text(found, "link") or atom_link(found, base, "alternate")
    soundbites = tuple(_soundbites(found))
    guid = first_text(found, "guid", "atom:id") or (enclosure.url if enclosure else None) or link or title
    return Episode(
        guid=guid or UNTITLED,
        title=title or UNTITLED,
        published=moment_from(first_text(found, "pubDate", "atom:published", "dc:date", "atom:updated")),
        duration_ms=length_ms(first_text(found, "itunes:duration")),
        link=link,
        enclosure=enclosure,
        transcripts=tuple(_transcripts(found, base)),
        chapters=tuple(_chapters(found, base)),
        soundbites=tuple(filter(None, soundbites)),
        simple_chapters=tuple(_simple_chapters(found, base)),
        persons=tuple(read_persons(found, base)) or hosts,
        description=first_text(found, *_DESCRIPTIONS),
        season=_whole(first_text(found, "podcast:season", "itunes:season")),
        number=_number(first_text(found, "podcast:episode", "itunes:episode")),
        remarks=tuple(_left_out(soundbites.count(None))),
    )


def title_of(found: Fields) -> str:
    """The title of a feed or an episode as one line."""
    return plain_line(first_text(found, "title", "atom:title", "itunes:title") or "")


def author_of(found: Fields) -> str | None:
    """Who makes it."""
    author = first(found, "atom:author")
    name = first_text(fields(author), "atom:name") if author is not None else None
    told = first_text(found, "itunes:author") or name or first_text(found, "dc:creator", "author")
    return plain_line(told or "") or None


def read_persons(found: Fields, base: str) -> Iterator[Person]:
    """Those whom `podcast:person` names."""
    for element in every(found, "podcast:person"):
        name = one_line("".join(element.itertext()))
        if name:
            yield Person(name, one_line(element.get("role") or "") or "host", url_of(element, base, "href") or None)


def _enclosure(found: Fields, base: str) -> Enclosure | None:
    links = (link for link in every(found, "atom:link") if link.get("rel") == "enclosure")
    named = [*((element, "url") for element in every(found, "enclosure")), *((link, "href") for link in links)]
    for element, name in named:
        if url := url_of(element, base, name):
            return Enclosure(url, _type(element), _whole(element.get("length")) or None)
    return next(_media_contents(found, base), None)


def _media_contents(found: Fields, base: str) -> Iterator[Enclosure]:
    """What Media RSS has of sound and pictures that move, the one that stands for all first."""
    groups = (fields(group) for group in every(found, "media:group"))
    contents = [element for place in (found, *groups) for element in every(place, "media:content")]
    for element in sorted(contents, key=lambda element: element.get("isDefault") != "true"):
        url = url_of(element, base)
        if url and _is_playable(element, url):
            yield Enclosure(url, _type(element), _whole(element.get("fileSize")) or None)


def _is_playable(element: Element, url: str) -> bool:
    """Whether it is said to be audio or video, or is called so where nothing is said."""
    kind = (_type(element) or element.get("medium") or "").partition("/")[0]
    return kind in ("audio", "video") or (not kind and file_suffix(url) in (*AUDIO_EXTENSIONS, *VIDEO_EXTENSIONS))


def _transcripts(found: Fields, base: str) -> Iterator[TranscriptLink]:
    for element in every(found, "podcast:transcript"):
        if url := url_of(element, base):
            yield TranscriptLink(url, _type(element), element.get("language") or None, element.get("rel") or None)


def _chapters(found: Fields, base: str) -> Iterator[ChaptersLink]:
    for element in every(found, "podcast:chapters"):
        if url := url_of(element, base):
            yield ChaptersLink(url, _type(element))


def _soundbites(found: Fields) -> Iterator[Soundbite | None]:
    """Each soundbite; None for one whose times cannot be read."""
    for element in every(found, "podcast:soundbite"):
        start_ms, duration_ms = position_ms(element.get("startTime")), length_ms(element.get("duration"))
        if start_ms is None or duration_ms is None:
            yield None
        else:
            yield Soundbite(start_ms, duration_ms, plain_line("".join(element.itertext())) or None)


def _left_out(count: int) -> Iterator[str]:
    """What is said of so many soundbites without times."""
    if count:
        yield f"Soundbites left out, whose times cannot be read: {count:,}."


def _simple_chapters(found: Fields, base: str) -> Iterator[SimpleChapter]:
    for chapters in every(found, "psc:chapters"):
        for element in every(fields(chapters), "psc:chapter"):
            title = plain_line(element.get("title") or "")
            yield SimpleChapter(position_ms(element.get("start")), title, url_of(element, base, "href") or None)


def _type(element: Element) -> str | None:
    """The media type without its parameters, in small letters."""
    return (element.get("type") or "").partition(";")[0].strip().lower() or None


def _whole(text: str | None) -> int | None:
    match = _WHOLE.fullmatch((text or "").strip())
    return int(match[0]) if match else None


def _number(text: str | None) -> str | None:
    return one_line(text)[:_NUMBER_CHARS] if text else None
