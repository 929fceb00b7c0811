"""The inside of a medium, read by a process apart: a file that breaks it breaks nothing else, and it can be stopped."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from player.embedded.contents import Contents, contents_from
from player.errors import UnreadableContents
from player.media.probe import HEAD_BYTES

Report = Callable[[int, int], None]

# -P: only what the program itself imports is imported, nothing from the folder where it was started.
COMMAND = (sys.executable, "-P", "-m", "player.embedded.demuxing")
# How often whoever waits is asked whether it still wants to.
_ASK_SECONDS = 0.1
# A disk that sleeps wakes up sooner.
PATIENCE_SECONDS = 20.0
# Containers in which text may stand; the others (WAV, AAC, MPEG streams) are spared the process.
_MAGIC = (b"\x1a\x45\xdf\xa3", b"OggS", b"fLaC", b"ID3")
_MP4_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"skip", b"free")


def may_hold_text(path: Path) -> bool:
    """Whether a medium is of a kind that has subtitle tracks, chapters or tags, told by its first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return False
    return head.startswith(_MAGIC) or head[4:8] in _MP4_BOXES


def read_apart(
    path: Path,
    report: Report,
    *,
    command: Sequence[str] = COMMAND,
    patience_seconds: float = PATIENCE_SECONDS,
) -> Contents:
    """What stands inside the medium; raises UnreadableContents where that cannot be read.

    `report(bytes, of_bytes)` is told about ten times a second, and may raise to stop it. A process from which nothing
    was heard for `patience_seconds` is ended.
    """
    process = start_apart(command, path)
    assert process.stdout is not None
    answers: SimpleQueue[bytes | None] = SimpleQueue()
    listener = Thread(target=_listen, args=(process.stdout, answers), name="syncline-embedded")
    listener.start()
    try:
        return _await(path, answers, report, patience_seconds)
    finally:
        process.kill()
        listener.join()
        process.stdout.close()
        process.wait()


def start_apart(command: Sequence[str], path: Path) -> subprocess.Popen[bytes]:
    """A process of this command for this file, to be listened to and ended by whoever starts it."""
    return subprocess.Popen(
        [*command, str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _listen(stream: IO[bytes], answers: "SimpleQueue[bytes | None]") -> None:
    for line in stream:
        answers.put(line)
    answers.put(None)


def _await(path: Path, answers: "SimpleQueue[bytes | None]", report: Report, patience_seconds: float) -> Contents:
    done, total, heard_at = 0, 1, time.monotonic()
    while True:
        report(done, total)
        try:
            answer = answers.get(timeout=_ASK_SECONDS)
        except Empty:
            if time.monotonic() - heard_at > patience_seconds:
                raise UnreadableContents(path, "it took too long.") from None
            continue
        if answer is None:
            raise UnreadableContents(path, "it is damaged in a way that stopped its reader.")
        heard_at = time.monotonic()
        said = _understood(path, answer)
        if isinstance(said, Contents):
            return said
        done, total = said


def _understood(path: Path, answer: bytes) -> Contents | tuple[int, int]:
    """The contents, or how far their reader is; raises UnreadableContents where it gave up."""
    try:
        data = json.loads(answer.decode(errors="replace"))
        if "tracks" in data:
            return contents_from(data)
        if "refused" not in data:
            return int(data["done"]), int(data["total"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableContents(path, "its reader said something unheard of.") from error
    raise UnreadableContents(path, f"{data['refused']}.")
