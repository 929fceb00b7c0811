"""SCC: line 21 captions that pop on, roll up and are painted on."""

import pytest

from player.errors import BrokenFile
from player.formats.base import Source
from player.formats.subtitles.scc import SCC
from player.transcript import Line

# Codes as they are sent: with their parity bits, and twice.
LOAD, SHOW = "9420 9420", "942f 942f"
ERASE_HIDDEN, CLEAR = "94ae 94ae", "942c 942c"
ROW_14, ROW_15 = "9452 9452", "94f2 94f2"
FRAME_MS = 1_001 / 30


def codes(text: str) -> str:
    """The text as pairs of bytes, without parity bits."""
    data = text.encode().ljust(len(text) + len(text) % 2, b"\0")
    return " ".join(data[at : at + 2].hex() for at in range(0, len(data), 2))


def lines_of(*rows: str) -> tuple[Line, ...]:
    return SCC.read(Source("talk.scc", ("Scenarist_SCC V1.0\n\n" + "\n\n".join(rows)).encode())).lines


def at_ms(frame: int) -> int:
    return round(frame * FRAME_MS)


def test_a_caption_pops_on_at_its_end_code_and_lasts_until_it_is_cleared() -> None:
    loading = f"{ERASE_HIDDEN} {LOAD} {ROW_14} {codes('Good')} {ROW_15} {codes('morning')}"
    lines = lines_of(f"00:00:01:00\t{loading} {SHOW}", f"00:00:03:00\t{CLEAR}")
    assert lines == (Line(at_ms(30 + 14), at_ms(90), "Good morning"),)


def test_the_next_caption_ends_the_one_before_and_the_last_has_no_end() -> None:
    lines = lines_of(f"00:00:01:00\t{LOAD} {ROW_15} {codes('a')} {SHOW}", f"00:00:03:00\t{LOAD} {codes('b')} {SHOW}")
    assert [(line.end_ms, line.text) for line in lines] == [(lines[1].start_ms, "a"), (None, "b")]


def test_rolling_rows_are_lines() -> None:
    lines = lines_of(
        f"00:00:01:00\t9425 9425 94ad 94ad {ROW_15} {codes('one')}",
        f"00:00:02:00\t94ad 94ad {codes('two')}",
        f"00:00:03:00\t{CLEAR}",
    )
    assert lines == (Line(at_ms(36), at_ms(60), "one"), Line(at_ms(62), at_ms(90), "two"))


def test_painted_captions_begin_with_their_first_letter() -> None:
    lines = lines_of(
        f"00:00:01:00\t9429 9429 {ROW_15} {codes('on')}", f"00:00:02:00\t{codes('e')}", f"00:00:03:00\t{CLEAR}"
    )
    assert lines == (Line(at_ms(34), at_ms(90), "one"),)


def test_a_semicolon_keeps_to_the_clock() -> None:
    (line,) = lines_of(f"01:00:00;00\t{LOAD} {codes('a')} {SHOW}")
    assert line.start_ms == at_ms(108_000 - 108 + 3)


def test_special_signs_stand_for_themselves_and_extended_ones_for_the_sign_before() -> None:
    (line,) = lines_of(f"00:00:00:00\t{LOAD} 9137 9137 {codes(' *a')} 9220 9220 {codes('|b')} 1333 {SHOW}")
    assert line.text == "♪ áÁ÷ö"


def test_the_second_channel_and_text_pages_are_not_read() -> None:
    lines = lines_of(
        f"00:00:00:00\t{LOAD} {codes('ours')} 1c20 1c20 {codes('theirs')} {SHOW}",
        f"00:00:02:00\t942a 942a {codes('text')}",
    )
    assert [line.text for line in lines] == ["ours"]


@pytest.mark.parametrize("rows", ["", "00:00:01:00\t942c 942c", "00:00:01:00 zz"])
def test_a_file_without_captions_is_told_as_broken(rows: str) -> None:
    with pytest.raises(BrokenFile, match="its first channel holds no captions"):
        lines_of(rows)
