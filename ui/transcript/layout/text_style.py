"""How the reader likes the text set."""

from dataclasses import dataclass

SMALLEST_PERCENT, LARGEST_PERCENT = 60, 300


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size of the letters in percent of the window's, the longest row in letters (None: as wide as the pane), and the
    height of a row in percent of the letters' size."""

    size_percent: int = 100
    measure_letters: int | None = 90
    spacing_percent: int = 135
    shows_times: bool = True
    shows_progress: bool = True
