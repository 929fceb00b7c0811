"""Positions in a text as Python counts them (characters) and as Qt counts them (UTF-16 units), either way."""


def to_qt(text: str, index: int) -> int:
    """The UTF-16 position of a character."""
    return index if text.isascii() else len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def from_qt(text: str, position: int) -> int:
    """The character at a UTF-16 position."""
    if text.isascii():
        return position
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))
