"""The table of formats with the subtitle formats in it."""

import pytest

from player import formats
from player.formats.base import Format
from player.formats.subtitles.ass import ASS
from player.formats.subtitles.ebu_stl import EBU_STL
from player.formats.subtitles.lrc import ENHANCED_LRC, LRC
from player.formats.subtitles.microdvd import MICRODVD
from player.formats.subtitles.mpl2 import MPL2
from player.formats.subtitles.sami import SAMI
from player.formats.subtitles.sbv import SBV
from player.formats.subtitles.scc import SCC
from player.formats.subtitles.spruce import SPRUCE
from player.formats.subtitles.subviewer import SUBVIEWER
from player.formats.subtitles.tmplayer import TMPLAYER
from player.formats.subtitles.ttml import TTML

READ_AND_WRITTEN = (SBV, LRC, ENHANCED_LRC, ASS, TTML)
READ = (SAMI, MICRODVD, SUBVIEWER, MPL2, TMPLAYER, SPRUCE, EBU_STL, SCC)


@pytest.fixture(autouse=True)
def whole_table(monkeypatch: pytest.MonkeyPatch) -> tuple[Format, ...]:
    """Every format, whether the table holds those of subtitles yet or not."""
    missing = (format for format in (*READ_AND_WRITTEN, *READ) if format not in formats.FORMATS)
    table = (*formats.FORMATS, *missing)
    monkeypatch.setattr(formats, "FORMATS", table)
    return table
