"""The blocks of a summarize.ing page, told by headings where they stand, else by marks and blank lines.

Without headings a block is known by its lines: bullets are takeaways, or questions where an answer (`-text`) follows;
a line with an emoji above a paragraph heads a section; `💡Term` above a paragraph is a keyword. What has no mark is
told by the blank lines before it: within a block one stands between two paragraphs, between two blocks two or more.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from player.formats.pages.prose import (
    PageLine,
    bullet,
    ends_question,
    ends_sentence,
    has_emoji,
    sentence_count,
    without_bullet,
)
from player.formats.pages.summarize_marks import (
    BLOCK_GAP,
    TERM_MARK,
    Block,
    has_answer_mark,
    has_play_button,
    heading_block,
    is_answer,
    is_paragraph,
    is_prose,
    is_time,
    is_title,
)

# The gap before the keywords; where the first term is lost, its line leaves a blank line more.
_GAP_OF_KEYWORDS = 3
_GAP_OF_LOST_TERM = 4
_LONGEST_HEADING_CHARS = 40


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its block; `opens` where it is a section's title, a keyword's term, or the name of another block."""

    block: Block
    line: PageLine
    opens: bool = False


def place(lines: Sequence[PageLine]) -> list[Placed]:
    """Each line of a page's body in its block; headings of known blocks are left out."""
    page = _Page(lines, _terms(lines), _first_highlight(lines))
    placed = []
    block = Block.SUMMARY
    is_first = False
    for number, line in enumerate(lines):
        heading = page.heading(number, block)
        block = heading or page.block(number, block, is_first)
        is_first = heading is not None
        if not heading or heading is Block.OTHER:
            placed.append(Placed(block, line, page.opens(number, block) or is_first))
    return placed


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a body, which of them are keywords' terms, and where the highlights begin below the keywords."""

    lines: Sequence[PageLine]
    terms: Set[int]
    first_highlight: int

    def heading(self, number: int, block: Block) -> Block | None:
        """The block that this line is the heading of; one above bullets may be in words that are not known."""
        line = self.lines[number]
        known = heading_block(line.text)
        may_be_unknown = number > 0 and block in (Block.SUMMARY, Block.TAKEAWAYS, Block.QUESTIONS)
        if known or not may_be_unknown or not is_prose(self.lines, number) or has_answer_mark(line.text):
            return known
        # An answer without a full stop also stands above a bullet, but further in, or nearer to its question.
        is_apart = line.indent == 0 and line.gap >= (BLOCK_GAP if block is Block.QUESTIONS else 1)
        is_short = len(line.text) <= _LONGEST_HEADING_CHARS and not ends_sentence(line.text)
        return Block.TAKEAWAYS if is_apart and is_short and self._has_bullet(number + 1) else None

    def block(self, number: int, block: Block, is_first: bool) -> Block:
        """Where a line belongs that stands in `block` so far, as the first line below its heading or not."""
        line = self.lines[number]
        if block in (Block.TRANSCRIPT, Block.OTHER):
            return block
        if number in self.terms:
            return Block.KEYWORDS
        if has_play_button(line.text):
            return Block.TRANSCRIPT
        if bullet(line.text):
            return self._bullet_block(number, block, is_first)
        is_wrapped = line.gap == 0 and not has_emoji(line.text)
        is_answer_mark = block is Block.QUESTIONS and has_answer_mark(line.text)
        is_below_heading = is_first and not (block is Block.QUESTIONS and has_emoji(line.text))
        if is_below_heading or is_wrapped or is_answer_mark:
            return block
        if is_time(line.text):
            return Block.SECTIONS if is_title(self.lines, number + 1) else block
        if is_title(self.lines, number):
            return self._title_block(number, block)
        return self._prose_block(number, block)

    def opens(self, number: int, block: Block) -> bool:
        """Whether a line begins a section or a keyword of this block."""
        if block is Block.SECTIONS:
            return is_title(self.lines, number)
        return block is Block.KEYWORDS and (number in self.terms or is_title(self.lines, number))

    def _has_bullet(self, number: int) -> bool:
        return number < len(self.lines) and bullet(self.lines[number].text) != ""

    def _bullet_block(self, number: int, block: Block, is_first: bool) -> Block:
        line = self.lines[number]
        has_emoji_mark = has_emoji(without_bullet(line.text))
        if is_answer(self.lines[min(number + 1, len(self.lines) - 1)], line):
            return Block.QUESTIONS
        if block is Block.QUESTIONS:
            return Block.TAKEAWAYS if has_emoji_mark and line.gap >= BLOCK_GAP else block
        if block in (Block.SUMMARY, Block.TAKEAWAYS):
            return Block.QUESTIONS if ends_question(line.text) and not has_emoji_mark else Block.TAKEAWAYS
        return block if is_first or line.gap < BLOCK_GAP else Block.TAKEAWAYS

    def _title_block(self, number: int, block: Block) -> Block:
        line = self.lines[number]
        is_apart = line.gap >= BLOCK_GAP
        if block is Block.SECTIONS:
            return block
        if block in (Block.KEYWORDS, Block.HIGHLIGHTS):
            return Block.SECTIONS if has_emoji(line.text) and is_apart else self._prose_block(number, block)
        if block is Block.QUESTIONS and ends_question(line.text) and not has_emoji(line.text):
            return block
        return Block.SECTIONS if has_emoji(line.text) or is_apart else block

    def _prose_block(self, number: int, block: Block) -> Block:
        is_apart = self.lines[number].gap >= BLOCK_GAP
        if block is Block.KEYWORDS:
            return block if number < self.first_highlight else Block.HIGHLIGHTS
        if block is Block.TAKEAWAYS and self._is_below_takeaways(number):
            return Block.HIGHLIGHTS
        if block is Block.HIGHLIGHTS or not is_apart or is_title(self.lines, number - 1):
            return block
        if block is Block.SUMMARY and not self._is_list(number):
            return block
        return self._loose_block(number)

    def _is_below_takeaways(self, number: int) -> bool:
        """Whether prose far left below bulleted takeaways is a list, or a sentence further left than they are."""
        line, above = self.lines[number], self.lines[number - 1]
        is_apart = line.gap > 0 and line.indent == 0 and bullet(above.text) != ""
        is_last = not self._has_bullet(self._next_mark(number))
        is_sentence = above.indent > 0 and sentence_count(line.text) <= 1
        return is_apart and is_last and (self._is_list(number) or is_sentence)

    def _loose_block(self, number: int) -> Block:
        """Where prose that nothing announces belongs: sentences in a list, or a paragraph that lost its title."""
        gap, mark = self.lines[number].gap, self._next_mark(number)
        is_near_term = mark in self.terms and self.lines[mark].gap < BLOCK_GAP
        is_by_term = is_near_term and (mark == number + 1 or gap >= _GAP_OF_KEYWORDS)
        if is_by_term or (not self.terms and self._begins_lost_terms(number)):
            return Block.KEYWORDS
        if self._is_list(number) or sentence_count(self.lines[number].text) <= 1:
            return Block.HIGHLIGHTS
        return Block.KEYWORDS if gap >= _GAP_OF_LOST_TERM and mark in self.terms else Block.SECTIONS

    def _begins_lost_terms(self, number: int) -> bool:
        """Whether a paragraph begins keywords that have all lost their terms: the highlights are a list below it."""
        is_apart = self.lines[number].gap >= _GAP_OF_LOST_TERM and not self._is_list(number)
        return is_apart and number < self.first_highlight < len(self.lines)

    def _next_mark(self, number: int) -> int:
        below = range(number + 1, len(self.lines))
        return next((mark for mark in below if not is_prose(self.lines, mark)), len(self.lines))

    def _is_list(self, number: int) -> bool:
        return _gap(self.lines, number + 1) < BLOCK_GAP


def _terms(lines: Sequence[PageLine]) -> Set[int]:
    """Numbers of the lines that name a keyword; a bulb is also an emoji that a section's title may begin with."""
    bulbs = [number for number, line in enumerate(lines) if line.text.startswith(TERM_MARK)]
    glued = {number for number in bulbs if not lines[number].text[len(TERM_MARK) :][:1].isspace()}
    above = _headings_above(lines)
    named = {number for number in bulbs if above[number] is Block.KEYWORDS}
    last_title = _last(lines, lambda line: has_emoji(line.text) and not line.text.startswith(TERM_MARK), -1)
    return glued | named or {number for number in bulbs if number > last_title}


def _headings_above(lines: Sequence[PageLine]) -> list[Block | None]:
    """For each line the block whose heading stands last at or above it."""
    last: Block | None = None
    return [last := heading_block(line.text) or last for line in lines]


def _first_highlight(lines: Sequence[PageLine]) -> int:
    """Number of the first highlight below the last keyword; a paragraph above it is a keyword without its term."""
    if any(heading_block(line.text) is Block.HIGHLIGHTS for line in lines):
        return len(lines)
    tail = [*takewhile(lambda number: is_paragraph(lines, number), range(_last_term(lines) + 2, len(lines)))]
    lists = [number for number in tail if lines[number].gap >= BLOCK_GAP > _gap(lines, number + 1)]
    sentences = [number for number in tail if sentence_count(lines[number].text) <= 1]
    return [*(lists or sentences), len(lines)][0]


def _last_term(lines: Sequence[PageLine]) -> int:
    """Number of the last keyword's term, else of the line above the first keyword, else of the page's end."""
    if terms := _terms(lines):
        return max(terms)
    heading = _last(lines, lambda line: heading_block(line.text) is Block.KEYWORDS, -1)
    if heading >= 0:
        return heading
    lost = (number for number, line in enumerate(lines) if line.gap >= _GAP_OF_LOST_TERM and is_prose(lines, number))
    return next(lost, len(lines) + 1) - 1


def _gap(lines: Sequence[PageLine], number: int) -> int:
    return lines[number].gap if is_paragraph(lines, number) else BLOCK_GAP


def _last(lines: Sequence[PageLine], holds: Callable[[PageLine], bool], default: int) -> int:
    return max((number for number, line in enumerate(lines) if holds(line)), default=default)
