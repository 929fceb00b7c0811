"""The marks that tell a line of a summarize.ing page: headings, bullets, answers, titles, terms and times."""

import re
from collections.abc import Sequence
from enum import Enum

from player import timecode
from player.formats.pages.prose import (
    PageLine,
    bullet,
    ends_question,
    ends_sentence,
    ends_statement,
    has_emoji,
)

TERM_MARK = "💡"
# From this many blank lines on, another block or another section begins.
BLOCK_GAP = 2

_TIME_ALONE = re.compile(rf"(?:play)?\s*{timecode.CLOCK}", re.IGNORECASE | re.ASCII)
_PLAY_BUTTON = re.compile(rf"play\s*{timecode.CLOCK}", re.IGNORECASE | re.ASCII)
_ANSWER = re.compile(r"[-–—](?=[^\s-])")
_HEADING_MARKS = "#*_:： "
_LONGEST_TITLE_CHARS = 120
# A title without an emoji is known by the paragraph below it, this many times longer.
_TEXT_TO_TITLE = 1.5
_TEXT_WITHOUT_STOP_TO_TITLE = 3


class Block(Enum):
    """The parts of a page."""

    SUMMARY = "summary"
    TAKEAWAYS = "takeaways"
    QUESTIONS = "questions"
    SECTIONS = "sections"
    KEYWORDS = "keywords"
    HIGHLIGHTS = "highlights"
    TRANSCRIPT = "transcript"
    OTHER = "other"


_HEADINGS = {
    "tldr": Block.SUMMARY,
    "tl;dr": Block.SUMMARY,
    "summary": Block.SUMMARY,
    "takeaways": Block.TAKEAWAYS,
    "key takeaways": Block.TAKEAWAYS,
    "q & a": Block.QUESTIONS,
    "q&a": Block.QUESTIONS,
    "questions & answers": Block.QUESTIONS,
    "questions and answers": Block.QUESTIONS,
    "outline": Block.SECTIONS,
    "outlines": Block.SECTIONS,
    "keywords": Block.KEYWORDS,
    "highlights": Block.HIGHLIGHTS,
    "transcript": Block.TRANSCRIPT,
    "transcripts": Block.TRANSCRIPT,
    "mindmap": Block.OTHER,
    "mind map": Block.OTHER,
    "related tags": Block.OTHER,
    "related videos": Block.OTHER,
    "browse more related video": Block.OTHER,
    "rate this": Block.OTHER,
}


def heading_block(text: str) -> Block | None:
    """The block that a line is the heading of."""
    return _HEADINGS.get(" ".join(text.strip(_HEADING_MARKS).casefold().split()))


def is_answer(line: PageLine, question: PageLine) -> bool:
    """Whether a line answers the question in a bullet above it."""
    is_deeper = line.indent > question.indent and ends_question(question.text)
    return has_answer_mark(line.text) or (bullet(line.text) in ("-", "–", "—") and is_deeper)


def has_answer_mark(text: str) -> bool:
    """Whether a line begins with the dash that the page glues to an answer."""
    return _ANSWER.match(text) is not None


def has_play_button(text: str) -> bool:
    """Whether a line begins with a transcript line's play button, saved as a word, and its time."""
    return _PLAY_BUTTON.match(text) is not None


def is_time(text: str) -> bool:
    """Whether a line is nothing but a time."""
    return _TIME_ALONE.fullmatch(text) is not None


def is_prose(lines: Sequence[PageLine], number: int) -> bool:
    """Whether there is such a line, and it has no mark of its own."""
    if not 0 <= number < len(lines):
        return False
    text = lines[number].text
    return not (bullet(text) or has_emoji(text) or is_time(text) or heading_block(text))


def is_paragraph(lines: Sequence[PageLine], number: int) -> bool:
    """Whether there is such a line, and it is prose, or a sentence that happens to begin with an emoji."""
    if is_prose(lines, number):
        return True
    return 0 <= number < len(lines) and has_emoji(lines[number].text) and ends_statement(lines[number].text)


def is_title(lines: Sequence[PageLine], number: int) -> bool:
    """Whether a line is a title: with an emoji, or short and above a paragraph."""
    if not 0 <= number < len(lines) or len(lines[number].text) > _LONGEST_TITLE_CHARS:
        return False
    text = lines[number].text
    if has_emoji(text):
        return not ends_statement(text) and "**" not in text
    if not is_prose(lines, number) or not is_prose(lines, number + 1) or ends_statement(text):
        return False
    following = lines[number + 1].text
    factor = _TEXT_TO_TITLE if ends_sentence(following) else _TEXT_WITHOUT_STOP_TO_TITLE
    return len(following) >= factor * len(text)
