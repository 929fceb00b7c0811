"""Episodes into the library: files beside the feed first, nothing fetched that was not asked for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from player.errors import UnknownFormat
from player.feeds.feed import Episode, Feed
from player.feeds.importing import MEDIUM, NOTHING, TEXTS, Obtained, Wanted, fetch_feed, import_episode, obtain
from player.feeds.reading import OpenedFeed, read_feed_file
from player.feeds.resources import file_stem, holdings, hosts, podcast_folder, resources
from player.library.store import Library
from player.notes import NoteKind
from player.recording import Recording, combined_facts, shown_source
from tests.core.feeds.feeds import CHAPTERS, NIGHT, NOON, VTT, rss
from tests.core.feeds.web import Web


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data" / "library.sqlite") as library:
        yield library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "podcast"
    folder.mkdir()
    return folder


def opened_in(folder: Path, text: str) -> OpenedFeed:
    path = folder / "main.xml"
    path.write_text(text, "utf-8")
    return read_feed_file(path)


def wanted_in(opened: OpenedFeed, folder: Path, kinds=NOTHING) -> Wanted:
    return Wanted(kinds, folder)


def imported(library: Library, opened: OpenedFeed, got: Obtained, number: int = 0) -> Recording:
    result = import_episode(library, opened, opened.feed.episodes[number], got.paths)
    assert result.failures == ()
    (recording_id,) = {item.recording_id for item in result.imported}
    return library.recording(recording_id)


def test_an_episode_becomes_a_recording_with_what_the_feed_says(library: Library, folder: Path) -> None:
    opened = opened_in(folder, rss(NOON))
    recording = imported(library, opened, Obtained())
    facts = combined_facts(recording)
    assert (facts.title, facts.channel, facts.duration_ms) == ("The tide turns at noon", "Harbour & Tide", 20_000)
    assert str(facts.published) == "2024-03-05"
    assert [(chapter.start_ms, chapter.title) for chapter in facts.chapters] == [(0, "Welcome"), (10_500, "Coats")]
    notes = [(note.kind, note.text, note.position_ms, note.end_ms) for note in facts.notes]
    assert notes == [
        (NoteKind.SUMMARY, "When the tide turns.", None, None),
        (NoteKind.HIGHLIGHT, "The ferry leaves", 7_250, 10_250),
        (NoteKind.HIGHLIGHT, "The tide turns at noon", 12_000, 14_000),
        (NoteKind.RESOURCE, "https://coats.example/", 10_500, None),
    ]


def test_files_beside_the_feed_are_taken_the_best_of_each_language(
    library: Library, folder: Path, medium: Path, web: Web
) -> None:
    opened = opened_in(folder, rss(NOON))
    (folder / "audio").mkdir()
    (folder / "audio" / "noon.wav").write_bytes(medium.read_bytes())
    for name, text in (("noon.vtt", "noon"), ("noon.srt", "worse"), ("mittag.vtt", "Mittag")):
        (folder / name).write_text(VTT.format(text), "utf-8")
    (folder / "noon.chapters.json").write_text(CHAPTERS, "utf-8")
    got = obtain(opened, opened.feed.episodes[0], wanted_in(opened, folder))
    names = [path.name for path in got.paths]
    assert names == ["noon.wav", "noon.vtt", "mittag.vtt", "noon.chapters.json"]
    assert (got.missing, got.failures) == ([], [])
    recording = imported(library, opened, got)
    assert recording.media_path == folder / "audio" / "noon.wav"
    shown = shown_source(recording)
    assert shown is not None
    assert [line.text for line in shown.document.lines] == ["noon"]


def test_what_is_not_here_is_named_and_nobody_is_asked(folder: Path) -> None:
    opened = opened_in(folder, rss(NOON))
    got = obtain(opened, opened.feed.episodes[0], wanted_in(opened, folder))
    assert got.paths == []
    assert [resource.kind for resource in got.missing] == ["medium", "transcript", "transcript", "chapters"]
    assert hosts(got.missing) == ("media.example", "harbour.example")


@pytest.mark.parametrize(
    "url",
    ["../secret.vtt", "%2e%2e/secret.vtt", "..%2Fsecret.vtt", "..\\secret.vtt", "/secret.vtt", "https://x.example/../"],
)
def test_an_address_never_leads_out_of_the_folder(folder: Path, url: str) -> None:
    (folder.parent / "secret.vtt").write_text(VTT.format("secret"), "utf-8")
    item = f'<item><title>x</title><pod:transcript url="{url}" type="text/vtt"/></item>'
    opened = opened_in(folder, rss(item))
    assert obtain(opened, opened.feed.episodes[0], wanted_in(opened, folder)).paths == []


def on_web(web: Web, folder: Path, *items: str) -> OpenedFeed:
    """A feed in a file whose files are all on the loopback host."""
    text = rss(*items).replace("https://harbour.example", web.url).replace("https://media.example", web.url)
    return opened_in(folder, text)


def test_what_is_wanted_is_fetched_and_nothing_else(library: Library, folder: Path, medium: Path, web: Web) -> None:
    opened = on_web(web, folder, NOON)
    web.put("/feeds/noon.vtt", VTT.format("noon").encode())
    web.put("/feeds/mittag.vtt", VTT.format("Mittag").encode())
    web.put("/feeds/noon.chapters.json", CHAPTERS.encode())
    web.put("/audio/noon.wav?from=feed", medium.read_bytes())
    kept = podcast_folder(library.path, opened.feed)
    episode = opened.feed.episodes[0]

    texts = obtain(opened, episode, wanted_in(opened, kept, TEXTS))
    assert sorted(web.asked) == ["/feeds/mittag.vtt", "/feeds/noon.chapters.json", "/feeds/noon.vtt"]
    stem = file_stem(episode)
    assert stem.startswith("2024-03-05 The tide turns at noon ")
    assert sorted(path.name for path in kept.iterdir()) == [f"{stem}.chapters.json", f"{stem}.de.vtt", f"{stem}.vtt"]
    assert [resource.kind for resource in texts.missing] == ["medium"]

    web.asked.clear()
    both = obtain(opened, episode, wanted_in(opened, kept, MEDIUM))
    assert web.asked == ["/audio/noon.wav?from=feed"]
    recording = imported(library, opened, Obtained([*both.paths, *texts.paths]))
    assert recording.media_path == kept / f"{stem}.wav"
    assert len(recording.sources) == 4

    web.asked.clear()
    obtain(opened, episode, wanted_in(opened, kept, MEDIUM))
    assert web.asked == []


def test_where_the_best_does_not_come_the_next_does(folder: Path, web: Web) -> None:
    opened = on_web(web, folder, NOON)
    web.put("/feeds/noon.srt", b"1\n00:00:01,000 --> 00:00:02,000\nnoon\n")
    got = obtain(opened, opened.feed.episodes[0], wanted_in(opened, folder, TEXTS))
    assert [path.suffix for path in got.paths] == [".srt"]
    assert len(got.failures) == 2  # the German transcript and the chapters
    assert all("404" in sentence for sentence in got.failures)


def test_a_page_that_came_for_a_medium_is_not_kept_for_one(folder: Path, medium: Path, web: Web) -> None:
    address = web.put("/noon.wav", b"<html>Log in first</html>")
    opened = opened_in(folder, rss(f'<item><title>Noon</title><enclosure url="{address}" type="audio/wav"/></item>'))
    wanted = wanted_in(opened, folder / "kept", MEDIUM)
    obtain(opened, opened.feed.episodes[0], wanted)
    web.put("/noon.wav", medium.read_bytes())
    (path,) = obtain(opened, opened.feed.episodes[0], wanted).paths
    assert path.read_bytes() == medium.read_bytes()


def test_a_part_of_an_address_is_not_taken_for_a_host(folder: Path) -> None:
    text = '<rss><channel><title>x</title><item><enclosure url="noon.mp3"/></item></channel></rss>'
    opened = opened_in(folder, text)
    got = obtain(opened, opened.feed.episodes[0], wanted_in(opened, folder, MEDIUM))
    assert got.paths == []
    assert "no whole address" in got.failures[0]


def test_an_episode_that_comes_again_is_the_same_recording(library: Library, folder: Path, medium: Path) -> None:
    opened = opened_in(folder, rss(NOON))
    first = imported(library, opened, Obtained())
    changed = opened_in(folder, rss(NOON.replace("The tide turns", "The tide really turns"), NIGHT))
    (folder / "noon.wav").write_bytes(medium.read_bytes())
    again = imported(library, changed, obtain(changed, changed.feed.episodes[0], wanted_in(changed, folder)))
    assert again.id == first.id
    assert len(again.sources) == 1
    assert imported(library, changed, Obtained(), 1).id != first.id


def test_a_medium_that_was_here_before_keeps_its_recording(library: Library, folder: Path, medium: Path) -> None:
    (folder / "noon.wav").write_bytes(medium.read_bytes())
    before = library.add_media(folder / "noon.wav")
    opened = opened_in(folder, rss(NOON))
    recording = imported(library, opened, obtain(opened, opened.feed.episodes[0], wanted_in(opened, folder)))
    assert (recording.id, recording.title) == (before, "The tide turns at noon")


def test_a_medium_that_is_none_is_told_and_the_episode_is_there(library: Library, folder: Path) -> None:
    (folder / "noon.wav").write_text("not found", "utf-8")
    opened = opened_in(folder, rss(NOON))
    episode = opened.feed.episodes[0]
    result = import_episode(library, opened, episode, obtain(opened, episode, wanted_in(opened, folder)).paths)
    assert "noon.wav" in result.failures[0]
    assert library.recording(result.imported[0].recording_id).media_path is None


def test_episodes_of_one_name_have_files_of_their_own() -> None:
    titles = ("Talk", "talk", 'a/b\\c:"d"*?', "." * 3, "ж" * 300, "CON")
    stems = [file_stem(Episode(str(number), title)) for number, title in enumerate(titles)]
    assert len({stem.casefold() for stem in stems}) == len(titles)
    assert stems[2].startswith("undated a b c d ")
    assert all(len(stem.encode()) < 200 for stem in stems)


def test_a_podcast_has_a_folder_beside_the_library_whatever_it_is_called(tmp_path: Path) -> None:
    library_path = tmp_path / "library.sqlite"
    assert podcast_folder(library_path, Feed("Tide / Talk")) == tmp_path / "Podcasts" / "Tide Talk"
    for title in ("..", "///", "\x00", "NUL"):
        folder = podcast_folder(library_path, Feed(title))
        assert folder.parent == tmp_path / "Podcasts"
        assert folder.name not in ("", ".", "..", "NUL")


def test_what_an_episode_holds_is_said_in_words(folder: Path) -> None:
    noon, night = opened_in(folder, rss(NOON, NIGHT)).feed.episodes
    assert holdings(noon) == ("4 transcripts", "chapters", "2 soundbites")
    assert holdings(night) == ()
    only_chapters = replace(noon, transcripts=(), soundbites=())
    assert holdings(only_chapters) == ("chapters",)
    assert holdings(replace(noon, transcripts=(), chapters=(), simple_chapters=())) == ("2 soundbites",)


def test_json_and_webvtt_go_before_pages_and_captions(folder: Path) -> None:
    types = ("text/html", "text/plain", "application/x-subrip", "text/vtt", "application/json")
    links = "".join(f'<pod:transcript url="t{number}" type="{type}"/>' for number, type in enumerate(types))
    opened = opened_in(folder, rss(f"<item><title>x</title>{links}</item>"))
    (alternatives,) = resources(opened.feed, opened.feed.episodes[0])
    assert [resource.extension for resource in alternatives] == ["json", "vtt", "srt", "html", "txt"]


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
