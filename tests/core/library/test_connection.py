"""Opening a library that is not as it should be, sharing it, and losing power: each ends in a sentence or in peace."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from threading import Barrier

import pytest

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import LibraryError
from player.library.database import database_uri
from player.library.store import Library
from player.transcript import Line
from tests.conftest import ordinary_user

REPOSITORY = Path(__file__).resolve().parents[3]

# Saves bookmarks without end and says of each, once the call has returned, that it is kept.
ENDLESS_WRITER = """
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from player.bookmarks import new_bookmark
from player.library.store import Library
library = Library(Path(sys.argv[1]))
while True:
    bookmark = new_bookmark(0, 1000, "words")
    library.save_bookmark(sys.argv[2], bookmark)
    print(bookmark.id, flush=True)
"""


def talk(number: int = 0, size: int = 20) -> Document:
    return Document(title=f"Talk {number}", lines=tuple(Line(n, None, f"line {n} of {number}") for n in range(size)))


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A library with one talk, in a folder that any user may enter but not write to."""
    folder = Path(tempfile.mkdtemp())
    with Library(folder / "library.db") as library:
        library.add_document(talk(), None)
    (folder / "library.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "library.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("content", [b"junk", b"{}" * 5_000, b"\0" * 8_192, b"SQLite format 3\0" + b"\xff" * 8_000])
def test_a_file_that_is_no_library_is_named_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)

    with pytest.raises(LibraryError, match=r"notes\.txt"):
        Library(path)
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE visits (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(LibraryError, match="another program"):
        Library(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()

    with Library(tmp_path / "empty.db") as library:
        assert library.summaries() == ()


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="folder"):
        Library(tmp_path)


def test_a_library_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(LibraryError, match="cannot be made"):
        Library(tmp_path / "file" / "library.db")


@pytest.mark.parametrize("name", ["with space ü.db", "odd?mode=ro&x#y%20.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    Library(tmp_path / "made" / "on the way" / name).close()

    assert (tmp_path / "made" / "on the way" / name).is_file()


def test_a_medium_whose_name_is_no_valid_text_is_kept(tmp_path: Path) -> None:
    medium = tmp_path / os.fsdecode(b"caf\xe9.mp3")
    with Library(tmp_path / "library.db") as library:
        recording_id = library.add_media(medium)

        assert library.add_media(medium) == recording_id
        assert library.recording(recording_id).media_path == medium.resolve()


def test_a_truncated_library_says_so_and_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        recording_id = library.add_document(talk(size=5_000), None)
    os.truncate(path, path.stat().st_size // 3)
    before = path.read_bytes()

    with pytest.raises(LibraryError, match="damaged"), Library(path) as library:
        library.recording(recording_id)
    assert path.read_bytes() == before


def test_a_library_in_a_read_only_folder_can_be_read(shelf: Path) -> None:
    with ordinary_user(), Library(shelf) as library:
        (summary,) = library.summaries()
        assert len(library.recording(summary.id).sources[0].document.lines) == 20
        assert library.notice is not None and "reading only" in library.notice
        with pytest.raises(LibraryError, match="reading only"):
            library.save_bookmark(summary.id, new_bookmark(0, 1, "words"))


def test_a_read_only_file_in_a_writable_folder_can_be_read(shelf: Path) -> None:
    shelf.parent.chmod(0o777)

    with ordinary_user(), Library(shelf) as library:
        assert len(library.search('"line 7"').hits) == 1
        with pytest.raises(LibraryError, match="reading only"):
            library.mark_opened(library.summaries()[0].id)


def test_a_library_that_may_not_be_made_or_read_says_so(shelf: Path) -> None:
    shelf.chmod(0o000)

    for path in (shelf, shelf.with_name("new.db"), shelf.parent / "new" / "library.db"):
        with ordinary_user(), pytest.raises(LibraryError, match=r"rights|cannot be made"):
            Library(path)


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    with Library(tmp_path / "library.db") as library:
        kept = library.add_document(talk(), None)
        limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limit[1]))
        try:
            with pytest.raises(LibraryError, match="disk"):
                library.add_document(talk(1, size=50_000), None)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        assert [summary.id for summary in library.summaries()] == [kept]
        library.add_document(talk(2), None)


def test_a_library_held_by_another_program_says_so_and_works_again_later(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path, busy_timeout_ms=10) as library, closing(sqlite3.connect(path, isolation_level=None)) as other:
        recording_id = library.add_document(talk(), None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program is using the library"):
            library.rename(recording_id, "Renamed")
        assert library.recording(recording_id).title == "Talk 0"
        other.execute("ROLLBACK")
        library.rename(recording_id, "Renamed")
        assert library.recording(recording_id).title == "Renamed"


def in_threads(count: int, work: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(count) as pool:
        for future in [pool.submit(work, number) for number in range(count)]:
            future.result()


def test_several_windows_may_make_the_same_library_at_once(tmp_path: Path) -> None:
    barrier = Barrier(4)

    def open_and_add(number: int) -> None:
        barrier.wait()
        with Library(tmp_path / "library.db") as library:
            library.add_document(talk(number), str(number).encode())

    in_threads(4, open_and_add)
    with Library(tmp_path / "library.db") as library:
        assert {summary.title for summary in library.summaries()} == {f"Talk {number}" for number in range(4)}


def test_one_reads_while_another_imports(tmp_path: Path) -> None:
    with Library(tmp_path / "library.db") as reader, ThreadPoolExecutor(1) as pool:

        def import_talks() -> None:
            with Library(tmp_path / "library.db") as writer:
                for number in range(20):
                    writer.add_document(talk(number, size=200), str(number).encode())

        importing = pool.submit(import_talks)
        while not importing.done():
            for summary in reader.summaries():
                assert len(reader.recording(summary.id).sources[0].document.lines) == 200
        importing.result()
        assert len(reader.summaries()) == 20


def test_the_same_file_imported_by_two_windows_at_once_is_kept_once(tmp_path: Path) -> None:
    barrier = Barrier(3)

    def add(number: int) -> None:
        with Library(tmp_path / "library.db") as library:
            barrier.wait()
            library.add_document(talk(), b"the same file")

    Library(tmp_path / "library.db").close()
    in_threads(3, add)
    with Library(tmp_path / "library.db") as library:
        (summary,) = library.summaries()
        assert len(library.recording(summary.id).sources) == 1


def test_a_bookmark_survives_the_kill_that_comes_right_after_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        recording_id = library.add_document(talk(), None)
    command = [sys.executable, "-c", ENDLESS_WRITER, str(path), recording_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as writer:
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip() for _ in range(10)]
        writer.kill()
        acknowledged += writer.stdout.read().split()

    with Library(path) as library:
        kept = {bookmark.id for bookmark in library.bookmarks(recording_id)}
    assert len(acknowledged) >= 10
    assert kept >= set(acknowledged)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/100%?.sqlite"), "file:///home/a%20b/100%25%3F.sqlite"),
        (PureWindowsPath("C:\\Users\\a\\l.sqlite"), "file:///C%3A/Users/a/l.sqlite"),
        (PureWindowsPath("\\\\server\\share\\l.sqlite"), "file:////server/share/l.sqlite"),
    ],
)
def test_a_library_in_a_shared_folder_has_no_host_that_sqlite_would_refuse(path: PurePath, uri: str) -> None:
    assert database_uri(path) == uri
