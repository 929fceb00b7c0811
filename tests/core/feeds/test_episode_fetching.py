"""What episodes link to: fetched where it is wanted, read before it is kept, and told where it does not come."""

from pathlib import Path

import pytest

from player.errors import UnknownFormat
from player.feeds.importing import MEDIUM, TEXTS, Obtained, fetch_feed, obtain
from player.feeds.resources import file_stem, podcast_folder
from player.library.store import Library
from tests.core.feeds.episodes import imported, on_web, opened_in, wanted_in
from tests.core.feeds.feeds import CHAPTERS, NOON, VTT, rss
from tests.core.feeds.web import Web


def test_what_is_wanted_is_fetched_and_nothing_else(library: Library, folder: Path, medium: Path, web: Web) -> None:
    opened = on_web(web, folder, NOON)
    web.put("/feeds/noon.vtt", VTT.format("noon").encode())
    web.put("/feeds/mittag.vtt", VTT.format("Mittag").encode())
    web.put("/feeds/noon.chapters.json", CHAPTERS.encode())
    web.put("/audio/noon.wav?from=feed", medium.read_bytes())
    kept = podcast_folder(library.path, opened.feed)
    episode = opened.feed.episodes[0]

    texts = obtain(opened, episode, wanted_in(kept, TEXTS))
    assert sorted(web.asked) == ["/feeds/mittag.vtt", "/feeds/noon.chapters.json", "/feeds/noon.vtt"]
    stem = file_stem(episode)
    assert stem.startswith("2024-03-05 The tide turns at noon ")
    assert sorted(path.name for path in kept.iterdir()) == [f"{stem}.chapters.json", f"{stem}.de.vtt", f"{stem}.vtt"]
    assert [resource.kind for resource in texts.missing] == ["medium"]

    web.asked.clear()
    both = obtain(opened, episode, wanted_in(kept, MEDIUM))
    assert web.asked == ["/audio/noon.wav?from=feed"]
    recording = imported(library, opened, Obtained([*both.paths, *texts.paths]))
    assert recording.media_path == kept / f"{stem}.wav"
    assert len(recording.sources) == 4

    web.asked.clear()
    obtain(opened, episode, wanted_in(kept, MEDIUM))
    assert web.asked == []


def test_where_the_best_does_not_come_the_next_does(folder: Path, web: Web) -> None:
    opened = on_web(web, folder, NOON)
    web.put("/feeds/noon.srt", b"1\n00:00:01,000 --> 00:00:02,000\nnoon\n")
    got = obtain(opened, opened.feed.episodes[0], wanted_in(folder, TEXTS))
    assert [path.suffix for path in got.paths] == [".srt"]
    assert all("404" in sentence for sentence in got.failures)
    assert [sentence.partition(": 127.0.0.1:")[0] for sentence in got.failures] == [
        "The tide turns at noon: its transcript (de)",
        "The tide turns at noon: its chapters",
    ]


@pytest.mark.parametrize(
    "junk",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"<!DOCTYPE html><html><head><title>Oops</title></head><body><p>Please log in.</p></body></html>",
        b"Not found",
        b"WEBVTT\n",
        b"",
    ],
)
def test_what_is_no_transcript_is_not_kept_and_the_next_is_asked_for(folder: Path, web: Web, junk: bytes) -> None:
    opened = on_web(web, folder, NOON)
    for name in ("noon.vtt", "mittag.vtt", "noon.chapters.json"):
        web.put(f"/feeds/{name}", junk)
    web.put("/feeds/noon.srt", b"1\n00:00:01,000 --> 00:00:02,000\nnoon\n")
    kept = folder / "kept"
    got = obtain(opened, opened.feed.episodes[0], wanted_in(kept, TEXTS))
    assert [path.suffix for path in got.paths] == [".srt"]
    assert list(kept.iterdir()) == got.paths
    host = web.url.removeprefix("http://")
    assert got.failures == [
        f"The tide turns at noon: its transcript (de): {host}: what it sends holds no transcript that can be read.",
        f"The tide turns at noon: its chapters: {host}: what it sends holds no chapters that can be read.",
    ]


def test_a_transcript_that_was_here_outlives_junk_that_comes_for_it(folder: Path, web: Web) -> None:
    opened = on_web(web, folder, NOON)
    wanted = wanted_in(folder / "kept", TEXTS)
    web.put("/feeds/noon.vtt", VTT.format("noon").encode())
    (path,) = obtain(opened, opened.feed.episodes[0], wanted).paths
    web.put("/feeds/noon.vtt", b"Not found")
    assert obtain(opened, opened.feed.episodes[0], wanted).paths == []
    assert path.read_text("utf-8") == VTT.format("noon")


def test_one_reason_for_several_links_is_told_once(folder: Path, web: Web) -> None:
    opened = on_web(web, folder, NOON)
    failures = obtain(opened, opened.feed.episodes[0], wanted_in(folder, TEXTS)).failures
    assert len(failures) == len(set(failures)) == 3


def test_a_page_that_came_for_a_medium_is_not_kept_for_one(folder: Path, medium: Path, web: Web) -> None:
    address = web.put("/noon.wav", b"<html>Log in first</html>")
    opened = opened_in(folder, rss(f'<item><title>Noon</title><enclosure url="{address}" type="audio/wav"/></item>'))
    wanted = wanted_in(folder / "kept", MEDIUM)
    obtain(opened, opened.feed.episodes[0], wanted)
    web.put("/noon.wav", medium.read_bytes())
    (path,) = obtain(opened, opened.feed.episodes[0], wanted).paths
    assert path.read_bytes() == medium.read_bytes()


def test_a_part_of_an_address_is_not_taken_for_a_host(folder: Path) -> None:
    text = '<rss><channel><title>x</title><item><enclosure url="noon.mp3"/></item></channel></rss>'
    opened = opened_in(folder, text)
    got = obtain(opened, opened.feed.episodes[0], wanted_in(folder, MEDIUM))
    assert got.paths == []
    assert "no whole address" in got.failures[0]


def test_a_feed_is_fetched_and_knows_no_folder(web: Web) -> None:
    web.put("/feed.xml", rss(NOON).encode())
    opened = fetch_feed(f"{web.url}/feed.xml")
    assert opened.feed.title == "Harbour & Tide"
    assert opened.folder is None
    assert opened.name == web.url.removeprefix("http://")
    assert web.asked == ["/feed.xml"]


def test_an_address_that_holds_no_feed_is_told_under_its_host(web: Web) -> None:
    with pytest.raises(UnknownFormat, match="no podcast feed"):
        fetch_feed(web.put("/x", b"hello"))
