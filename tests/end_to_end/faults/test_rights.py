"""A library that may not be written can be read, and whatever would change it says so and leaves it as it is."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.errors import PlayerError
from tests.conftest import ordinary_user
from tests.end_to_end.faults.homes import library_in
from tests.end_to_end.faults.pictures import picture
from tests.end_to_end.faults.writes import CHANGES, WRITES

REFUSALS = r"may not be written here|reading only|cannot be|Permission denied"


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that any user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def library_bytes(home: Path) -> bytes:
    return library_in(home).read_bytes()


@pytest.mark.parametrize("folder_mode", [0o555, 0o777], ids=["read-only folder", "read-only file"])
@pytest.mark.parametrize("kind", CHANGES)
def test_every_write_says_that_it_may_not_be(kind: str, home: Path, folder_mode: int) -> None:
    write, prepare = WRITES[kind]
    prepare(home)
    expected, before = picture(home), library_bytes(home)
    library_in(home).chmod(0o444)
    home.chmod(folder_mode)

    with ordinary_user():
        assert picture(home) == expected
        with pytest.raises(PlayerError, match=REFUSALS):
            next(write(home))
    assert library_bytes(home) == before


def test_an_older_library_that_may_not_be_written_is_left_as_it_is(home: Path) -> None:
    write, prepare = WRITES["migration"]
    prepare(home)
    before = library_bytes(home)
    library_in(home).chmod(0o444)
    home.chmod(0o555)

    with ordinary_user(), pytest.raises(PlayerError, match="brought up to date"):
        next(write(home))
    assert library_bytes(home) == before


@pytest.mark.parametrize("kind", ["bundles written", "backups", "records repaired", "file repaired"])
def test_what_needs_a_file_of_its_own_says_that_it_may_not_be(kind: str, home: Path) -> None:
    write, prepare = WRITES[kind]
    prepare(home)
    before = library_bytes(home)
    library_in(home).chmod(0o444)
    for folder in (home, *(item for item in home.iterdir() if item.is_dir())):
        folder.chmod(0o555)

    with ordinary_user(), pytest.raises(PlayerError, match=REFUSALS):
        next(write(home))
    assert library_bytes(home) == before
    for folder in home.iterdir():
        folder.chmod(0o777)
