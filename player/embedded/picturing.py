"""A small square picture of a medium by PyAV: its cover, else a frame of its video.

Run as a process of its own, like `demuxing`: writes a JPEG to its output, or nothing.
"""

import os
import sys
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.filter import Graph
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from player.embedded.demuxing import TooMuch, limit_memory, opened

SIDE_PX = 96
# Where in a video: past the opening titles.
_FRAME_SHARE = 0.1
# Covers are in one of these; whatever else calls itself one is not looked at.
_PICTURE_CODECS = ("mjpeg", "png", "gif", "bmp", "webp", "tiff")
_FRONT = "cover (front)"
# A cover of 8,000 by 8,000 is larger than any.
_MOST_PIXELS = 64_000_000
# Of the scaled picture, before its middle is cut out: a stripe is no picture.
_LONGEST_SIDE_PX = 4_096
# 2 is FFmpeg's finest, 31 its coarsest.
_COARSENESS = 4
# Playback comes first.
_NICENESS = 10
# Of a film taken with the camera on its side or upside down, by the degrees that it is to be turned to the left.
_OVER = (("hflip", None), ("vflip", None))
_TURNS = {90: (("transpose", "cclock"),), -90: (("transpose", "clock"),), 180: _OVER, -180: _OVER}
# One frame has no time; the graph asks for one.
_ANY_TIME = Fraction(1, 1_000)


def picture_of(path: Path) -> bytes | None:
    """A JPEG of `SIDE_PX` by `SIDE_PX`; raises `av.FFmpegError`, OSError, MemoryError or TooMuch."""
    with opened(path, lambda _done, _total: None) as container:
        stream = _cover(container) or _film(container)
        frame = _first_frame(container, stream) if stream else None
        return _jpeg(_squared(frame, float(stream.sample_aspect_ratio or 1))) if stream and frame else None


def _cover(container: InputContainer) -> VideoStream | None:
    """The attached picture that says it is the front, else the first one."""
    covers = [stream for stream in container.streams.video if _is_cover(stream)]
    fronts = (stream for stream in covers if stream.metadata.get("comment", "").lower() == _FRONT)
    return next(fronts, next(iter(covers), None))


def _is_cover(stream: VideoStream) -> bool:
    is_attached = bool(stream.disposition & Disposition.attached_pic)
    return is_attached and stream.codec_context is not None and stream.codec_context.name in _PICTURE_CODECS


def _film(container: InputContainer) -> VideoStream | None:
    """The first video, brought to where its frame is to be taken from."""
    films = (stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic)
    film = next(films, None)
    if film and container.duration:
        # What cannot be skimmed begins at its beginning.
        with suppress(av.FFmpegError):
            container.seek(int(container.duration * _FRAME_SHARE))
    return film


def _first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame | None:
    stream.codec_context.options = {"max_pixels": str(_MOST_PIXELS)}
    stream.codec_context.skip_frame = "NONKEY"
    stream.codec_context.thread_count = 1
    return next(container.decode(stream), None)


def _squared(frame: VideoFrame, pixel_aspect: float) -> VideoFrame:
    """The middle of a frame, upright; `pixel_aspect` is how wide its pixels are for their height."""
    graph = Graph()
    aspect = frame.width * pixel_aspect / frame.height
    width, height = (min(_LONGEST_SIDE_PX, max(SIDE_PX, round(SIDE_PX * ratio))) for ratio in (aspect, 1 / aspect))
    steps = (
        ("scale", f"{width}:{height}:flags=area"),
        ("crop", f"{SIDE_PX}:{SIDE_PX}"),
        *_TURNS.get(frame.rotation, ()),
        ("format", "yuvj420p"),
        ("buffersink", None),
    )
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=_ANY_TIME)
    graph.link_nodes(source, *(graph.add(*step) for step in steps)).configure()
    graph.vpush(frame)
    picture = graph.vpull()
    assert isinstance(picture, VideoFrame)
    return picture


def _jpeg(frame: VideoFrame) -> bytes:
    context = av.CodecContext.create("mjpeg", "w")
    context.width, context.height, context.pix_fmt = frame.width, frame.height, frame.format.name
    context.qmin = context.qmax = _COARSENESS
    return b"".join(bytes(packet) for packet in (*context.encode(frame), *context.encode(None)))


def main() -> None:
    """Write the picture of the file that is named, where there is any."""
    limit_memory()
    with suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    with suppress(av.FFmpegError, OSError, MemoryError, TooMuch):
        sys.stdout.buffer.write(picture_of(Path(sys.argv[1])) or b"")


if __name__ == "__main__":
    main()
