"""What programs write above and below a transcript that is no speech: facts, keywords, who speaks, labels of a page."""

import re
from collections.abc import Mapping, Sequence

from player.formats.speech import one_line
from player.notes import Note, NoteKind

HEAD_REMARK = "What stands above its text, and is no speech, was kept as notes."
FOOTER_REMARK = "What stands below its text, and is no speech, was left out."

# Each names what stands on the line below it.
_FIELDS = {
    "summary keywords": NoteKind.KEYWORD,
    "keywords": NoteKind.KEYWORD,
    "speakers": NoteKind.RESOURCE,
    "attendees": NoteKind.RESOURCE,
    "participants": NoteKind.RESOURCE,
}
# What the page of a video says beside its transcript.
_LABELS = frozenset(("transcript", "search in video", "search transcript", "show transcript", "sync to video time"))
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AP]M)?"
# `Fri, Jan 05, 2024 10:00AM • 30:12`, `January 5, 2024, 10:00AM`, `30m 12s`.
_DATE = re.compile(
    rf"(?:[A-Z][a-z]{{2,8}}, )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}}\.? {_MONTH}),? \d{{4}}"
    rf"(?:,? {_CLOCK})?(?: • [\dhms: ]{{2,12}})?",
    re.ASCII,
)
_LENGTH = re.compile(r"(?:\d{1,3}h ?)?(?:\d{1,3}m ?)?\d{1,2}s", re.ASCII)
_CAPTIONS = re.compile(r"[A-Z][^\W\d_]{2,20} \(auto-generated\)")


def head_notes(texts: Sequence[str]) -> Mapping[int, Sequence[Note]]:
    """The notes in the text lines above a transcript, by the numbers of the lines that are no speech.

    A heading stands for itself and is to be passed as a blank text.
    """
    found: dict[int, Sequence[Note]] = {}
    for number, text in enumerate(texts):
        kind = _FIELDS.get(text.strip(":").casefold())
        if number in found:
            continue
        if kind and number + 1 < len(texts):
            found[number] = ()
            found[number + 1] = _notes(kind, texts[number + 1])
        elif text.casefold() in _LABELS:
            found[number] = ()
        elif _DATE.fullmatch(text) or _LENGTH.fullmatch(text):
            found[number] = (Note(NoteKind.RESOURCE, one_line(text)),)
    return found


def is_captions_name(text: str) -> bool:
    """Whether a text line is the name of a video's captions, which stands below them: `English (auto-generated)`."""
    return _CAPTIONS.fullmatch(text.strip()) is not None


def _notes(kind: NoteKind, text: str) -> Sequence[Note]:
    parts = text.split(",") if kind is NoteKind.KEYWORD else [text]
    return tuple(Note(kind, said) for part in parts if (said := one_line(part)))
