"""The name of a medium out of paths and addresses, and where the formats say it."""

import pytest

from player.formats.media_name import media_name


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("talk.mp3", "talk.mp3"),
        ("/home/ann/My talk.wav", "My talk.wav"),
        ("C:\\talks\\A b.mp4", "A b.mp4"),
        ("file:///C:/talks/A%20b.mp4", "A b.mp4"),
        ("file:talk.mp3", "talk.mp3"),
        ("./media/talk.mp4", "talk.mp4"),
        ("https://example.org/a/talk.mp3?sig=9/8.mp4#t", "talk.mp3"),
        ("audio/talk.mp3?v=2", "talk.mp3"),
        ("x%2F..%2Ftalk.mp3", "talk.mp3"),
        ("Talk: part 2.mp3", "Talk: part 2.mp3"),
        ("What? now.mp3", "What? now.mp3"),
        ('"walk.wav"', "walk.wav"),
    ],
)
def test_a_medium_is_named_without_its_folders(reference: str, name: str) -> None:
    assert media_name(reference) == name


@pytest.mark.parametrize(
    "reference",
    [
        None,
        "",
        "folder/",
        "..",
        "a/..",
        "a\nb.mp3",
        "x" * 300,
        "https://example.org/watch?v=talk.mp3",
        "https://example.mp3",
        "data:audio/mp3;base64,AA/talk.mp3",
        "blob:https://example.org/talk.mp3",
    ],
)
def test_what_names_no_file_is_none(reference: str | None) -> None:
    assert media_name(reference) is None


ELAN = """<ANNOTATION_DOCUMENT><HEADER><MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/talks/My%20talk.mp4"/></HEADER>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="9"/></TIME_ORDER>
<TIER TIER_ID="Ann"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="x" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
<ANNOTATION_VALUE>Hello</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"""
ASS = """[Script Info]
Audio File: ?video
Video File: D:\\talks\\My talk.mp4
[Events]
Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,Hi
"""
WHISPER = '{"text": "Hi", "segments": [{"start": 0, "end": 1, "text": "Hi"}], "audio_path": "/x/My talk.mp4"}'
AZURE = '{"source": "https://x.org/My%20talk.mp4?s=1", "recognizedPhrases": [{"nBest": [{"display": "Hi"}]}]}'
AUTOEDIT = (
    '{"metadata": {"fileName": "My talk.mp4"}, "text": [{"paragraph": [{"line": [{"text": "a", "startTime": 1}]}]}]}'
)
FCPXML = """<fcpxml version="1.9">
<resources><asset id="r1"><media-rep src="file:///talks/My%20talk.mp4"/></asset></resources>
<project name="P"><sequence><marker start="1s" value="One"/></sequence></project></fcpxml>"""
HYPERAUDIO = '<video><source src="media/My%20talk.mp4#t=1"></video><p><span data-m="0" data-d="9">Hello</span></p>'
NOSCRIBE = '<meta name="audio_source" content="C:/talks/My talk.mp4"><p><a name="ts_0_900_S00">S00: Hello</a></p>'


@pytest.mark.parametrize(
    ("text", "file_name"),
    [
        (ELAN, "a.eaf"),
        (ASS, "a.ass"),
        (FCPXML, "a.fcpxml"),
        (HYPERAUDIO, "a.html"),
        (NOSCRIBE, "a.html"),
        ('FILE "My talk.mp4" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n', "a.cue"),
        ('{"text": "<p>Hello</p>", "media": "My talk.mp4", "media-time": 1}', "a.otr"),
        (WHISPER, "a.json"),
        (AZURE, "a.json"),
        (AUTOEDIT, "a.json"),
        ('{"file": "My talk.mp4", "lines": [{"start": 0, "text": "Hi there"}]}', "a.json"),
    ],
)
def test_formats_that_name_their_medium_are_asked(opened, text: str, file_name: str) -> None:
    assert opened(text, file_name).media_name == "My talk.mp4"
