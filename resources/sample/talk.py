"""The talk as it is written in `source/talk.txt`: chapters of lines, each with its speaker."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ScriptLine:
    """One line to speak."""

    speaker: str
    text: str


@dataclass(frozen=True)
class ScriptChapter:
    """A title, one sentence on what to try, and the lines."""

    title: str
    hint: str
    lines: tuple[ScriptLine, ...]


def read_talk(path: Path) -> tuple[ScriptChapter, ...]:
    """The chapters of a file of `# Title | Hint` headings and `Speaker: text` lines, parted by blank lines."""
    return tuple(_chapter(block.splitlines()) for block in path.read_text(encoding="utf-8").split("\n\n"))


def _chapter(rows: list[str]) -> ScriptChapter:
    title, hint = rows[0].removeprefix("# ").split(" | ")
    spoken = (row.split(": ", 1) for row in rows[1:])
    return ScriptChapter(title, hint, tuple(ScriptLine(speaker, text) for speaker, text in spoken))
