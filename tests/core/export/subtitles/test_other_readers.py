"""Subtitles that we write, read by other people's programs: every time to the millisecond, every text."""

from io import StringIO
from xml.etree import ElementTree

import pysubs2
import pytest
import ttconv.imsc.reader
import webvtt
from ttconv.isd import ISD
from ttconv.model import Text

from player import timecode
from player.document import Document
from player.export.table import target_named
from player.transcript import Line

LINES = (
    Line(500, 1_250, "Good morning to you.", "Ada"),
    Line(1_250, 3_000, "“Hello” — it's 5 < 6 & 7 > 2, is it?", "Ben"),
    Line(3_000, 3_610_000, "Grüße, שלום, 语言, 🎧", "Ada"),
)
SPOKEN = Document(title="A walk", language="en", lines=LINES)


@pytest.mark.parametrize("name", ["subrip", "webvtt", "ass"])
def test_pysubs2_reads_what_we_write(name: str) -> None:
    events = pysubs2.SSAFile.from_string(str(target_named(name).write(SPOKEN))).events
    assert [(event.start, event.end) for event in events] == [(line.start_ms, line.end_ms) for line in LINES]
    # It knows no entities.
    texts = [event.plaintext.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for event in events]
    assert all(line.text in text for line, text in zip(LINES, texts, strict=True))


def test_webvtt_py_reads_what_we_write() -> None:
    captions = webvtt.from_buffer(StringIO(str(target_named("webvtt").write(SPOKEN)))).captions
    assert [(timecode.parse(cue.start), timecode.parse(cue.end)) for cue in captions] == [
        (line.start_ms, line.end_ms) for line in LINES
    ]
    assert [cue.voice for cue in captions] == ["Ada", "Ben", "Ada"]


def test_ttconv_reads_what_we_write() -> None:
    model = ttconv.imsc.reader.to_model(
        ElementTree.ElementTree(ElementTree.fromstring(target_named("ttml").write(SPOKEN)))
    )
    starts = {round(offset * 1_000) for offset in ISD.significant_times(model)}
    assert {line.start_ms for line in LINES} | {line.end_ms for line in LINES} <= starts
    texts = "".join(
        part.get_text() for region in [model.get_body()] for part in region.dfs_iterator() if isinstance(part, Text)
    )
    assert all(line.text in texts for line in LINES)
