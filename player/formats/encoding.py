"""Bytes to text: by byte order mark, else UTF-8 where they fit it, else the encoding that fits them best."""

import codecs

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
_COMMONEST = "cp1252"
# In UTF-16 without a mark every digit, blank and line end has a zero byte, on one side only.
_FEWEST_ZEROS_SHARE = 0.1
# UTF-8 with a damaged spot is still UTF-8; text of another encoding breaks its rules nearly everywhere.
_MOST_DAMAGE_SHARE = 0.25


def decode(data: bytes) -> str:
    """The text of a file; never fails: what fits no encoding becomes replacement characters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode(_unmarked_utf16(data) or "utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data)


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:_GUESS_BYTES]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd < _FEWEST_ZEROS_SHARE * len(head) / 2:
        return None
    if even == 0:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 else None


def _decode_damaged(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    ascii_chars = len(text.encode("ascii", errors="ignore"))
    if text.count("\ufffd") <= _MOST_DAMAGE_SHARE * (len(text) - ascii_chars):
        return text
    return data.decode(_guess(data), errors="replace")


def _guess(data: bytes) -> str:
    # Imported for the few files that need it: it would take a tenth of the start-up.
    import charset_normalizer

    guesses = charset_normalizer.from_bytes(data[:_GUESS_BYTES])
    best = guesses.best()
    if best is None:
        return "utf-8"
    # Among guesses of the same merit the list is alphabetical; Windows Western is the one to bet on.
    equal = {guess.encoding for guess in guesses if (guess.chaos, guess.coherence) == (best.chaos, best.coherence)}
    return _COMMONEST if _COMMONEST in equal else best.encoding
