"""Episodes into the library: files beside the feed first, nothing fetched that was not asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from player.feeds.feed import Episode, Feed
from player.feeds.importing import Obtained, import_episode, lacking, obtain
from player.feeds.resources import file_stem, holdings, hosts, podcast_folder, resources
from player.library.store import Library
from player.notes import NoteKind
from player.recording import combined_facts, shown_source
from tests.core.feeds.episodes import imported, opened_in, wanted_in
from tests.core.feeds.feeds import CHAPTERS, NIGHT, NOON, VTT, rss
from tests.core.feeds.web import Web


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
    got = obtain(opened, opened.feed.episodes[0], wanted_in(folder))
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
    got = obtain(opened, opened.feed.episodes[0], wanted_in(folder))
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
    assert obtain(opened, opened.feed.episodes[0], wanted_in(folder)).paths == []


def test_what_does_not_lie_beside_the_feed_is_known_of_all_episodes_at_once(folder: Path) -> None:
    opened = opened_in(folder, rss(NOON, NIGHT, NOON.replace("noon", "dusk").replace("mittag", "abend")))
    (folder / "audio").mkdir()
    (folder / "audio" / "noon.wav").write_bytes(b"")
    (folder / "noon.vtt").write_text(VTT.format("noon"), "utf-8")
    away = lacking(opened)
    assert {guid: [some[0].url.rpartition("/")[2] for some in found] for guid, found in away.items()} == {
        "noon": ["mittag.vtt", "noon.chapters.json"],
        "night": [],
        "dusk": ["dusk.wav?from=feed", "dusk.vtt", "abend.vtt", "dusk.chapters.json"],
    }


def test_the_disk_is_asked_for_no_file_that_the_list_of_the_folder_lacks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [NOON.replace("noon", f"noon{number}") for number in range(20)]
    opened = opened_in(folder, rss(*items))
    (folder / "noon7.vtt").write_text(VTT.format("noon"), "utf-8")
    asked: list[str] = []
    is_file = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: asked.append(path.name) or is_file(path))
    assert len(lacking(opened)["noon7"]) == 3
    assert asked == ["noon7.vtt"]


def test_an_episode_that_comes_again_is_the_same_recording(library: Library, folder: Path, medium: Path) -> None:
    opened = opened_in(folder, rss(NOON))
    first = imported(library, opened, Obtained())
    changed = opened_in(folder, rss(NOON.replace("The tide turns", "The tide really turns"), NIGHT))
    (folder / "noon.wav").write_bytes(medium.read_bytes())
    again = imported(library, changed, obtain(changed, changed.feed.episodes[0], wanted_in(folder)))
    assert again.id == first.id
    assert len(again.sources) == 1
    assert imported(library, changed, Obtained(), 1).id != first.id


def test_a_medium_that_was_here_before_keeps_its_recording(library: Library, folder: Path, medium: Path) -> None:
    (folder / "noon.wav").write_bytes(medium.read_bytes())
    before = library.add_media(folder / "noon.wav")
    opened = opened_in(folder, rss(NOON))
    recording = imported(library, opened, obtain(opened, opened.feed.episodes[0], wanted_in(folder)))
    assert (recording.id, recording.title) == (before, "The tide turns at noon")


def test_a_medium_that_is_none_is_told_and_the_episode_is_there(library: Library, folder: Path) -> None:
    (folder / "noon.wav").write_text("not found", "utf-8")
    opened = opened_in(folder, rss(NOON))
    episode = opened.feed.episodes[0]
    result = import_episode(library, opened, episode, obtain(opened, episode, wanted_in(folder)).paths)
    assert result.failures[0].startswith("The tide turns at noon: ")
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
