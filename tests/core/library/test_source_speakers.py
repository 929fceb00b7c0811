"""A recording is found by those who speak in the sources that it has now, and by nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from player.document import Document
from player.library.store import Library
from player.transcript import Line


def said_by(speaker: str) -> Document:
    return Document(title="Talk", lines=(Line(0, 900, "words here", speaker),))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite") as opened:
        yield opened


def is_found(library: Library, speaker: str) -> bool:
    return bool(library.search(f"speaker:{speaker}").hits)


def test_who_speaks_in_a_source_that_is_read_anew_is_found(library: Library) -> None:
    recording_id = library.add_document(said_by("Ann"), b"a")
    old_id = library.recording(recording_id).sources[0].id
    new_id = library.replace_source(old_id, said_by("Zoe"))
    assert (is_found(library, "ann"), is_found(library, "zoe")) == (False, True)

    library.swap_source(new_id, old_id)
    assert (is_found(library, "ann"), is_found(library, "zoe")) == (True, False)


def test_who_speaks_in_a_source_that_was_removed_is_found_once_it_is_back(library: Library) -> None:
    recording_id = library.add_document(said_by("Ann"), b"a")
    source_id = library.recording(recording_id).sources[0].id
    library.remove_source(source_id)
    library.rename(recording_id, "Renamed")
    assert not is_found(library, "ann")

    library.restore_source(source_id)
    assert is_found(library, "ann")
