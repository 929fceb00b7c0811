"""Whether any format knows a text, asked before it is read: the same answer as reading gives."""

import pytest

from player.errors import UnknownFormat
from player.formats import check_known, detect
from player.formats.base import Source

CUES = b"1\n00:00:01,000 --> 00:00:02,000\nfirst\n\n2\n00:00:03,000 --> 00:00:04,000\nsecond\n"


@pytest.mark.parametrize("name", ["talk.srt", "talk.vtt", "talk.dat", "talk"])
def test_a_text_is_known_by_its_content_under_any_name(name: str) -> None:
    source = Source(name, CUES)
    check_known(source)
    assert detect(source).name == "subrip"


@pytest.mark.parametrize("name", ["talk.srt", "talk.txt", "talk"])
@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 16])
def test_what_no_format_fits_is_not_known(name: str, data: bytes) -> None:
    with pytest.raises(UnknownFormat, match=name):
        check_known(Source(name, data))
