"""Feeds written for the tests: a harbour's podcast."""

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:pod="{podcast}" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:psc="http://podlove.org/simple-chapters" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>Harbour &amp; Tide</title>
  <link>https://harbour.example/</link>
  <language>en-gb</language>
  <itunes:author>Ada Pilot</itunes:author>
  <atom:link rel="self" href="https://harbour.example/feeds/main.xml"/>
  <pod:person href="https://ada.example/">Ada</pod:person>
  {items}
</channel></rss>
"""
NAMESPACES = (
    "https://podcastindex.org/namespace/1.0",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
)
NOON = """<item>
  <title>The tide turns at noon</title>
  <guid isPermaLink="false">noon</guid>
  <pubDate>Tue, 05 Mar 2024 08:30:00 +0100</pubDate>
  <itunes:duration>0:20</itunes:duration>
  <itunes:season>2</itunes:season>
  <pod:episode>4.5</pod:episode>
  <description><![CDATA[<p>When the <b>tide</b> turns.</p>]]></description>
  <enclosure url="https://media.example/audio/noon.wav?from=feed" type="audio/wav" length="320044"/>
  <pod:transcript url="noon.html" type="text/html"/>
  <pod:transcript url="noon.srt" type="application/x-subrip" rel="captions"/>
  <pod:transcript url="noon.vtt" type="text/vtt" language="en"/>
  <pod:transcript url="mittag.vtt" type="text/vtt" language="de"/>
  <pod:chapters url="noon.chapters.json" type="application/json+chapters"/>
  <pod:soundbite startTime="7.25" duration="3.0">The ferry leaves</pod:soundbite>
  <pod:soundbite startTime="12" duration="2"/>
  <pod:soundbite startTime="never" duration="2">not a time</pod:soundbite>
  <psc:chapters version="1.2">
    <psc:chapter start="0" title="Welcome"/>
    <psc:chapter start="00:00:10.500" title="Coats" href="https://coats.example/"/>
  </psc:chapters>
  <pod:person role="guest">Ben</pod:person>
</item>"""
NIGHT = """<item>
  <title>Night watch</title><guid>night</guid><pubDate>2024-03-06T22:00:00Z</pubDate>
</item>"""
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n"
CHAPTERS = '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Quay"}, {"startTime": 9, "title": "Ferry"}]}'


def rss(*items: str, podcast: str = NAMESPACES[0]) -> str:
    """A feed of these items, whose relative addresses are to harbour.example/feeds/."""
    return RSS.format(podcast=podcast, items="\n".join(items))
