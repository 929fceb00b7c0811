"""One sonnet in every format that aeneas writes: the same times from each, and the same text where the file has one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document

Opened = Callable[..., Document]

# The second hold the names of the fragments only.
WITH_TEXT = (
    "aud",
    "audh",
    "audm",
    "csv",
    "csvh",
    "csvm",
    "dfxp",
    "eaf",
    "json",
    "sbv",
    "srt",
    "ssv",
    "ssvh",
    "ssvm",
    "sub",
    "textgrid",
    "ttml",
    "txt",
    "txth",
    "txtm",
    "vtt",
    "xml",
    "zzz",
)
WITHOUT_TEXT = ("rbse", "smil", "smilh", "smilm", "tab", "tsv", "tsvh", "tsvm")


@pytest.fixture
def sonnet(opened: Opened, shared_samples: Path) -> Callable[[str], Document]:
    folder = next(shared_samples.glob("crossformat_aeneas/**/syncmaps"))

    def read(suffix: str) -> Document:
        path = folder / f"sonnet001.{suffix}"
        return opened(path.read_bytes(), path.name)

    return read


@pytest.mark.parametrize("suffix", WITH_TEXT)
def test_the_sonnet_is_the_same_from_every_format(sonnet: Callable[[str], Document], suffix: str) -> None:
    lines = sonnet(suffix).lines
    assert lines == sonnet("srt").lines
    assert (len(lines), lines[1].start_ms, lines[14].end_ms) == (15, 2_680, 53_240)
    assert lines[1].text == "From fairest creatures we desire increase,"


@pytest.mark.parametrize("suffix", WITHOUT_TEXT)
def test_formats_that_hold_no_text_hold_the_same_times(sonnet: Callable[[str], Document], suffix: str) -> None:
    lines = sonnet(suffix).lines
    assert [(line.start_ms, line.end_ms) for line in lines] == [
        (line.start_ms, line.end_ms) for line in sonnet("srt").lines
    ]
    assert [line.text for line in lines] == [f"f{number:06}" for number in range(1, 16)]


def test_every_file_of_the_sonnet_is_among_them(shared_samples: Path) -> None:
    found = {path.suffix[1:] for path in shared_samples.glob("crossformat_aeneas/**/sonnet001.*")}
    assert found == {*WITH_TEXT, *WITHOUT_TEXT}
