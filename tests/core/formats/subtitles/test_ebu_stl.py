"""EBU STL: bytes as Tech 3264 lays them out."""

import pytest

from player.errors import BrokenFile
from player.formats.base import Source
from player.formats.subtitles.ebu_stl import EBU_STL
from player.formats.subtitles.iso6937 import decode_iso6937
from player.transcript import Line

Clock = tuple[int, int, int, int]


def header(*, rate: bytes = b"25", table: bytes = b"00", start: bytes = b"00000000") -> bytes:
    head = b"850STL" + rate + b".01" + b"1" + table + b"09" + b"A walk".ljust(32)
    return head.ljust(256) + start + b" " * (1024 - 256 - len(start))


def block(text: bytes, start: Clock, end: Clock, *, number: int = 0xFF, comment: int = 0) -> bytes:
    return bytes((0, 1, 0, number, 0, *start, *end, 20, 2, comment)) + text.ljust(112, b"\x8f")


def lines_of(*data: bytes) -> tuple[Line, ...]:
    return EBU_STL.read(Source("talk.stl", b"".join(data))).lines


def test_a_block_is_a_line_timed_in_frames() -> None:
    source = Source("talk.stl", header() + block(b"\x80Good\x81\x8amorning", (1, 0, 1, 5), (1, 0, 3, 24)))
    document = EBU_STL.read(source)
    assert document.title == "A walk"
    assert document.lines == (Line(3_601_200, 3_603_960, "Good morning"),)
    assert EBU_STL.signature
    assert EBU_STL.signature.match(source.data)


def test_thirty_frames_make_a_second_where_the_header_says_so() -> None:
    assert lines_of(header(rate=b"30"), block(b"a", (0, 0, 1, 15), (0, 0, 2, 0))) == (Line(1_500, 2_000, "a"),)


def test_times_count_from_the_programmes_start() -> None:
    blocks = [block(b"a", (10, 0, 1, 0), (10, 0, 2, 0))]
    assert lines_of(header(start=b"10000000"), *blocks) == (Line(1_000, 2_000, "a"),)
    before = block(b"b", (9, 0, 0, 0), (9, 0, 1, 0))
    assert lines_of(header(start=b"10000000"), *blocks, before)[1] == Line(32_400_000, 32_401_000, "b")


def test_blocks_that_go_on_are_one_line_and_others_are_not_shown() -> None:
    times: tuple[Clock, Clock] = ((0, 0, 1, 0), (0, 0, 2, 0))
    assert lines_of(
        header(),
        block(b"Good ", *times, number=0),
        block(b"user data", *times, number=0xFE),
        block(b"morning", *times),
        block(b"a comment", *times, comment=1),
        block(b"\x8f", *times),
        b"cut off",
    ) == (Line(1_000, 2_000, "Good morning"),)


def test_codes_of_teletext_part_words_and_those_of_italics_do_not() -> None:
    (line,) = lines_of(header(), block(b"\x0d\x0b\x0bone\x07two \x80thr\x81ee\x0a\x0a", (0, 0, 1, 0), (0, 0, 2, 0)))
    assert line.text == "one two three"


@pytest.mark.parametrize(
    ("table", "text", "said"),
    [(b"00", b"caf\xc2e \xe1\xfb", "café Æß"), (b"01", b"\xbf\xe0\xd8", "При"), (b"03", b"\xe1\xe2", "αβ")],
)
def test_letters_are_those_of_the_headers_table(table: bytes, text: bytes, said: str) -> None:
    assert lines_of(header(table=table), block(text, (0, 0, 1, 0), (0, 0, 2, 0)))[0].text == said


def test_an_accent_stands_before_its_letter() -> None:
    assert decode_iso6937(b"\xc8A\xcfs\xcbc\xcaa\xc4n \xa4\xd0\xe2\xff") == "Äšçåñ ¤—Đ\u00ad"
    assert decode_iso6937(b"\xa6\xe5\x7f") == "\ufffd\ufffd\ufffd"


@pytest.mark.parametrize("data", [header(), header(rate=b"00"), b"850STL25.01", header() + b"\x8f" * 128])
def test_a_file_without_text_is_told_as_broken(data: bytes) -> None:
    with pytest.raises(BrokenFile, match="none of its text blocks holds text"):
        lines_of(data)
