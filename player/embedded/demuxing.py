"""The inside of a medium by PyAV; run as a process of its own, for a damaged file can take a native library down.

Only packets of subtitle tracks are kept, so that a film of hours needs no more memory than its subtitles.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import av
from av.container import InputContainer
from av.stream import Discard, Disposition

from player.embedded.contents import Contents, Cue, Track, contents_to_json
from player.embedded.synced_lyrics import synced_lyrics
from player.notes import Chapter

Report = Callable[[int, int], None]

# Containers that may hold text; what only points elsewhere (playlists, lists of pictures) is not among them.
_DEMUXERS = "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mp3,ogg,flac,aiff,wav,asf,avi"
_BUFFER_BYTES = 1024 * 1024
# A sound file is read about once; what sends its reader round in circles is not sound.
_MOST_READS = 4
_SPARE_BYTES = 64 * 1024 * 1024
# The text of a thousand hours is smaller.
_MOST_TEXT_BYTES = 64 * 1024 * 1024
_MOST_MEMORY_BYTES = 2 * 1024**3
_REPORT_SECONDS = 0.1
_TEXT_FILES = (".srt", ".vtt", ".ass", ".ssa", ".lrc", ".txt", ".json", ".ttml", ".sbv", ".smi")


class TooMuch(Exception):
    """The file makes its reader read, or keep, more than any sound file does."""


class _WatchedFile:
    """A file for PyAV that tells how far it is read, and ends what reads it over and over."""

    def __init__(self, path: Path, report: Report) -> None:
        self._file = path.open("rb")
        self._size = path.stat().st_size
        self._report = report
        self._bytes_read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int) -> bytes:
        """The next bytes; raises TooMuch where they were asked for too often."""
        data = self._file.read(size)
        self._bytes_read += len(data)
        if self._bytes_read > _MOST_READS * self._size + _SPARE_BYTES:
            raise TooMuch("it sends its reader round in circles")
        self._report(self._file.tell(), self._size)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go there, and say where that is."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where it is."""
        return self._file.tell()


def read_contents(path: Path, report: Report) -> Contents:
    """What stands inside, `report(bytes, of_bytes)` being told; raises `av.FFmpegError`, OSError or TooMuch."""
    with opened(path, report) as container:
        lyrics = synced_lyrics(path)
        length_ms = None if container.duration is None else container.duration // 1_000
        tags = _tags(container)
        return Contents(
            tags | ({"syncedlyrics": lyrics} if lyrics else {}),
            next((stream.language for stream in container.streams.audio if stream.language), None),
            None if "mp3" in container.format.name else length_ms,
            length_ms,
            _frame_rate(container),
            tuple(_chapters(container)),
            _tracks(container),
            tuple(_files(container)),
        )


@contextmanager
def opened(path: Path, report: Report) -> Iterator[InputContainer]:
    """A medium of a kind that is trusted to hold no more than itself; raises `av.FFmpegError`, OSError or TooMuch."""
    options = {"format_whitelist": _DEMUXERS}
    with (
        _WatchedFile(path, report) as file,
        av.open(file, "r", options=options, buffer_size=_BUFFER_BYTES, **_lenient()) as container,
    ):
        yield container


def limit_memory() -> None:
    """Let this process have no more memory than the largest honest file needs, where the system can do that."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY_BYTES, _MOST_MEMORY_BYTES))


def _lenient() -> dict[str, Any]:
    """What to open a container with, so that a damaged tag does not keep the others from being read."""
    # PyAV 19, which needs Python 3.12, does so by itself and no longer takes the word.
    return {"metadata_errors": "replace"} if int(av.__version__.partition(".")[0]) < 19 else {}


def _tags(container: InputContainer) -> dict[str, str]:
    # Ogg keeps its tags with its first stream, other containers there only what concerns that stream alone.
    inner = container.streams[0].metadata if container.format.name == "ogg" and container.streams else {}
    return {key.lower(): value for key, value in (inner | container.metadata).items()}


def _frame_rate(container: InputContainer) -> float | None:
    for stream in container.streams.video:
        if stream.average_rate and not stream.disposition & Disposition.attached_pic:
            return round(float(stream.average_rate), 3)
    return None


def _chapters(container: InputContainer) -> Iterator[Chapter]:
    for number, chapter in enumerate(container.chapters(), start=1):
        title = next((value for key, value in chapter["metadata"].items() if key.lower() == "title"), "").strip()
        base = chapter["time_base"]
        start_ms, end_ms = (_milliseconds(at, base) for at in (chapter["start"], chapter["end"]))
        yield Chapter(start_ms, end_ms if end_ms > start_ms else None, title or f"Chapter {number}")


def _tracks(container: InputContainer) -> tuple[Track, ...]:
    cues: dict[int, list[Cue]] = {stream.index: [] for stream in container.streams.subtitles if _is_text(stream)}
    for stream in container.streams:
        stream.discard = Discard.default if stream.index in cues else Discard.all
    text_bytes = 0
    # What is damaged half-way still has a first half.
    with suppress(av.FFmpegError):
        for packet in container.demux([container.streams[index] for index in cues]) if cues else ():
            if packet.pts is None or not packet.size:
                continue
            text_bytes += packet.size
            if text_bytes > _MOST_TEXT_BYTES:
                raise TooMuch("its subtitles are larger than any text")
            cues[packet.stream_index].append(_cue(packet))
    streams = enumerate(container.streams.subtitles, start=1)
    return tuple(_track(number, stream, cues.get(stream.index, ())) for number, stream in streams)


def _is_text(stream: Any) -> bool:
    context = stream.codec_context
    return context is None or bool(context.codec.text_sub)


def _cue(packet: Any) -> Cue:
    start_ms = _milliseconds(packet.pts, packet.time_base)
    end_ms = _milliseconds(packet.pts + packet.duration, packet.time_base) if packet.duration else None
    return Cue(start_ms, end_ms, bytes(packet))


def _track(number: int, stream: Any, cues: Sequence[Cue]) -> Track:
    context = stream.codec_context
    metadata: Mapping[str, str] = stream.metadata
    return Track(
        number,
        context.codec.canonical_name if context else None,
        stream.language,
        metadata.get("title") or metadata.get("name"),
        bool(stream.disposition & Disposition.forced),
        bool(stream.disposition & Disposition.hearing_impaired),
        bytes(context.extradata or b"") if context else b"",
        tuple(cues),
    )


def _files(container: InputContainer) -> Iterator[tuple[str, bytes]]:
    for stream in container.streams.attachments:
        name = stream.name or ""
        if name.lower().endswith(_TEXT_FILES):
            yield name, stream.data


def _milliseconds(at: int, time_base: Any) -> int:
    milliseconds: int = round(at * time_base.numerator * 1_000 / time_base.denominator)
    return milliseconds


def main() -> None:
    """Print the progress and then the contents, or why there are none, of the file that is named; a line each."""
    limit_memory()
    told = 0.0

    def report(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told > _REPORT_SECONDS:
            told = time.monotonic()
            print(json.dumps({"done": done, "total": total}), flush=True)

    try:
        contents = read_contents(Path(sys.argv[1]), report)
        sys.stdout.buffer.write(contents_to_json(contents))
    except av.FFmpegError as error:
        print(json.dumps({"refused": f"it is damaged, or of a kind that nobody knows ({error.strerror})"}))
    except (OSError, TooMuch) as error:
        print(json.dumps({"refused": str(error)}))


if __name__ == "__main__":
    main()
