"""Titles: what texts call their recording, in so many words or by their own names, and who else is called so."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from player.pairing.evidence import Evidence
from player.pairing.names import shortened, title_key


def titles_of(texts: Iterable[Path], evidence: Evidence) -> Iterator[str]:
    """What each text calls its recording, and its name without language and kind."""
    for text in texts:
        title = evidence.of_text(text).title
        if title:
            yield title
        *_, shortest = shortened(text.stem)
        yield shortest


def keys_of(titles: Iterable[str]) -> set[str]:
    """What is compared of these titles."""
    return {key for title in titles if (key := title_key(title))}
