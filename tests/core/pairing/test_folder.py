"""Which files beside one another describe the same recording."""

from pathlib import Path

from player.pairing.folder import FolderNames, same_recordings


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"x")


def texts_of(medium: Path) -> tuple[Path, ...]:
    return FolderNames(medium.parent).texts_of(medium)


def media_of(text: Path) -> tuple[Path, ...]:
    return FolderNames(text.parent).media_of(text)[1]


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_medium_finds_its_transcripts_the_closest_first(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.vtt", "Talk.en.srt", "talk.mp4.json", "talk_transcript.txt", "talk.pt-BR.vtt")
    found = names(texts_of(tmp_path / "talk.mp4"))
    assert set(found) == {"talk.vtt", "Talk.en.srt", "talk.mp4.json", "talk_transcript.txt", "talk.pt-BR.vtt"}
    assert set(found[:2]) == {"talk.vtt", "talk.mp4.json"}


def test_a_transcript_finds_its_medium(tmp_path: Path) -> None:
    make(tmp_path, "TALK.mp4", "talk.en.vtt", "talk.mp4.json", "talk (transcript).txt")
    for name in ("talk.en.vtt", "talk.mp4.json", "talk (transcript).txt"):
        assert media_of(tmp_path / name) == (tmp_path / "TALK.mp4",)


def test_another_talk_is_never_a_partner(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk2.vtt", "talk 2.vtt", "talk-part2.vtt", "my talk.vtt", "tal.vtt", "talking.srt")
    assert texts_of(tmp_path / "talk.mp4") == ()
    assert media_of(tmp_path / "talk2.vtt") == ()


def test_a_transcript_goes_with_the_medium_whose_name_is_closer(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.en.mp4", "talk.en.vtt")
    assert media_of(tmp_path / "talk.en.vtt") == (tmp_path / "talk.en.mp4",)
    assert texts_of(tmp_path / "talk.mp4") == ()
    assert names(texts_of(tmp_path / "talk.en.mp4")) == ["talk.en.vtt"]


def test_accents_may_be_written_either_way(tmp_path: Path) -> None:
    make(tmp_path, "caf\u00e9.mp3", "cafe\u0301.vtt")
    assert names(texts_of(tmp_path / "caf\u00e9.mp3")) == ["cafe\u0301.vtt"]


def test_pictures_and_folders_are_no_partners(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.jpg")
    (tmp_path / "talk.vtt").mkdir()
    assert texts_of(tmp_path / "talk.mp4") == ()


def test_a_folder_that_is_gone_has_no_partners(tmp_path: Path) -> None:
    assert texts_of(tmp_path / "gone" / "talk.mp4") == ()


def test_transcripts_of_one_name_go_together_and_names_that_only_begin_alike_do_not(tmp_path: Path) -> None:
    make(tmp_path, "talk.srt", "talk.en.vtt", "talk_summary.txt", "interview-joe.txt", "interview-amy.txt")
    groups = same_recordings(sorted(tmp_path.iterdir()))
    assert sorted(sorted(path.name for path in group) for group in groups) == [
        ["interview-amy.txt"],
        ["interview-joe.txt"],
        ["talk.en.vtt", "talk.srt", "talk_summary.txt"],
    ]


def test_translations_are_of_one_recording_without_the_original(tmp_path: Path) -> None:
    make(tmp_path, "talk.en.vtt", "talk.de.vtt", "talk 2.en.vtt")
    groups = same_recordings(sorted(tmp_path.iterdir()))
    assert sorted(map(names, groups)) == [["talk 2.en.vtt"], ["talk.de.vtt", "talk.en.vtt"]]


def test_a_name_that_differs_in_signs_alone_is_the_same_where_none_is_closer(tmp_path: Path) -> None:
    make(tmp_path, "Low Tide: Part 1 [dQw4w9WgXcQ].mp4", "low_tide_part_1.en.vtt", "Low Tide - Part 2.vtt")
    assert names(texts_of(tmp_path / "Low Tide: Part 1 [dQw4w9WgXcQ].mp4")) == ["low_tide_part_1.en.vtt"]
    make(tmp_path, "low_tide_part_1.mp4")
    assert media_of(tmp_path / "low_tide_part_1.en.vtt") == (tmp_path / "low_tide_part_1.mp4",)


def test_of_two_media_of_one_name_both_are_named(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.m4a", "talk.en.vtt")
    assert names(media_of(tmp_path / "talk.en.vtt")) == ["talk.m4a", "talk.mp4"]


def test_a_translation_comes_after_what_it_is_made_from(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.de-en.vtt", "talk.en.vtt")
    assert names(texts_of(tmp_path / "talk.mp4")) == ["talk.en.vtt", "talk.de-en.vtt"]
