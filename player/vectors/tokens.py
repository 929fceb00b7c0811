"""Texts as the tokens of a model: its tokenizer.json or vocab.txt, run by the `tokenizers` package.

Any text can be cut here in a time that grows with its length, whatever the file says: see `tokenizer_file`.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from player.vectors.model_files import WrongModel
from player.vectors.tokenizer_file import read_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# A text of which the tokens are longer on the average loses its end before they are counted.
_TOKEN_CHARACTERS = 16
# A token for the beginning, one for the end, and some in between.
_FEWEST_TOKENS = 4


class Tokens:
    """What turns texts into the numbers of tokens."""

    def __init__(self, folder: Path, longest: int) -> None:
        """Of a text the first `longest` tokens are kept. Raises WrongModel, also where `tokenizers` is missing."""
        if longest < _FEWEST_TOKENS:
            raise WrongModel(f"it takes texts of {longest} tokens only.")
        self._longest = longest
        self._tokenizer = _load(json.dumps(read_tokenizer(folder)))
        with _guarded():
            self._tokenizer.enable_truncation(longest)

    def of(self, text: str) -> list[int]:
        """The tokens of a text, at least one; raises WrongModel."""
        # Half a surrogate pair can stand in a broken transcript, and in no token.
        start = text[: self._longest * _TOKEN_CHARACTERS].encode("utf-8", "replace").decode()
        with _guarded():
            found = self._tokenizer.encode(start).ids
        if len(found) > self._longest:
            raise WrongModel("its tokenizer makes more tokens than it takes.")
        return found or [0]


def _load(program: str) -> "Tokenizer":
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise WrongModel("the Python package tokenizers is missing; install it (pip install tokenizers).") from error
    with _guarded():
        return Tokenizer.from_str(program)


@contextmanager
def _guarded() -> Iterator[None]:
    """Whatever the package finds wrong is a WrongModel."""
    try:
        yield
    # WORKAROUND: tokenizers raises bare Exceptions, and, for what it did not foresee, PanicExceptions, which are none.
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise WrongModel(f"its tokenizer is broken: {str(error)[:200]}.") from error
