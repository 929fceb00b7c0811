"""Kills writers of one kind in the midst of each write and looks at what they leave: `… KIND COUNT SEED FOLDER`.

All runs are forked from this one process, in which everything is loaded. What is wrong is printed, a line each.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import NamedTuple

from tests.end_to_end.faults.pictures import expected_pictures, faults_after
from tests.end_to_end.faults.writes import WRITES, Write

# More than any kind does.
_MANY_WRITES = 4_096
# A kill that comes when all is written is tried again, as often as this on the average.
TRIES_PER_KILL = 3


class Killed(NamedTuple):
    """How many writes were acknowledged, and whether the kill came before the end."""

    acknowledged: int
    was_in_time: bool


class Writer:
    """A process of its own that writes in `home`; it acknowledges each write through a pipe."""

    def __init__(self, write: Write, home: Path) -> None:
        self._reader, acknowledgements = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            _write_and_end(write, home, acknowledgements)
        os.close(acknowledgements)

    def wait_for_write(self) -> bool:
        """Until one more write is acknowledged; False where there are no more."""
        return os.read(self._reader, 1) == b"."

    def kill(self) -> Killed:
        """Kill it, if it is not done by now."""
        os.kill(self._process, signal.SIGKILL)
        _, status = os.waitpid(self._process, 0)
        acknowledged = len(os.read(self._reader, _MANY_WRITES))
        os.close(self._reader)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the writer failed by itself"
        return Killed(acknowledged, os.WIFSIGNALED(status))


def _write_and_end(write: Write, home: Path, acknowledgements: int) -> None:
    code = 1
    try:
        for _ in write(home):
            os.write(acknowledgements, b".")
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        # Nothing of the parent is to be done twice.
        os._exit(code)


def durations_of(write: Write, home: Path) -> list[float]:
    """How many seconds each write takes; the first one, with all that comes before it."""
    writer, durations, before_s = Writer(write, home), [], time.perf_counter()
    while writer.wait_for_write():
        durations.append(time.perf_counter() - before_s)
        before_s = time.perf_counter()
    writer.kill()
    return durations


def kill_in(write: Write, home: Path, number: int, delay_s: float) -> Killed:
    """Kill a writer so long after it has begun the write of this number."""
    writer = Writer(write, home)
    begun = sum(writer.wait_for_write() for _ in range(number))
    time.sleep(delay_s)
    killed = writer.kill()
    return Killed(begun + killed.acknowledged, killed.was_in_time)


def main(kind: str, count: int, seed: int, folder: Path) -> None:
    write, prepare = WRITES[kind]
    template = folder / "template"
    template.mkdir()
    prepare(template)

    def fresh(name: str) -> Path:
        return Path(shutil.copytree(template, folder / name))

    expected = expected_pictures(write, fresh("expected"))
    # The quicker of two runs: what was slow once, in a cold or busy moment, would be over before the kill.
    durations = [
        min(pair) for pair in zip(*(durations_of(write, fresh(name)) for name in ("first", "again")), strict=True)
    ]
    chances, faults, in_time = random.Random(seed), [], 0
    for kill in range(count * TRIES_PER_KILL):
        if in_time == count:
            break
        home, number = fresh(str(kill)), kill % len(durations)
        killed = kill_in(write, home, number, chances.uniform(0, durations[number]))
        in_time += killed.was_in_time
        found = faults_after(home, expected, killed.acknowledged)
        faults += [f"kill {kill}: {fault}" for fault in found]
        if not found:
            shutil.rmtree(home)
    print(json.dumps({"in_time": in_time, "faults": faults}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
