"""`syncline bundle`, `merge`, and bundles among what is imported."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from player.bookmarks import new_bookmark
from player.library.journal import journal_path
from player.library.store import Library
from ui.cli import main

SUBTITLES = "1\n00:00:01,000 --> 00:00:02,500\nAda: The moon pulls.\n"


def run(library: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--library", str(library), *map(str, arguments)])


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.sqlite"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return tmp_path / "theirs.sqlite"


@pytest.fixture
def subtitles(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(SUBTITLES, "utf-8")
    return path


def imported(library: Path, *files: Path) -> str:
    result = run(library, "import", *files, "--json")
    assert result.exit_code == 0, result.output
    return str(json.loads(result.stdout)[0]["id"])


def bookmarked(library: Path, recording_id: str, words: str) -> None:
    with Library(library) as opened:
        opened.save_bookmark(recording_id, new_bookmark(0, 900, words))


def quotes(library: Path, recording_id: str) -> set[str]:
    return {row["quote"] for row in json.loads(run(library, "bookmarks", recording_id, "--json").stdout)}


def test_a_recording_goes_to_a_friend_and_what_he_made_of_it_comes_back(
    mine: Path, theirs: Path, subtitles: Path, tmp_path: Path
) -> None:
    recording_id = imported(mine, subtitles)
    bookmarked(mine, recording_id, "mine")
    sent = run(mine, "bundle", recording_id[:8], tmp_path)
    assert sent.exit_code == 0, sent.output
    bundle = Path(sent.stdout.strip())
    assert bundle == tmp_path / "talk.syncline.zip"

    assert imported(theirs, bundle) == recording_id
    bookmarked(theirs, recording_id, "theirs")
    back = tmp_path / "back.zip"
    assert run(theirs, "bundle", recording_id, back).exit_code == 0
    for _ in range(2):
        result = run(mine, "merge", back)
        assert result.exit_code == 0, result.output
    assert quotes(mine, recording_id) == quotes(theirs, recording_id) == {"mine", "theirs"}


@pytest.mark.parametrize("name", ["talk", "talk.syncline", "talk.syncline.zip", "v1.2"])
def test_a_bundle_has_a_name_under_which_it_is_read(mine: Path, theirs: Path, subtitles: Path, name: str) -> None:
    recording_id = imported(mine, subtitles)
    written = Path(run(mine, "bundle", recording_id, subtitles.with_name(name)).stdout.strip())
    assert written.name in {"talk.syncline.zip", "v1.2.syncline.zip"}
    assert imported(theirs, written.rename(written.with_name("renamed.syncline"))) == recording_id


def test_an_import_tells_what_came_of_a_bundle_beside_other_files(
    mine: Path, theirs: Path, subtitles: Path, medium: Path, tmp_path: Path
) -> None:
    recording_id = imported(theirs, medium, subtitles)
    bookmarked(theirs, recording_id, "theirs")
    run(theirs, "bundle", recording_id, tmp_path / "a.zip", "--media")
    other = tmp_path / "other.srt"
    other.write_text(SUBTITLES.replace("moon", "sun"), "utf-8")

    folder = tmp_path / "media"
    result = run(mine, "import", tmp_path / "a.zip", other, "--media-folder", folder, "--json")
    assert result.exit_code == 0, result.output
    bundle, text = json.loads(result.stdout)
    assert (bundle["id"], bundle["bundle"], text["bundle"]) == (recording_id, True, False)
    assert bundle["id"] != text["id"]
    assert bundle["remarks"] == [
        f"“harbour” is a new recording: 1 text, 1 bookmark. Its medium is {folder / medium.name}."
    ]
    assert (folder / medium.name).read_bytes() == medium.read_bytes()
    again = run(mine, "import", tmp_path / "a.zip")
    assert "bundle\n" in again.stdout
    assert "“harbour” was in the library before: nothing new." in again.stdout


def test_a_journal_is_merged_and_what_is_not_here_is_named(mine: Path, theirs: Path, subtitles: Path) -> None:
    recording_id, other_id = imported(mine, subtitles), imported(theirs, subtitles)
    bookmarked(theirs, other_id, "theirs")
    stranger = subtitles.with_name("dunes.srt")
    stranger.write_text(SUBTITLES.replace("moon", "sand"), "utf-8")
    imported(theirs, stranger)

    (row,) = json.loads(run(mine, "merge", journal_path(theirs), "--json").stdout)
    assert (row["added"], row["recordings"], row["unknown"]) == (1, [recording_id], ["dunes"])
    assert quotes(mine, recording_id) == {"theirs"}
    told = run(mine, "merge", journal_path(theirs)).stdout
    assert told == f"{journal_path(theirs)}: Nothing new. Not in this library: “dunes”.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["bundle", "nobody", "out.zip"],
        ["merge", "none.zip"],
        ["merge", "none.jsonl"],
        ["merge", "junk.syncline.zip"],
        ["merge", "junk.jsonl"],
        ["merge", "."],
        ["import", "junk.syncline.zip"],
    ],
)
def test_a_failure_is_one_sentence(
    mine: Path, tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("junk.syncline.zip", "junk.jsonl"):
        (tmp_path / name).write_bytes(bytes(range(256)) * 8)
    result = run(mine, *arguments)
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.output
    assert not (tmp_path / "out.zip").exists()


def test_files_that_can_be_merged_are_merged_beside_those_that_cannot(
    mine: Path, theirs: Path, subtitles: Path, tmp_path: Path
) -> None:
    recording_id = imported(theirs, subtitles)
    run(theirs, "bundle", recording_id, tmp_path / "a.zip")
    result = run(mine, "merge", tmp_path / "none.jsonl", tmp_path / "a.zip")
    assert result.exit_code == 1
    assert "“talk” is a new recording: 1 text." in result.stdout
    assert len(result.stderr.strip().splitlines()) == 1
