"""Pages of summarize.ing: takeaways, questions, sections, keywords and highlights, with no times of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from player.document import Document
from player.formats.base import Format, Source
from player.formats.pages.prose import PageLine, bullet, ends_statement, has_emoji, page_lines, unmarked_page
from player.formats.pages.summarize_blocks import place
from player.formats.pages.summarize_header import is_date_line, read_header
from player.formats.pages.summarize_marks import Block, heading_block
from player.formats.pages.summarize_notes import block_lines, block_notes
from player.notes import Note, NoteKind

# `TLDR` glued to the summary, before it, or alone.
_TLDR = re.compile(r"[*#\s]{0,6}TL;?DR[\s:：*–—-]*", re.IGNORECASE)
# What the site shows in place of a block that its visitor has not paid for, and its visitors' votes.
_NOTICE = re.compile(
    r"This section is available to paid users only\b.*|Upgrade Now|[\d.]+ / 5 \(\d+ votes?\)|[★☆\s]+", re.IGNORECASE
)
# The site's own last words.
_FOOTER = re.compile(
    r"\W*(?:summarize (?:another|more) videos?\b.*|©.*|copyright (?:©|\(c\)|\d{4}).*"
    r"|all rights reserved.*|powered by \S+|terms(?: of (?:service|use))?|privacy(?: policy)?|contact(?: us)?|pricing)",
    re.IGNORECASE,
)
_LONGEST_HEADER_CHARS = 120
_LONGEST_NAME_CHARS = 40
_HEADER_LINES = 6

# The site's notes have no times, nor links to moments of the video.
_FOREIGN = re.compile(
    r"-->|\A\s*(?:WEBVTT|[<{]|\[\s*[{\"\]])|\]\(https?://[^\s()]{1,300}[?&#]t=\d"
    r"|^[ \t]*[•*-][ \t].{0,2000}[(\[]\d{1,2}:[0-5]\d(?::[0-5]\d)?[)\]][ \t]*$",
    re.MULTILINE,
)
# Headings that other makers' pages have, and these never.
_FOREIGN_HEADING = re.compile(
    r"^(?:key (?:insights?|points?|moments|ideas|quotes)|timestamps|chapters|action items|faqs?)[ \t]*:?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_EMOJI = r"[\u2600-\u2bff\U0001f000-\U0001faff]\ufe0f?"
# Marks that hardly another text has count twice.
_STRONG_MARKS = (
    re.compile(r"^TLDR(?=[^\s\W])", re.MULTILINE),
    re.compile(r"^💡(?=[^\s\W]).{1,80}\n{1,3}\S", re.MULTILINE),
    re.compile(r"^[ \t]*[•-] .+\n{1,3}[ \t]+[-–—]\S", re.MULTILINE),
    re.compile(
        r"^(?=.{11,30}$)(?:\d{1,2} [A-Z][a-z]{2,8} |[A-Z][a-z]{2,8} \d{1,2}, )(?:19|20)\d\d\d{1,3}:\d\d", re.MULTILINE
    ),
)
_WEAK_MARKS = (
    re.compile(r"^TLDR\b", re.MULTILINE),
    re.compile(r"^  • \S", re.MULTILINE),
    re.compile(rf"^[ \t]*[•-] {_EMOJI} \S", re.MULTILINE),
    re.compile(rf"^{_EMOJI} .{{1,120}}\n{{1,3}}\S", re.MULTILINE),
    re.compile(r"^Takeaways$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^Q ?& ?A$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^Outlines$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^Keywords$", re.MULTILINE | re.IGNORECASE),
    re.compile(r"^Highlights$", re.MULTILINE | re.IGNORECASE),
)
_SURE_MARKS = 3
# Far more than all that stands above the transcript of any page.
_SNIFFED_CHARS = 100_000


def _sniff(head: str) -> int:
    head = unmarked_page(head[:_SNIFFED_CHARS])
    if _FOREIGN.search(head) or _FOREIGN_HEADING.search(head):
        return 0
    marks = sum(2 for mark in _STRONG_MARKS if mark.search(head)) + sum(1 for mark in _WEAK_MARKS if mark.search(head))
    return 0 if marks < _SURE_MARKS else min(100, 80 + 3 * marks)


def _read(source: Source) -> Document:
    lines = _without_footer([line for line in page_lines(source.text) if not _NOTICE.fullmatch(line.text)])
    end = _header_end(lines)
    header = read_header(lines[:end])
    placed = place(_body(lines[end:]))
    return Document(
        title=header.title,
        channel=header.channel,
        published=header.published,
        duration_ms=header.duration_ms,
        origin=source.origin(SUMMARIZE.name),
        lines=block_lines(placed),
        notes=(*block_notes(placed), *(Note(NoteKind.RESOURCE, other) for other in header.others)),
    )


def _without_footer(lines: Sequence[PageLine]) -> Sequence[PageLine]:
    end = len(lines)
    while end and len(lines[end - 1].text) <= _LONGEST_HEADER_CHARS and _FOOTER.fullmatch(lines[end - 1].text):
        end -= 1
    return lines[:end]


def _header_end(lines: Sequence[PageLine]) -> int:
    """Number of the first line below title, channel, date and length."""
    top = lines[:_HEADER_LINES]
    date_number = max((number for number, line in enumerate(top) if number and _is_date(line.text)), default=0)
    below = range(date_number + 1, len(lines))
    return next((number for number in below if _begins_body(lines[number].text)), len(lines))


def _is_date(text: str) -> bool:
    return len(text) <= _LONGEST_HEADER_CHARS and is_date_line(text)


def _begins_body(text: str) -> bool:
    is_marked = bullet(text) or has_emoji(text) or heading_block(text) or _TLDR.match(text)
    is_sentence = len(text) > _LONGEST_NAME_CHARS and ends_statement(text)
    return bool(is_marked) or is_sentence or len(text) > _LONGEST_HEADER_CHARS


def _body(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines with `TLDR` parted from the summary; where no line is blank, each stands apart from the next."""
    if not lines:
        return []
    first, *others = lines
    if others and all(line.gap == 0 for line in others):
        others = [replace(line, gap=1) for line in others]
    tldr = _TLDR.match(first.text)
    if tldr is None:
        return [replace(first, gap=0), *others]
    summary = [PageLine(first.text[tldr.end() :])] if tldr.end() < len(first.text) else []
    return [PageLine(Block.SUMMARY.value), *summary, *others]


SUMMARIZE = Format("summarize", "summarize.ing page", ("txt",), _sniff, _read)
