"""Bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.formats.base import Source
from player.formats.encoding import decode

TEXT = "1\n00:00:01,000 --> 00:00:02,000\nÀ bientôt, à demain, où que tu sois allé.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings_are_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(codecs.BOM_UTF16_BE + "a".encode("utf-16-be")) == "a"


def test_utf8_with_a_damaged_spot_stays_utf8() -> None:
    assert decode("naïve café, déjà vu, où êtes-vous, ça ira\n".encode() + b"\xff!") == (
        "naïve café, déjà vu, où êtes-vous, ça ira\n\ufffd!"
    )


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    decode(data).encode()


def test_a_source_has_plain_line_ends_and_no_nul() -> None:
    assert Source("a.txt", b"one\r\ntwo\rth\0ree, and so on").text == "one\ntwo\nth\ufffdree, and so on"
