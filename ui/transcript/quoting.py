"""Lines of the transcript as text for the clipboard."""

from collections.abc import Sequence

from player import timecode
from player.transcript import Line, starts_turn


def quote(lines: Sequence[Line], numbers: Sequence[int], with_times: bool) -> str:
    """The text of these lines, one a row; with times as `[1:02] Speaker: text`, the speaker where a turn begins."""
    if not with_times:
        return "\n".join(lines[number].text for number in numbers)
    return "\n".join(_timed(lines, number) for number in numbers)


def _timed(lines: Sequence[Line], number: int) -> str:
    line = lines[number]
    time = f"[{timecode.clock(line.start_ms)}] " if line.start_ms is not None else ""
    speaker = f"{line.speaker}: " if line.speaker and starts_turn(lines, number) else ""
    return f"{time}{speaker}{line.text}"
