"""Small files of every kind for the tests: silence of any length, subtitles that end at any time."""

import wave
from itertools import pairwise
from pathlib import Path

from player import timecode


def silence(path: Path, seconds: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(1_000)
        file.writeframes(bytes(1_000 * seconds))
    return path


def subtitles(path: Path, seconds: int, count: int = 4) -> Path:
    """So many lines, the last of which ends at this second."""
    times = [timecode.clock(1_000 * seconds * number // count) for number in range(count + 1)]
    cues = (
        f"{number}\n{start} --> {end}\nLine {number} of {path.name}\n"
        for number, (start, end) in enumerate(pairwise(times), start=1)
    )
    return text(path, "\n".join(cues))


def text(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path
