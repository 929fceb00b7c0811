"""ELAN's annotations (.eaf): tiers of utterances are lines, tiers that cut them into words give the words.

Tiers that say something about another tier (translations, glosses) are left out, and that is told. Slots without a time
divide the span between their neighbours evenly, as ELAN shows them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from xml.etree.ElementTree import Element

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.editors.tiers import Interval, Tier, is_word_name, remarks, tier_lines
from player.formats.media_name import media_name
from player.formats.speech import one_line
from player.formats.xml_tree import parse_xml

_ROOT = re.compile(r"<ANNOTATION_DOCUMENT[\s>]")
_HEAD_CHARS = 5_000
_LETTER = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _ElanTier:
    """A tier with its annotations, the tier it depends on, and the voice that it names."""

    name: str
    parent: str | None
    participant: str | None
    intervals: tuple[Interval, ...]

    def has_text(self) -> bool:
        """Whether any annotation holds words, and is no mere number or identifier."""
        return any(_LETTER.search(part.text) for part in self.intervals)


def sniff(head: str) -> int:
    """Sure by the root element."""
    return 98 if _ROOT.search(head[:_HEAD_CHARS]) else 0


def read(source: Source) -> Document:
    """The lines of all voices in time order; raises BrokenFile."""
    root = parse_xml(source.text, lambda reason: BrokenFile(source.name, ELAN.title, reason))
    slots = _slots(root)
    open_count = _open_count(slots)
    tiers = _tiers(root, slots)
    chosen = _speech_tiers(tiers)
    lines, left = tier_lines([Tier(tier.name, tier.intervals, tier.participant) for tier in chosen])
    if not lines:
        raise BrokenFile(source.name, ELAN.title, "none of its tiers holds a text.")
    left += [tier.name for tier in tiers if tier not in chosen and tier.intervals]
    return Document(
        language=_language(root),
        media_name=_media_name(root),
        origin=source.origin(ELAN.name),
        lines=tuple(lines),
        remarks=(*remarks(left), *_divided_remark(open_count - _open_count(slots))),
    )


def _tiers(root: Element, slots: dict[str, int | None]) -> list[_ElanTier]:
    """Every tier with its annotations timed, what refers to another one by that; open times are filled in `slots`."""
    spans: dict[str, tuple[int | None, int | None]] = {}
    elements = {element.get("TIER_ID") or "": element for element in root.iter("TIER")}
    found: dict[str, tuple[Interval, ...]] = {}
    has_open = _open_count(slots) > 0
    for name in _parents_first(elements):
        if has_open:
            slots.update(_divided(elements[name], slots))
        found[name] = tuple(_intervals(elements[name], slots, spans))
    return [
        _ElanTier(
            name,
            element.get("PARENT_REF"),
            one_line(element.get("PARTICIPANT") or "") or None,
            found.get(name, ()),
        )
        for name, element in elements.items()
    ]


def _slots(root: Element) -> dict[str, int | None]:
    slots: dict[str, int | None] = {}
    for slot in root.iter("TIME_SLOT"):
        value = slot.get("TIME_VALUE") or ""
        is_known = value.isascii() and value.isdecimal() and len(value) < 13
        slots[slot.get("TIME_SLOT_ID") or ""] = int(value) if is_known else None
    return slots


def _open_count(slots: Mapping[str, int | None]) -> int:
    return sum(position_ms is None for position_ms in slots.values())


def _divided_remark(count: int) -> tuple[str, ...]:
    times = "1 time was" if count == 1 else f"{count} times were"
    return (f"{times} not in the file and divided evenly between those around.",) if count else ()


def _divided(tier: Element, slots: Mapping[str, int | None]) -> Iterator[tuple[str, int]]:
    """The open slots between two known ones in the chain of a tier's annotations, with evenly spread times."""
    refs = (
        annotation.get(f"TIME_SLOT_REF{place}") or ""
        for annotation in tier.iter("ALIGNABLE_ANNOTATION")
        for place in (1, 2)
    )
    runs = [(is_open, list(run)) for is_open, run in groupby(refs, key=lambda ref: slots.get(ref) is None)]
    for (_, before), (is_open, run), (_, behind) in zip(runs, runs[1:], runs[2:], strict=False):
        start_ms, end_ms = slots.get(before[-1]), slots.get(behind[0])
        if is_open and start_ms is not None and end_ms is not None and start_ms <= end_ms:
            names = list(dict.fromkeys(run))
            for number, name in enumerate(names, start=1):
                yield name, start_ms + (end_ms - start_ms) * number // (len(names) + 1)


def _parents_first(elements: Mapping[str, Element]) -> list[str]:
    """The names of the tiers, each behind the one it depends on; a circle is cut."""
    order: dict[str, None] = {}
    for name in elements:
        trail: list[str] = []
        while name in elements and name not in order and name not in trail:
            trail.append(name)
            name = elements[name].get("PARENT_REF") or ""
        order.update(dict.fromkeys(reversed(trail)))
    return list(order)


def _intervals(
    tier: Element, slots: Mapping[str, int | None], spans: dict[str, tuple[int | None, int | None]]
) -> Iterator[Interval]:
    """The annotations of a tier that hold text, in time order as they are written; all of them noted in `spans`."""
    for annotation in tier.iter():
        if annotation.tag not in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
            continue
        if annotation.tag == "ALIGNABLE_ANNOTATION":
            start, end = annotation.get("TIME_SLOT_REF1"), annotation.get("TIME_SLOT_REF2")
            span = (slots.get(start or ""), slots.get(end or ""))
        else:
            span = spans.get(annotation.get("ANNOTATION_REF") or "", (None, None))
        spans[annotation.get("ANNOTATION_ID") or ""] = span
        text = "".join(annotation.itertext()).strip()
        if text:
            yield Interval(*span, text)


def _speech_tiers(tiers: Sequence[_ElanTier]) -> list[_ElanTier]:
    """The tiers that hold what is said: those that depend on none, or the first below them with text, and words."""
    chosen: list[_ElanTier] = []
    for root in (tier for tier in tiers if tier.parent is None):
        family = _family(tiers, root.name)
        whole = next((tier for tier in family if tier.has_text()), None)
        if whole:
            chosen.append(whole)
            chosen += [_as_words(tier) for tier in family if tier != whole and _cuts(tier, whole)][:1]
    return chosen


def _family(tiers: Sequence[_ElanTier], root: str) -> list[_ElanTier]:
    """The tier of this name and all that depend on it, nearest first."""
    names = [root]
    for name in names:
        names += [tier.name for tier in tiers if tier.parent == name and tier.name not in names]
    by_name = {tier.name: tier for tier in tiers}
    return [by_name[name] for name in names]


def _cuts(tier: _ElanTier, whole: _ElanTier) -> bool:
    """Whether the annotations of a tier are the words of another's, each with times of its own.

    Where its name says so, some words may be missing.
    """
    starts = [part.start_ms for part in tier.intervals if part.start_ms is not None]
    has_own_times = len(set(starts)) == len(starts) == len(tier.intervals)
    if not has_own_times or any(later < earlier for earlier, later in pairwise(starts)):
        return False
    words, said = (
        [_letters(part.text) for part in tier.intervals],
        "".join(_letters(part.text) for part in whole.intervals),
    )
    is_whole = len(words) > len(whole.intervals) and "".join(words) == said
    return is_whole or (is_word_name(tier.name) and _are_within(words, said))


def _are_within(words: Sequence[str], said: str) -> bool:
    """Whether these words stand in what is said, in their order."""
    place = 0
    for word in words:
        found = said.find(word, place)
        if found < 0:
            return False
        place = found + len(word)
    return True


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _as_words(tier: _ElanTier) -> _ElanTier:
    return _ElanTier(f"words@{tier.participant or tier.parent}", tier.parent, tier.participant, tier.intervals)


def _media_name(root: Element) -> str | None:
    """The first of the media that are linked; pictures and sound may be files of their own."""
    links = (link.get(key) for link in root.iter("MEDIA_DESCRIPTOR") for key in ("MEDIA_URL", "RELATIVE_MEDIA_URL"))
    return next(filter(None, map(media_name, links)), None)


def _language(root: Element) -> str | None:
    names = [element.get("LANG_ID") for element in root.iter("LANGUAGE")]
    return names[0] if len(names) == 1 else None


ELAN = Format("elan", "ELAN annotations", ("eaf",), sniff, read)
