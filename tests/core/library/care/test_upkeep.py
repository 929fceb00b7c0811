"""What another program changed in the library is found, sealed, and brought back by the journal as anything else."""

import sqlite3
from contextlib import closing

import pytest

from player.library.care.check import check_library
from player.library.care.repair import repair_library
from player.library.store import Library
from tests.core.library.conftest import Shelf


@pytest.mark.parametrize("is_checked", [True, False])
def test_an_edit_by_another_program_outlives_the_loss_of_the_library(shelf: Shelf, is_checked: bool) -> None:
    with shelf.by_hand() as connection:
        connection.execute("UPDATE bookmarks SET note = 'by hand' WHERE quote = 'quoted of tides'")
        connection.execute("UPDATE recordings SET title = 'Ebb' WHERE title = 'tides'")
    if is_checked:
        check_library(shelf.path, seals=True)
    else:
        with Library(shelf.path) as library:
            library.index_pending()
    shelf.path.unlink()

    repair_library(shelf.path)
    ebb = shelf.now()[shelf.id_of("tides")]
    assert ebb.title == "Ebb"
    assert [bookmark.note for bookmark in ebb.bookmarks] == ["by hand"]


def test_what_was_told_once_is_not_told_again(shelf: Shelf) -> None:
    with shelf.by_hand() as connection:
        connection.execute("UPDATE bookmarks SET note = 'by hand'")
    (journal,) = shelf.path.parent.glob("*.jsonl")
    before = journal.read_text("utf-8").count("\n")

    for _ in range(2):
        check_library(shelf.path, seals=True)
    assert journal.read_text("utf-8").count("\n") == before + 3


def test_a_speaker_whom_another_program_names_is_found(shelf: Shelf) -> None:
    with closing(sqlite3.connect(shelf.path)) as connection, connection:
        connection.execute("UPDATE lines SET speaker = 'Zoe' WHERE text = 'Line 7 of tides.'")

    with Library(shelf.path) as library:
        library.index_pending()
        assert {hit.recording_id for hit in library.search("speaker:zoe").hits} == {shelf.id_of("tides")}


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE bookmarks SET id = x'ff00' WHERE quote = 'quoted of tides'",
        "UPDATE bookmarks SET id = CAST(x'ff41' AS TEXT) WHERE quote = 'quoted of tides'",
        "UPDATE recordings SET title = CAST(x'ff41' AS TEXT) WHERE title = 'tides'",
        "UPDATE recordings SET speaker_names = '[1,' WHERE title = 'tides'",
        "UPDATE sources SET id = x'00' WHERE name = 'tides.srt'",
        "UPDATE lines SET speaker = x'ff41' WHERE text = 'Line 7 of tides.'",
        "UPDATE lines SET speaker = CAST(x'ff41' AS TEXT) WHERE text = 'Line 7 of tides.'",
    ],
)
def test_whatever_another_program_wrote_the_rest_is_kept_up(shelf: Shelf, edit: str) -> None:
    with shelf.by_hand() as connection:
        connection.execute(edit)
        connection.execute("UPDATE bookmarks SET note = 'Ebbtide' WHERE quote = 'quoted of harbour'")

    check_library(shelf.path, seals=True)
    with Library(shelf.path) as library:
        library.index_pending()
        assert library.search("ebbtide").hits
