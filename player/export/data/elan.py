"""ELAN's annotations, EAF 3.0: a tier for each voice, and below it one of its words where they are timed."""

from datetime import UTC, datetime
from mimetypes import guess_type
from re import ASCII, fullmatch
from xml.etree.ElementTree import Element

from player.document import Document
from player.export.data.voices import Span, Voice, voices
from player.export.data.xml_file import element, xml_file
from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target

_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_SPEECH, _WORDS = "default-lt", "words"
_WITHIN = "Included_In"


def write(document: Document) -> str:
    """Lines and words with times, a participant for each named speaker; the medium is looked for beside the file.

    What one voice says does not overlap; lines of it that begin together lie on tiers of their own.
    """
    tiers = voices(document, ELAN.title)
    root = _root()
    _add_header(root, document.media_name)
    language = document.language if fullmatch(r"[a-z]{2,3}(?:-\w+)*", document.language or "", ASCII) else None
    annotations = _Annotations(root)
    for voice in tiers:
        _add_tiers(root, voice, annotations, {"LANG_REF": language} if language else {})
    annotations.add_slots()
    _add_types(root)
    if language:
        element(root, "LANGUAGE", LANG_ID=language)
    element(root, "CONSTRAINT", STEREOTYPE=_WITHIN, DESCRIPTION="Time alignable annotations within the parent's")
    return xml_file(root)


class _Annotations:
    """Numbers annotations and the slots of time that they hold, two each, so that none moves with another."""

    def __init__(self, root: Element) -> None:
        self._order = element(root, "TIME_ORDER")
        self._slots: list[tuple[int, str]] = []

    def add(self, tier: Element, span: Span) -> None:
        """An annotation in time on this tier."""
        slots = {f"TIME_SLOT_REF{place}": self._slot(ms) for place, ms in enumerate((span.start_ms, span.end_ms), 1)}
        annotation = element(tier, "ANNOTATION")
        identifier = f"a{len(self._slots) // 2}"
        aligned = element(annotation, "ALIGNABLE_ANNOTATION", ANNOTATION_ID=identifier, **slots)
        element(aligned, "ANNOTATION_VALUE", span.text)

    def add_slots(self) -> None:
        """The slots of all annotations, in time order as ELAN expects them."""
        for position_ms, name in sorted(self._slots, key=lambda slot: slot[0]):
            element(self._order, "TIME_SLOT", TIME_SLOT_ID=name, TIME_VALUE=str(position_ms))

    def _slot(self, position_ms: int) -> str:
        self._slots.append((position_ms, f"ts{len(self._slots) + 1}"))
        return self._slots[-1][1]


def _root() -> Element:
    return Element(
        "ANNOTATION_DOCUMENT",
        {
            "AUTHOR": "",
            "DATE": datetime.now(UTC).isoformat(timespec="seconds"),
            "FORMAT": "3.0",
            "VERSION": "3.0",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:noNamespaceSchemaLocation": _SCHEMA,
        },
    )


def _add_header(root: Element, media_name: str | None) -> None:
    header = element(root, "HEADER", MEDIA_FILE="", TIME_UNITS="milliseconds")
    if media_name:
        kind = guess_type(media_name)[0] or "unknown"
        beside = f"./{media_name}"
        element(header, "MEDIA_DESCRIPTOR", MEDIA_URL=beside, MIME_TYPE=kind, RELATIVE_MEDIA_URL=beside)


def _add_tiers(root: Element, voice: Voice, annotations: _Annotations, language: dict[str, str]) -> None:
    whose = {"PARTICIPANT": voice.speaker} if voice.speaker else {}
    tier = element(root, "TIER", TIER_ID=voice.name, LINGUISTIC_TYPE_REF=_SPEECH, **whose, **language)
    for span in voice.spans:
        annotations.add(tier, span)
    words = [word for line_words in voice.words for word in line_words]
    if words:
        below = {"PARENT_REF": voice.name, "LINGUISTIC_TYPE_REF": _WORDS}
        tier = element(root, "TIER", TIER_ID=f"words@{voice.name}", **below, **whose, **language)
        for word in words:
            annotations.add(tier, word)


def _add_types(root: Element) -> None:
    flags = {"TIME_ALIGNABLE": "true", "GRAPHIC_REFERENCES": "false"}
    element(root, "LINGUISTIC_TYPE", LINGUISTIC_TYPE_ID=_SPEECH, **flags)
    element(root, "LINGUISTIC_TYPE", LINGUISTIC_TYPE_ID=_WORDS, CONSTRAINTS=_WITHIN, **flags)


_LACKS = BESIDES | FACTS - {Feature.LANGUAGE} | {Feature.OVERLAPS_IN_ONE_VOICE}
ELAN = Target("elan", "ELAN annotations", "eaf", write, _LACKS, needs_times=True)
