"""What is damaged in a library, each record named with what to do about it."""

from dataclasses import dataclass

REMEDY = "choose Repair Library… or run `syncline library repair`."

_LONGEST_TITLE_CHARS = 60


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged record: `kind` is recording, source, bookmark or list; as much of id and title as can be read."""

    kind: str
    id: str
    title: str

    @property
    def sentence(self) -> str:
        """What it means for the user, and the remedy."""
        name = f" “{self.short_title}”" if self.title else ""
        if self.kind == "recording":
            return f"The recording{name} is damaged in the library, its title and times may be wrong: {REMEDY}"
        if self.kind == "list":
            return f"The list of what belongs to the recording{name} is damaged, some of it may be missing: {REMEDY}"
        return f"The {self.kind}{name} is damaged in the library and left out: {REMEDY}"

    @property
    def short_title(self) -> str:
        """The title on one short line."""
        plain = " ".join("".join(char if char.isprintable() else " " for char in self.title).split())
        return plain if len(plain) <= _LONGEST_TITLE_CHARS else plain[: _LONGEST_TITLE_CHARS - 1] + "…"
