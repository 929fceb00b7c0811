"""A full disk is told in one sentence, nothing is lost by it, and once there is room all goes on."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from player.errors import PlayerError
from tests.end_to_end.faults.conftest import Fresh
from tests.end_to_end.faults.pictures import Picture, expected_pictures, faults_after, picture
from tests.end_to_end.faults.writes import WRITES, Write

# From one that lets nothing be written to one that ends in the midst of the writes.
ROOMS_BYTES = (0, 4_096, 20_000, 40_000, 70_000, 120_000, 200_000)


@contextmanager
def room_for(size_bytes: int) -> Iterator[None]:
    """No file grows beyond this: a write says so, as it does on a full disk. Python ignores the signal that comes."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, limit[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


def write_until_full(write: Write, home: Path) -> tuple[int, str]:
    """How many writes were acknowledged, and the sentence that ended them; empty where there was room for all."""
    acknowledged = 0
    try:
        for _ in write(home):
            acknowledged += 1
    except PlayerError as error:
        return acknowledged, error.sentence
    return acknowledged, ""


def seen_while_full(home: Path) -> Picture | None:
    """None where it was said that nothing can be seen."""
    try:
        return picture(home)
    except PlayerError:
        return None


@pytest.mark.parametrize("kind", WRITES)
def test_a_full_disk_is_told_and_loses_nothing(kind: str, fresh: Fresh) -> None:
    write, _ = WRITES[kind]
    expected = expected_pictures(write, fresh(kind, "expected"))
    refusals = 0
    for size_bytes in ROOMS_BYTES:
        home = fresh(kind, str(size_bytes))
        with room_for(size_bytes):
            acknowledged, sentence = write_until_full(write, home)
            seen = seen_while_full(home)
        assert acknowledged == len(expected) - 1 or "disk" in sentence
        assert seen in (None, expected[acknowledged])
        assert faults_after(home, expected[: acknowledged + 1], acknowledged) == []
        refusals += bool(sentence)
    assert refusals
