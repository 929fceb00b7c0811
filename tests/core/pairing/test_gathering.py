"""Which files are meant by a folder, and what is told of the others."""

import os
from pathlib import Path

import pytest

from player.pairing import gathering
from player.pairing.gathering import gather_files
from tests.conftest import ordinary_user


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(folder: Path, paths: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_is_its_files_and_those_of_its_folders_in_reading_order(tmp_path: Path) -> None:
    make(tmp_path, "talk 10.srt", "talk 2.srt", "b/second.srt", "a/first.mp3", "Talk 1.srt")
    gathered = gather_files([tmp_path])
    found = ["Talk 1.srt", "talk 2.srt", "talk 10.srt", "a/first.mp3", "b/second.srt"]
    assert names(tmp_path, gathered.walked) == found
    assert (gathered.named, gathered.left_out) == ((), ())


def test_pictures_hidden_files_and_unfinished_downloads_are_passed_over_in_silence(tmp_path: Path) -> None:
    make(tmp_path, "talk.srt", ".hidden.srt", ".git/config", "cover.JPG", "talk.webp", "talk.mp4.part", "talk.ytdl")
    make(tmp_path, "desktop.ini", "Thumbs.db", ".DS_Store")
    gathered = gather_files([tmp_path])
    assert names(tmp_path, gathered.paths) == ["talk.srt"]
    assert gathered.left_out == ()


def test_what_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "talk.jpg", ".hidden.srt")
    paths = (tmp_path / "talk.jpg", tmp_path / ".hidden.srt", tmp_path / "missing.srt")
    assert gather_files(paths).paths == paths


def test_a_live_chat_is_passed_over_with_a_word(tmp_path: Path) -> None:
    make(tmp_path, "talk.live_chat.json", "talk.srt")
    gathered = gather_files([tmp_path])
    assert names(tmp_path, gathered.paths) == ["talk.srt"]
    assert ["talk.live_chat.json: a live chat" in sentence for sentence in gathered.left_out] == [True]


def test_links_to_folders_are_not_followed_and_links_to_files_are(tmp_path: Path) -> None:
    make(tmp_path, "inner/talk.srt")
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    (tmp_path / "inner" / "same.srt").symlink_to(tmp_path / "inner" / "talk.srt")
    (tmp_path / "inner" / "nowhere.srt").symlink_to("gone.srt")
    gathered = gather_files([tmp_path])
    assert names(tmp_path, gathered.paths) == ["inner/same.srt", "inner/talk.srt"]
    told = " ".join(gathered.left_out)
    assert len(gathered.left_out) == 2
    assert "loop: this is a link to another folder" in told
    assert "nowhere.srt: there is no such file" in told


def test_a_link_that_leads_nowhere_but_to_itself_keeps_no_other_file_out(tmp_path: Path) -> None:
    make(tmp_path, "talk.srt")
    (tmp_path / "circle.srt").symlink_to("circle.srt")
    gathered = gather_files([tmp_path])
    assert names(tmp_path, gathered.paths) == ["talk.srt"]
    (told,) = gathered.left_out
    assert "circle.srt: cannot be read" in told


def test_a_name_that_no_file_can_have_is_left_to_who_reads_it() -> None:
    long = Path("x" * 5_000)
    assert gather_files([long]).named == (long,)


def test_a_pipe_in_a_folder_is_told_and_never_opened(tmp_path: Path) -> None:
    make(tmp_path, "talk.srt")
    os.mkfifo(tmp_path / "pipe.srt")
    gathered = gather_files([tmp_path])
    assert names(tmp_path, gathered.paths) == ["talk.srt"]
    assert "pipe or a device" in gathered.left_out[0]


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    make(tmp_path, "talk.srt", "closed/secret.srt")
    tmp_path.chmod(0o755)
    (tmp_path / "closed").chmod(0)
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o755)
    with ordinary_user():
        gathered = gather_files([tmp_path])
    (tmp_path / "closed").chmod(0o755)
    assert names(tmp_path, gathered.paths) == ["talk.srt"]
    assert "closed: cannot be read" in gathered.left_out[0]


def test_there_is_a_limit_and_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_FILES", 3)
    make(tmp_path, *(f"{number}.srt" for number in range(5)))
    gathered = gather_files([tmp_path])
    assert names(tmp_path, gathered.paths) == ["0.srt", "1.srt", "2.srt"]
    assert "more than 3 files" in gathered.left_out[0]


def test_folders_in_folders_without_end_are_told(tmp_path: Path) -> None:
    make(tmp_path, "/".join(["deep"] * 40) + "/talk.srt")
    gathered = gather_files([tmp_path])
    assert gathered.paths == ()
    assert "too deep" in gathered.left_out[0]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    make(tmp_path, "cover.jpg")
    assert "nothing to import" in gather_files([tmp_path]).left_out[0]


def test_it_can_be_stopped(tmp_path: Path) -> None:
    make(tmp_path, "one.srt", "two.srt")

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        gather_files([tmp_path], stop)
