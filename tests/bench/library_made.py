"""The made library and its peers on the disk: made once, and used again as long as they would be made the same."""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from player.library.opening import open_store
from player.library.schema import STEPS
from player.library.search.indexing import VERSION as INDEX_VERSION
from tests.bench.library_corpus import VERSION, Corpus
from tests.bench.library_peers import PEERS

_STAMP = "made.json"
# Kept by one transaction, so that the disk is waited for less often.
_RECORDINGS_TOGETHER = 20
_RECORDINGS_TOGETHER_IN_PEERS = 500


@dataclass(frozen=True, slots=True)
class Made:
    """A folder with the library of a corpus, and with the peers' indexes where they were asked for."""

    folder: Path
    corpus: Corpus

    @property
    def library(self) -> Path:
        """The library's file, in a folder of its own."""
        return self.folder / "ours" / "library.sqlite"

    def peer(self, name: str) -> Path:
        """The folder of this peer's index."""
        return self.folder / name

    @property
    def text_bytes(self) -> int:
        """Of the spoken text alone, in UTF-8, with a line end behind each line."""
        return sum(len(text) + 1 for number in range(self.corpus.recording_count) for text in self.corpus.lines(number))


def make(folder: Path, corpus: Corpus, peers: Sequence[str] = tuple(PEERS)) -> Made:
    """The library of this corpus in this folder; it takes a minute for a million lines."""
    made, stamp = Made(folder, corpus), folder / _STAMP
    tables = sha256(repr(STEPS).encode()).hexdigest()
    wanted = [VERSION, tables, INDEX_VERSION, corpus.recording_count, corpus.lines_each, *peers]
    if not stamp.exists() or json.loads(stamp.read_text("utf-8")) != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _make_library(made)
        for name in peers:
            _make_peer(made, name)
        stamp.write_text(json.dumps(wanted), "utf-8")
    return made


def size_bytes(folder: Path) -> int:
    """Of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _make_library(made: Made) -> None:
    with open_store(made.library) as store:
        for recordings in _parts(made, "ours", _RECORDINGS_TOGETHER):
            with store.together():
                for recording in recordings:
                    store.add_document(*made.corpus.document(recording))


def _make_peer(made: Made, name: str) -> None:
    peer = PEERS[name](made.peer(name))
    for recordings in _parts(made, name, _RECORDINGS_TOGETHER_IN_PEERS):
        peer.add(numbered for recording in recordings for numbered in made.corpus.numbered(recording))
    peer.close()


def _parts(made: Made, name: str, size: int) -> Iterator[range]:
    whole = range(made.corpus.recording_count)
    for start in whole[::size]:
        print(f"library: making {name}, {start:,} of {len(whole):,} recordings", file=sys.stderr, flush=True)
        yield whole[start : start + size]
