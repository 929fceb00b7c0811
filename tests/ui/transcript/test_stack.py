"""Heights of blocks: exact for what is looked at, likely for the rest, and every height one block's."""

from itertools import pairwise

import pytest

from player.transcript import Line
from tests.ui.transcript.texts import TEXTS, letters, lines, varied
from ui.transcript.layout.blocks import BLOCK_GAP_PX, TURN_GAP_PX, Texts, Widths
from ui.transcript.layout.set_text import SetText
from ui.transcript.layout.stack import BlockStack

COLUMN = Widths(300)


def stack_of(said, joined=False, seconds=None, widths=COLUMN) -> BlockStack:
    return BlockStack(Texts(said, joined, seconds), letters(), widths)


def blocks_of(stack: BlockStack, count: int) -> list[int]:
    firsts = [0]
    while (following := stack.after(firsts[-1])) < count:
        firsts.append(following)
    return firsts


def heights(stack: BlockStack, count: int) -> list[int]:
    firsts = [*blocks_of(stack, count), count]
    return [stack.top(below) - stack.top(first) for first, below in pairwise(firsts)]


def measure(stack: BlockStack) -> None:
    while not stack.is_measured:
        stack.measure_next()


@pytest.mark.parametrize("width_px", [80, 226, 500, 760])
def test_a_settled_line_is_as_high_as_its_rows(qapp, width_px):
    stack = stack_of(lines(), widths=Widths(width_px))
    stack.settle_down(0, 10_000_000)
    rows = [SetText(text, letters(), width_px).rows for text in TEXTS]
    assert heights(stack, len(TEXTS)) == [count * letters().row_height + BLOCK_GAP_PX for count in rows]


def test_a_turn_has_space_above_and_a_named_one_a_row_for_the_name(qapp):
    said = [
        Line(0, None, "said", "Ada"),
        Line(1, None, "said", "Ada"),
        Line(2, None, "said", "Bo"),
        Line(3, None, "said", None, turn=True),
    ]
    plain = letters().row_height + BLOCK_GAP_PX
    named = plain + TURN_GAP_PX + letters().row_height
    assert heights(stack_of(said), 4) == [named, plain, named, plain + TURN_GAP_PX]


def test_measured_heights_of_plain_text_are_those_that_it_settles_at(qapp):
    said = varied(2_500).lines
    stack = stack_of(said)
    measure(stack)
    measured = heights(stack, len(said))
    stack.settle_down(0, 10_000_000)
    wrong = sum(one != other for one, other in zip(measured, heights(stack, len(said)), strict=True))
    assert wrong <= len(said) // 50


def test_paragraphs_are_measured_and_settled_alike(qapp):
    said = varied(1_200).lines
    stack = stack_of(said, joined=True)
    measure(stack)
    measured = stack.height
    stack.settle_down(0, 10_000_000)
    assert abs(stack.height - measured) <= measured // 100
    assert blocks_of(stack, len(said))[:3] == [0, 5, 10]


@pytest.mark.parametrize(("beside", "joined"), [(True, False), (False, False), (True, True), (False, True)])
def test_a_second_text_has_its_room(qapp, beside, joined):
    said = varied(300).lines
    seconds = dict.fromkeys(range(0, 300, 2), "ein zweiter Text, länger als der erste " * 3)
    stack = stack_of(said, joined, seconds, Widths(300, 200 if beside else 300, beside))
    measure(stack)
    measured = stack.height
    stack.settle_down(0, 10_000_000)
    assert abs(stack.height - measured) <= measured // 20
    alone = stack_of(said, joined)
    alone.settle_down(0, 10_000_000)
    assert stack.height > alone.height + 500


def test_what_was_laid_out_stays_exact_when_its_chunk_is_measured(qapp):
    said = lines(TEXTS * 3)
    stack = stack_of(said)
    stack.settle_down(0, 10_000_000)
    exact = heights(stack, len(said))
    measure(stack)
    assert heights(stack, len(said)) == exact


@pytest.mark.parametrize("joined", [False, True])
def test_every_height_belongs_to_one_block(qapp, joined):
    said = varied(2_300).lines
    stack = stack_of(said, joined)
    measure(stack)
    for first in blocks_of(stack, len(said))[::7]:
        assert stack.block_at(stack.top(first)) == first
        assert stack.block_at(stack.top(stack.after(first)) - 1) == first
    last = stack.block_of(len(said) - 1)
    assert (stack.block_at(-5), stack.block_at(stack.height + 5)) == (0, last)


def test_a_chunk_that_nobody_looked_at_spreads_its_lines_evenly(qapp):
    stack = stack_of(varied(50_000).lines)
    tops = [stack.top(number) for number in range(0, 50_001, 250)]
    assert tops == sorted(set(tops))
    assert abs(stack.block_at(stack.top(31_234)) - 31_234) <= 1


def test_settling_far_away_moves_nothing_above(qapp):
    stack = stack_of(varied(50_000).lines)
    before = [stack.top(number) for number in (0, 500, 1_000)]
    stack.settle_down(40_000, 1_000)
    stack.settle_up(40_000, 1_000)
    assert [stack.top(number) for number in (0, 500, 1_000)][:2] == before[:2]
    assert stack.block_at(stack.top(40_010)) == 40_010


def test_a_paragraph_ends_with_its_chunk(qapp):
    said = [Line(number, number + 1, "and so it went on", "Ada") for number in range(2_000)]
    stack = stack_of(said, joined=True)
    measure(stack)
    assert 1_000 in blocks_of(stack, 2_000)
    assert stack.block(999).paragraph.numbers[-1] == 999


def test_narrower_columns_are_measured_anew(qapp):
    said = varied(1_500).lines
    stack = stack_of(said)
    measure(stack)
    wide = stack.height
    stack.set_widths(Widths(150))
    assert not stack.is_measured
    measure(stack)
    fresh = stack_of(said, widths=Widths(150))
    measure(fresh)
    assert stack.height == fresh.height > wide


def test_the_knots_run_from_the_first_line_to_the_end(qapp):
    said = varied(12_345).lines
    for joined in (False, True):
        stack = stack_of(said, joined)
        measure(stack)
        numbers, tops = stack.knots()
        assert (numbers[0], numbers[-1], tops[0], tops[-1]) == (0, len(said), 0, stack.height)
        assert numbers == sorted(set(numbers))
        assert [stack.top(number) for number in numbers] == tops
        assert len(numbers) < 4_000


def test_an_empty_stack_has_no_height_and_nothing_to_measure(qapp):
    stack = stack_of(())
    assert (stack.height, stack.is_measured) == (0, True)
