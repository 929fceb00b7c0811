"""Matroska's chapters as XML, as mkvmerge and mkvextract write them: atoms in an edition, which may nest.

A nested chapter stands behind the one that holds it. Hidden and disabled ones are left out, and so are editions and
languages beside the first; that is told.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.chapters.titles import titled, untitled_remark
from player.formats.speech import one_line
from player.formats.xml_tree import opening, parse_xml
from player.notes import Chapter

_ROOT = opening("chapters")


def sniff(head: str) -> int:
    """Sure by the root element with an edition in it."""
    return 98 if _ROOT.match(head) and "<EditionEntry" in head else 0


def read(source: Source) -> Document:
    """The chapters that a player shows; raises BrokenFile where there are none."""
    root = parse_xml(source.text, lambda reason: BrokenFile(source.name, MATROSKA_CHAPTERS.title, reason))
    # The default edition first, the hidden ones last.
    editions = sorted(
        root.iter("EditionEntry"), key=lambda one: (not _is(one, "EditionFlagDefault"), _is(one, "EditionFlagHidden"))
    )
    atoms = list(_atoms(editions[0])) if editions else []
    shown = [atom for atom in atoms if not _is(atom, "ChapterFlagHidden") and _is(atom, "ChapterFlagEnabled", "1")]
    chapters = [_chapter(atom) for atom in shown]
    if not chapters:
        raise BrokenFile(source.name, MATROSKA_CHAPTERS.title, "it holds no chapters.")
    return Document(
        origin=source.origin(MATROSKA_CHAPTERS.name),
        chapters=titled(chapters),
        remarks=(*untitled_remark(chapters), *_left_out(len(editions) - 1, len(atoms) - len(shown), shown)),
    )


def _atoms(edition: Element) -> Iterator[Element]:
    """All atoms of an edition, each before those that it holds; a loop, since they may nest without end."""
    waiting = edition.findall("ChapterAtom")[::-1]
    while waiting:
        atom = waiting.pop()
        yield atom
        waiting += atom.findall("ChapterAtom")[::-1]


def _is(element: Element, flag: str, usual: str = "0") -> bool:
    return _text(element, flag, usual) == "1"


def _text(element: Element, name: str, usual: str = "") -> str:
    return one_line(element.findtext(name) or usual)


def _chapter(atom: Element) -> Chapter:
    displays = atom.findall("ChapterDisplay")
    title = _text(displays[0], "ChapterString") if displays else ""
    return Chapter(_moment(_text(atom, "ChapterTimeStart")), _moment(_text(atom, "ChapterTimeEnd")), title)


def _moment(text: str) -> int | None:
    try:
        return timecode.parse(text)
    except ValueError:
        return None


def _left_out(editions: int, hidden: int, shown: list[Element]) -> Iterator[str]:
    """Sentences about what is in the file and not in the document."""
    if editions:
        yield f"{_counted(editions, 'other edition')} of the chapters left out."
    if hidden:
        yield f"{_counted(hidden, 'hidden or disabled chapter')} left out."
    if languages := _other_languages(shown):
        yield f"Titles in other languages left out: {', '.join(languages)}."


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def _other_languages(atoms: list[Element]) -> list[str]:
    """The languages of the titles behind each first one."""
    others = (display for atom in atoms for display in atom.findall("ChapterDisplay")[1:])
    found = (_text(display, "ChapLanguageIETF") or _text(display, "ChapterLanguage", "eng") for display in others)
    return list(dict.fromkeys(found))


MATROSKA_CHAPTERS = Format("matroska-chapters", "Matroska chapters", ("xml",), sniff, read)
