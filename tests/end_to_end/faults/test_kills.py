"""A program that is killed in the middle of a write loses nothing that it said was kept, and leaves no half of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.faults.writes import WRITES

REPOSITORY = Path(__file__).resolve().parents[3]
# Of each kind of write; SYNCLINE_KILLS asks for more.
KILLS = int(os.environ.get("SYNCLINE_KILLS", "16"))
SEED = 5


@pytest.mark.parametrize("kind", WRITES)
def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half_done(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.end_to_end.faults.killing", kind, str(KILLS), str(SEED), str(tmp_path)]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["faults"] == []
    # Else the kills came when all was written, and this has shown nothing.
    assert report["in_time"] >= KILLS / 2
