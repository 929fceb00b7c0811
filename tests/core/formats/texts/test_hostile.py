"""What nobody writes by hand: endless lines and repetition, files cut anywhere; all end with lines or a sentence."""

import random
from pathlib import Path

import pytest

import player.formats
from player.errors import PlayerError
from player.formats.base import Source

LENGTH = 40_000
SEEDS = {
    "turns": "Ada King (0:01): Hello\nBen (0:05): Hi\n",
    "quotes": "“So it is.” (0:12)\n“And so on.” (0:20)\n",
    "table": "start,end,text\n1.0,2.0,Hello\n2.0,3.0,Hi\n",
    "panel": "0:00\n0 seconds\nhello\n0:05\n5 seconds\nthere\n",
    "page": "Summary\nIt is so.\n\nKey points\n• It is so (0:12)\n• And so on (0:20)\n",
    "chapters": "0:00 Intro\n1:30 Hills\n20:00 End\n",
    "html": "<html><body><p>0:01 hello</p><p>0:05 there</p>",
    "textgrid": '"ooTextFile"\n"TextGrid"\n0\n4\n<exists>\n1\n"IntervalTier"\n"x"\n0\n4\n1\n0\n1\n"a"\n',
    "elan": '<ANNOTATION_DOCUMENT><TIER TIER_ID="a">',
    "fcpxml": '<fcpxml version="1.9"><sequence><spine>',
    "one line": "1 00:00:01,000 --> 00:00:03,000 Hello 2 00:00:03,500 --> 00:00:05,000 Bye ",
    "chat": "00:01:12 From Ada to Everyone: Hello\n",
    "notes": "00:00:00\nAda: Hello\nBen: Hi\nAda: So\n00:05:00\nBen: Bye\n",
    "markdown": "# A walk\n\n**Ada:** Hello there, this is it.\n\n**Ben:** Yes.\n",
    "front matter": "---\ntitle: A walk\n",
}
ENDLESS = [
    "a",
    " ",
    "\n",
    "*",
    "**a ",
    "[",
    "](",
    "[0:01]",
    "(0:01) ",
    "0:01",
    "1:",
    "<b>",
    "<!--",
    "&",
    '"',
    ",",
    ";",
    "\t",
]
MORE_ENDLESS = [
    "Ada: ",
    "Ada (0:01) ",
    "- ",
    "—",
    "#",
    "# a\n",
    "\\",
    "| ",
    "0:01\n",
    "Ada\n",
    "é",
    "Ã©",
    "\u3042",
    "00:00:01 --> ",
    "\u00a0",
    "🔹",
    "(1m1s) ",
    "timestamp ",
    "#00:00:01-5#",
    "(0:01, 0:02, ",
    "0 seconds0:00\n",
]


@pytest.mark.parametrize("endless", [*ENDLESS, *MORE_ENDLESS])
@pytest.mark.parametrize("seed", SEEDS)
def test_endless_repetition_is_read_or_refused(opened, seed: str, endless: str) -> None:
    text = SEEDS[seed] + endless * (LENGTH // len(endless))
    try:
        assert opened(text).origin is not None
    except PlayerError as error:
        assert error.sentence.count("\n") == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_cut_anywhere_is_read_or_refused(opened, seed: str) -> None:
    text = SEEDS[seed]
    for end in range(1, len(text)):
        try:
            assert opened(text[:end]).origin is not None
        except PlayerError as error:
            assert error.sentence.endswith((".", "?"))


def test_samples_cut_and_spliced_are_read_or_refused_by_every_format(opened, shared_samples: Path) -> None:
    dice = random.Random(7)
    folders = ("textgrid", "crossformat_aeneas", "docx", "premiere", "sbv", "speechmatics")
    paths = [path for folder in folders for path in sorted((shared_samples / folder).rglob("*")) if path.is_file()]
    own = [format for format in player.formats.FORMATS if ".recognisers" not in format.read.__module__]
    for path in paths:
        data = path.read_bytes()[:10_000]
        start, end = sorted(dice.randrange(len(data)) for _ in range(2))
        source = Source(path.name, data[:start] + data[end:], 25.0)
        for format in own:
            try:
                assert format.read(source).origin is not None
            except PlayerError as error:
                assert error.sentence
