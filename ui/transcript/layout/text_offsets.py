"""Positions in a text as Python counts them (characters) and as Qt counts them (UTF-16 units), either way."""


class TextOffsets:
    """Carries positions to and from Qt's; at no cost where both count alike."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_same = text.isascii() or max(text) <= "\uffff"

    def to_qt(self, index: int) -> int:
        """The UTF-16 position of a character."""
        if self._is_same:
            return index
        return len(self._text[:index].encode("utf-16-le", "surrogatepass")) // 2

    def from_qt(self, position: int) -> int:
        """The character at a UTF-16 position."""
        if self._is_same:
            return position
        units = self._text.encode("utf-16-le", "surrogatepass")[: 2 * position]
        return len(units.decode("utf-16-le", "ignore"))
