"""Files sorted into recordings: each text goes to its medium, and where several would do none is taken."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from player.media.probe import is_media_file
from player.pairing.evidence import Evidence
from player.pairing.finders import SAME_NAME, Finders, Found, Unit
from player.pairing.folder import FolderNames, same_recordings
from player.pairing.gathering import Gathered
from player.pairing.pool import Pool
from player.pairing.titles import keys_of, titles_of

_ONLY_ONE = "the only recording among them"


@dataclass(frozen=True, slots=True)
class Match:
    """Files that describe one recording; `reason` says why its medium is this one.

    Where several media would do, or one is not sure, `offers` has each with a reason, and `media_path` is None.
    """

    media_path: Path | None
    text_paths: tuple[Path, ...]
    reason: str = ""
    offers: tuple[tuple[Path, str], ...] = ()


def match_files(gathered: Gathered, evidence: Evidence, media_path: Path | None = None) -> tuple[Match, ...]:
    """The recordings that these files describe, those with a medium first.

    With a medium named, or with just one among the named files, all texts are its own; media that come alone bring
    the texts beside them. Every other text finds its medium by its name, by what it says, or by its length.
    """
    paths = [path for path in gathered.paths if path != media_path]
    media = [path for path in paths if is_media_file(path)]
    known = frozenset(media)
    texts = tuple(path for path in paths if path not in known)
    reason = ""
    if media_path is None and len(media) == 1 and not gathered.walked:
        media_path, reason = media.pop(), _ONLY_ONE if texts else ""
    if media_path is None:
        return _Matching(media, texts, evidence).matches(gathered)
    own = texts or _texts_beside(media_path, evidence)
    return (Match(media_path, own, reason), *_Matching(media, (), evidence).matches(gathered))


def _texts_beside(medium: Path, evidence: Evidence) -> tuple[Path, ...]:
    """The texts of the medium's name; where there are none, the only text beside the only medium if it is timed."""
    folder = FolderNames(medium.absolute().parent)
    named_alike = folder.texts_of(medium.absolute())
    if named_alike or len(folder.media) > 1:
        return named_alike
    units = same_recordings(folder.texts)
    if len(units) != 1 or not evidence.tells_times(units[0]) or evidence.contradicts(units[0], medium):
        return ()
    return units[0]


class _Matching:
    """One sorting under way."""

    def __init__(self, media: Sequence[Path], texts: Sequence[Path], evidence: Evidence) -> None:
        self._texts = texts
        self._evidence = evidence
        self._pool = Pool(media, texts)
        self._undecided: list[Match] = []

    def matches(self, gathered: Gathered) -> tuple[Match, ...]:
        """Every medium with its texts, and then the texts without one."""
        self._bring_texts_beside(frozenset(gathered.named))
        units = self._searched(same_recordings(self._unclaimed_by_name()), is_walk=bool(gathered.walked))
        decided = (
            Match(medium, tuple(sorted(texts, key=self._pool.folder_of(medium).closeness)), self._pool.reasons[medium])
            for medium, texts in self._pool.claims.items()
        )
        return (*decided, *self._undecided, *(Match(None, unit) for unit in self._with_pages(units)))

    def _bring_texts_beside(self, named: frozenset[Path]) -> None:
        for medium in self._pool.media:
            if medium in named:
                texts = self._pool.as_given(self._pool.folder_of(medium).texts_of(medium.absolute()))
                self._pool.claim(medium, [text for text in texts if len(self._pool.media_of(text)) == 1], SAME_NAME)

    def _unclaimed_by_name(self) -> list[Path]:
        """The texts that no single medium beside them is named like."""
        left = []
        for text in self._texts:
            media = self._pool.media_of(text)
            if len(media) == 1:
                self._pool.claim(media[0], [text], SAME_NAME)
            else:
                left.append(text)
        return left

    def _searched(self, units: Sequence[Unit], *, is_walk: bool) -> Sequence[Unit]:
        """The units that still have no medium, nor an offer of one, after all ways to find it.

        Whoever opens a single text is not asked about whatever lies beside it.
        """
        if not self._pool.known():
            # Large texts are not read twice for nothing.
            return units
        finders = Finders(self._pool, self._evidence, trusts_folders=is_walk)
        for find in (
            finders.of_one_name,
            finders.named_inside,
            finders.of_one_name_elsewhere,
            finders.of_one_title,
            finders.alone_in_folder,
        ):
            units = [unit for unit in units if not self._settle(unit, find(unit))]
        by_length = finders.of_one_length(units)
        wishes = Counter(medium for found in by_length.values() for medium in found)
        units = [unit for unit in units if not self._settle(unit, by_length.get(unit, {}), wishes)]
        return [unit for unit in units if not (is_walk and self._offer(unit, finders.in_folder(unit)))]

    def _settle(self, unit: Unit, found: Found, wishes: Mapping[Path, int] = {}) -> bool:
        """Whether media were found: the only one is taken, unless others wish for it, and several are offered."""
        if len(found) != 1 or any(wishes.get(medium, 0) > 1 for medium in found):
            return self._offer(unit, found)
        for medium, reason in found.items():
            self._pool.claim(medium, unit, reason)
        return True

    def _offer(self, unit: Unit, found: Found) -> bool:
        """Whether there was anything to offer."""
        if found:
            self._undecided.append(Match(None, unit, offers=tuple(found.items())))
        return bool(found)

    def _with_pages(self, units: Sequence[Unit]) -> list[Unit]:
        """The units that have no medium, pages laid over the only transcript of their title."""
        if len(units) < 2:
            return list(units)
        transcripts = {unit: [*unit] for unit in units if any(map(self._has_lines, unit))}
        by_key: dict[str, list[Unit]] = {}
        for unit in transcripts:
            for key in self._keys(unit):
                by_key.setdefault(key, []).append(unit)
        alone = []
        for page in (unit for unit in units if unit not in transcripts):
            of_title = {unit for key in self._keys(page) for unit in by_key.get(key, ())}
            if len(of_title) == 1:
                transcripts[of_title.pop()] += page
            else:
                alone.append(page)
        return [*map(tuple, transcripts.values()), *alone]

    def _keys(self, unit: Unit) -> set[str]:
        return keys_of(titles_of(unit, self._evidence))

    def _has_lines(self, text: Path) -> bool:
        return self._evidence.of_text(text).has_lines
