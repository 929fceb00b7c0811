"""Which subtitle format a file is of, told by its content whatever its name."""

import pytest

from player.errors import BrokenFile, FrameRateNeeded, UnknownFormat
from player.formats import detect, read_source
from player.formats.base import Source
from player.formats.table import FORMATS

EXAMPLES = {
    "subrip": "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
    "webvtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "text": "[0:01] Hello\n[0:02] you\n",
    "sbv": "0:00:01.000,0:00:02.000\nHello\n",
    "subviewer": "[INFORMATION]\n[END INFORMATION]\n[SUBTITLE]\n00:00:01.00,00:00:02.00\nHello\n",
    "lrc": "[ti:so]\n[00:01.00]Hello\n[00:02.00]you\n",
    "enhanced-lrc": "[00:01.00]<00:01.00>Hello <00:02.00>you\n",
    "ass": "[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hello\n",
    "ttml": '<?xml version="1.0"?>\n<!-- a > b -->\n<tt:tt xmlns:tt="x"><tt:body/></tt:tt>',
    "sami": "<SAMI><BODY><SYNC Start=1><P>Hello</BODY></SAMI>",
    "microdvd": "{1}{1}25\n{25}{50}Hello\n",
    "mpl2": "[10][20]Hello\n",
    "tmplayer": "00:00:01:Hello\n00:00:02:you\n",
    "spruce": "$FontName = Arial\n00:00:01:00 , 00:00:02:00 , Hello\n",
    "scc": "Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420\n",
}
ALIKE = {
    "json": '{"tt": "<tt>", "lines": ["[00:01.00]"]}',
    "code": "for a in b:\n    {1}{2}\n    c()\n    d()\n    e()\n    f()\n",
    "numbers": "[1] [2] [3]\nso\nit\ngoes\non\nand\non\n",
    "list": "[1][a]\nso\n[2][b]\nbe\nit\nas\nit\nis\n",
    "page": "<html><body><p>Dialogue: so, 1, 2</p><tt>[00:01.00]</tt></body></html>",
}
REPEATED = (
    "[",
    "{1}{",
    "[00:01.00]",
    "<00:01.00>",
    "00:00:01:",
    "0:00:01.000,",
    "{\\k",
    "<SYNC Start=",
    "<P ",
    "<!--",
    "<",
    "Dialogue:",
    " ",
    "9420 ",
)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("suffix", ["", ".srt", ".txt", ".lrc", ".sub", ".xml"])
def test_a_file_is_known_by_its_content_whatever_its_name(name: str, suffix: str) -> None:
    if (name, suffix) == ("text", ".lrc"):
        name = "lrc"  # The one pair that only the name can tell apart.
    assert detect(Source(f"talk{suffix}", EXAMPLES.get(name, "").encode())).name == name


@pytest.mark.parametrize("name", ALIKE)
def test_what_looks_alike_is_none_of_them(name: str) -> None:
    with pytest.raises(UnknownFormat):
        detect(Source("talk", ALIKE[name].encode()))


@pytest.mark.parametrize("time", ["00:40", "00:40.00"])
@pytest.mark.parametrize("suffix", ["lrc", "elrc", "txt"])
def test_lyrics_with_timed_words_and_tags_are_enhanced_whatever_their_name(time: str, suffix: str) -> None:
    text = f"[ti:x]\n[{time}]<{time}>Word <00:41>by\n[00:43.00]plain\n"
    assert detect(Source(f"song.{suffix}", text.encode())).name == "enhanced-lrc"


def test_lines_with_whole_seconds_are_lyrics_only_where_the_name_says_so() -> None:
    text = b"[00:01]Hello\n[00:02]you\n"
    assert detect(Source("talk.lrc", text)).name == "lrc"
    assert detect(Source("talk.txt", text)).name == "text"


@pytest.mark.parametrize("text", REPEATED)
@pytest.mark.parametrize("name", EXAMPLES)
def test_endless_repetition_is_read_or_refused_without_end(name: str, text: str) -> None:
    source = Source("talk", (EXAMPLES[name] + text * (100_000 // len(text))).encode(), 25.0)
    try:
        assert len(read_source(source).lines) < 20_000
    except (UnknownFormat, BrokenFile) as error:
        assert len(error.sentence) < 200


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "text"])
def test_a_file_that_is_cut_anywhere_is_read_or_refused(name: str) -> None:
    format = next(format for format in FORMATS if format.name == name)
    for end in range(len(EXAMPLES[name])):
        try:
            format.read(Source("talk", EXAMPLES[name][:end].encode()))
        except BrokenFile as error:
            assert error.sentence.startswith("talk: ")


def test_what_needs_a_frame_rate_asks_for_it() -> None:
    with pytest.raises(FrameRateNeeded):
        read_source(Source("talk.sub", b"{25}{50}Hello\n"))
