"""What files say of themselves that helps to tell which belong together; each is read once, and only if need be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from player.document import Document
from player.embedded.reading import Inside
from player.errors import PlayerError
from player.recording import has_text

# How far apart the lengths of a medium and its transcript may be: silence at the end, a transcript's rounding.
_TOLERANCE = 0.02
_LEAST_TOLERANCE_MS = 1_000
MOST_TOLERANCE_MS = 10_000


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a text says of its recording; one that cannot be read says nothing.

    `end_ms` is how long the recording lasts, `last_start_ms` when the last line begins;
    a timed one points at any moment, be it of a note.
    """

    title: str | None = None
    media_name: str | None = None
    end_ms: int | None = None
    last_start_ms: int | None = None
    has_lines: bool = False
    is_timed: bool = False
    is_readable: bool = False


@dataclass(frozen=True, slots=True)
class MediumFacts:
    """How long a medium lasts, and the title that it has in its tags; None where it does not say."""

    length_ms: int | None = None
    title: str | None = None


class Evidence:
    """Asks for the facts of each file once; a file that cannot be read says nothing."""

    def __init__(self, read_text: Callable[[Path], Document], read_medium: Callable[[Path], MediumFacts]) -> None:
        self._read_text = read_text
        self._read_medium = read_medium
        self._texts: dict[Path, TextFacts] = {}
        self._media: dict[Path, MediumFacts] = {}

    def of_text(self, path: Path) -> TextFacts:
        """What this transcript or page says."""
        if path not in self._texts:
            try:
                self._texts[path] = text_facts(self._read_text(path))
            except PlayerError:
                self._texts[path] = TextFacts()
        return self._texts[path]

    def tells_times(self, texts: Iterable[Path]) -> bool:
        """Whether a text points at any moment."""
        return any(self.of_text(text).is_timed for text in texts)

    def is_readable(self, text: Path) -> bool:
        """Whether this is a transcript or page at all."""
        return self.of_text(text).is_readable

    def of_medium(self, path: Path) -> MediumFacts:
        """What this medium says."""
        if path not in self._media:
            try:
                self._media[path] = self._read_medium(path)
            except PlayerError:
                self._media[path] = MediumFacts()
        return self._media[path]

    def contradicts(self, texts: Iterable[Path], medium: Path) -> bool:
        """Whether a text goes on when the medium has long ended."""
        last_ms = max((self.of_text(text).last_start_ms or 0 for text in texts), default=0)
        # A medium is not measured for a text that tells no times.
        length_ms = self.of_medium(medium).length_ms if last_ms else None
        return length_ms is not None and last_ms > length_ms + MOST_TOLERANCE_MS

    def end_ms(self, texts: Iterable[Path]) -> int:
        """How long the recording of these texts lasts, as far as they say; 0 where none does."""
        return max((self.of_text(text).end_ms or 0 for text in texts), default=0)


def is_as_long(length_ms: int, end_ms: int) -> bool:
    """Whether a medium of this length may be what a text that ends then is of."""
    tolerance_ms = min(max(length_ms * _TOLERANCE, _LEAST_TOLERANCE_MS), MOST_TOLERANCE_MS)
    return abs(length_ms - end_ms) <= tolerance_ms


def text_facts(document: Document) -> TextFacts:
    """What a document says of its recording."""
    starts = [line.start_ms for line in document.lines if line.start_ms is not None]
    ends = [line.end_ms for line in document.lines if line.end_ms is not None]
    moments = (*(note.position_ms for note in document.notes), *(chapter.start_ms for chapter in document.chapters))
    return TextFacts(
        document.title,
        document.media_name,
        document.duration_ms or max((*starts, *ends), default=None),
        max(starts, default=None),
        has_text(document),
        is_timed=bool(starts) or any(moment is not None for moment in moments),
        is_readable=True,
    )


def medium_facts(inside: Inside) -> MediumFacts:
    """What stands inside a medium says of it."""
    title = next((document.title for document, _data in inside.documents if document.title), None)
    return MediumFacts(inside.length_ms, title)
