"""A large journal is merged a part at a time: others write in between, and the next merge ends one that was stopped."""

from pathlib import Path
from uuid import uuid4

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.library.journal import append, journal_path
from player.library.journal.records import RecordingRecord
from player.library.merging.counts import Counts
from player.library.merging.journals import merge_journal
from player.library.store import Library
from player.recording import RecordingSummary
from player.transcript import Line

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))
MANY = 450


@pytest.fixture
def mine(library: Library) -> str:
    return library.add_document(TALK, b"one")


@pytest.fixture
def journal(other: Library) -> Path:
    """That of a friend who made many bookmarks."""
    theirs = other.add_document(TALK, b"one")
    with other.together():
        for number in range(MANY):
            other.save_bookmark(theirs, new_bookmark(number, number + 1, f"words {number}"))
    return journal_path(other.path)


def test_others_write_while_a_journal_is_merged(library: Library, mine: str, journal: Path) -> None:
    written: list[int] = []

    def report(done: int, _total: int) -> None:
        with Library(library.path, busy_timeout_ms=0) as window:
            window.remember_duration(mine, 1_000 + done)
        written.append(done)

    assert merge_journal(library, journal, report).counts == Counts(added=MANY)
    assert max(written) > 0
    assert library.recording(mine).duration_ms == 1_000 + max(written)


def test_a_merge_that_was_stopped_is_ended_by_the_next_one(library: Library, mine: str, journal: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge_journal(library, journal, stop)
    assert 0 < len(library.bookmarks(mine)) < MANY

    assert merge_journal(library, journal).counts.added < MANY
    assert len(library.bookmarks(mine)) == MANY
    assert merge_journal(library, journal).counts == Counts(unchanged=MANY)


def test_the_list_of_recordings_is_read_once_however_many_a_journal_has(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [
        RecordingRecord(str(uuid4()), f"theirs {number}", media_path=Path(f"{number}.mp3"), duration_ms=60_000)
        for number in range(20)
    ]
    append(tmp_path / "journal.jsonl", records)
    asked: list[int] = []
    summaries = library.summaries

    def counted(*arguments: int) -> tuple[RecordingSummary, ...]:
        asked.append(1)
        return summaries(*arguments)

    monkeypatch.setattr(library, "summaries", counted)
    assert len(merge_journal(library, tmp_path / "journal.jsonl").unknown) == len(records)
    assert len(asked) == 1
