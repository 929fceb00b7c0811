"""Bytes to text: by byte order mark, else strict UTF-8, else the encoding that fits the bytes best."""

import codecs

import charset_normalizer

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Enough to tell an encoding by; the guess is quadratic in nothing but still slow on megabytes.
_GUESS_BYTES = 64 * 1024


def decode(data: bytes) -> str:
    """The text of a file; never fails: what fits no encoding becomes replacement characters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_guess(data), errors="replace")


def _guess(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data[:_GUESS_BYTES]).best()
    return best.encoding if best else "utf-8"
