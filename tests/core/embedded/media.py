"""Small media made on the spot: subtitle tracks without pictures, silence with tags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

MILLISECONDS = Fraction(1, 1_000)
RATE_HZ = 48_000
FRAME_SAMPLES = 960


@dataclass(frozen=True)
class Subtitles:
    """A track: its codec and its cues `(start_ms, duration_ms, payload)`."""

    codec: str
    cues: Sequence[tuple[int, int, bytes]]
    language: str = ""
    title: str = ""
    is_forced: bool = False
    header: bytes = b""


def write_tracks(
    path: Path, *tracks: Subtitles, tags: Mapping[str, str] | None = None, chapters: Sequence[tuple[int, int, str]] = ()
) -> Path:
    """A medium that holds these tracks and nothing else."""
    with av.open(path, "w") as container:
        container.metadata.update(tags or {})
        _set_chapters(container, chapters)
        streams = [_add_track(container, track) for track in tracks]
        cues = [(cue, stream) for track, stream in zip(tracks, streams, strict=True) for cue in track.cues]
        for (start_ms, duration_ms, payload), stream in sorted(cues, key=lambda item: item[0][0]):
            packet = av.Packet(payload)
            packet.stream, packet.time_base = stream, MILLISECONDS
            packet.pts = packet.dts = start_ms
            packet.duration = duration_ms
            container.mux(packet)
    return path


def write_silence(
    path: Path, codec: str, tags: Mapping[str, str] | None = None, chapters: Sequence[tuple[int, int, str]] = ()
) -> Path:
    """Less than a second of silence with these tags."""
    with av.open(path, "w") as container:
        stream = container.add_stream(codec, rate=RATE_HZ, layout="mono")
        container.metadata.update(tags or {})
        _set_chapters(container, chapters)
        for number in range(20):
            silence = np.zeros((1, FRAME_SAMPLES), dtype=np.int16 if codec == "flac" else np.float32)
            frame = av.AudioFrame.from_ndarray(silence, "s16p" if codec == "flac" else "fltp", "mono")
            frame.sample_rate, frame.pts = RATE_HZ, number * FRAME_SAMPLES
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def mov_text(text: str) -> bytes:
    """A text as MP4 holds it, behind its length."""
    return len(text.encode()).to_bytes(2, "big") + text.encode()


def _add_track(container, track: Subtitles):
    # ASS has an encoder, through which alone PyAV takes the header.
    stream = container.add_stream(track.codec) if track.header else container.add_mux_stream(track.codec)
    stream.time_base = MILLISECONDS
    if track.header:
        stream.codec_context.extradata = track.header
    if track.is_forced:
        stream.disposition = av.stream.Disposition.forced
    stream.metadata.update({"language": track.language, "title": track.title})
    return stream


def _set_chapters(container, chapters: Sequence[tuple[int, int, str]]) -> None:
    if chapters:
        container.set_chapters(
            [
                {"id": number, "start": start, "end": end, "time_base": MILLISECONDS, "metadata": {"title": title}}
                for number, (start, end, title) in enumerate(chapters)
            ]
        )
