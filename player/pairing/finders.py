"""Ways for texts to find their medium, the surest first; each names the media that would do, and why."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from player import timecode
from player.pairing.evidence import MOST_TOLERANCE_MS, Evidence, is_as_long
from player.pairing.folder import by_name
from player.pairing.names import plain, shortened, title_key
from player.pairing.pool import Pool
from player.pairing.titles import keys_of, titles_of

# Texts of one name, which describe one recording; and the media that would do, each with its reason.
Unit = tuple[Path, ...]
Found = dict[Path, str]

SAME_NAME = "its name is the same"
_ONLY_ONE = "the only recording in the folder"
# What tells of a folder, and not of the recording in it.
_ABOUT_FOLDERS = re.compile(r"readme|licen[cs]e|copying|change|todo|index|contents|sources|credits", re.IGNORECASE)
# What is longer is not told in full.
_LONGEST_TITLE = 80
# So many of one length are no choice.
_MOST_OF_A_LENGTH = 12


class Finders:
    """Looks for the media of texts that no single medium beside them is named like.

    With `trusts_folders` a text without times goes to the only medium of its folder, too.
    """

    def __init__(self, pool: Pool, evidence: Evidence, *, trusts_folders: bool) -> None:
        self._pool = pool
        self._evidence = evidence
        self._trusts_folders = trusts_folders

    def of_one_name(self, unit: Unit) -> Found:
        """Media of the texts' name in their folder."""
        return dict.fromkeys((medium for text in unit for medium in self._pool.media_of(text)), SAME_NAME)

    def of_one_name_elsewhere(self, unit: Unit) -> Found:
        """Media of the texts' name in other folders, where there are none in their own."""
        if any(map(self._pool.media_beside, unit)):
            return {}
        names = dict.fromkeys(name for text in unit for name in shortened(text.stem))
        elsewhere = next(filter(None, (self._by_name.get(name) for name in names)), ())
        return self._possible(unit, dict.fromkeys(elsewhere, SAME_NAME))

    def named_inside(self, unit: Unit) -> Found:
        """Media that a text names: beside it, else anywhere, and if only their extension is another."""
        found: Found = {}
        for text in unit:
            name = self._evidence.of_text(text).media_name
            if name:
                found |= dict.fromkeys(self._called(name, text), f"named in {text.name}")
        return found

    def of_one_title(self, unit: Unit) -> Found:
        """Media whose names, tags or other texts have the title of these texts."""
        found: Found = {}
        for title in titles_of(unit, self._evidence):
            media = self._by_title.get(title_key(title) or "", ())
            found |= dict.fromkeys(media, f"its title is “{title[:_LONGEST_TITLE]}”")
        return self._possible(unit, found)

    def alone_in_folder(self, unit: Unit) -> Found:
        """The only medium of the folder, where these texts are the only ones in it."""
        is_alone = len(self._pool.media_beside(unit[0])) == 1 and self._pool.units_beside(unit[0]) == 1
        is_trusted = self._trusts_folders and not _ABOUT_FOLDERS.match(unit[0].name)
        return self.in_folder(unit) if is_alone and (is_trusted or self._evidence.tells_times(unit)) else {}

    def in_folder(self, unit: Unit) -> Found:
        """The only medium of the folder, whatever else lies there; none for texts that cannot be read."""
        media = self._pool.media_beside(unit[0]) if any(map(self._evidence.is_readable, unit)) else ()
        return self._possible(unit, dict.fromkeys(media, _ONLY_ONE)) if len(media) == 1 else {}

    def of_one_length(self, units: Sequence[Unit]) -> dict[Unit, Found]:
        """Of each unit the media without a text that last as long."""
        ends = {unit: end_ms for unit in units if (end_ms := self._evidence.end_ms(unit))}
        media = self._pool.free_media if ends else ()
        lengths = sorted((self._evidence.of_medium(medium).length_ms or 0, medium) for medium in media)
        return {unit: _lasting(end_ms, lengths) for unit, end_ms in ends.items()}

    def _possible(self, unit: Unit, found: Found) -> Found:
        """Those that do not end long before the texts do."""
        return {medium: reason for medium, reason in found.items() if not self._evidence.contradicts(unit, medium)}

    def _called(self, name: str, text: Path) -> Sequence[Path]:
        for wanted in (plain(name), plain(Path(name).stem)):
            beside = self._pool.as_given(self._pool.folder_of(text).named(wanted))
            if media := beside or self._by_name.get(wanted):
                return media
        return ()

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        return by_name(self._pool.media)

    @cached_property
    def _by_title(self) -> dict[str, list[Path]]:
        """The media by the titles of their names and texts; of those without a text by those in their tags, too."""
        found: dict[str, list[Path]] = {}
        for medium, texts in self._pool.known().items():
            titles = [medium.stem, *titles_of(texts, self._evidence)]
            titles += [] if texts else [self._evidence.of_medium(medium).title or ""]
            for key in keys_of(titles):
                found.setdefault(key, []).append(medium)
        return found


def _lasting(end_ms: int, lengths: Sequence[tuple[int, Path]]) -> Found:
    """Those of the media, sorted by their lengths, that last about so long."""
    first = bisect_left(lengths, end_ms - MOST_TOLERANCE_MS, key=lambda item: item[0])
    last = bisect_right(lengths, end_ms + MOST_TOLERANCE_MS, key=lambda item: item[0])
    if last - first > _MOST_OF_A_LENGTH:
        return {}
    return {
        medium: f"it lasts as long: {timecode.clock(length_ms)}"
        for length_ms, medium in lengths[first:last]
        if is_as_long(length_ms, end_ms)
    }
