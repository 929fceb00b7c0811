"""A smooth, never-backward position between the coarse reports of a media engine."""

import time
from collections.abc import Callable

# Engines report every 250 to 500 ms; one that is silent for this long has stalled, and the clock waits for it.
LONGEST_GAP_MS = 1_000
# A difference from a report melts away over this much real time; who is farther behind catches up at once.
SLEW_MS = 300
# Who is this much real time ahead of a report has missed a jump of the engine's own, and goes back.
JUMP_MS = 1_500
# After a seek, a report this far off the place is still one from before the seek ...
LANDING_MS = 500
# ... unless the seek is this long ago: then it landed where the engine says.
LONGEST_LANDING_MS = 1_500


def monotonic_ms() -> float:
    """Milliseconds of a clock that never goes back, from an arbitrary start."""
    return time.monotonic() * 1_000


class PlaybackClock:
    """Predicts the position from reports `(report_ms, at_ms)`, `at_ms` being `now_ms()` when the report was made.

    It stands at 0 at first. After `hold` it stays on the target until `begin`, or until the first report that is no
    echo of it. While it runs it never goes back, but for a hold or a jump of the engine's own.
    """

    def __init__(self, now_ms: Callable[[], float]) -> None:
        self._now_ms = now_ms
        self._running = False
        self._stood_at_ms = 0.0
        self._rate = 1.0
        self._lag_ms = 0.0
        self._held_at_ms: float | None = None
        self._held_ms = 0
        self._begun_at_ms: float | None = None
        self._shown_ms = 0.0
        self._report_ms = 0.0
        self._report_at_ms = 0.0
        self._lead_ms = 0.0
        self._lead_at_ms = 0.0
        self.hold(0)

    def hold(self, target_ms: int) -> None:
        """Stand at this place, where the engine was told to go."""
        self._shown_ms = self._held_ms = target_ms
        self._held_at_ms = self._now_ms()
        self._begun_at_ms = None

    def begin(self, at_ms: float) -> None:
        """The place that is held is heard from this moment on, before any report says so."""
        if self._held_at_ms is not None:
            self._begun_at_ms = at_ms

    def run(self, since_ms: float | None = None) -> None:
        """The engine plays from here on, or has played since that moment after it stood."""
        if self._running:
            return
        self._running = True
        self._anchor()
        if self._held_at_ms is not None:
            self._held_at_ms = self._now_ms()
        elif since_ms is not None and since_ms >= self._stood_at_ms:
            self._report_at_ms = since_ms

    def stand(self) -> None:
        """The engine is paused: stay where we are."""
        self._shown_ms = self._predicted_ms()
        self._stood_at_ms = self._now_ms()
        self._running = False

    def set_rate(self, rate: float, lag_ms: float = 0.0) -> None:
        """Speed of the position against real time; what is heard is `lag_ms` behind what the engine reports."""
        self._shown_ms = self._predicted_ms()
        self._rate = rate
        self._lag_ms = lag_ms
        self._anchor()

    def report(self, report_ms: int, at_ms: float) -> None:
        """The engine was at `report_ms` when it was `at_ms`; echoes and what a paused engine says change nothing."""
        if not self._running or self._is_echo(report_ms, at_ms):
            return
        most_behind_ms = 0 if self._held_at_ms is not None else SLEW_MS * self._rate
        self._shown_ms = self._predicted_ms()
        self._held_at_ms = None
        self._report_ms, self._report_at_ms = report_ms - self._lag_ms, at_ms
        self._lead_at_ms = self._now_ms()
        self._lead_ms = self._shown_ms - self._true_ms()
        if not -most_behind_ms <= self._lead_ms <= JUMP_MS * self._rate:
            self._lead_ms = 0.0
            self._shown_ms = self._true_ms()

    def is_settled(self) -> bool:
        """Whether the engine has truly been where the position says, and not just been told to go there."""
        return self._held_at_ms is None

    def position_ms(self) -> int:
        """The place now."""
        self._shown_ms = self._predicted_ms()
        return int(self._shown_ms)

    def _anchor(self) -> None:
        self._report_ms = self._shown_ms
        self._report_at_ms = self._now_ms()
        self._lead_ms = 0.0

    def _predicted_ms(self) -> float:
        if not self._running:
            return self._shown_ms
        if self._held_at_ms is not None:
            return max(self._shown_ms, self._begun_ms())
        return max(self._shown_ms, self._true_ms() + self._lead_left_ms())

    def _begun_ms(self) -> float:
        if self._begun_at_ms is None:
            return self._held_ms
        elapsed_ms = min(self._now_ms() - self._begun_at_ms, LONGEST_GAP_MS)
        return self._held_ms + elapsed_ms * self._rate - self._lag_ms

    def _true_ms(self) -> float:
        elapsed_ms = max(0.0, self._now_ms() - self._report_at_ms)
        return self._report_ms + min(elapsed_ms, LONGEST_GAP_MS) * self._rate

    def _lead_left_ms(self) -> float:
        # A lead is waited for, never gone back on: it melts no faster than real time goes on.
        slew_ms = max(SLEW_MS, self._lead_ms / self._rate)
        return self._lead_ms * max(0.0, 1 - (self._now_ms() - self._lead_at_ms) / slew_ms)

    def _is_echo(self, report_ms: int, at_ms: float) -> bool:
        if self._held_at_ms is None:
            return False
        elapsed_ms = at_ms - self._held_at_ms
        if elapsed_ms < 0 or report_ms == self._held_ms:
            return True
        nearest, farthest = self._held_ms - LANDING_MS, self._held_ms + LANDING_MS + elapsed_ms * self._rate
        return elapsed_ms < LONGEST_LANDING_MS and not nearest <= report_ms <= farthest
