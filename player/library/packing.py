"""Imported files as the library keeps them: packed, and unpacked with care."""

import bz2
import zlib

# bz2 packs text a quarter smaller; of what is much larger than any transcript, it would take seconds.
_MOST_BYTES_FOR_BZ2 = 2 << 20
_BZ2_MAGIC = b"BZh"
# No file that was imported is larger; what unpacks to more was made to fill the memory.
_LARGEST_FILE_BYTES = 1 << 30


def packed(data: bytes) -> bytes:
    """The bytes as bz2, or, where there are many, as zlib packs them."""
    return bz2.compress(data) if len(data) <= _MOST_BYTES_FOR_BZ2 else zlib.compress(data)


def unpacked(data: object) -> bytes:
    """What was packed; raises ValueError where it is damaged, or more than any file that is imported."""
    if not isinstance(data, bytes):
        raise ValueError("kept files are bytes")
    unpacker = bz2.BZ2Decompressor() if data.startswith(_BZ2_MAGIC) else zlib.decompressobj()
    try:
        whole = unpacker.decompress(data, _LARGEST_FILE_BYTES)
    except (zlib.error, OSError) as error:
        raise ValueError(str(error)) from error
    if not unpacker.eof:
        raise ValueError("it ends too early, or never")
    return whole
