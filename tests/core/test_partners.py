"""Which files beside one another describe the same recording."""

from pathlib import Path

from player.partners import find_partner, find_partners, same_recordings


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"x")


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_medium_finds_its_transcripts_the_closest_first(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.vtt", "Talk.en.srt", "talk.mp4.json", "talk_transcript.txt", "talk.pt-BR.vtt")
    found = names(find_partners(tmp_path / "talk.mp4"))
    assert set(found) == {"talk.vtt", "Talk.en.srt", "talk.mp4.json", "talk_transcript.txt", "talk.pt-BR.vtt"}
    assert set(found[:2]) == {"talk.vtt", "talk.mp4.json"}


def test_a_transcript_finds_its_medium(tmp_path: Path) -> None:
    make(tmp_path, "TALK.mp4", "talk.en.vtt", "talk.mp4.json", "talk (transcript).txt")
    for name in ("talk.en.vtt", "talk.mp4.json", "talk (transcript).txt"):
        assert find_partner(tmp_path / name) == tmp_path / "TALK.mp4"


def test_another_talk_is_never_a_partner(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk2.vtt", "talk 2.vtt", "talk-part2.vtt", "my talk.vtt", "tal.vtt", "talking.srt")
    assert find_partners(tmp_path / "talk.mp4") == ()
    assert find_partner(tmp_path / "talk2.vtt") is None


def test_a_transcript_goes_with_the_medium_whose_name_is_closer(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.en.mp4", "talk.en.vtt")
    assert find_partner(tmp_path / "talk.en.vtt") == tmp_path / "talk.en.mp4"
    assert find_partner(tmp_path / "talk.mp4") is None
    assert names(find_partners(tmp_path / "talk.en.mp4")) == ["talk.en.vtt"]


def test_accents_may_be_written_either_way(tmp_path: Path) -> None:
    make(tmp_path, "caf\u00e9.mp3", "cafe\u0301.vtt")
    assert names(find_partners(tmp_path / "caf\u00e9.mp3")) == ["cafe\u0301.vtt"]


def test_pictures_and_folders_are_no_partners(tmp_path: Path) -> None:
    make(tmp_path, "talk.mp4", "talk.jpg")
    (tmp_path / "talk.vtt").mkdir()
    assert find_partners(tmp_path / "talk.mp4") == ()


def test_a_folder_that_is_gone_has_no_partners(tmp_path: Path) -> None:
    assert find_partners(tmp_path / "gone" / "talk.mp4") == ()


def test_transcripts_of_one_name_go_together_and_names_that_only_begin_alike_do_not(tmp_path: Path) -> None:
    make(tmp_path, "talk.srt", "talk.en.vtt", "talk_summary.txt", "interview-joe.txt", "interview-amy.txt")
    groups = same_recordings(sorted(tmp_path.iterdir()))
    assert sorted(sorted(path.name for path in group) for group in groups) == [
        ["interview-amy.txt"],
        ["interview-joe.txt"],
        ["talk.en.vtt", "talk.srt", "talk_summary.txt"],
    ]
