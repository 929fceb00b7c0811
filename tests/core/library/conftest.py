"""A library of three talks as people have it: texts read from files, a medium for one, bookmarks, a backup or none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from player.bookmarks import Bookmark, new_bookmark
from player.library.store import Library
from player.reading import Reading, read_text
from player.recording import Recording

TALKS = ("harbour", "tides", "lighthouse")


def cues(name: str, count: int = 40) -> str:
    return "\n".join(f"{n + 1}\n00:00:{n:02d},000 --> 00:00:{n:02d},900\nLine {n} of {name}.\n" for n in range(count))


@dataclass(frozen=True)
class Shelf:
    """A library file, what was in it when it was whole, and the texts it was imported from."""

    path: Path
    folder: Path
    recordings: dict[str, Recording]

    def id_of(self, title: str) -> str:
        return next(recording.id for recording in self.recordings.values() if recording.title == title)

    def bookmark_of(self, title: str) -> Bookmark:
        return self.recordings[self.id_of(title)].bookmarks[0]

    def now(self) -> dict[str, Recording]:
        with Library(self.path) as library:
            return {recording_id: library.recording(recording_id) for recording_id in self.recordings}

    def forget_texts(self) -> None:
        for name in TALKS:
            (self.folder / f"{name}.srt").unlink()

    def forget_journal(self) -> None:
        for path in self.path.parent.glob(f"{self.path.name}.journal*"):
            path.unlink()

    @contextmanager
    def by_hand(self, *, quietly: bool = False) -> Iterator[sqlite3.Connection]:
        """Another program at work; quietly is how a failing disk works, past the triggers."""
        with closing(sqlite3.connect(self.path)) as connection, connection:
            names = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in names if quietly else ():
                connection.execute(f"DROP TRIGGER {name}")
            yield connection
            for _, sql in names if quietly else ():
                connection.execute(sql)

    def rot(self, sql: str, *values: object) -> None:
        """Change something as a failing disk does."""
        with self.by_hand(quietly=True) as connection:
            assert connection.execute(sql, values).rowcount > 0


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    path = tmp_path / "shelf" / "library.sqlite"
    with Library(path) as library:
        for name in TALKS:
            text = tmp_path / f"{name}.srt"
            text.write_text(cues(name), "utf-8")
            recording_id = library.add_document(*read_text(text, Reading()), path=text)
            library.save_bookmark(recording_id, replace(new_bookmark(1_000, 2_500, f"quoted of {name}"), note="Listen"))
        recordings = {summary.id: library.recording(summary.id) for summary in library.summaries()}
    return Shelf(path, tmp_path, recordings)
