"""The stages of a search and their times, for those who ask how it came to its answer."""

from time import perf_counter

from player.library.found import Stage

_MS_PER_SECOND = 1_000


class Stopwatch:
    """Knows how long each stage of one search took."""

    def __init__(self) -> None:
        self._begun_s = self._lap_s = perf_counter()
        self._stages: list[Stage] = []

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Every stage so far."""
        return tuple(self._stages)

    @property
    def duration_ms(self) -> float:
        """How long the search has taken so far."""
        return (perf_counter() - self._begun_s) * _MS_PER_SECOND

    def lap(self, name: str, count: int) -> None:
        """A stage is done, and left so many."""
        now_s = perf_counter()
        self._stages.append(Stage(name, count, (now_s - self._lap_s) * _MS_PER_SECOND))
        self._lap_s = now_s
