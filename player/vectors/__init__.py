"""Sentence vectors: how near two texts are in meaning, told by a model that the user has in a folder; none is fetched.

Whoever needs it imports it inside a function: it brings numpy, and not everyone has a model.
"""

from player.vectors.encoder import Encoder, open_model

__all__ = ["Encoder", "open_model"]
