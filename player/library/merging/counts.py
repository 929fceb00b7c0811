"""What came of a merge, counted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many bookmarks and edits of titles and speakers were added, changed, deleted, or known as they were."""

    added: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.added + other.added,
            self.updated + other.updated,
            self.deleted + other.deleted,
            self.unchanged + other.unchanged,
        )

    @property
    def sentence_part(self) -> str:
        """What was changed, as a part of a sentence; empty where nothing was."""
        told = (
            counted(self.added, "bookmark") and f"{counted(self.added, 'bookmark')} added",
            self.updated and f"{self.updated:,} changed",
            self.deleted and f"{self.deleted:,} deleted",
        )
        return ", ".join(str(part) for part in told if part)


def counted(count: int, noun: str) -> str:
    """`1 text`, `2 texts`; empty for none."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""
