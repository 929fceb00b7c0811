"""The text lines of a transcript that is no subtitle file, Markdown's marks read: headings, bold names, links."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from player.formats.mojibake import mended
from player.formats.pages.prose import without_bold
from player.formats.speech import one_line
from player.formats.texts.time_spellings import with_plain_times

# Bold marks are looked for in lines of no more than this: a hostile one would take minutes.
_LONGEST_BOLD_CHARS = 5_000

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
# Names and times that are marked at the start of a line: `**Ada:** text`, `__Ada__ (0:12)`, `**[0:12] Ada**`.
_MARKED_LEAD = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,80}?)[ \t]*\1(?=[\s:([–—-]|$)")
# Behind a time: `[0:12] **Ada:** text`, `[0:12] **Ada**: text`.
_MARKED_NAME = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n:]{1,60})(?::[ \t]*\1|\1[ \t]*:)[ \t]*")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_]{1,80}\1:?")
_MARKED_STAMP = re.compile(r"(?<![\w*_`])([*_`]{1,3})([\[(]?\d{1,5}:[\d:.,; >–—-]{1,40}[\])]?:?)\1(?![\w*_`])")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,2000}\)")
_TIME = re.compile(r"[\d:.,]{3,12}", re.ASCII)
_TWICE_BRACKETED = re.compile(r"[(\[]\[([\d:.,]{3,12})\][)\]]", re.ASCII)
_QUOTE_MARK = re.compile(r">[ \t]+(?=[^>\s])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~&=-])")
_RULE = re.compile(r"(?:[-*_=~][ \t]*){3,}")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"([A-Za-z][\w -]{0,30}):[ \t]*[\"']?(.*?)[\"']?[ \t]*")


class TextRow(NamedTuple):
    """A text line that is not blank; `gap` blank lines stand before it, a heading has a `level` from 1.

    One that is bold from end to end is often a name.
    """

    text: str
    gap: int = 0
    level: int = 0
    is_bold: bool = False


def text_rows(text: str) -> Iterator[TextRow]:
    """The text lines that are not blank, without Markdown's marks at their starts; ruled lines are none."""
    gap = 0
    for raw in with_plain_times(mended(without_front_matter(text))).split("\n"):
        line = raw.strip()
        if not line:
            gap += 1
            continue
        if line[0] in "-*_=~" and _RULE.fullmatch(line):
            gap += 1
            continue
        heading = _HEADING.fullmatch(line) if line[0] == "#" else None
        plain = unmarked(heading[2].rstrip("# \t") if heading else line)
        if plain:
            yield TextRow(plain, gap, len(heading[1]) if heading else 0, _is_bold(line))
            gap = 0


def _is_bold(line: str) -> bool:
    return line[0] in "*_" and _BOLD_LINE.fullmatch(line) is not None


def unmarked(line: str) -> str:
    """The text line without Markdown's quote mark, and with bold names, times and links as plain ones."""
    if line[0] == ">" and (quote := _QUOTE_MARK.match(line)):
        line = line[quote.end() :]
    if "](" in line:
        line = _LINK.sub(lambda match: f"[{match[1]}]" if _TIME.fullmatch(match[1]) else match[1], line)
        line = _TWICE_BRACKETED.sub(r"(\1)", line)
    if ("*" in line or "_" in line or "`" in line) and len(line) <= _LONGEST_BOLD_CHARS:
        line = _MARKED_STAMP.sub(r"\2", line)
        lead = _MARKED_LEAD.match(line)
        line = without_bold(lead[2] + line[lead.end() :] if lead else line)
    if "\\" in line:
        line = _ESCAPED.sub(r"\1", line)
    return line.strip()


def with_plain_name(text: str) -> str:
    """The text behind a time, the marks taken from a bold name with a colon that opens it."""
    match = _MARKED_NAME.match(text) if text[:1] in ("*", "_") else None
    return f"{match[2]}: {text[match.end() :]}".rstrip() if match else text


def front_matter(text: str) -> dict[str, str]:
    """The facts above a Markdown text between two rules, `title: A walk`, by their names in small letters."""
    match = _FRONT_MATTER.match(text) if text.lstrip().startswith("---") else None
    facts = (_FACT.fullmatch(line) for line in match[1].split("\n")) if match else ()
    return {fact[1].lower(): one_line(fact[2]) for fact in facts if fact and fact[2].strip()}


def without_front_matter(text: str) -> str:
    """The text below its front matter."""
    match = _FRONT_MATTER.match(text) if front_matter(text) else None
    return text[match.end() :] if match else text
