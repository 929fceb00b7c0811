"""The guide to the schema: its questions can be asked, and it names every table and every column."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from player.library.care.upkeep import keep_up
from tests.core.library.conftest import Shelf

REPOSITORY = Path(__file__).resolve().parents[3]
GUIDE = (REPOSITORY / "player" / "library" / "schema" / "README.md").read_text("utf-8")
# Told in words: how richly a source is timed.
TOLD_IN_WORDS = {"timed_word_count", "ended_line_count", "timed_line_count", "key", "id"}


@pytest.mark.parametrize("question", re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL))
def test_each_question_of_the_guide_can_be_asked(shelf: Shelf, question: str) -> None:
    with closing(sqlite3.connect(shelf.path)) as connection:
        connection.execute(question).fetchall()


def test_the_bookmarks_come_with_their_words(shelf: Shelf) -> None:
    question = re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL)[0]
    with closing(sqlite3.connect(shelf.path)) as connection:
        assert ("tides", 1, "Line 1 of tides. Line 2 of tides.", "Listen") in connection.execute(question).fetchall()


def test_every_table_and_every_column_is_named(shelf: Shelf) -> None:
    with closing(sqlite3.connect(shelf.path)) as connection:
        keep_up(connection, shelf.path)
        sql = (
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
        )
        tables = {name for (name,) in connection.execute(sql)} - {"sqlite_sequence"}
        assert {table for table in tables if f"`{table}`" not in GUIDE} == set()
        for table in ("recordings", "sources", "lines", "notes", "chapters", "contents", "bookmarks"):
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")} - TOLD_IN_WORDS
            assert {column for column in columns if f"`{column}`" not in GUIDE} == set(), table
