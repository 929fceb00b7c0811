"""Reads cue lists in one format after another, in a process of its own; prints seconds as JSON."""

import gc
import io
import json
import random
import sys
import time
from collections.abc import Callable, Mapping

import pysubs2
import webvtt

from player.formats import read_source
from player.formats.base import Source
from tests.bench.cue_json import JSONS
from tests.bench.cue_texts import TEXTS, Cue

# Interleaved, and the best of each: a busy moment then slows no one reader alone.
REPEATS = 5
FORMAT_REPEATS = 2
_SUBTITLES = ("subrip", "subrip_speakers", "webvtt", "webvtt_speakers", "webvtt_words")
_VOCABULARY = ("the", "tide", "turns", "at", "noon", "and", "then", "a", "ferry", "leaves", "for", "harbour", "lights")
_WORDS_A_CUE = (4, 14)


def against_peers(count: int) -> dict[str, dict[str, float]]:
    """Seconds for each kind of subtitles, by reader."""
    cues = make_cues(count)
    return {name: _best_of(_readers(name, *_file(name, cues)), REPEATS) for name in _SUBTITLES}


def by_format(count: int) -> dict[str, dict[str, float]]:
    """Seconds for each format, and for SubRip beside it."""
    cues = make_cues(count)
    subrip = _file("subrip", cues)
    found = {}
    for name in (*TEXTS, *JSONS):
        readers = {"ours": _reading(*_file(name, cues)), "subrip": _reading(*subrip)}
        found[name] = _best_of(readers, FORMAT_REPEATS)
    return found


def make_cues(count: int) -> list[Cue]:
    """Cues of 4 to 14 words, from a fixed seed."""
    chance = random.Random(5)
    return [
        Cue(number, " ".join(chance.choices(_VOCABULARY, k=chance.randint(*_WORDS_A_CUE)))) for number in range(count)
    ]


def _file(name: str, cues: list[Cue]) -> tuple[str, bytes]:
    file_name, write = (TEXTS | JSONS)[name]
    return file_name, write(cues).encode()


def _readers(name: str, file_name: str, data: bytes) -> dict[str, Callable[[], object]]:
    format = "srt" if name.startswith("subrip") else "vtt"
    return {
        "ours": _reading(file_name, data),
        "pysubs2": lambda: pysubs2.SSAFile.from_string(data.decode(), format_=format),
        "webvtt-py": lambda: webvtt.from_buffer(io.StringIO(data.decode()), format=format),
    }


def _reading(file_name: str, data: bytes) -> Callable[[], object]:
    return lambda: read_source(Source(file_name, data))


def _best_of(readers: Mapping[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(repeats):
        for name, read in readers.items():
            gc.collect()
            started = time.perf_counter()
            read()
            best[name] = min(best[name], time.perf_counter() - started)
    return best


if __name__ == "__main__":
    gc.disable()
    measure = {"peers": against_peers, "formats": by_format}[sys.argv[1]]
    print(json.dumps(measure(int(sys.argv[2]))))
