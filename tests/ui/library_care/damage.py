"""Libraries that something happened to, and the window over them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from player.document import Document
from player.library.store import Library
from player.transcript import Line
from ui.app import Syncline

LINES = tuple(Line(1_000 * number, 1_000 * number + 900, f"line {number}") for number in range(5))


def make_library(path: Path, *titles: str) -> list[str]:
    """A library of recordings with a text each; returns their ids."""
    with Library(path) as library:
        return [library.add_document(Document(title=title, lines=LINES), None) for title in titles]


def break_text(path: Path, recording_id: str) -> None:
    """A text of this recording rots: what it says no longer matches its seal."""
    with closing(sqlite3.connect(path)) as connection, connection:
        (seal,) = connection.execute("SELECT checksum FROM sources WHERE recording_id = ?", (recording_id,)).fetchone()
        rotten = seal[:-1] + ("0" if seal[-1] != "0" else "1")
        connection.execute("UPDATE sources SET checksum = ? WHERE recording_id = ?", (rotten, recording_id))


def flip_letters(path: Path) -> None:
    """What a disk does to a text: some of its letters are others."""
    data = path.read_bytes()
    assert b"line 3" in data
    path.write_bytes(data.replace(b"line 3", b"lint 3"))


def titles_in(path: Path) -> list[str]:
    with Library(path) as library:
        return sorted(summary.title for summary in library.summaries())


def stay_open(syncline: Syncline) -> None:
    """Do not end the program for an errand: here is nobody who would start it again."""
    syncline.care.reopen_requested.disconnect()
