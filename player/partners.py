"""Which files beside a recording's medium or transcript belong to the same recording, told by their names."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from player.formats.table import FORMATS
from player.media.probe import is_media_name

# What may stand between a recording's name and the extension of a transcript of it: `talk.en.vtt`, `talk_summary.txt`.
_TAG = re.compile(
    r"[ ._(\[-]+(?:[a-z]{2,3}(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?|auto|sdh|forced|whisper|words?|lines?|page|notes?"
    r"|summary|chapters|highlights|captions?|subtitles?|subs?|transcripts?|transcription|text)[)\]]?$"
)


def find_partners(path: Path) -> tuple[Path, ...]:
    """The transcripts beside a medium, or the media beside a transcript, by name; the closest name first."""
    beside = _names_beside(path)
    media = [other for other in beside if is_media_name(other)]
    if not is_media_name(path):
        return _closest_first({other: _distance(other, path) for other in media})
    # A text that stands closer to another medium is that one's: `talk.en.vtt` beside `talk.en.mp4` and `talk.mp4`.
    distances = {other: _distance(path, other) for other in beside if _rank(other) < len(FORMATS)}
    own = {text: distance for text, distance in distances.items() if not _has_closer(text, distance, media)}
    return _closest_first(own)


def find_partner(path: Path) -> Path | None:
    """The closest of `find_partners`, or None."""
    return next(iter(find_partners(path)), None)


def same_recordings(texts: Sequence[Path]) -> tuple[tuple[Path, ...], ...]:
    """The transcripts that describe one recording each: of one name, or `talk.en.vtt` where there is a `talk.srt`."""
    names = {(text.absolute().parent, _plain(text.stem)) for text in texts}
    groups: dict[tuple[Path, str], list[Path]] = {}
    for text in texts:
        folder = text.absolute().parent
        known = [(folder, name) for name in _shortened(_plain(text.stem)) if (folder, name) in names]
        groups.setdefault(known[-1], []).append(text)
    return tuple(tuple(members) for members in groups.values())


def _names_beside(path: Path) -> list[Path]:
    try:
        return [other for other in path.absolute().parent.iterdir() if other.name != path.name]
    except OSError:
        return []


def _closest_first(distances: Mapping[Path, int | None]) -> tuple[Path, ...]:
    found = [(distance, _rank(path), path) for path, distance in distances.items() if distance is not None]
    return tuple(path for *_, path in sorted(found) if path.is_file())


def _has_closer(text: Path, distance: int | None, media: Sequence[Path]) -> bool:
    if distance is None:
        return False
    others = (_distance(medium, text) for medium in media)
    return any(other is not None and other < distance for other in others)


def _distance(medium: Path, text: Path) -> int | None:
    """How many tags part the transcript's name from the medium's; None where it is another recording's."""
    wanted = {_plain(medium.stem), _plain(medium.name)}
    for count, name in enumerate(_shortened(_plain(text.stem))):
        if name in wanted:
            return count
    return None


def _shortened(name: str) -> Iterator[str]:
    yield name
    while (shorter := _TAG.sub("", name)) != name:
        name = shorter
        yield name


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _rank(path: Path) -> int:
    suffix = path.suffix.lower().lstrip(".")
    return next((rank for rank, format in enumerate(FORMATS) if suffix in format.extensions), len(FORMATS))
