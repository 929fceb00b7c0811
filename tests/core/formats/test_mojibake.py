"""Spoiled text is mended line by line, and only where the round trip proves it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.formats.mojibake import mended


def spoiled(text: str) -> str:
    """UTF-8 read as browsers read Windows Western: its five holes are control characters."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))))
def test_what_was_spoiled_is_as_it_was(text: str) -> None:
    assert mended(spoiled(text)) == text


@pytest.mark.parametrize("text", ["plain", "déjà vu", "„Ä“ und „Ö“", "Ã la carte", "你好 é", "naïve — café’s"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_each_line_is_judged_by_itself() -> None:
    assert mended(f"{spoiled('déjà')}\nÃ la carte\n{spoiled('“fini”')}") == "déjà\nÃ la carte\n“fini”"
