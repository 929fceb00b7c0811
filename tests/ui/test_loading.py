"""Reading a recording off the window's thread: nothing is read twice."""

from pathlib import Path

import pytest

from player.document import Document
from player.library.store import Library
from player.transcript import Line
from ui.loading import load


@pytest.fixture
def library(tmp_path: Path):
    with Library(tmp_path / "library.sqlite") as library:
        yield library


def test_what_is_known_is_the_very_same_object_and_what_is_new_comes_along(library: Library) -> None:
    recording_id = library.add_document(Document(title="Talk", lines=(Line(0, 900, "one", "Ada"),)), b"one")
    known = load(library, recording_id)
    library.rename(recording_id, "Another title")
    library.add_document(Document(lines=(Line(0, 900, "eins"),)), b"two", recording_id=recording_id)

    loaded = load(library, recording_id, None, known)
    assert loaded.recording.title == "Another title"
    assert loaded.recording.sources[0] is known.recording.sources[0]
    assert len(loaded.recording.sources) == 2
    assert loaded.presentation is known.presentation


def test_a_known_source_that_was_removed_is_gone(library: Library) -> None:
    recording_id = library.add_document(Document(title="Talk", lines=(Line(0, 900, "one"),)), b"one")
    known = load(library, recording_id)
    library.remove_source(known.recording.sources[0].id)
    loaded = load(library, recording_id, None, known)
    assert loaded.recording.sources == ()
    assert loaded.presentation.timeline.lines == ()
