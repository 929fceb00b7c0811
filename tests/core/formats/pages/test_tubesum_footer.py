"""TubeSum pages of so little that only their last line, or a verdict, tells what they are."""

import pytest

from player.document import Document
from player.formats import detect
from player.formats.base import Source
from player.formats.pages.tubesum import TUBESUM
from player.notes import NoteKind

TRANSCRIPT = "[00:00] So we bake\n[00:04] >> at night?\n[00:07] Every night."
SPEECH = ["So we bake", "at night?", "Every night."]
FOOTER = "⚡ Saved you time reading this? Transcribe any video for free."


def read(text: str) -> Document:
    return TUBESUM.read(Source("page.txt", text.encode()))


def page(*parts: str) -> str:
    return "\n".join(parts)


def count(document: Document, kind: NoteKind) -> int:
    return sum(note.kind is kind for note in document.notes)


SHORT_SUMMARY = "She bakes at night."
SHORT_POINT = "Flour is alive."
SHORT_VERDICT = '"The title is fair."'
TIMED_POINTS = "[00:40] She began at nineteen.\n[12:05] A starter is a pet."
FOOTED = {
    "summary, point": ((SHORT_SUMMARY, SHORT_POINT), [1, 1, 0]),
    "summary": ((SHORT_SUMMARY,), [1, 0, 0]),
    "nothing": ((), [0, 0, 0]),
    "points with times": ((TIMED_POINTS,), [0, 2, 0]),
    "summary, points with times": ((SHORT_SUMMARY, TIMED_POINTS), [1, 2, 0]),
    "summary, point, verdict": ((SHORT_SUMMARY, SHORT_POINT, SHORT_VERDICT), [1, 1, 1]),
}


@pytest.mark.parametrize("name", FOOTED)
@pytest.mark.parametrize("footer", [FOOTER, "🚀 Want more? Try TubeSum.\n\n© 2025"])
def test_a_page_of_very_little_is_known_by_its_footer(name, footer):
    parts, expected = FOOTED[name]
    source = Source("page.txt", page(*parts, TRANSCRIPT, footer).encode())
    document = read(page(*parts, TRANSCRIPT, footer))
    assert detect(source) is TUBESUM
    kinds = (NoteKind.SUMMARY, NoteKind.KEY_POINT, NoteKind.VERDICT)
    assert [count(document, kind) for kind in kinds] == expected
    assert [line.text for line in document.lines] == SPEECH


def test_a_page_of_very_little_is_known_by_its_verdict():
    text = page(SHORT_SUMMARY, SHORT_POINT, SHORT_VERDICT, TRANSCRIPT)
    assert detect(Source("page.txt", text.encode())) is TUBESUM
    assert count(read(text), NoteKind.VERDICT) == 1


def test_a_footer_tells_a_summary_with_key_points_from_any_other_text():
    text = page(SHORT_SUMMARY, SHORT_POINT, FOOTER)
    assert TUBESUM.sniff(text) >= 80
    assert [note.text for note in read(text).notes] == [SHORT_SUMMARY, SHORT_POINT]
    assert TUBESUM.sniff(page(SHORT_SUMMARY, SHORT_POINT)) == 0
