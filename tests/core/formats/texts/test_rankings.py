"""Results and lists of tracks: how long something took is no place in a recording."""

import pytest

from player.errors import UnknownFormat

RESULTS = [
    "1. Kipchoge 2:01:09\n2. Bekele 2:01:41\n3. Legese 2:02:48\n",
    "1\tKipchoge\t2:01:09\n2\tBekele\t2:01:41\n3\tLegese\t2:02:48\n",
    "1. Kipchoge - 2:01:09\n2. Bekele - 2:01:41\n3. Legese - 2:02:48\n",
    "Kipchoge 2:01:09\nBekele 2:01:41\nLegese 2:02:48\n",
    "01. Intro (1:22)\n02. Hills (3:46)\n03. Valley (4:37)\n",
    "1. So What 9:22\n2. Freddie 9:46\n3. Blue 5:37\n",
]


@pytest.mark.parametrize("text", RESULTS)
def test_results_are_refused(opened, text: str) -> None:
    with pytest.raises(UnknownFormat):
        opened(text)


def test_results_below_a_title_are_text_without_times(opened) -> None:
    document = opened("Results of the Berlin Marathon, men, this year and the last one\n\n" + RESULTS[0])
    assert document.chapters == ()
    assert all(line.start_ms is None for line in document.lines)


def test_numbered_chapters_from_nought_and_numbered_takeaways_stay_what_they_are(opened) -> None:
    chapters = opened("1. Intro 0:00\n2. Hills 1:30\n3. End 20:00\n").chapters
    assert [chapter.start_ms for chapter in chapters] == [0, 90_000, 1_200_000]
    said = "is what all of it comes down to, for everybody who walks up there"
    notes = opened(f"1. The first thing {said} (07:51)\n2. The second {said} (12:30)\n").notes
    assert [note.position_ms for note in notes] == [471_000, 750_000]
