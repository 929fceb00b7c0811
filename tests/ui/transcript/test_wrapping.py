"""The estimate of rows: right for plain words at any width, near for everything else."""

import pytest
from PySide6.QtGui import QFontMetricsF

from tests.ui.transcript.texts import TEXTS, letters
from ui.transcript.layout.set_text import SetText
from ui.transcript.layout.wrapping import LetterWidths, PieceWidths


def estimated(texts, width_px) -> list[int]:
    pieces = PieceWidths(LetterWidths(letters().metrics))
    pieces.add(texts)
    return pieces.rows(width_px).tolist()


def laid_out(texts, width_px) -> list[int]:
    return [SetText(text, letters(), width_px).rows for text in texts]


@pytest.mark.parametrize("width_px", [80, 226, 500, 760])
def test_the_estimate_is_right_for_plain_words(qapp, width_px):
    texts = [" ".join(f"word{number % 7}" * (number % 3 + 1) for number in range(count)) for count in range(1, 80)]
    pairs = zip(estimated(texts, width_px), laid_out(texts, width_px), strict=True)
    assert sum(guess != rows for guess, rows in pairs) <= len(texts) // 20


@pytest.mark.parametrize("width_px", [150, 226, 500])
def test_the_estimate_is_near_for_every_script(qapp, width_px):
    for guess, rows in zip(estimated(TEXTS, width_px), laid_out(TEXTS, width_px), strict=True):
        assert abs(guess - rows) <= 1 + rows // 10


def test_text_without_spaces_is_estimated_over_its_rows(qapp):
    metrics = QFontMetricsF(letters().font)
    rows = estimated(["m" * 1_000, "", "港" * 500], 200)
    assert abs(rows[0] - metrics.horizontalAdvance("m") * 1_000 / 200) <= 1
    assert rows[1] == 1
    assert abs(rows[2] - metrics.horizontalAdvance("港") * 500 / 200) <= 3


def test_a_line_of_very_many_rows_is_estimated_as_full_as_it_begins(qapp):
    text = "a bell rings " * 5_000
    (guess,), (rows,) = estimated([text], 226), laid_out([text], 226)
    assert abs(guess - rows) <= rows // 50


def test_texts_may_come_in_parts(qapp):
    pieces = PieceWidths(LetterWidths(letters().metrics))
    for text in TEXTS:
        pieces.add([text])
    assert pieces.rows(226).tolist() == estimated(TEXTS, 226)
