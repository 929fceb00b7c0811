"""Text that was UTF-8 and was read as Windows Western on its way: mended where that is certain."""

import re
from collections.abc import Iterator

# How the first byte of a UTF-8 sequence looks as Windows Western, and one that follows it.
_SECOND = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_DAMAGED = re.compile(f"[\xc2-\xdf][{_SECOND}]|[\xe0-\xef][{_SECOND}]{{2}}|[\xf0-\xf4][{_SECOND}]{{3}}")
_WESTERN_BYTES = {bytes([code]).decode("cp1252", errors="ignore") or chr(code): code for code in range(0x80, 0x100)}


def mended(text: str) -> str:
    """The text, each line mended whose every sign beyond ASCII is part of such damage; any other as it is."""
    if text.isascii() or _DAMAGED.search(text) is None:
        return text
    return "".join(_mended_lines(text))


def _mended_lines(text: str) -> Iterator[str]:
    for line in re.split(r"(?<=\n)", text):
        yield line if line.isascii() else _mended_line(line)


def _mended_line(line: str) -> str:
    """The line read as what it was; the round trip proves it."""
    try:
        data = bytes(_WESTERN_BYTES[char] if char > "\x7f" else ord(char) for char in line)
        return data.decode()
    except (KeyError, UnicodeDecodeError):
        return line
