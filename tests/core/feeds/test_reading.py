"""Feeds as they are written: RSS and Atom, all their podcast tags, and what is broken or made to harm."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.errors import BrokenFile, PlayerError, UnknownFormat
from player.feeds import reading
from player.feeds.feed import ChaptersLink, Enclosure, Feed, Person, SimpleChapter, Soundbite, TranscriptLink
from player.feeds.reading import read_feed, read_feed_file
from player.formats import read_source
from player.formats.base import Source
from tests.core.feeds.feeds import NAMESPACES, NIGHT, NOON, rss

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:psc="http://podlove.org/simple-chapters"
  xmlns:podcast="https://podcastindex.org/namespace/1.0" xml:lang="de" xml:base="https://hafen.example/">
<title type="html">Hafen &amp;amp; Flut</title><author><name>Ada</name></author>
<link rel="alternate" href="/"/><link rel="self" href="/feed.atom"/>
<entry xml:base="folgen/"><id>urn:flut</id><title>Die Flut</title><published>2024-03-05T08:30:00+01:00</published>
<link rel="alternate" href="flut.html"/><link rel="enclosure" href="flut.mp3" type="audio/mpeg" length="99"/>
<summary>Über die Flut.</summary><podcast:transcript url="flut.vtt" type="text/vtt"/>
<psc:chapters><psc:chapter start="1:02" title="Ebbe"/></psc:chapters></entry>
</feed>"""


def feed_of(text: str | bytes, address: str = "") -> Feed:
    return read_feed(Source("feed.xml", text if isinstance(text, bytes) else text.encode()), address)


@pytest.mark.parametrize("podcast", NAMESPACES)
def test_everything_that_an_episode_has_is_listed(podcast: str) -> None:
    feed = feed_of(rss(NOON, NIGHT, podcast=podcast))
    assert (feed.title, feed.author, feed.link, feed.language) == (
        "Harbour & Tide",
        "Ada Pilot",
        "https://harbour.example/",
        "en-gb",
    )
    noon, night = feed.episodes
    here = "https://harbour.example/feeds/"
    assert (noon.guid, noon.title, noon.duration_ms) == ("noon", "The tide turns at noon", 20_000)
    assert (noon.season, noon.number) == (2, "4.5")
    assert noon.published is not None
    assert noon.published.isoformat() == "2024-03-05T08:30:00+01:00"
    assert noon.enclosure == Enclosure("https://media.example/audio/noon.wav?from=feed", "audio/wav", 320_044)
    assert noon.transcripts == (
        TranscriptLink(f"{here}noon.html", "text/html"),
        TranscriptLink(f"{here}noon.srt", "application/x-subrip", None, "captions"),
        TranscriptLink(f"{here}noon.vtt", "text/vtt", "en"),
        TranscriptLink(f"{here}mittag.vtt", "text/vtt", "de"),
    )
    assert noon.chapters == (ChaptersLink(f"{here}noon.chapters.json", "application/json+chapters"),)
    assert noon.soundbites == (Soundbite(7_250, 3_000, "The ferry leaves"), Soundbite(12_000, 2_000))
    assert noon.simple_chapters == (
        SimpleChapter(0, "Welcome"),
        SimpleChapter(10_500, "Coats", "https://coats.example/"),
    )
    assert noon.persons == (Person("Ben", "guest"),)
    assert night.persons == (Person("Ada", "host", "https://ada.example/"),)
    assert night.published == datetime(2024, 3, 6, 22, tzinfo=UTC)


def test_atom_tells_the_same_with_its_own_elements() -> None:
    feed = feed_of(ATOM)
    assert (feed.title, feed.author, feed.link, feed.language) == (
        "Hafen & Flut",
        "Ada",
        "https://hafen.example/",
        "de",
    )
    (flut,) = feed.episodes
    assert (flut.guid, flut.title, flut.link) == ("urn:flut", "Die Flut", "https://hafen.example/folgen/flut.html")
    assert flut.enclosure == Enclosure("https://hafen.example/folgen/flut.mp3", "audio/mpeg", 99)
    assert flut.transcripts == (TranscriptLink("https://hafen.example/folgen/flut.vtt", "text/vtt"),)
    assert flut.simple_chapters == (SimpleChapter(62_000, "Ebbe"),)
    assert flut.description == "Über die Flut."


def test_items_beside_the_channel_are_found_too() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel><title>Old</title></channel><item><title>One</title></item></rdf:RDF>"""
    assert [episode.title for episode in feed_of(rdf).episodes] == ["One"]


@pytest.mark.parametrize(
    ("written", "duration_ms"),
    [
        ("1:02:03", 3_723_000),
        ("62:03", 3_723_000),
        ("3723", 3_723_000),
        (" 59.5 ", 59_500),
        ("00:00:00", None),
        ("-5", None),
        ("an hour", None),
        ("9" * 5_000, None),
    ],
)
def test_lengths_are_read_as_people_write_them(written: str, duration_ms: int | None) -> None:
    item = f"<item><title>x</title><itunes:duration>{written}</itunes:duration></item>"
    assert feed_of(rss(item)).episodes[0].duration_ms == duration_ms


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Wed, 06 Mar 2024 22:00:00 GMT", "2024-03-06T22:00:00+00:00"),
        ("6 Mar 2024 22:00 EST", "2024-03-06T22:00:00-05:00"),
        ("2024-03-06", "2024-03-06T00:00:00+00:00"),
        ("2024-03-06T22:00:00+09:00", "2024-03-06T22:00:00+09:00"),
        ("soon", None),
        ("Wed, 06 Mar 99999999999999999999 22:00:00 GMT", None),
    ],
)
def test_dates_are_read_in_the_ways_of_both_standards(written: str, published: str | None) -> None:
    found = feed_of(rss(f"<item><title>x</title><pubDate>{written}</pubDate></item>")).episodes[0].published
    assert (found.isoformat() if found else None) == published


def test_episodes_that_share_a_guid_or_have_none_are_told_apart() -> None:
    bare = '<item><enclosure url="a.mp3"/></item>'
    feed = feed_of(rss(NIGHT, NIGHT, bare, "<item><title>Only this</title></item>", "<item/>"))
    assert [episode.guid for episode in feed.episodes] == [
        "night",
        "night#2",
        "https://harbour.example/feeds/a.mp3",
        "Only this",
        "Untitled Episode",
    ]


def test_relative_addresses_are_to_where_the_feed_came_from() -> None:
    item = '<rss><channel><item><enclosure url="a.mp3"/></item></channel></rss>'
    named = feed_of(item, "https://quay.example/x/feed.xml").episodes[0].enclosure
    assert named == Enclosure("https://quay.example/x/a.mp3")
    assert feed_of(item).episodes[0].enclosure == Enclosure("a.mp3")


def test_a_feed_is_read_in_the_encoding_that_it_declares() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>Ebbe für Œdipe</title></channel></rss>'
    declared = text.replace("iso-8859-1", "windows-1252").encode("windows-1252")
    assert feed_of(declared).title == "Ebbe für Œdipe"
    assert "Ebbe" in feed_of(declared.replace(b"windows-1252", b"no-such-code")).title


def test_ampersands_and_signs_that_xml_forbids_do_not_stop_it() -> None:
    feed = feed_of("<rss><channel><title>Tom & Ada&nbsp;\x02</title></channel></rss>")
    assert feed.title.startswith("Tom & Ada")


@pytest.mark.parametrize(
    "rest", ["", ' SYSTEM "rss.dtd"', ' PUBLIC "-//RSS 0.91//EN" "rss.dtd"', " [<!ELEMENT rss ANY>]"]
)
def test_a_document_type_without_entities_does_no_harm(rest: str) -> None:
    text = f"<?xml version='1.0'?><!DOCTYPE rss{rest}><rss><channel><title>Caf&eacute;</title></channel></rss>"
    assert feed_of(text).title == "Café"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (rss(NOON)[:-400], "is the file complete?"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "entities"),
        ('<rss><!ENTITY a "b"></rss>', "entities"),
        (
            '<!DOCTYPE rss [\n<!ENTITY nbsp "&#160;">\n]>\n<rss/>',
            "defines entities of its own, which Syncline does not",
        ),
        ("", "no podcast feed"),
        ("just text", "no podcast feed"),
        ("<html><body>Our podcast</body></html>", "web page"),
        ("<rss>" + "<a>" * 100_000, "is the file complete?"),
        ("<!--" * 100_000, "no podcast feed"),
        ("<rss" + " " * 100_000, "is the file complete?"),
    ],
)
def test_what_is_no_feed_or_broken_or_made_to_harm_is_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(PlayerError) as caught:
        feed_of(text)
    assert told in caught.value.sentence
    assert caught.value.sentence.startswith("feed.xml: ")


def test_a_web_page_tells_where_its_feed_is() -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
    with pytest.raises(UnknownFormat, match=r"its feed is https://quay\.example/feed\.xml"):
        feed_of(page, "https://quay.example/shows/tide")


def test_a_feed_with_more_than_anybody_could_mean_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_EPISODES", 3)
    with pytest.raises(BrokenFile, match="more than 3 episodes"):
        feed_of(rss(*["<item/>"] * 4))
    monkeypatch.setattr(reading, "MOST_TAGS", 10)
    with pytest.raises(BrokenFile, match="more than 10 tags"):
        feed_of(rss(NOON))


def test_a_feed_in_a_file_knows_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "main.xml"
    path.write_text(rss(NOON), "utf-8")
    opened = read_feed_file(path)
    assert (opened.name, opened.folder, len(opened.feed.episodes)) == ("main.xml", tmp_path, 1)


@pytest.mark.parametrize("text", [rss(NOON), ATOM, f"\ufeff{rss(NIGHT)}"])
def test_opened_as_a_transcript_a_feed_tells_how_it_is_opened(text: str) -> None:
    with pytest.raises(UnknownFormat, match="Open Podcast Feed"):
        read_source(Source("main.xml", text.encode()))
