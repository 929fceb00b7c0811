"""Whatever people do to a recording, and in whichever order they merge: in the end their libraries say the same."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.bookmarks import new_bookmark
from player.document import Document
from player.library.journal import journal_path
from player.library.merging.journals import merge_journal
from player.library.store import Library
from player.transcript import Line

TALK = Document(lines=(Line(0, 900, "The moon pulls.", "A"), Line(900, 1_800, "It does.", "B")))
PEOPLE = range(3)
PERSON = st.sampled_from(PEOPLE)
EDITS = st.tuples(PERSON, st.sampled_from(["add", "change", "delete", "bring back", "rename", "name", "unname"]))
HISTORIES = st.lists(EDITS | st.tuples(PERSON, PERSON), max_size=14)
PAIRS = list(permutations(PEOPLE, 2))


class Person:
    """One library with the recording in it, under an id of its own."""

    def __init__(self, path: Path) -> None:
        self.library = Library(path)
        self.recording_id = self.library.add_document(TALK, b"one")

    def edit(self, what: str, number: int) -> None:
        library, recording_id = self.library, self.recording_id
        records = library.bookmark_records(recording_id)
        if what == "add":
            library.save_bookmark(recording_id, new_bookmark(number, number + 500, f"words {number}"))
        elif what == "rename":
            library.rename(recording_id, f"title {number}")
        elif what == "name":
            library.name_speakers(recording_id, {**library.speaker_names(recording_id), "AB"[number % 2]: f"{number}"})
        elif what == "unname":
            library.name_speakers(recording_id, dict(list(library.speaker_names(recording_id).items())[1:]))
        elif records:
            record = records[number % len(records)]
            if what == "change":
                library.save_bookmark(recording_id, replace(record.bookmark, note=f"note {number}"))
            elif what == "bring back":
                library.save_bookmark(recording_id, record.bookmark)
            elif record.deleted_at is None:
                library.delete_bookmark(record.id)

    def merge(self, other: "Person") -> None:
        merge_journal(self.library, journal_path(other.library.path))

    @property
    def state(self) -> object:
        """All that is to be the same everywhere, tombstones too."""
        recording = self.library.recording(self.recording_id)
        records = self.library.bookmark_records(self.recording_id)
        kept = {record.id: (record.bookmark, record.deleted_at) for record in records}
        return kept, recording.title, recording.speaker_names, recording.bookmarks


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


@settings(max_examples=30, deadline=None)
@given(history=HISTORIES, order=st.permutations(PAIRS))
def test_three_libraries_agree_in_the_end(folder: Path, history: list[Any], order: list[Any]) -> None:
    with TemporaryDirectory(dir=folder) as own, ExitStack() as libraries:
        people = [Person(Path(own) / f"{name}.sqlite") for name in PEOPLE]
        for person in people:
            libraries.enter_context(person.library)
        for number, (who, what) in enumerate(history):
            if isinstance(what, str):
                people[who].edit(what, number)
            elif what != who:
                people[who].merge(people[what])
        # What one has goes to the next, and from there to the third.
        for who, whose in (*order, *order):
            people[who].merge(people[whose])

        assert people[0].state == people[1].state == people[2].state
        before = [journal_path(person.library.path).read_bytes() for person in people]
        for who, whose in order:
            people[who].merge(people[whose])
        assert [journal_path(person.library.path).read_bytes() for person in people] == before
