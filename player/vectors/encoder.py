"""A model opened from its folder, which makes vectors of texts."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from player.vectors.layout import Layout, read_layout
from player.vectors.model_files import WrongModel, unusable
from player.vectors.network import Network
from player.vectors.tokens import Tokens
from player.vectors.weights import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What is reckoned with more at a time leaves the processor's own memory, and takes longer.
_BATCH_TOKENS = 256


def open_model(folder: Path) -> "Encoder":
    """The model in a sentence-transformers folder; raises ModelUnusable.

    The folder holds config.json, model.safetensors, and tokenizer.json or vocab.txt; modules.json and the settings of
    prompts and pooling are followed where they are there. It has to stay where it is while the model is in use.
    """
    with unusable(folder):
        layout = read_layout(folder)
        tokens = Tokens(layout.network_folder, layout.longest)
        encoder = Encoder(folder, layout, tokens, Network(_weights(layout.network_folder), layout.plan))
    # What only shows when it runs is told now, not in the middle of a search.
    encoder.encode(["a"])
    return encoder


class Encoder:
    """Makes vectors: the nearer the meanings of two texts, the larger the product of theirs, up to 1.

    `name` is the model's, `width` the length of a vector. It may be used from several threads at once.
    """

    def __init__(self, folder: Path, layout: Layout, tokens: Tokens, network: Network) -> None:
        self.name = layout.name
        self.width = layout.plan.width
        self._folder = folder
        self._layout = layout
        self._tokens = tokens
        self._network = network

    def encode(self, texts: Sequence[str], *, as_query: bool = False) -> "NDArray[np.float32]":
        """The vectors (texts, width) of these texts, each of length 1.

        `as_query`: the texts are what is looked for, not what it is looked for in; some models tell these apart. Of a
        long text the beginning counts. Raises ModelUnusable for a model that turns out to be broken, or is gone.
        """
        prompts = self._layout.prompts
        prompt = prompts.query if as_query else prompts.passage
        found = np.empty((len(texts), self.width), np.float32)
        with unusable(self._folder):
            rows = [self._tokens.of(prompt + text) for text in texts]
            for places in _batches(rows):
                found[places] = self._vectors(np.array([rows[place] for place in places]))
        return found

    def _vectors(self, tokens: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """The vectors of texts (texts, tokens); raises WrongModel."""
        # Broken weights are told once, below.
        with np.errstate(all="ignore"):
            values = _pooled(self._network.run(tokens), self._layout.pooling)
            lengths = np.linalg.norm(values, axis=1, keepdims=True)
            vectors = values / lengths
        if not np.isfinite(vectors).all():
            raise WrongModel("its weights are broken: no vectors come of them.")
        return vectors


def _weights(folder: Path) -> Weights:
    """The weights in a folder; raises WrongModel."""
    path = folder / "model.safetensors"
    if path.exists():
        return Weights(path)
    if (folder / "pytorch_model.bin").exists():
        raise WrongModel("its weights are a pytorch_model.bin, which may run programs; it needs a model.safetensors.")
    raise WrongModel("there are no weights (model.safetensors) in it.")


def _batches(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The places of rows that are worked on together: all have as many tokens, so that none is filled up."""
    ordered = sorted(range(len(rows)), key=lambda place: len(rows[place]))
    for length, group in groupby(ordered, key=lambda place: len(rows[place])):
        places = list(group)
        step = max(1, _BATCH_TOKENS // length)
        yield from (places[start : start + step] for start in range(0, len(places), step))


def _pooled(values: "NDArray[np.float32]", pooling: str) -> "NDArray[np.float32]":
    """The values (texts, tokens, width) of tokens as those (texts, width) of texts."""
    if pooling == "cls":
        return values[:, 0]
    return values.max(axis=1) if pooling == "max" else values.mean(axis=1)
