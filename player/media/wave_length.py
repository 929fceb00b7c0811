"""How long a WAV file lasts: its first bytes say so, and no engine need be asked."""

import struct
from pathlib import Path

# The chunks before the sound: more than cameras and studios write.
_HEAD_BYTES = 64 * 1024
_BYTE_RATE_AT = 8


def wave_length_ms(path: Path) -> int | None:
    """The length; None for any other file, and where it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if head[:4] not in (b"RIFF", b"RF64") or head[8:12] != b"WAVE":
            return None
        return _length_ms(head, path.stat().st_size)
    except (OSError, struct.error, ZeroDivisionError):
        return None


def _length_ms(head: bytes, file_bytes: int) -> int | None:
    """What a head says, whose `data` chunk may claim more than the file has; raises struct.error, ZeroDivisionError."""
    at, byte_rate = 12, 0
    while at + 8 <= len(head):
        name, size = struct.unpack_from("<4sI", head, at)
        at += 8
        if name == b"fmt ":
            (byte_rate,) = struct.unpack_from("<I", head, at + _BYTE_RATE_AT)
        if name == b"data":
            return int(min(size, file_bytes - at) * 1_000 // byte_rate)
        at += size + size % 2
    return None
