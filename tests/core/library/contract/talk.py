"""What the contract is tried with: a short talk, and its medium."""

from pathlib import Path

from player.document import Document
from player.heard import Heard
from player.transcript import Line

TALK = Document(title="On tides", channel="Harbour Radio", lines=(Line(0, 900, "The moon pulls."),), duration_ms=60_000)


def share_of(heard: Heard) -> float:
    """Of a recording of a second."""
    return heard.total_ms / 1_000


def medium(folder: Path, name: str = "talk.mp3") -> Path:
    path = folder / name
    path.write_bytes(b"sound")
    return path
