"""What the pane marks against what is heard: the sound that libVLC plays, found in what the medium was made from."""

import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.ear import Block, Heard
from tests.bench.figure import Figure, judged, p95
from tests.bench.listening import Listening, Step, listen, listen_to_bare_libvlc
from tests.bench.place import PlaceFinder, lead_ms
from tests.bench.speech_media import LENGTH_S, Kind, Signal, beginning, kinds, speech, write

# From the issue on the clock.
ERROR_P95_MS = 40.0
ERROR_WORST_MS = 90.0
LANDING_MS = 100.0
SLOWER_THAN_BARE_MS = 20.0
PEER = "bare libVLC"

# Of the positions shown while something was heard, at least so many must be compared with it; at a blend of the
# stretched sound nothing is recognised.
_LEAST_COMPARED = 0.6
# A seek is heard when something this far from the place before it is; bare libVLC may land half a minute off.
_ELSEWHERE_MS = 5_000
_NEAR_MS = 3_000.0
_ANYWHERE_MS = LENGTH_S * 1_000.0
_PROBE_MS = 21.0
# After a change of rate libVLC first lets be heard, for 30 ms, what its stretching filter still holds.
_STALE_MS = 200.0
_RATES = (0.5, 1.0, 2.0)


def figures() -> Sequence[Figure]:
    """Ten figures for each kind of medium; needs libVLC, takes about four minutes."""
    sound = speech()
    found: list[Figure] = []
    with TemporaryDirectory() as folder:
        for kind in kinds():
            print(f"sound: {kind.name}", file=sys.stderr, flush=True)
            found += _figures_of(kind, sound, Path(folder))
    return found


def _figures_of(kind: Kind, sound: Signal, folder: Path) -> Iterator[Figure]:
    path = write(kind, sound, folder)
    finder = PlaceFinder(sound, lead_ms(sound, beginning(path)))
    ours = Hearing(listen(path), finder)
    bare = Hearing(listen_to_bare_libvlc(path), finder)
    path.unlink()
    area = f"sound.{kind.name}"
    for rate in _RATES:
        errors = ours.errors_ms(rate)
        yield judged(f"{area}.{rate:g}x.error_p95", p95(errors), "ms", ERROR_P95_MS)
        yield judged(f"{area}.{rate:g}x.error_worst", max(errors), "ms", ERROR_WORST_MS)
    yield judged(f"{area}.after_pause_worst", max(ours.pause_errors_ms()), "ms", ERROR_WORST_MS)
    (ours_landed, ours_heard), (bare_landed, bare_heard) = ours.seeks(), bare.seeks()
    yield judged(f"{area}.seek_landing_worst", max(ours_landed), "ms", LANDING_MS, PEER, max(bare_landed))
    bare_ms = statistics.median(bare_heard)
    target_ms = bare_ms + SLOWER_THAN_BARE_MS
    yield judged(f"{area}.click_to_audible_median", statistics.median(ours_heard), "ms", target_ms, PEER, bare_ms)
    yield Figure(f"{area}.length_error", ours.length_error_ms(), "ms", None, None, PEER, bare.length_error_ms())


@dataclass(frozen=True, slots=True)
class Arrival:
    """When the place of a seek was first heard, and which place that was."""

    at_ms: float
    place_ms: float


class Hearing:
    """A listening compared with the sound, in milliseconds of real time or of the medium."""

    def __init__(self, listening: Listening, finder: PlaceFinder) -> None:
        self._steps = listening.steps
        self._heard: Heard = listening.heard
        self._length_ms = listening.length_ms
        self._finder = finder

    def errors_ms(self, rate: float) -> list[float]:
        """How far each position shown at this rate was from the place heard; raises where too few can be compared."""
        steps = [self._step_errors(step) for step in self._steps if step.rate == rate and step.name != "pause"]
        found = [error_ms for errors_ms, _ in steps for error_ms in errors_ms]
        shown = sum(count for _, count in steps)
        if len(found) < shown * _LEAST_COMPARED:
            raise RuntimeError(f"only {len(found)} of {shown} positions could be compared with the sound")
        return found

    def pause_errors_ms(self) -> list[float]:
        """The same after each pause, and how far the position in each pause was from where the sound stopped."""
        found = []
        for step in self._steps:
            if step.name == "resume":
                found += self._step_errors(step)[0]
            elif step.name == "pause":
                last = next(self._heard.before(step.polls[-1].at_ms))
                stopped_ms = self._place_at_end(last, step.polls[-1].position_ms)
                found += [] if stopped_ms is None else [abs(step.polls[-1].position_ms - stopped_ms)]
        return found

    def seeks(self) -> tuple[list[float], list[float]]:
        """For each seek at rate 1 that was heard, how far from its target it was at first, and how long after the call.

        Bare libVLC just ends when it is sent behind a length that it guessed too short.
        """
        steps = [step for step in self._steps if step.name == "seek" and step.rate == 1.0]
        arrivals = [(step, arrival) for step in steps if (arrival := self._arrival(step))]
        landed = [abs(arrival.place_ms - (step.target_ms or 0)) for step, arrival in arrivals]
        return landed, [arrival.at_ms - step.at_ms for step, arrival in arrivals]

    def length_error_ms(self) -> float:
        """How far the length that was told at first is from the true one."""
        return abs(self._length_ms - LENGTH_S * 1_000)

    def _step_errors(self, step: Step) -> tuple[list[float], int]:
        """The errors, and how many positions were shown while something was heard."""
        since_ms = step.at_ms + _STALE_MS if step.name == "rate" else step.at_ms
        if step.name == "seek":
            arrival = self._arrival(step)
            if arrival is None:
                raise RuntimeError(f"the seek to {step.target_ms} was never heard")
            since_ms = arrival.at_ms
        found, count = [], 0
        for poll in step.polls:
            if poll.at_ms < since_ms or self._heard.around(poll.at_ms, 2.0) is None:
                continue
            count += 1
            place_ms = self._finder.place_ms(self._heard, poll.at_ms, poll.position_ms, step.rate)
            found += [] if place_ms is None else [abs(poll.position_ms - place_ms)]
        return found, count

    def _arrival(self, step: Step) -> Arrival | None:
        """The first sound after the seek; the frames before the first that is recognised may be garbled."""
        earlier = self._heard.before(step.at_ms - 2 * _PROBE_MS)
        places_ms = (self._place_ms(block, step) for block in earlier)
        before_ms = next((place_ms for place_ms in places_ms if place_ms is not None), -_ELSEWHERE_MS)
        for block in self._heard.after(step.at_ms):
            place_ms = self._place_ms(block, step)
            if place_ms is not None and abs(place_ms - before_ms) > _ELSEWHERE_MS:
                dropped = [at_ms for at_ms in self._heard.dropped_at_ms if step.at_ms < at_ms <= block.start_ms]
                first = next(self._heard.after(max(dropped))) if dropped else block
                return Arrival(first.start_ms, place_ms - (block.start_ms - first.start_ms) * step.rate)
        return None

    def _place_ms(self, block: Block, step: Step) -> float | None:
        """Where in the medium this block begins, about where the seek went from, or to, or anywhere."""
        at_ms = block.start_ms + _PROBE_MS
        for near_ms, span_ms in ((step.target_ms or 0, _NEAR_MS), (step.from_ms, _NEAR_MS), (0, _ANYWHERE_MS)):
            place_ms = self._finder.place_ms(self._heard, at_ms, near_ms, step.rate, (span_ms,))
            if place_ms is not None:
                return place_ms - _PROBE_MS * step.rate
        return None

    def _place_at_end(self, block: Block, near_ms: int) -> float | None:
        place_ms = self._finder.place_ms(self._heard, block.end_ms - _PROBE_MS, near_ms)
        return None if place_ms is None else place_ms + _PROBE_MS
