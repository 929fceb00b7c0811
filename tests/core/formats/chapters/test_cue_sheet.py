"""CUE sheets, whose tracks are chapters."""

import pytest

from player.errors import BrokenFile
from player.notes import Chapter

HEAD = 'PERFORMER "Ada King"\nTITLE "A Walk"\nFILE "walk.wav" WAVE\n'
FIRST = '  TRACK 01 AUDIO\n    TITLE "Uphill"\n    INDEX 01 00:00:00\n'
SECOND = "  TRACK 02 AUDIO\n    INDEX 00 03:20:00\n    INDEX 01 03:25:30\n"


def test_tracks_are_chapters_that_begin_at_their_first_index(opened) -> None:
    document = opened(HEAD + FIRST + SECOND, "walk.cue")
    assert (document.origin.format, document.title) == ("cue-sheet", "A Walk")
    assert document.chapters == (Chapter(0, None, "Uphill"), Chapter(205_400, None, "Track 2"))
    assert document.lines == ()


def test_a_sheet_about_several_files_is_refused(opened) -> None:
    with pytest.raises(BrokenFile, match="several audio files"):
        opened(HEAD + FIRST + 'FILE "way.wav" WAVE\n' + SECOND, "walk.cue")
