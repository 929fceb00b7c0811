"""One measured figure of `make bench`, beside its target and a peer measured in the same run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `peer_value` in `unit`; `target` is the largest good value; `ratio` is value over peer value.

    What was not set or not measured is None; `ok` is then True.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    ok: bool = True
    peer: str | None = None
    peer_value: float | None = None
    ratio: float | None = None


def figure(
    name: str,
    value: float,
    unit: str,
    *,
    target: float | None = None,
    peer: str | None = None,
    peer_value: float | None = None,
) -> Figure:
    """A figure judged: `ok` where it is within its target, `ratio` where there is a peer to compare it with."""
    value = round(value, 2)
    ratio = round(value / peer_value, 3) if peer_value else None
    peer_value = None if peer_value is None else round(peer_value, 2)
    return Figure(name, value, unit, target, target is None or value <= target, peer, peer_value, ratio)
