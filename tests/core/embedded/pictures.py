"""Media with pictures made on the spot: sound with a cover, and film; and what colours a picture has."""

from collections.abc import Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
import numpy as np
from av.stream import Disposition
from av.video.frame import VideoFrame

from tests.core.embedded.media import FRAME_SAMPLES, RATE_HZ

Color = tuple[int, int, int]
RED, GREEN, BLUE = (220, 30, 30), (30, 200, 30), (30, 30, 220)


def write_covered(path: Path, codec: str, *covers: tuple[Color, str], size: tuple[int, int] = (300, 300)) -> Path:
    """Silence with covers, each of one colour and with what is said of it."""
    with av.open(path, "w") as container:
        sound = container.add_stream(codec, rate=RATE_HZ, layout="mono")
        pictures = [container.add_stream("png", rate=1) for _cover in covers]
        for (_color, comment), picture in zip(covers, pictures, strict=True):
            picture.width, picture.height = size
            picture.pix_fmt = "rgb24"
            picture.disposition = Disposition.attached_pic
            picture.metadata["comment"] = comment
        for (color, _comment), picture in zip(covers, pictures, strict=True):
            container.mux(picture.encode(plain(color, size)))
        kind = "s16p" if codec == "flac" else "fltp"
        silence = np.zeros((1, FRAME_SAMPLES), dtype=np.int16 if codec == "flac" else np.float32)
        frame = av.AudioFrame.from_ndarray(silence, kind, "mono")
        frame.sample_rate = RATE_HZ
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def write_film(path: Path, colors: Sequence[Color], size: tuple[int, int] = (320, 180)) -> Path:
    """A second of each colour, every frame a key frame."""
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = *size, "yuv420p", 1
        for number, color in enumerate(color for color in colors for _tenth in range(10)):
            frame = plain(color, size)
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def plain(color: Color, size: tuple[int, int]) -> VideoFrame:
    """A picture of one colour."""
    return VideoFrame.from_ndarray(np.full((size[1], size[0], 3), color, dtype=np.uint8), "rgb24")


def looked_at(jpeg: bytes) -> np.ndarray:
    """The pixels of a JPEG: height, width, and red, green and blue."""
    with av.open(BytesIO(jpeg), format="jpeg_pipe") as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


def is_of(jpeg: bytes, color: Color) -> bool:
    """Whether the picture is 96 by 96 pixels, all of about this colour."""
    pixels = looked_at(jpeg).astype(int)
    return pixels.shape == (96, 96, 3) and int(np.abs(pixels - color).max()) < 24
