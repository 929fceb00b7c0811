"""SAMI, the captions of Windows Media: each shown from its SYNC to the next of its language, a blank one clearing it.

A SYNC may also say its own end. Where a file holds several languages, the lines of all are kept. A paragraph with
`ID=Source` names the speaker.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from player.document import Document
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.cues import document_of, stamped
from player.formats.xml_tree import opening
from player.transcript import Line

_OPENING = opening("sami")
_SYNC = re.compile(r"<SYNC\b[^>]*?\bStart\s*=\s*[\"']?\s*(-?\d{1,10})[^>]*>", re.IGNORECASE | re.ASCII)
_SYNC_END = re.compile(r"\bEnd\s*=\s*[\"']?\s*(\d{1,10})", re.IGNORECASE | re.ASCII)
_PARAGRAPH = re.compile(r"<P\b([^>]*)>", re.IGNORECASE)
_CLASS = re.compile(r"\bClass\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SOURCE = re.compile(r"\bID\s*=\s*[\"']?Source\b", re.IGNORECASE)
_END = re.compile(r"</(?:BODY|SAMI)\s*>.*", re.IGNORECASE | re.DOTALL)
# Bounded, since one that is never closed would hide all that is said.
_COMMENT = re.compile(r"<!?--.{0,2000}?-->", re.DOTALL)
_BREAK = re.compile(r"</?(?:br|p|div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TITLE = re.compile(r"<TITLE>([^<]*)</TITLE>", re.IGNORECASE)
_LANGUAGE = re.compile(r"\.([\w-]+)\s*\{[^{}]*?\blang\s*:\s*([A-Za-z-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Caption:
    """A paragraph under the SYNC of this number; a blank text clears what was shown of its class."""

    sync: int
    start_ms: int
    end_ms: int | None
    class_name: str
    is_source: bool
    text: str


def sniff(head: str) -> int:
    """Sure by the root element."""
    return 95 if _OPENING.match(head) else 0


def read(source: Source) -> Document:
    """The lines in file order, title, and language where there is one; raises BrokenFile where nothing is said."""
    captions = list(_captions(source.text))
    document = document_of(source, SAMI.name, SAMI.title, _lines(captions))
    title = _TITLE.search(source.head)
    spoken = {caption.class_name for caption in captions if caption.text}
    told = (language for name, language in _LANGUAGE.findall(source.head) if name.lower() in spoken)
    languages = list(dict.fromkeys(told))
    remark = f"It holds {len(languages)} languages, {', '.join(languages)}: the lines of all are here."
    return replace(
        document,
        title=one_line(html.unescape(title[1])) or None if title else None,
        language=languages[0] if len(languages) == 1 else None,
        remarks=(*document.remarks, remark) if len(languages) > 1 else document.remarks,
    )


def _lines(captions: Sequence[_Caption]) -> Iterator[Line]:
    speakers: dict[str, str] = {}
    for caption, end_ms in zip(captions, _ends(captions), strict=True):
        if caption.is_source:
            speakers[caption.class_name] = caption.text
        elif caption.text:
            speaker = speakers.get(caption.class_name) or None
            yield spoken_line(caption.start_ms, end_ms, caption.text, speaker)


def _ends(captions: Sequence[_Caption]) -> list[int | None]:
    """For each caption its own end, or the start of the next SYNC that shows or clears something of its class."""
    ends: list[int | None] = []
    nexts: dict[str, tuple[_Caption, int | None]] = {}
    for caption in reversed(captions):
        following, end_ms = nexts.get(caption.class_name, (None, None))
        if following and following.sync != caption.sync:
            end_ms = following.start_ms
        ends.append(end_ms if caption.end_ms is None else caption.end_ms)
        nexts[caption.class_name] = caption, end_ms
    return ends[::-1]


def _captions(text: str) -> Iterator[_Caption]:
    class_name = ""
    for number, (sync, body) in enumerate(stamped(_END.sub("", _COMMENT.sub("", text)), _SYNC)):
        start_ms = max(0, int(sync[1]))
        stated = _SYNC_END.search(sync[0])
        end_ms = int(stated[1]) if stated else None
        # A text may stand under its SYNC without a paragraph; without a class it is of the last one.
        first, *parts = _PARAGRAPH.split(body)
        if not parts or (first.strip() and _spoken(first)):
            yield _Caption(number, start_ms, end_ms, class_name, False, _spoken(first))
        for attributes, content in zip(parts[::2], parts[1::2], strict=True):
            name = _CLASS.search(attributes)
            class_name = name[1].lower() if name else class_name
            is_source = _SOURCE.search(attributes) is not None
            yield _Caption(number, start_ms, end_ms, class_name, is_source, _spoken(content))


def _spoken(body: str) -> str:
    if "<" in body:
        body = _TAG.sub("", _BREAK.sub(" ", body))
    # With a no-break space SAMI says that nothing is shown.
    return one_line(html.unescape(body).replace("\u00a0", " "))


SAMI = Format("sami", "SAMI", ("smi", "sami"), sniff, read)
