"""The lines of a file that tell one encoding from another."""

from itertools import islice

from player.formats.encoding import decode

# Enough to choose by, and decoded in an instant.
_HEAD_BYTES = 1024 * 1024
_MOST_LINES = 12
_LINE_CHARS = 200


def telling_lines(data: bytes, encoding: str) -> tuple[str, ...]:
    """The first lines that are not plain ASCII as they read in this encoding, shortened; else just the first lines.

    Raises UnknownEncoding.
    """
    text = decode(data[:_HEAD_BYTES], encoding).text.replace("\0", "\ufffd")
    lines = [line.strip()[:_LINE_CHARS] for line in text.splitlines() if line.strip()]
    telling = tuple(islice((line for line in lines if not line.isascii()), _MOST_LINES))
    return telling or tuple(lines[:_MOST_LINES])
