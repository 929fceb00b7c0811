"""`syncline search`: what people read, and what programs do."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from player.document import Document
from player.library.opening import open_store
from player.transcript import Line
from ui.cli import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    lines = (Line(83_500, 85_000, "The tide turns at noon.", "Ann"), Line(85_000, 86_000, "So we wait."))
    with open_store(path) as library:
        library.add_document(Document(title="Harbour talk", lines=lines), None)
    return path


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["search", *arguments, "--library", str(path)])


def test_hits_stand_below_their_recording_with_their_times_and_the_words_marked(path: Path) -> None:
    result = run(path, "tide", "noon")

    assert result.exit_code == 0
    heading, line = result.stdout.splitlines()
    assert heading.startswith("Harbour talk  (")
    assert line.split() == ["1:23", "Ann:", "The", "[tide]", "turns", "at", "[noon]."]


def test_programs_get_json_with_a_link_to_each_moment(path: Path) -> None:
    found = json.loads(run(path, "tide", "--json").stdout)

    (hit,) = found["hits"]
    assert (hit["kind"], hit["position_ms"], hit["context"]) == ("line", 83_500, "So we wait.")
    assert hit["link"] == f"syncline://recording/{hit['recording_id']}?t=83.5"
    assert [hit["text"][start:end] for start, end in hit["marks"]] == ["tide"]
    assert (found["is_complete"], found["did_you_mean"], "stages" in found) == (True, None, False)


def test_the_stages_are_told_on_wish(path: Path) -> None:
    stages = json.loads(run(path, "who waits at noon?", "--json", "--explain").stdout)["stages"]

    assert [each["name"] for each in stages][-1] == "hits"
    assert all(each["ms"] >= 0 for each in stages)
    assert "passages ranked by BM25" in run(path, "who waits at noon?", "--explain").stdout


def test_a_query_may_begin_with_what_is_not_wanted(path: Path) -> None:
    assert "Harbour" not in run(path, "-noon tide").stdout
    assert "[tide]" in run(path, "-the-moon tide").stdout


def test_nothing_found_is_told_with_what_may_have_been_meant(path: Path) -> None:
    result = run(path, "tdie")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["Nothing in the library holds tdie.", "Did you mean: tide"]


def test_looking_makes_no_library(tmp_path: Path) -> None:
    assert run(tmp_path / "none.db", "tide").exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_model_is_told_in_a_sentence(path: Path, tmp_path: Path) -> None:
    result = run(path, "tide", "--model", str(tmp_path))

    assert result.exit_code == 1
    assert "this model cannot be used" in result.stderr
