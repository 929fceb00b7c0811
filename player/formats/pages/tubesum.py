"""TubeSum pages: a clip, a summary, key points, a verdict, questions, insights, and the transcript below them."""

import re
from collections import Counter

from player.document import Document
from player.formats.base import Format, Source
from player.formats.pages.prose import ends_question, ends_sentence
from player.formats.pages.tubesum_layout import Layout, RowKind, is_download, read_layout
from player.formats.pages.tubesum_notes import PageNotes, read_notes, resources
from player.notes import NoteKind

# What never stands on a TubeSum page: cue arrows, markup, JSON, and the marks of the other family.
_FOREIGN = re.compile(r"-->|\A\s*(?:WEBVTT|[<{]|\[\s*[{\"\]])|^(?:TLDR(?=\w|$)|💡(?=\w))", re.MULTILINE)
# A page begins with its notes; what begins with a time is a plain transcript.
_TIME_AT_TOP = re.compile(r"\s*[\[(]?\d{1,4}:\d\d")
# What every page has at least one of.
_CLUE = re.compile(r"▶|^\s?(?:N/A|\[?\d{1,4}:[0-5]\d)", re.MULTILINE | re.IGNORECASE)
# A clip's length glued to its reason, above the play button.
_CLIP = re.compile(r"^\d{1,3}[sm]\S.*\n▶", re.MULTILINE)
# Far more than the notes of any page.
_NOTES_CHARS = 100_000
# A plain transcript may have a few lines above it, but hardly a summary with key points.
_SHORTEST_SUMMARY_CHARS = 80
_FEWEST_POINTS = 2


def _sniff(head: str) -> int:
    if _FOREIGN.search(head):
        return 0
    if is_download(head):
        return 85
    if _TIME_AT_TOP.match(head) or not _CLUE.search(head):
        return 0
    layout = read_layout(head[:_NOTES_CHARS])
    kinds = {row.kind for row in layout.notes}
    if RowKind.BUTTON in kinds and (RowKind.MOMENT in kinds or layout.lines or _CLIP.search(head)):
        return 98
    return _surety(layout, read_notes(layout.notes))


def _surety(layout: Layout, page: PageNotes) -> int:
    """How sure a page without a clip is; one without notes is left to plain timestamped text."""
    count = Counter(note.kind for note in page.notes)
    asks = any(note.kind is NoteKind.QUESTION and ends_question(note.title or "") for note in page.notes)
    has_glue = any(row.glued for row in layout.notes)
    if has_glue and count[NoteKind.SUMMARY] and (layout.lines or count[NoteKind.INSIGHT] > 1):
        return 95
    if asks and (layout.lines or count[NoteKind.VERDICT]):
        return 90
    return 85 if layout.lines and _has_overview(page) else 0


def _has_overview(page: PageNotes) -> bool:
    """Whether the page has a summary, and a verdict or key points that are sentences."""
    texts = {kind: [note.text or "" for note in page.notes if note.kind is kind] for kind in NoteKind}
    points = [text for text in texts[NoteKind.KEY_POINT] if ends_sentence(text)]
    is_long = any(len(text) >= _SHORTEST_SUMMARY_CHARS for text in texts[NoteKind.SUMMARY])
    return is_long and (len(points) >= _FEWEST_POINTS or bool(texts[NoteKind.VERDICT]))


def _read(source: Source) -> Document:
    layout = read_layout(source.text)
    page = read_notes(layout.notes)
    clip_title = next((note.title for note in page.notes if note.kind is NoteKind.HOOK), None)
    return Document(
        title=page.title or clip_title,
        channel=page.channel,
        origin=source.origin(TUBESUM.name),
        lines=layout.lines,
        notes=(*page.notes, *resources(layout.leftovers)),
    )


TUBESUM = Format("tubesum", "TubeSum page", ("txt",), _sniff, _read)
