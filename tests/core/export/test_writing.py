"""Documents on their way into a file."""

from player.document import Document
from player.export.table import target_named
from player.export.writing import file_bytes
from player.transcript import Line


def test_no_nul_is_written_which_others_take_for_the_end() -> None:
    spoken = Document(lines=(Line(1_000, 2_000, "High\0tide."),))
    assert "High\N{REPLACEMENT CHARACTER}tide.".encode() in file_bytes(spoken, target_named("srt"))


def test_half_a_sign_does_no_harm() -> None:
    spoken = Document(lines=(Line(1_000, 2_000, "High \ud83d tide."),))
    assert b"High ? tide." in file_bytes(spoken, target_named("srt"))
