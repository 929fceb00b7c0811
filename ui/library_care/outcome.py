"""What came of some work on the library, to be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence, and where there is more to say a paragraph for each thing."""

    sentence: str
    paragraphs: tuple[str, ...] = ()
