"""TubeSum pages: a clip, a summary, key points, a verdict, questions, insights, and the transcript below them."""

import re
from collections import Counter
from itertools import pairwise

from player.document import Document
from player.formats.base import Format, Source
from player.formats.pages.outline_headings import part_of
from player.formats.pages.prose import FOOTER_SIGN, ends_question, ends_sentence, has_emoji, page_lines, unmarked_page
from player.formats.pages.tubesum_layout import GLUED_TIME, Layout, RowKind, is_download, read_layout
from player.formats.pages.tubesum_notes import PageNotes, read_notes, resources
from player.notes import NoteKind

# What never stands on a TubeSum page: cue arrows, markup, JSON, and the marks of the other family.
_FOREIGN = re.compile(r"-->|\A\s*(?:WEBVTT|[<{]|\[\s*[{\"\]])|^(?:TLDR(?=\w|$)|💡(?=\w))", re.MULTILINE)
_GLUED = re.compile(GLUED_TIME, re.ASCII)
# A page begins with its notes; what begins with a time is a plain transcript.
_TIME_AT_TOP = re.compile(r"\s*[\[(]?\d{1,4}:\d\d")
_NAME_AT_TOP = re.compile(r"\s*[^\W\d][^\[\n:]{0,60}:[ \t]*\[\d")
# What every page has at least one of.
_CLUE = re.compile(r"▶|^\s?(?:N/A|\[?\d{1,4}:[0-5]\d)", re.MULTILINE | re.IGNORECASE)
# A clip's length glued to its reason, above the play button.
_CLIP = re.compile(r"^\d{1,3}[sm]\S.*\n▶", re.MULTILINE)
# The site's own last words, in its wording of one year or another: `⚡ Saved you time? Transcribe any video for free.`
_PITCH = re.compile(r"\b(?:transcribe|transcripts?|tubesum|sign[- ]?up)\b", re.IGNORECASE)
_FOOTER_LINES = 4
_FOOTER_CHARS = 2_000
# Far more than the notes of any page.
_NOTES_CHARS = 100_000
# A plain transcript may have a few lines above it, but hardly a summary with key points.
_SHORTEST_SUMMARY_CHARS = 80
_FEWEST_POINTS = 2
_OVERVIEW = (NoteKind.SUMMARY, NoteKind.KEY_POINT, NoteKind.VERDICT)


def _sniff(head: str) -> int:
    head = unmarked_page(head)
    if _FOREIGN.search(head[:_NOTES_CHARS]):
        return 0
    if is_download(head) and not _NAME_AT_TOP.match(head):
        return 85
    footer = _footer(head)
    if not footer and (_TIME_AT_TOP.match(head) or not _CLUE.search(head[:_NOTES_CHARS])):
        return 0
    layout = read_layout(head[:_NOTES_CHARS])
    kinds = {row.kind for row in layout.notes}
    if RowKind.BUTTON in kinds and (RowKind.MOMENT in kinds or layout.lines or _CLIP.search(head)):
        return 98
    page = read_notes(layout.notes)
    is_footed = (footer and layout.lines) or (footer.startswith(FOOTER_SIGN) and _has_points(page))
    surety = _surety(layout, page)
    is_foreign = surety > 0 and _has_times_ahead(head[:_NOTES_CHARS])
    return max(0 if is_foreign else surety, 85 if is_footed else 0)


def _has_times_ahead(head: str) -> bool:
    """Whether glued times stand before their texts: those of a TubeSum page end the item whose text is above them.

    Right below another such line, or a heading, they are times of chapters or of speech.
    """
    lines = [line.text for line in page_lines(head)]
    below = (above for above, text in pairwise(lines) if _GLUED.match(text))
    return any(_GLUED.match(above) or part_of(above) for above in below)


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
    """Whether the page has a summary, and key points that are sentences; one with a verdict may be short."""
    summary, points, verdict = (_sentences(page, kind) for kind in _OVERVIEW)
    is_long = any(len(text) >= _SHORTEST_SUMMARY_CHARS for text in summary)
    if verdict:
        return is_long or bool(summary and points)
    return is_long and len(points) >= _FEWEST_POINTS


def _has_points(page: PageNotes) -> bool:
    return bool(_sentences(page, NoteKind.SUMMARY) and _sentences(page, NoteKind.KEY_POINT))


def _sentences(page: PageNotes, kind: NoteKind) -> list[str]:
    texts = (note.text or "" for note in page.notes if note.kind is kind)
    return [text for text in texts if ends_sentence(text)]


def _footer(head: str) -> str:
    """The site's footer at the end of the text; empty where there is none, or where the head is cut off above it."""
    last = page_lines(head[-_FOOTER_CHARS:])[-_FOOTER_LINES:]
    return next((line.text for line in last if has_emoji(line.text) and _PITCH.search(line.text)), "")


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
