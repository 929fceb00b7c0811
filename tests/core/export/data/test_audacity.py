"""Audacity's labels, to the letter."""

import pytest

from player.document import Document
from player.errors import NothingToWrite
from player.export.data.audacity import AUDACITY
from player.transcript import Line


def test_a_label_is_two_times_and_a_text_and_a_point_where_no_end_is_known() -> None:
    lines = (
        Line(1_000, 2_500, "High water.", "Ada"),
        Line(None, None, "Neither here nor there."),
        Line(3_661_025, None, "So."),
    )
    assert AUDACITY.write(Document(lines=lines)) == (
        "1.000000\t2.500000\tAda: High water.\n3661.025000\t3661.025000\tSo.\n"
    )


def test_nothing_with_a_time_is_refused() -> None:
    with pytest.raises(NothingToWrite, match="Audacity labels holds lines with times"):
        AUDACITY.write(Document(lines=(Line(None, None, "So."),)))
