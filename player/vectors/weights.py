"""The numbers of a model, read from a safetensors file: a JSON header that says where each tensor stands, then bytes.

The file is read, never mapped: one that is cut short while it is mapped, or whose drive is gone, ends the process.
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from player.formats.json_value import JsonValue, parse_json
from player.vectors.model_files import WrongModel, checked, wrong_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What a computer that plays recordings has room for; the large multilingual models of the family take 2.3 GB.
_LARGEST_BYTES = 4 * 1024**3
# A model of the family has a few hundred tensors, and a hundred bytes on each.
_HEADER_BYTES = 4 * 1024**2
_LENGTH_BYTES = 8
_DTYPES = {"F32": "<f4", "F16": "<f2", "BF16": "<u2"}
# numpy has no bfloat16, which is the upper half of a float32.
_BFLOAT16_SHIFT = 16
# Files made by early programs have other names still.
_NEW_NAMES = {"LayerNorm.gamma": "LayerNorm.weight", "LayerNorm.beta": "LayerNorm.bias"}
# A file may hold more than the encoder; all names of that begin alike.
_FIRST_NAME = "embeddings.word_embeddings.weight"


class Weights:
    """The tensors of one file, by the names that they have within the encoder."""

    def __init__(self, path: Path) -> None:
        """Raises WrongModel for a file that is broken, cut short or too large."""
        self._file_name = path.name
        self._tensors = _tensors(checked(path, _LARGEST_BYTES))
        names = [name for name in self._tensors if name.endswith(_FIRST_NAME)]
        self._beginning = min(names, key=len, default=_FIRST_NAME).removesuffix(_FIRST_NAME)

    def read(self, name: str, *shape: int) -> "NDArray[np.float32]":
        """A tensor as float32; raises WrongModel where there is none, or none of this shape."""
        tensor = self._tensor(name, shape)
        with tensor.path.open("rb") as file:
            return tensor.numbers(file, tensor.start, shape)

    def rows(self, name: str, row_count: int, width: int) -> "Rows":
        """A tensor that stays in the file; raises WrongModel like `read`."""
        return Rows(self._tensor(name, (row_count, width)))

    def _tensor(self, name: str, shape: tuple[int, ...]) -> "_Tensor":
        tensor = self._tensors.get(self._beginning + name)
        if tensor is None:
            raise WrongModel(f"{self._file_name} has no {name}.")
        if tensor.kind not in _DTYPES:
            raise WrongModel(f"{self._file_name}: {name} is not of the kind F32, F16 or BF16.")
        if tensor.shape != shape:
            raise WrongModel(f"{self._file_name}: the shape of {name} does not fit config.json.")
        if tensor.end - tensor.start != math.prod(shape) * tensor.item_bytes:
            raise WrongModel(f"{self._file_name}: the shape of {name} does not fit its bytes.")
        return tensor


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of which few rows are wanted at a time: the words of a hundred languages would fill the memory."""

    _tensor: "_Tensor"

    def take(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """The rows of these numbers, of any shape (...), as (..., columns); raises WrongModel, OSError."""
        row_count, width = self._tensor.shape
        if np.min(numbers) < 0 or np.max(numbers) >= row_count:
            raise WrongModel("its tokenizer belongs to another model: its weights have fewer tokens.")
        unique, places = np.unique(numbers, return_inverse=True)
        found = np.empty((len(unique), width), np.float32)
        row_bytes = width * self._tensor.item_bytes
        with self._tensor.path.open("rb", buffering=0) as file:
            for row, number in enumerate(unique.tolist()):
                found[row] = self._tensor.numbers(file, self._tensor.start + number * row_bytes, (width,))
        return found[places.reshape(numbers.shape)]


@dataclass(frozen=True, slots=True)
class _Tensor:
    """Where a file has a tensor, in bytes from its beginning, and what its numbers are."""

    path: Path
    kind: str
    shape: tuple[int, ...]
    start: int
    end: int

    @property
    def item_bytes(self) -> int:
        return np.dtype(_DTYPES[self.kind]).itemsize

    def numbers(self, file: BinaryIO, start: int, shape: tuple[int, ...]) -> "NDArray[np.float32]":
        """What stands at this byte; raises WrongModel where the file has become shorter."""
        byte_count = math.prod(shape) * self.item_bytes
        file.seek(start)
        data = file.read(byte_count)
        if len(data) != byte_count:
            raise WrongModel(f"{self.path.name} is cut short; copy it again.")
        raw = np.frombuffer(data, _DTYPES[self.kind]).reshape(shape)
        if self.kind == "BF16":
            return (raw.astype(np.uint32) << _BFLOAT16_SHIFT).view(np.float32)
        return raw.astype(np.float32, copy=False)


def _tensors(path: Path) -> dict[str, _Tensor]:
    """What the header says; raises WrongModel."""
    size = path.stat().st_size
    with path.open("rb") as file:
        header_bytes = int.from_bytes(file.read(_LENGTH_BYTES), "little")
        data_start = _LENGTH_BYTES + header_bytes
        if header_bytes > _HEADER_BYTES or data_start > size:
            raise WrongModel(f"{path.name} is no safetensors file, or it is cut short; copy it again.")
        text = file.read(header_bytes).decode("utf-8", "replace")
    with wrong_file(path):
        tensors = {_new_name(value.key): _read_tensor(path, value, data_start) for value in _described(text)}
    _check_order(path, tensors, size)
    return tensors


def _described(text: str) -> list[JsonValue]:
    header = parse_json(text)
    if not isinstance(header.value, dict):
        raise header.wrong("an object")
    return [header.get(name) for name in header.value if name != "__metadata__"]


def _new_name(name: str | int) -> str:
    found = str(name)
    for old, new in _NEW_NAMES.items():
        found = found.replace(old, new)
    return found


def _read_tensor(path: Path, value: JsonValue, data_start: int) -> _Tensor:
    shape = tuple(item.whole() for item in value.get("shape").items())
    start, end = (data_start + value.get("data_offsets").at(number).whole() for number in (0, 1))
    return _Tensor(path, value.get("dtype").text(), shape, start, end)


def _check_order(path: Path, tensors: dict[str, _Tensor], size: int) -> None:
    """No two tensors may share bytes: a small file could fill the memory."""
    ordered = sorted(tensors.values(), key=lambda tensor: (tensor.start, tensor.end))
    if any(tensor.start > tensor.end for tensor in ordered):
        raise WrongModel(f"{path.name}: a tensor ends before it begins.")
    if any(before.end > after.start for before, after in pairwise(ordered)):
        raise WrongModel(f"{path.name}: two tensors share bytes.")
    if ordered and ordered[-1].end > size:
        raise WrongModel(f"{path.name} is cut short; copy it again.")
