"""What a layer of a network does to each value alone."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# float32 all of them; numpy cannot tell the type checker what becomes of them.
Floats: TypeAlias = "NDArray[np.floating]"

# The error function, which numpy lacks, to 1.5e-7: Abramowitz and Stegun, 7.1.26.
_ERF_SCALE = 0.3275911
_ERF_TERMS = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


def _relu(values: Floats) -> Floats:
    return np.maximum(values, 0)


def _gelu(values: Floats) -> Floats:
    """Each value times the chance that a normally distributed one is smaller.

    That is the value where it is positive, less its size times the chance of one beyond that size.
    """
    size = np.abs(values)
    step = np.reciprocal(1 + _ERF_SCALE * math.sqrt(0.5) * size)
    beyond = np.zeros_like(values)
    for term in _ERF_TERMS:
        beyond += term
        beyond *= step
    beyond *= np.exp(-0.5 * size * size)
    return np.maximum(values, 0) - 0.5 * size * beyond


# By the names that models give them.
ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {"gelu": _gelu, "relu": _relu}
