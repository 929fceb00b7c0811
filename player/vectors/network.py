"""A network of the BERT family, run forward with numpy: for each token of a text, what it means in its place."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from player.vectors.activations import ACTIVATIONS, Floats
from player.vectors.plan import Plan
from player.vectors.weights import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Network:
    """A network ready to run; its layers are in memory, the meanings of single tokens stay in the file."""

    def __init__(self, weights: Weights, plan: Plan) -> None:
        """Raises WrongModel for tensors that are missing or of another shape."""
        self._tokens = weights.rows("embeddings.word_embeddings.weight", plan.token_count, plan.width)
        positions = weights.read("embeddings.position_embeddings.weight", plan.position_count, plan.width)
        types = weights.read("embeddings.token_type_embeddings.weight", plan.type_count, plan.width)
        self._positions = positions[plan.first_position :] + types[0]
        self._norm = _norm(weights, "embeddings.LayerNorm", plan)
        self._layers = [_layer(weights, f"encoder.layer.{number}.", plan) for number in range(plan.layer_count)]

    def run(self, tokens: "NDArray[np.int64]") -> Floats:
        """The meanings (texts, tokens, width) of texts (texts, tokens) with as many tokens each; raises WrongModel."""
        values = self._norm(self._tokens.take(tokens) + self._positions[: tokens.shape[1]])
        for layer in self._layers:
            values = layer(values)
        return values


@dataclass(frozen=True, slots=True)
class _Linear:
    """`weight` is (width in, width out), `bias` (width out)."""

    weight: Floats
    bias: Floats

    def __call__(self, values: Floats) -> Floats:
        # One product of two matrices takes half the time of one for each text.
        rows = values.reshape(-1, values.shape[-1]) @ self.weight
        rows += self.bias
        return rows.reshape(*values.shape[:-1], -1)


@dataclass(frozen=True, slots=True)
class _Norm:
    """Each token's values, brought to one mean and one spread."""

    weight: Floats
    bias: Floats
    epsilon: float

    def __call__(self, values: Floats) -> Floats:
        centred = values - values.mean(-1, keepdims=True)
        variance = np.square(centred).mean(-1, keepdims=True)
        return centred / np.sqrt(variance + self.epsilon) * self.weight + self.bias


@dataclass(frozen=True, slots=True)
class _Attention:
    """Each token takes from the others what it asks for."""

    query: _Linear
    key: _Linear
    value: _Linear
    output: _Linear
    head_count: int

    def __call__(self, values: Floats) -> Floats:
        query, key, value = (self._heads(linear(values)) for linear in (self.query, self.key, self.value))
        shares = query @ key.swapaxes(-1, -2)
        shares /= math.sqrt(query.shape[-1])
        shares -= shares.max(-1, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(-1, keepdims=True)
        return self.output((shares @ value).swapaxes(1, 2).reshape(values.shape))

    def _heads(self, values: Floats) -> Floats:
        """(texts, tokens, width) as (texts, heads, tokens, width of a head)."""
        text_count, token_count, _ = values.shape
        return values.reshape(text_count, token_count, self.head_count, -1).swapaxes(1, 2)


@dataclass(frozen=True, slots=True)
class _Layer:
    attention: _Attention
    attention_norm: _Norm
    inner: _Linear
    activation: Callable[[Floats], Floats]
    outer: _Linear
    outer_norm: _Norm

    def __call__(self, values: Floats) -> Floats:
        values = self.attention_norm(values + self.attention(values))
        return self.outer_norm(values + self.outer(self.activation(self.inner(values))))


def _layer(weights: Weights, name: str, plan: Plan) -> _Layer:
    width, inner_width = plan.width, plan.inner_width
    query, key, value = (
        _linear(weights, f"{name}attention.self.{part}", width, width) for part in ("query", "key", "value")
    )
    output = _linear(weights, f"{name}attention.output.dense", width, width)
    return _Layer(
        _Attention(query, key, value, output, plan.head_count),
        _norm(weights, f"{name}attention.output.LayerNorm", plan),
        _linear(weights, f"{name}intermediate.dense", inner_width, width),
        ACTIVATIONS[plan.activation],
        _linear(weights, f"{name}output.dense", width, inner_width),
        _norm(weights, f"{name}output.LayerNorm", plan),
    )


def _linear(weights: Weights, name: str, width_out: int, width_in: int) -> _Linear:
    weight = np.ascontiguousarray(weights.read(f"{name}.weight", width_out, width_in).T)
    return _Linear(weight, weights.read(f"{name}.bias", width_out))


def _norm(weights: Weights, name: str, plan: Plan) -> _Norm:
    return _Norm(weights.read(f"{name}.weight", plan.width), weights.read(f"{name}.bias", plan.width), plan.epsilon)
