"""Heights and wrapping: what is looked at is exactly as high as Qt lays it out, whatever the script."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from player.transcript import Line
from ui.transcript.stack import LINE_GAP_PX, TURN_GAP_PX, LineStack
from ui.transcript.wrapping import PieceWidths

TEXTS = (
    "A plain line of words that is long enough to be wrapped into a few rows at most widths.",
    "",
    "word",
    "well-known dashes — and twenty-one more-or-less-joined words",
    "港へようこそ。二回目の鐘が鳴ると船が出ます。足元のロープに気をつけてください。" * 3,
    "مرحبا بكم في الميناء، هذه السفينة تغادر عند الجرس الثاني",
    "x" * 10_000,
    "before " + "y" * 400 + " after",
    "tabs\there,  double  spaces, é and 🚢🌊",
    "one\ntwo\u2028three",
)


def lines(texts=TEXTS) -> list[Line]:
    return [Line(number * 1000, None, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize("width_px", [80, 226, 500, 760])
def test_a_settled_line_is_as_high_as_its_rows_and_no_row_is_wider_than_the_column(qapp, width_px):
    stack = LineStack(lines(), QFont(), width_px)
    stack.settle(0, 10_000_000)
    for number in range(len(stack)):
        laid_out = stack.text_layout(number)
        assert stack.height_of(number) == laid_out.lineCount() * stack.row_height + LINE_GAP_PX
        rows = [laid_out.lineAt(row) for row in range(laid_out.lineCount())]
        assert all(row.naturalTextWidth() <= width_px + 1 for row in rows)
        assert sum(row.textLength() for row in rows) == len(laid_out.text().encode("utf-16-le")) // 2


def test_the_estimate_is_right_for_plain_words(qapp):
    texts = [" ".join(f"word{number % 7}" * (number % 3 + 1) for number in range(count)) for count in range(1, 60)]
    stack = LineStack(lines(texts), QFont(), 300)
    estimated = [stack.height_of(number) for number in range(len(stack))]
    stack.settle(0, 10_000_000)
    wrong = sum(stack.height_of(number) != height for number, height in enumerate(estimated))
    assert wrong <= len(texts) // 20


def test_text_without_spaces_is_estimated_over_its_rows(qapp):
    metrics = QFontMetricsF(QFont())
    rows = PieceWidths(["m" * 1_000, "", "港" * 500], metrics).rows(200)
    assert abs(rows[0] - metrics.horizontalAdvance("m") * 1_000 / 200) <= 1
    assert rows[1] == 1
    assert abs(rows[2] - metrics.horizontalAdvance("港") * 500 / 200) <= 3


def test_every_height_belongs_to_one_line(qapp):
    stack = LineStack(lines(), QFont(), 300)
    for number in range(len(stack)):
        assert stack.line_at(stack.top(number)) == number
        assert stack.line_at(stack.top(number + 1) - 1) == number
    assert (stack.line_at(-5), stack.line_at(stack.height + 5)) == (0, len(stack) - 1)


def test_a_turn_has_space_above_and_a_named_one_a_row_for_the_name(qapp):
    stack = LineStack(
        [
            Line(0, None, "said", "Ada"),
            Line(1, None, "said", "Ada"),
            Line(2, None, "said", "Bo"),
            Line(3, None, "said", None, turn=True),
        ],
        QFont(),
        300,
    )
    plain = stack.row_height + LINE_GAP_PX
    named = plain + TURN_GAP_PX + stack.row_height
    assert [stack.height_of(number) for number in range(4)] == [named, plain, named, plain + TURN_GAP_PX]


def test_an_empty_stack_has_no_height(qapp):
    stack = LineStack((), QFont(), 300)
    stack.settle(0, 100)
    assert (len(stack), stack.height) == (0, 0)
