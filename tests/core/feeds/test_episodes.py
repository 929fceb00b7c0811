"""What feeds leave in their episodes: HTML in titles, media under other names, soundbites without times."""

import pytest

from player.feeds.documents import episode_document
from player.feeds.feed import Enclosure, Episode
from player.feeds.reading import OpenedFeed, read_feed
from player.formats.base import Source
from player.notes import NoteKind
from tests.core.feeds.feeds import NOON, rss

MEDIA = 'xmlns:m="http://search.yahoo.com/mrss/"'
HERE = "https://harbour.example/feeds/"


def opened(item: str) -> OpenedFeed:
    text = rss(item).replace("<rss ", f"<rss {MEDIA} ")
    return OpenedFeed(read_feed(Source("feed.xml", text.encode())), "feed.xml")


def episode_of(inside: str) -> Episode:
    return opened(f"<item>{inside}</item>").feed.episodes[0]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<![CDATA[Ep 1: <b>Green</b> &amp; Black]]>", "Ep 1: Green & Black"),
        ("&lt;i class='x'&gt;Ebb&lt;/i&gt; &amp;amp; Flow", "Ebb & Flow"),
        ("<![CDATA[&lt;b&gt;Twice&lt;/b&gt;]]>", "Twice"),
        ("<![CDATA[One<br/>two<P>three</P>]]>", "One two three"),
        ("<![CDATA[H<sub>2</sub>O]]>", "H2O"),
        ("Tide &lt; 3 m, wind &gt; 5", "Tide < 3 m, wind > 5"),
        ("Part &lt;three&gt;", "Part <three>"),
        ("<![CDATA[" + "<b " * 5_000 + "]]>", ("<b " * 5_000).strip()),
    ],
)
def test_titles_are_without_the_tags_of_html_and_keep_other_signs(written: str, title: str) -> None:
    assert episode_of(f"<title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<![CDATA[<p>Low <em>tide</em>.</p><p>High&nbsp;tide.</p>]]>", "Low tide.\n\nHigh\xa0tide."),
        ("<![CDATA[&lt;p&gt;Low tide.&lt;/p&gt;]]>", "Low tide."),
        ("Tom &amp;amp; Ada\nat &lt; 3 m", "Tom & Ada\nat < 3 m"),
    ],
)
def test_a_description_is_a_summary_without_tags(written: str, text: str) -> None:
    feed = opened(f"<item><title>x</title><description>{written}</description></item>")
    notes = episode_document(feed, feed.feed.episodes[0]).notes
    assert [(note.kind, note.text) for note in notes] == [(NoteKind.SUMMARY, text)]


@pytest.mark.parametrize(
    ("inside", "enclosure"),
    [
        ('<m:content url="a.mp3" type="audio/mpeg" fileSize="99"/>', Enclosure(f"{HERE}a.mp3", "audio/mpeg", 99)),
        (
            '<m:group><m:content url="a.jpg" type="image/jpeg"/><m:content url="small" medium="video"/>'
            '<m:content url="large" medium="video" isDefault="true"/></m:group>',
            Enclosure(f"{HERE}large"),
        ),
        ('<m:content url="a.opus"/>', Enclosure(f"{HERE}a.opus")),
        ('<m:content url="a.jpg"/><m:content url="p" type="application/x-shockwave-flash"/><m:content/>', None),
        ('<m:content url="a.mp3"/><enclosure url="own.mp3"/>', Enclosure(f"{HERE}own.mp3")),
    ],
)
def test_media_contents_stand_in_for_an_enclosure(inside: str, enclosure: Enclosure | None) -> None:
    assert episode_of(inside).enclosure == enclosure


def test_soundbites_without_readable_times_are_told() -> None:
    noon = opened(NOON)
    (remark,) = episode_document(noon, noon.feed.episodes[0]).remarks
    assert remark == "Soundbites left out, whose times cannot be read: 1."
    assert episode_of('<pod:soundbite startTime="1" duration="2"/>').remarks == ()
