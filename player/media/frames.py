"""Two picture buffers between the decoder's thread, which fills them, and the window, which copies the newest."""

import ctypes
from threading import Lock

from player.media.engine import VideoFrame

BYTES_PER_PIXEL = 4
# Speech needs no more; copying larger pictures costs more than it shows.
WIDEST_PX = 1_280
# Converters write whole vectors: rows are a multiple of this, and the buffer has room behind its last row.
_ALIGNED_PX = 8
_SPARE_BYTES = 64


def picture_size(width: int, height: int, pixel_aspect: float) -> tuple[int, int]:
    """`(width, height)` in square pixels for showing a video of this coded size, at most `WIDEST_PX` wide."""
    shown_width = width * pixel_aspect
    scale = min(1.0, WIDEST_PX / shown_width)
    columns = max(1, round(shown_width * scale / _ALIGNED_PX)) * _ALIGNED_PX
    return columns, max(2, round(height * scale / 2) * 2)


class FrameBuffers:
    """Pictures of one size; `next_address` and `publish` belong to one foreign thread, `newest` to any other."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._bytes = width * height * BYTES_PER_PIXEL
        self._buffers = [ctypes.create_string_buffer(self._bytes + _SPARE_BYTES) for _ in range(2)]
        self._lock = Lock()
        self._filling = 0
        self._serial = 0
        self._frame: VideoFrame | None = None

    def next_address(self) -> int:
        """Where the next picture is to be written; nobody reads there."""
        return ctypes.addressof(self._buffers[self._filling])

    def publish(self) -> None:
        """The picture is whole: it is the newest from now on."""
        with self._lock:
            self._filling = 1 - self._filling
            self._serial += 1

    def newest(self) -> VideoFrame | None:
        """The newest picture, copied once however often it is asked for; None before the first."""
        with self._lock:
            if self._serial and (self._frame is None or self._frame.serial != self._serial):
                data = ctypes.string_at(self._buffers[1 - self._filling], self._bytes)
                self._frame = VideoFrame(self._serial, self.width, self.height, data)
            return self._frame
