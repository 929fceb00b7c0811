"""The names in a folder: which of its texts belong to which of its media, and which texts to one another."""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

from player.media.probe import is_media_name
from player.pairing.gathering import is_beside_the_point
from player.pairing.names import in_reading_order, plain, shortened, title_key

# Names that are the same but for punctuation, accents or a video's id are further apart than any that are not.
_LOOSELY = 100


class FolderNames:
    """The files of one folder by their names, read once; empty where the folder cannot be read."""

    def __init__(self, folder: Path, more_media: Iterable[Path] = ()) -> None:
        names = _names_in(folder)
        self.media = sorted({*filter(is_media_name, names), *more_media})
        self._others = [path for path in names if not is_media_name(path)]

    @cached_property
    def texts(self) -> list[Path]:
        """What may be a transcript or a page, by its extension."""
        return [path for path in self._others if path.suffix.lower() in _ranks() and path.is_file()]

    def media_of(self, text: Path) -> tuple[int, tuple[Path, ...]]:
        """The media whose name is closest to the text's, and how far that is; none where no name is alike."""
        for distance, name in enumerate(shortened(text.stem)):
            if found := self.named(name):
                return distance, found
        for distance, name in enumerate(shortened(text.stem)):
            key = title_key(name)
            if key and (alike := self._by_title.get(key)):
                return _LOOSELY + distance, tuple(alike)
        return 0, ()

    def named(self, name: str) -> tuple[Path, ...]:
        """The media of this plain name, with or without their extension."""
        return tuple(self._by_name.get(name, ()))

    def texts_of(self, medium: Path) -> tuple[Path, ...]:
        """The texts whose closest medium this is, or is one of; the closest first."""
        found = [text for text in self.texts if medium in self.media_of(text)[1]]
        return tuple(sorted(found, key=self.closeness))

    def closeness(self, text: Path) -> tuple[object, ...]:
        """Sorts texts by how close to that of a medium their names are, and then by how plain they are."""
        distance, media = self.media_of(text)
        # `talk.en.vtt` before `talk.de-en.vtt`, a translation of it.
        return (not media, distance, len(text.name), _ranks().get(text.suffix.lower(), 0), in_reading_order(text.name))

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        return by_name(self.media)

    @cached_property
    def _by_title(self) -> dict[str, list[Path]]:
        keys: dict[str, list[Path]] = {}
        for medium in self.media:
            if key := title_key(medium.stem):
                keys.setdefault(key, []).append(medium)
        return keys


def by_name(media: Iterable[Path]) -> dict[str, list[Path]]:
    """The media by their plain names, with and without extension."""
    names: dict[str, list[Path]] = {}
    for medium in media:
        for name in {plain(medium.stem), plain(medium.name)}:
            names.setdefault(name, []).append(medium)
    return names


def same_recordings(texts: Sequence[Path]) -> tuple[tuple[Path, ...], ...]:
    """The texts that describe one recording each: of one name without language and kind, in one folder."""
    groups: dict[tuple[Path, str], list[Path]] = {}
    for text in texts:
        *_, name = shortened(text.stem)
        groups.setdefault((text.absolute().parent, name), []).append(text)
    return tuple(tuple(members) for members in groups.values())


@cache
def _ranks() -> dict[str, int]:
    """Of each extension the place of the first format that has it."""
    # Here, because the formats take a while to load.
    from player.formats.table import FORMATS

    ranked = [(f".{extension}", rank) for rank, format in enumerate(FORMATS) for extension in format.extensions]
    # The first place is written last.
    return dict(reversed(ranked))


def _names_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not is_beside_the_point(path)]
    except OSError:
        return []
