"""A drive that takes its time to say whether a medium is there keeps nobody else from writing."""

from pathlib import Path

import pytest

from player.document import Document
from player.library.store import Library
from player.transcript import Line

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))


def test_others_write_while_a_drive_is_asked(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = folder / "one.mp3", folder / "two.mp3"
    for path in (first, second):
        path.write_bytes(b"sound")
    recording_id = library.add_document(TALK, b"text", media_path=first)
    is_file, asked = Path.is_file, []

    def slow(path: Path) -> bool:
        with Library(library.path, busy_timeout_ms=0) as window:
            window.rename(recording_id, "Renamed meanwhile")
        asked.append(path)
        return is_file(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "is_file", slow)
        assert library.add_document(TALK, b"text", media_path=second) != recording_id
    assert asked == [first]
    assert library.recording(recording_id).title == "Renamed meanwhile"

    first.unlink()
    assert library.add_document(TALK, b"text", media_path=folder / "moved.mp3") == recording_id
