"""What one sees of a text to choose its encoding by: the lines in which encodings differ."""

import pytest

from player.errors import UnknownEncoding
from player.telling_lines import telling_lines

SUBTITLES = "1\r\n00:00:01,000 --> 00:00:02,000\r\nPlain words\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nПривет\r\n"


def test_only_lines_that_read_otherwise_in_other_encodings_are_shown() -> None:
    data = SUBTITLES.encode("cp1251")
    assert telling_lines(data, "cp1251") == ("Привет",)
    assert telling_lines(data, "cp1252") == ("Ïðèâåò",)


def test_where_all_is_ascii_the_first_lines_are_shown() -> None:
    assert telling_lines(b"one\n\ntwo\n", "utf-8") == ("one", "two")


def test_a_long_text_is_shown_in_part() -> None:
    lines = telling_lines(("é" * 5_000 + "\n").encode() * 1_000, "utf-8")
    assert lines == ("é" * 200,) * 12


def test_what_does_not_fit_is_seen_not_to() -> None:
    assert telling_lines("é".encode("cp1252"), "utf-8") == ("\ufffd",)


def test_no_encoding_has_any_name() -> None:
    with pytest.raises(UnknownEncoding):
        telling_lines(b"", "klingon")
