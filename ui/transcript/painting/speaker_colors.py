"""Which colour each speaker has: the same in all of a recording, whoever is left out."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from player.transcript import Line
from ui.theme import Shades

# Who speaks first in so many lines is known in a millisecond.
_FIRST_LINES = 10_000


class SpeakerColors:
    """Colours in the order of `speakers`; without them, of those who speak first in the lines."""

    def __init__(self, lines: Sequence[Line], speakers: Sequence[str]) -> None:
        first = speakers or (line.speaker for line in lines[:_FIRST_LINES] if line.speaker)
        self._places = {name: place for place, name in enumerate(dict.fromkeys(first))}

    def of(self, speaker: str, shades: Shades) -> QColor:
        """The colour of a speaker; one who was not known gets the next."""
        place = self._places.setdefault(speaker, len(self._places))
        return shades.speakers[place % len(shades.speakers)]
