"""What was heard as the window shows it."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from player.document import Document, Origin
from player.heard import Heard
from player.library.store import Library
from player.transcript import Line
from ui.app import Syncline

LONG = tuple(Line(1_000 * number, 1_000 * number + 1_000, f"line {number}") for number in range(10))
SHORT = tuple(Line(1_000 * number, 1_000 * number + 1_000, f"word {number}") for number in range(4))


def title(syncline: Syncline) -> str:
    texts = [label.text() for label in syncline.window.findChildren(QLabel)]
    return next(text for text in texts if text.startswith("Transcript"))


def test_the_share_is_that_of_the_text_shown(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        recording_id = library.add_document(Document(title="Talk", duration_ms=20_000, lines=LONG), b"long")
        short = Document(lines=SHORT, origin=Origin("subrip", "short.srt", "ab" * 32))
        library.add_document(short, b"short", recording_id=recording_id)
        short_id = library.recording(recording_id).sources[1].id
        library.set_heard(recording_id, Heard(((0, 2_000),)), 0.2)
    syncline.recordings.open(recording_id)
    qtbot.waitUntil(lambda: title(syncline) == "Transcript · 20 % heard")
    syncline.recordings.show_source(short_id)
    qtbot.waitUntil(lambda: title(syncline) == "Transcript · 50 % heard")
