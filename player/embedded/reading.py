"""What stands inside a medium as documents: one for each subtitle track and each text, one for tags and chapters."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from player.document import Document
from player.embedded.contents import Contents, Track
from player.embedded.languages import language_name, language_tag
from player.embedded.process import Report, may_hold_text, read_apart
from player.embedded.track_files import track_file
from player.errors import BrokenFile, UnknownFormat
from player.formats import read_source
from player.formats.base import Source
from player.formats.dates import written_date
from player.formats.speech import one_line
from player.formats.syncline_json import write
from player.media.wave_length import wave_length_ms
from player.transcript import Line

# Names of formats that are no files: `player.formats` does not list them.
TAGS = "tags"
LYRICS = "lyrics"

_PICTURES = ("dvd_subtitle", "dvb_subtitle", "hdmv_pgs_subtitle", "xsub")
_LYRICS_TAG = re.compile(r"(?:un)?sync(?:ed|hronized)?lyrics|lyrics(?:-.*)?|transcript(?:ion)?|subtitles?|captions?")
_CHANNEL_TAGS = ("artist", "album_artist", "author", "show", "publisher")
_DATE_TAGS = ("date", "date_released", "originaldate", "tdrl", "tdor")


@dataclass(frozen=True, slots=True)
class Inside:
    """What a medium holds besides sound and pictures.

    `documents` come with the bytes they were read from; `remarks` tell what could not be read; `frame_rate` is that
    of the pictures, where there are any; `length_ms` is how long it lasts, perhaps only reckoned from its size.
    """

    documents: tuple[tuple[Document, bytes], ...] = ()
    remarks: tuple[str, ...] = ()
    frame_rate: float | None = None
    length_ms: int | None = None


def read_inside(path: Path, report: Report) -> Inside:
    """What stands inside a medium; `report(bytes, of_bytes)` may raise to stop. Raises UnreadableContents."""
    if may_hold_text(path):
        return inside_of(path.name, read_apart(path, report))
    return Inside(length_ms=wave_length_ms(path))


def inside_of(name: str, contents: Contents) -> Inside:
    """These contents of the medium of this name as documents."""
    documents: list[tuple[Document, bytes]] = []
    remarks: list[str] = []
    for track in contents.tracks:
        found = _track(name, track)
        if isinstance(found, str):
            remarks.append(found)
        else:
            documents.append(found)
    documents += [*_texts(name, contents), *_facts(name, contents)]
    return Inside(tuple(documents), tuple(remarks), contents.frame_rate, contents.length_ms)


def _track(name: str, track: Track) -> tuple[Document, bytes] | str:
    """The document of a track, or a sentence on why there is none."""
    title = f"{name} · {_label(track)}"
    if track.codec in _PICTURES:
        return f"{title}: its subtitles are pictures, not text; they are not read."
    file = track_file(track)
    if file is None:
        return f"{title}: Syncline does not read subtitles of its kind ({track.codec or 'unknown'})."
    if not file.cue_count:
        return f"{title}: it holds no text."
    try:
        document = file.format.read(Source(title, file.data))
    except BrokenFile as error:
        return error.sentence
    endless = _endless(file.endless_count)
    return replace(
        document,
        title=None,
        language=language_tag(track.language) or document.language,
        remarks=(*document.remarks, *endless),
    ), file.data


def _endless(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (f"{count} {'line says' if count == 1 else 'lines say'} no end: taken to last until the next begins.",)


def _label(track: Track) -> str:
    """`English – Commentary, forced (subtitle track 2)`, of which only the number is always known."""
    language, title = language_name(track.language), one_line(track.title or "")
    names = [language, *([title] if title.casefold() != (language or "").casefold() else [])]
    named = " – ".join(part for part in names if part)
    kinds = [kind for kind, is_so in (("forced", track.is_forced), ("for the deaf", track.is_for_deaf)) if is_so]
    label = ", ".join(part for part in (named, *kinds) if part)
    return f"{label} (subtitle track {track.number})" if label else f"subtitle track {track.number}"


def _texts(name: str, contents: Contents) -> Iterator[tuple[Document, bytes]]:
    """Lyrics and transcripts in the tags, and attached transcripts; the same text once."""
    seen: set[str] = set()
    lyrics = [text for key, text in contents.tags.items() if _LYRICS_TAG.fullmatch(key) and text.strip()]
    for text in lyrics:
        if text not in seen:
            number = f" {len(seen) + 1}" if seen else ""
            seen.add(text)
            yield _lyrics(Source(f"{name} · lyrics{number}", text.encode()))
    for file_name, data in contents.files:
        with suppress(UnknownFormat, BrokenFile):
            yield read_source(Source(f"{name} · {file_name}", data)), data


def _lyrics(source: Source) -> tuple[Document, bytes]:
    """Whatever format they are in; else each line of them, without a time."""
    try:
        return read_source(source), source.data
    except (UnknownFormat, BrokenFile):
        lines = tuple(Line(None, None, text) for text in map(one_line, source.text.split("\n")) if text)
        return Document(origin=source.origin(LYRICS), lines=lines), source.data


def _facts(name: str, contents: Contents) -> Iterator[tuple[Document, bytes]]:
    """Title, channel, date and chapters, where there are any."""
    tags = contents.tags
    facts = Document(
        title=one_line(tags.get("title", "")) or None,
        channel=next((one_line(tags[key]) for key in _CHANNEL_TAGS if tags.get(key, "").strip()), None),
        published=next(filter(None, (written_date(tags.get(key)) for key in _DATE_TAGS)), None),
        chapters=contents.chapters,
    )
    if facts == Document():
        return
    facts = replace(facts, duration_ms=contents.duration_ms, language=language_tag(contents.language))
    source = Source(f"{name} · tags", write(facts).encode())
    yield replace(facts, origin=source.origin(TAGS)), source.data
