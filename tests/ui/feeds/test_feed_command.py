"""`syncline feed` as a shell sees it: what it lists, what it imports, and that it asks nobody unasked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.core.feeds.feeds import CHAPTERS, NIGHT, NOON, VTT, rss
from tests.core.feeds.web import Web
from ui.cli import main


@pytest.fixture
def feed(tmp_path: Path, web: Web) -> Path:
    """A feed in a file; all that it links to is on the loopback host."""
    path = tmp_path / "main.xml"
    text = rss(NOON, NIGHT).replace("https://harbour.example/feeds", web.url).replace("https://media.example", web.url)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.sqlite"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def listed(library: Path) -> list[dict[str, object]]:
    rows = json.loads(run("list", "--json", "--library", library).stdout)
    assert isinstance(rows, list)
    return rows


def test_it_has_help() -> None:
    result = run("feed", "--help")
    assert result.exit_code == 0
    assert "FILE_OR_URL" in result.stdout


def test_a_feed_is_listed_a_line_an_episode(feed: Path, web: Web) -> None:
    assert run("feed", feed).stdout.splitlines() == [
        "Harbour & Tide",
        "    1  2024-03-05      0:20  The tide turns at noon  [4 transcripts, chapters, 2 soundbites]",
        "    2  2024-03-06            Night watch",
    ]
    assert web.asked == []


def test_json_tells_all_that_is_linked(feed: Path, web: Web) -> None:
    told = json.loads(run("feed", feed, "--json").stdout)
    noon, night = told["episodes"]
    assert (told["title"], told["language"]) == ("Harbour & Tide", "en-gb")
    assert (noon["number"], noon["guid"], noon["episode"]) == (1, "noon", "4.5")
    assert noon["published"] == "2024-03-05T08:30:00+01:00"
    assert noon["transcripts"][2] == {"url": f"{web.url}/noon.vtt", "type": "text/vtt", "language": "en", "rel": None}
    assert [one["type"] for one in noon["chapters"]] == ["application/json+chapters"]
    assert noon["soundbites"][0] == {"start_ms": 7_250, "duration_ms": 3_000, "title": "The ferry leaves"}
    assert night["transcripts"] == []


def test_episodes_named_by_guid_or_number_come_in_with_what_is_beside(feed: Path, library: Path, web: Web) -> None:
    (feed.parent / "noon.vtt").write_text(VTT.format("noon"), "utf-8")
    result = run("feed", feed, "--import", "noon", "--json", "--library", library)
    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)
    assert [(row["guid"], Path(row["path"]).name, row["lines"]) for row in rows] == [
        ("noon", "main.xml", 0),
        ("noon", "noon.vtt", 1),
    ]
    host = web.url.removeprefix("http://")
    assert f"2 linked files are not beside the feed; --fetch contacts {host} for what is missing." in result.stderr
    assert run("feed", feed, "--import", 2, "--library", library).exit_code == 0
    assert {row["title"] for row in listed(library)} == {"The tide turns at noon", "Night watch"}
    assert web.asked == []


def test_what_is_asked_for_is_fetched_into_the_folder(
    feed: Path, library: Path, web: Web, medium: Path, tmp_path: Path
) -> None:
    web.put("/noon.vtt", VTT.format("noon").encode())
    web.put("/mittag.vtt", VTT.format("Mittag").encode())
    web.put("/noon.chapters.json", CHAPTERS.encode())
    web.put("/audio/noon.wav?from=feed", medium.read_bytes())
    into = tmp_path / "kept"
    result = run("feed", feed, "--import", 1, "--fetch", "--media", "--into", into, "--library", library)
    assert result.exit_code == 0, result.output
    assert len(web.asked) == len(list(into.iterdir())) == 4
    assert "Soundbites left out, whose times cannot be read: 1." in result.stdout
    (row,) = listed(library)
    assert Path(str(row["media_path"])).parent == into
    assert row["lines"] == 1


def test_what_could_not_be_fetched_is_told_and_the_rest_is_in(feed: Path, library: Path, web: Web) -> None:
    web.put("/noon.vtt", VTT.format("noon").encode())
    result = run("feed", feed, "--import", 1, "--fetch", "--library", library)
    assert result.exit_code == 1
    assert result.stderr.count("404") == 2
    assert "Error: The tide turns at noon: its transcript (de): 127.0.0.1" in result.stderr
    assert "Error: The tide turns at noon: its chapters: 127.0.0.1" in result.stderr
    assert listed(library)[0]["lines"] == 1


def test_an_address_is_fetched_because_it_is_named(web: Web) -> None:
    web.put("/feed.xml", rss(NOON).encode())
    assert "The tide turns at noon" in run("feed", f"{web.url}/feed.xml").stdout
    assert web.asked == ["/feed.xml"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere.xml",), "no such file"),
        (("file:///etc/hosts",), "no address on the web"),
        (("{feed}", "3"), "no episode '3'"),
        (("{feed}", "--import", "other"), "no episode 'other'"),
        (("{feed}", "--fetch"), "--fetch works with --import only"),
        (("{feed}", "--fetch", "--media", "1"), "--fetch works with --import only"),
        (("{feed}", "--into", "kept"), "--into works with --import only"),
    ],
)
def test_what_cannot_be_is_one_sentence(feed: Path, library: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run("feed", "--library", library, *(argument.format(feed=feed) for argument in arguments))
    assert result.exit_code != 0
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert not library.exists()
