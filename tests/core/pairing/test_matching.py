"""Which files of many describe one recording, and what is only offered."""

from pathlib import Path
from typing import NoReturn

import pytest

from player.pairing.evidence import Evidence
from player.pairing.gathering import gather_files
from player.pairing.matching import Match, match_files
from player.reading import Reading, file_evidence
from tests.core.embedded.media import Subtitles, write_silence, write_tracks
from tests.core.pairing.files import silence, subtitles, text

PAGE = "# {}\n\n## Summary\n\nThe moon pulls.\n\n## Key Takeaways\n\n- 0:05 The sea rises\n- 0:30 The sea falls\n"
NAMES_ITS_MEDIUM = """<?xml version="1.0"?>
<ANNOTATION_DOCUMENT><HEADER TIME_UNITS="milliseconds">
<MEDIA_DESCRIPTOR MEDIA_URL="file:///c:/field/session%20one.mp4" MIME_TYPE="video/mp4"/></HEADER>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="900"/></TIME_ORDER>
<TIER TIER_ID="Ann"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="i" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
<ANNOTATION_VALUE>hello</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>
"""


def matches(*paths: Path, media_path: Path | None = None) -> tuple[Match, ...]:
    return match_files(gather_files(paths), file_evidence(Reading(), lambda: None), media_path)


def by_medium(*paths: Path) -> dict[str | None, set[str]]:
    """The names of the texts of each medium; those without one are under None."""
    found: dict[str | None, set[str]] = {}
    for match in matches(*paths):
        key = match.media_path.name if match.media_path else None
        found.setdefault(key, set()).update(path.name for path in match.text_paths)
    return found


def reason(match: Match) -> tuple[str | None, str]:
    return match.media_path and match.media_path.name, match.reason


def only(found: tuple[Match, ...], text_name: str) -> Match:
    (match,) = (match for match in found if text_name in {path.name for path in match.text_paths})
    return match


def test_a_folder_of_several_talks_is_sorted_by_names(tmp_path: Path) -> None:
    for talk in ("one", "two"):
        silence(tmp_path / f"{talk}.wav", 60)
        subtitles(tmp_path / f"{talk}.en.srt", 59)
        subtitles(tmp_path / f"{talk} (German).srt", 59)
    texts = {talk: {f"{talk}.en.srt", f"{talk} (German).srt"} for talk in ("one", "two")}
    assert by_medium(tmp_path) == {"one.wav": texts["one"], "two.wav": texts["two"]}


def test_media_and_texts_may_lie_in_folders_of_their_own(tmp_path: Path) -> None:
    for talk in ("one", "two"):
        silence(tmp_path / "sound" / f"{talk}.wav", 60)
        subtitles(tmp_path / "subs" / f"{talk}.en.srt", 59)
    assert by_medium(tmp_path) == {"one.wav": {"one.en.srt"}, "two.wav": {"two.en.srt"}}


def test_a_name_that_two_folders_have_is_offered(tmp_path: Path) -> None:
    for day in ("monday", "tuesday"):
        silence(tmp_path / day / "intro.wav", 60)
    subtitles(tmp_path / "subs" / "intro.srt", 59)
    match = only(matches(tmp_path), "intro.srt")
    assert match.media_path is None
    assert [path.parent.name for path, _ in match.offers] == ["monday", "tuesday"]


def test_of_two_media_of_one_name_none_is_taken(tmp_path: Path) -> None:
    silence(tmp_path / "talk.wav", 60)
    write_silence(tmp_path / "talk.m4a", "aac")
    subtitles(tmp_path / "talk.srt", 59)
    match = only(matches(tmp_path), "talk.srt")
    assert match.media_path is None
    assert [(path.name, why) for path, why in match.offers] == [
        ("talk.m4a", "its name is the same"),
        ("talk.wav", "its name is the same"),
    ]


def test_the_medium_that_a_document_names_is_its_own_whatever_its_extension(tmp_path: Path) -> None:
    text(tmp_path / "annotations.eaf", NAMES_ITS_MEDIUM)
    silence(tmp_path / "session one.wav", 30)
    silence(tmp_path / "annotated.wav", 30)
    assert reason(only(matches(tmp_path), "annotations.eaf")) == ("session one.wav", "named in annotations.eaf")
    alone = matches(tmp_path / "annotations.eaf")
    assert reason(alone[0]) == ("session one.wav", "named in annotations.eaf")


def test_a_page_goes_to_the_medium_of_its_title(tmp_path: Path) -> None:
    silence(tmp_path / "How Tides Work [dQw4w9WgXcQ].wav", 60)
    silence(tmp_path / "Another Talk.wav", 60)
    text(tmp_path / "saved page.md", PAGE.format("How tides work?"))
    match = only(matches(tmp_path), "saved page.md")
    assert reason(match) == ("How Tides Work [dQw4w9WgXcQ].wav", "its title is “How tides work?”")


def test_a_page_goes_to_the_medium_in_whose_tags_its_title_stands(tmp_path: Path) -> None:
    cue = Subtitles("subrip", ((1_000, 500, b"Ebb."),), "eng")
    write_tracks(tmp_path / "ep042.mkv", cue, tags={"title": "How Tides Work"})
    silence(tmp_path / "ep043.wav", 60)
    text(tmp_path / "saved page.md", PAGE.format("How Tides Work"))
    assert by_medium(tmp_path)["ep042.mkv"] == {"saved page.md"}


def test_one_medium_and_one_text_of_a_folder_belong_together(tmp_path: Path) -> None:
    sound = silence(tmp_path / "REC0001.wav", 60)
    page = subtitles(tmp_path / "transcript.srt", 58)
    text(tmp_path / "cover.jpg", "a picture")
    for paths in ((tmp_path,), (page,)):
        assert reason(matches(*paths)[0]) == ("REC0001.wav", "the only recording in the folder")
    assert matches(sound)[0].text_paths == (page,)


def test_a_text_without_times_goes_to_the_only_medium_of_a_folder_that_is_imported(tmp_path: Path) -> None:
    sound = silence(tmp_path / "REC0001.wav", 60)
    words = text(tmp_path / "words.txt", "The tide is out, and the harbour sleeps.\n\nGood night to all of you.\n")
    assert reason(matches(tmp_path)[0]) == ("REC0001.wav", "the only recording in the folder")
    # Whoever opens either file may have anything beside it.
    assert matches(sound) == (Match(sound, ()),)
    assert matches(words) == (Match(None, (words,)),)


def test_what_tells_of_a_folder_is_only_offered_its_medium(tmp_path: Path) -> None:
    silence(tmp_path / "REC0001.wav", 60)
    text(tmp_path / "README.txt", "These are recordings of the harbour.\n\nThey were made in May.\n")
    match = only(matches(tmp_path), "README.txt")
    assert (match.media_path, len(match.offers)) == (None, 1)


def test_a_text_that_goes_on_when_the_medium_has_ended_is_not_its_own(tmp_path: Path) -> None:
    silence(tmp_path / "jingle.wav", 5)
    subtitles(tmp_path / "lecture.srt", 3_600)
    assert by_medium(tmp_path) == {"jingle.wav": set(), None: {"lecture.srt"}}
    assert matches(tmp_path / "jingle.wav") == (Match(tmp_path / "jingle.wav", ()),)
    silence(tmp_path / "sound" / "talk.wav", 5)
    subtitles(tmp_path / "subs" / "talk.srt", 3_600)
    assert by_medium(tmp_path / "sound", tmp_path / "subs") == {"talk.wav": set(), None: {"talk.srt"}}


def test_several_texts_beside_the_only_medium_are_offered_it(tmp_path: Path) -> None:
    silence(tmp_path / "REC0001.wav", 60)
    for name in ("ada.srt", "joe.srt"):
        subtitles(tmp_path / name, 30)
    offers = [match.offers for match in matches(tmp_path) if match.text_paths]
    assert offers == [((tmp_path / "REC0001.wav", "the only recording in the folder"),)] * 2
    # Whoever opens one text is not asked about whatever lies beside it.
    assert matches(tmp_path / "ada.srt") == (Match(None, (tmp_path / "ada.srt",)),)


def test_the_only_medium_of_a_length_is_taken(tmp_path: Path) -> None:
    for number, seconds in enumerate((100, 200, 300)):
        silence(tmp_path / f"REC000{number}.wav", seconds)
    subtitles(tmp_path / "ada.srt", 198)
    subtitles(tmp_path / "joe.srt", 250)
    found = matches(tmp_path)
    assert reason(only(found, "ada.srt")) == ("REC0001.wav", "it lasts as long: 3:20")
    assert only(found, "joe.srt").media_path is None


def test_of_two_media_of_a_length_none_is_taken(tmp_path: Path) -> None:
    for number, seconds in enumerate((600, 603)):
        silence(tmp_path / f"REC000{number}.wav", seconds)
    subtitles(tmp_path / "ada.srt", 600)
    match = only(matches(tmp_path), "ada.srt")
    assert match.media_path is None
    assert [path.name for path, _ in match.offers] == ["REC0000.wav", "REC0001.wav"]


def test_a_medium_whose_length_two_texts_have_goes_to_neither(tmp_path: Path) -> None:
    silence(tmp_path / "REC0001.wav", 600)
    silence(tmp_path / "REC0002.wav", 60)
    for name in ("ada.srt", "joe.srt"):
        subtitles(tmp_path / name, 600)
    found = matches(tmp_path)
    for name in ("ada.srt", "joe.srt"):
        match = only(found, name)
        assert match.media_path is None
        assert match.offers == ((tmp_path / "REC0001.wav", "it lasts as long: 10:00"),)


def test_a_page_is_laid_over_the_only_transcript_of_its_title(tmp_path: Path) -> None:
    text(tmp_path / "saved page.md", PAGE.format("How Tides Work"))
    subtitles(tmp_path / "how_tides_work.en.srt", 60)
    subtitles(tmp_path / "another.srt", 60)
    found = sorted(sorted(path.name for path in match.text_paths) for match in matches(tmp_path))
    assert found == [["another.srt"], ["how_tides_work.en.srt", "saved page.md"]]
    subtitles(tmp_path / "second" / "How Tides Work.srt", 60)
    assert len(matches(tmp_path)) == 4


def test_two_transcripts_of_one_title_stay_apart(tmp_path: Path) -> None:
    subtitles(tmp_path / "a" / "How Tides Work.srt", 60)
    subtitles(tmp_path / "b" / "how-tides-work.srt", 60)
    assert len(matches(tmp_path)) == 2


def test_what_cannot_be_read_is_offered_nothing(tmp_path: Path) -> None:
    silence(tmp_path / "REC0001.wav", 60)
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).write_bytes(bytes(range(256)) * 16)
    assert [match.offers for match in matches(tmp_path)] == [()] * 3


def test_names_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for talk in ("one", "two"):
        silence(tmp_path / f"{talk}.wav", 60)
        subtitles(tmp_path / f"{talk}.srt", 59)
    found = matches(*map(Path, ("one.wav", "one.srt", "two.wav", "two.srt")))
    assert [(match.media_path, match.text_paths) for match in found] == [
        (Path("one.wav"), (Path("one.srt"),)),
        (Path("two.wav"), (Path("two.srt"),)),
    ]


def test_for_a_named_medium_all_of_a_folder_is_its_own(tmp_path: Path) -> None:
    sound = silence(tmp_path / "sound" / "film.wav", 60)
    paths = [subtitles(tmp_path / "texts" / name, 30) for name in ("ada.srt", "joe.srt")]
    assert matches(tmp_path / "texts", media_path=sound) == (Match(sound, tuple(paths)),)


def test_a_text_that_no_medium_lies_beside_is_not_read_for_it(tmp_path: Path) -> None:
    path = subtitles(tmp_path / "talk.srt", 60)

    def refuse(_path: Path) -> NoReturn:
        raise AssertionError

    assert match_files(gather_files([path]), Evidence(refuse, refuse)) == (Match(None, (path,)),)
