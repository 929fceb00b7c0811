"""One measured figure of `make bench`, beside its target and a peer measured in the same run."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`value`, `target` (the largest good value) and `peer_value` are in `unit`; what was not set is None."""

    name: str
    value: float
    unit: str
    target: float | None = None
    ok: bool | None = None
    peer: str | None = None
    peer_value: float | None = None

    @property
    def ratio(self) -> float | None:
        """The value over that of the peer."""
        return self.value / self.peer_value if self.peer_value else None

    def as_row(self) -> dict[str, object]:
        """The figure by the keys of `build/bench.json`, in their order, rounded to what can be told apart."""
        return {
            "name": self.name,
            "value": _rounded(self.value),
            "unit": self.unit,
            "target": _rounded(self.target),
            "ok": self.ok,
            "peer": self.peer,
            "peer_value": _rounded(self.peer_value),
            "ratio": _rounded(self.ratio),
        }


def judged(
    name: str, value: float, unit: str, target: float, peer: str | None = None, peer_value: float | None = None
) -> Figure:
    """A figure that is `ok` where it is within its target."""
    return Figure(name, value, unit, target, value <= target, peer, peer_value)


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
