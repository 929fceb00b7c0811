"""A tiny model of the BERT family, with numbers by chance, and the long way to what it makes of its tokens."""

import json
import math
import random
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

WIDTH, INNER_WIDTH, HEADS, LAYERS, POSITIONS, TYPES = 16, 32, 4, 2, 24, 2
WORDS = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "a", "cat", "dog", "sat", "ran", "on", "under", "mat"),
    *("sun", "today", "is", "happy", "person", "sunny", "day", "query", "passage", ":", ".", "##s", "##ing", "e", "x"),
)
UNKNOWN, BEGINNING, END = 1, 2, 3
EPSILON = 1e-12

Tensors = dict[str, np.ndarray]


def chance_tensors() -> Tensors:
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": (POSITIONS, WIDTH),
        "embeddings.token_type_embeddings.weight": (TYPES, WIDTH),
        **norm_shapes("embeddings.LayerNorm"),
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."
        for part in ("query", "key", "value"):
            shapes |= linear_shapes(f"{layer}attention.self.{part}", WIDTH, WIDTH)
        shapes |= linear_shapes(f"{layer}attention.output.dense", WIDTH, WIDTH)
        shapes |= norm_shapes(f"{layer}attention.output.LayerNorm")
        shapes |= linear_shapes(f"{layer}intermediate.dense", INNER_WIDTH, WIDTH)
        shapes |= linear_shapes(f"{layer}output.dense", WIDTH, INNER_WIDTH)
        shapes |= norm_shapes(f"{layer}output.LayerNorm")
    chance = np.random.default_rng(5)
    return {name: chance.normal(0.1, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}


def linear_shapes(name: str, width_out: int, width_in: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (width_out, width_in), f"{name}.bias": (width_out,)}


def norm_shapes(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (WIDTH,), f"{name}.bias": (WIDTH,)}


def bert_config() -> dict[str, object]:
    return {
        "model_type": "bert",
        "hidden_size": WIDTH,
        "intermediate_size": INNER_WIDTH,
        "num_attention_heads": HEADS,
        "num_hidden_layers": LAYERS,
        "max_position_embeddings": POSITIONS,
        "type_vocab_size": TYPES,
        "vocab_size": len(WORDS),
        "hidden_act": "gelu",
        "layer_norm_eps": EPSILON,
        "pad_token_id": 0,
    }


@dataclass
class TinyModel:
    """What a folder is to hold. `files` are its other files: text, or what becomes JSON."""

    tensors: Tensors = field(default_factory=chance_tensors)
    config: dict[str, object] = field(default_factory=bert_config)
    files: dict[str, object] = field(default_factory=lambda: {"vocab.txt": "\n".join(WORDS) + "\n"})
    kind: str = "F32"

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.safetensors").write_bytes(safetensors(self.tensors, self.kind))
        for name, content in {"config.json": self.config, **self.files}.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return folder


def safetensors(tensors: Tensors, kind: str = "F32") -> bytes:
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    data = b""
    for name, tensor in tensors.items():
        packed = pack(tensor, kind)
        offsets = (len(data), len(data) + len(packed))
        header[name] = {"dtype": kind, "shape": tensor.shape, "data_offsets": offsets}
        data += packed
    return with_header(header, data)


def with_header(header: dict[str, object], data: bytes) -> bytes:
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def pack(tensor: np.ndarray, kind: str) -> bytes:
    if kind == "BF16":
        return b"".join(number.tobytes()[2:] for number in tensor.astype("<f4").ravel())
    return tensor.astype("<f2" if kind == "F16" else "<f4").tobytes()


def numbers(text: str) -> list[int]:
    """The tokens of words that are all in the vocabulary, one after another."""
    return [BEGINNING, *(WORDS.index(word) for word in text.split()), END]


def reckoned(model: TinyModel, tokens: list[int], pooling: str = "mean", first_position: int = 0) -> list[float]:
    """The vector of a text, one number after another, as the papers have it."""
    rows = embedded(model, tokens, first_position)
    for number in range(LAYERS):
        rows = layer(model, f"encoder.layer.{number}.", rows)
    columns = list(zip(*rows, strict=True))
    ways = {"mean": lambda column: sum(column) / len(column), "max": max, "cls": lambda column: column[0]}
    values = [ways[pooling](column) for column in columns]
    length = math.sqrt(sum(value * value for value in values))
    return [value / length for value in values]


def embedded(model: TinyModel, tokens: list[int], first_position: int) -> list[list[float]]:
    words, positions, types = (
        model.tensors[f"embeddings.{name}_embeddings.weight"].tolist() for name in ("word", "position", "token_type")
    )
    return [
        norm(model, "embeddings.LayerNorm", [sum(parts) for parts in zip(words[token], place, types[0], strict=True)])
        for token, place in zip(tokens, positions[first_position:], strict=False)
    ]


def layer(model: TinyModel, name: str, rows: list[list[float]]) -> list[list[float]]:
    seen = attention(model, name, rows)
    rows = [norm(model, f"{name}attention.output.LayerNorm", added(*pair)) for pair in zip(rows, seen, strict=True)]
    inner = [[active(model, value) for value in linear(model, f"{name}intermediate.dense", row)] for row in rows]
    outer = [linear(model, f"{name}output.dense", row) for row in inner]
    return [norm(model, f"{name}output.LayerNorm", added(*pair)) for pair in zip(rows, outer, strict=True)]


def attention(model: TinyModel, name: str, rows: list[list[float]]) -> list[list[float]]:
    query, key, value = (
        [linear(model, f"{name}attention.self.{part}", row) for row in rows] for part in ("query", "key", "value")
    )
    width = WIDTH // HEADS
    found = []
    for asking in query:
        seen: list[float] = []
        for start in range(0, WIDTH, width):
            head = slice(start, start + width)
            fits = [math.exp(product(asking[head], asked[head]) / math.sqrt(width)) for asked in key]
            columns = zip(*(row[head] for row in value), strict=True)
            seen += [product(fits, column) / sum(fits) for column in columns]
        found.append(linear(model, f"{name}attention.output.dense", seen))
    return found


def linear(model: TinyModel, name: str, row: list[float]) -> list[float]:
    weights, biases = model.tensors[f"{name}.weight"].tolist(), model.tensors[f"{name}.bias"].tolist()
    return [product(weight, row) + bias for weight, bias in zip(weights, biases, strict=True)]


def norm(model: TinyModel, name: str, row: list[float]) -> list[float]:
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((value - mean) ** 2 for value in row) / len(row) + EPSILON)
    weights, biases = model.tensors[f"{name}.weight"].tolist(), model.tensors[f"{name}.bias"].tolist()
    return [(value - mean) / spread * weight + bias for value, weight, bias in zip(row, weights, biases, strict=True)]


def active(model: TinyModel, value: float) -> float:
    if model.config["hidden_act"] == "relu":
        return max(value, 0.0)
    return value * 0.5 * (1 + math.erf(value / math.sqrt(2)))


def added(one: list[float], other: list[float]) -> list[float]:
    return [a + b for a, b in zip(one, other, strict=True)]


def product(one: list[float], other: tuple[float, ...] | list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def chance_texts(count: int) -> list[str]:
    """Texts of 0 to 12 known words."""
    chance = random.Random(7)
    return [" ".join(chance.choices(WORDS[5:20], k=chance.randrange(13))) for _ in range(count)]
