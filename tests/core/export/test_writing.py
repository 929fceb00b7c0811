"""What of a document is written, as the user wants it."""

from collections.abc import Callable

import pytest

from player.document import Document
from player.export.table import target_named
from player.export.target import Target
from player.export.writing import Wanted, file_bytes, prepared
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

Reread = Callable[[Document, Target], Document]

TIDES = Document(
    title="Tides",
    lines=(Line(1_000, 2_000, "High water comes.", "Ada"), Line(61_000, 64_000, "And low at six.", "Ben")),
    chapters=(Chapter(0, 60_000, "High water"), Chapter(60_000, None, "Low water")),
    notes=(Note(NoteKind.TAKEAWAY, "Water comes back.", position_ms=61_000, end_ms=62_000),),
)


@pytest.mark.parametrize("name", ["markdown", "html", "text"])
def test_without_times_nothing_tells_one(name: str) -> None:
    target = target_named(name)
    written = file_bytes(prepared(TIDES, target, Wanted(times=False)), target).decode()
    # What a style or a script of a page says is no time.
    shown = written[written.find("<body") :].partition("<script")[0] if name == "html" else written
    assert "High water comes." in shown
    assert not any(time in shown for time in ("0:00", "0:01", "1:00", "1:01"))


@pytest.mark.parametrize("name", ["markdown", "docx"])
def test_without_times_chapters_stand_in_a_list_of_their_own(reread: Reread, name: str) -> None:
    target = target_named(name)
    read = reread(prepared(TIDES, target, Wanted(times=False)), target)
    assert [(chapter.start_ms, chapter.title) for chapter in read.chapters] == [
        (None, "High water"),
        (None, "Low water"),
    ]
    assert [line.text for line in read.lines] == [line.text for line in TIDES.lines]


def test_no_heading_stands_behind_lines_that_never_had_times() -> None:
    target = target_named("markdown")
    untimed = tuple(Line(None, None, line.text, line.speaker) for line in TIDES.lines)
    written = file_bytes(Document(lines=untimed, chapters=TIDES.chapters), target).decode()
    assert written.index("Low water") < written.index("High water comes.")
    assert written.endswith("And low at six.\n")


def test_chapters_alone_keep_the_times_that_make_them() -> None:
    target = target_named("youtube-chapters")
    assert file_bytes(prepared(TIDES, target, Wanted(times=False)), target) == b"0:00 High water\n1:00 Low water\n"
