"""Whether a path names a file that can be read, told at once and in words."""

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from player.files import file_name, is_folder, why_unreadable
from tests.conftest import ordinary_user


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a file.txt"
    path.write_text("words", "utf-8")
    return path


def why(path: Path) -> str:
    """The rest of the sentence, which must be there and be one."""
    reason = why_unreadable(path)
    assert reason is not None
    assert reason.endswith(".")
    assert "\n" not in reason
    return reason


def test_a_file_can_be_read_also_through_a_link_and_when_empty(file: Path) -> None:
    assert why_unreadable(file) is None
    link = file.with_name("link")
    link.symlink_to(file)
    assert why_unreadable(link) is None
    empty = file.with_name("empty")
    empty.touch()
    assert why_unreadable(empty) is None


def test_what_is_not_there_is_said_not_to_be(file: Path) -> None:
    assert "no such file" in why(file.with_name("other.txt"))
    dangling = file.with_name("dangling")
    dangling.symlink_to(file.with_name("gone"))
    assert "no such file" in why(dangling)


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    assert "folder" in why(tmp_path)
    assert "folder" in why(Path())


def test_pipes_sockets_and_devices_are_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for path in (tmp_path / "pipe", tmp_path / "socket", Path("/dev/null"), Path("/dev/zero")):
            assert "pipe or a device" in why(path)


def test_links_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    assert "cannot be read" in why(tmp_path / "one")


def test_names_that_no_file_can_have_are_told(file: Path) -> None:
    for path in (Path("x" * 5_000), Path("a\0b"), file / "below"):
        assert "cannot be read" in why(path)


def test_a_file_that_one_may_not_read_is_told() -> None:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    path = folder / "secret.txt"
    path.write_text("words", "utf-8")
    path.chmod(0o000)
    try:
        with ordinary_user():
            assert "cannot be read" in why(path)
    finally:
        shutil.rmtree(folder)


def test_a_folder_is_one_where_it_may_be_seen(file: Path) -> None:
    assert is_folder(file.parent)
    assert not is_folder(file)
    assert not is_folder(file / "in a file")
    assert not is_folder(Path("with\0zero"))


def test_titles_become_names_that_every_system_takes() -> None:
    assert file_name('Tide / Talk: "one"?\n') == "Tide Talk one"
    assert file_name("../..") == file_name(" ... ") == file_name("\x00") == ""
    assert (file_name("nul"), file_name("Com1.part")) == ("nul_", "Com1_.part")
    assert file_name("Console") == "Console"
    assert file_name("潮" * 300) == "潮" * 40
