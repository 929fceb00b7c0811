"""The table of targets: complete, each found by its name, each honest about what it needs."""

from importlib import import_module
from pathlib import Path

import pytest

import player.export
from player.document import Document
from player.errors import NothingToWrite, UnknownFormat
from player.export.table import TARGETS, target_named
from player.export.target import Target
from player.export.writing import file_bytes
from player.formats import detect
from player.formats.base import Source
from player.formats.table import FORMATS
from player.notes import Chapter
from player.transcript import Line

SPOKEN = Document(
    title="The tide",
    lines=(Line(1_000, 2_000, "High water comes at noon.", "Ada"), Line(2_000, 3_500, "And low at six.", "Ben")),
    chapters=(Chapter(0, 60_000, "High water"), Chapter(60_000, 120_000, "Low water"), Chapter(120_000, None, "Ebb")),
)


def test_every_target_that_a_module_makes_is_in_the_table() -> None:
    folder = Path(player.export.__path__[0])
    names = (path.relative_to(folder).with_suffix("").parts for path in folder.rglob("*.py") if path.stem != "__init__")
    modules = [import_module(".".join(("player", "export", *parts))) for parts in names]
    assert {value for module in modules for value in vars(module).values() if isinstance(value, Target)} == set(TARGETS)


def test_no_two_targets_share_a_name() -> None:
    assert len({target.name for target in TARGETS}) == len(TARGETS)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("srt", "subrip"),
        (".VTT", "webvtt"),
        ("json", "syncline"),
        ("txt", "text"),
        ("whisper", "whisper"),
        ("dfxp", "ttml"),
    ],
)
def test_a_target_is_found_by_its_name_or_an_extension(name: str, found: str) -> None:
    assert target_named(name).name == found


def test_an_unknown_name_is_told_with_those_that_are_known() -> None:
    with pytest.raises(UnknownFormat, match=r"Syncline writes .*subrip, webvtt, .*syncline"):
        target_named("wordperfect")


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_is_written_is_known_again_by_its_content(target: Target) -> None:
    written = Source("unnamed", file_bytes(SPOKEN, target))
    assert detect(written).read(written).lines or detect(written).read(written).chapters


@pytest.mark.parametrize("target", [target for target in TARGETS if target.needs_times], ids=lambda target: target.name)
def test_a_target_that_needs_times_refuses_what_has_none(target: Target) -> None:
    with pytest.raises(NothingToWrite, match="lines with times, and there are none here"):
        target.write(Document(lines=(Line(None, None, "Hello"),)))


def test_a_format_that_is_also_written_goes_by_one_name() -> None:
    assert {"subrip", "webvtt", "syncline", "ttml"} <= {format.name for format in FORMATS} & {
        target.name for target in TARGETS
    }
