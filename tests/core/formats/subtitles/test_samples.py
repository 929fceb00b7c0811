"""The public samples of subtitles: how many lines each holds."""

from pathlib import Path

from player.errors import BrokenFile
from player.formats import read_source
from player.formats.base import Source
from player.formats.subtitles.ebu_stl import EBU_STL

REFUSED = -1


def counts(folder: Path, *patterns: str) -> dict[str, int]:
    """How many lines the files of these patterns hold."""
    return {path.name: count(path) for pattern in patterns for path in folder.glob(pattern)}


def count(path: Path) -> int:
    try:
        return len(read_source(Source(path.name, path.read_bytes(), 25.0)).lines)
    except BrokenFile:
        return REFUSED


def test_captions_of_video_sites_and_players_are_read(shared_samples: Path) -> None:
    assert counts(shared_samples, "sbv/papnkukn*/**/*.sbv", "microdvd_sub_other/**/*.s*", "sami/**/*.smi") == {
        "sample.sbv": 5,
        "sample.sub": 5,
        "sub_microdvd.sub": 2,
        "sub_viewer.sub": 2,
        "stl_with_comments.stl": 2,
        "sample.smi": 6,
        "smi.smi": 2,
        "smi_formatted.smi": 3,
    }


def test_scripts_are_read(shared_samples: Path) -> None:
    assert counts(shared_samples, "ass_ssa/**/*.ass", "ass_ssa/**/*.ssa") == {
        "Fonts.ass": 25,
        "Karaoke.ass": 40,
        "NoDefaultScale.ass": 3,
        "Offset.ass": 1,
        "Ruby.ass": 5,
        "ass_different_format.ass": 2,
        "example-in-carriage-return.ssa": 3,
        "example-in.ssa": 6,
        "example-out-v4plus.ssa": 6,
        "sample.ssa": 1,
        "test.ass": 3,
    }


def test_timed_text_markup_is_read_but_for_pictures_of_text(shared_samples: Path) -> None:
    found = counts(shared_samples, "ttml/**/*.ttml", "ttml/**/*.dfxp", "ttml/**/*.xml")
    assert {name for name, lines in found.items() if lines == REFUSED} == {"altText1.ttml"}
    assert {name for name, lines in found.items() if lines == 0} == {"body_only.ttml"}
    assert found["MediaSeqTiming003.ttml"] == 4
    assert sum(lines for lines in found.values() if lines > 0) == 138


def test_text_that_the_w3c_says_appears_at_a_time_does(shared_samples: Path) -> None:
    for path in shared_samples.glob("ttml/**/Media*Timing00*.ttml"):
        for line in read_source(Source(path.name, path.read_bytes())).lines:
            if "must appear at " in line.text and "Animation" not in path.read_text("utf-8"):
                seconds = int(line.text.partition("must appear at ")[2].split()[0])
                assert line.start_ms == seconds * 1_000, path.name


def test_broadcasters_blocks_are_read(shared_samples: Path) -> None:
    paths = list(shared_samples.glob("stl_scc/**/*.stl"))
    documents = {path.name: EBU_STL.read(Source(path.name, path.read_bytes())) for path in paths}
    assert sum(len(document.lines) for document in documents.values()) == 31
    assert documents["requirement-0076-001.stl"].title == "IRT Testsendung"
    assert documents["cumulative_set.stl"].lines[1].end_ms == 7_000
    assert counts(shared_samples, "stl_scc/**/*.scc") == {"pop-on.scc": 3}
