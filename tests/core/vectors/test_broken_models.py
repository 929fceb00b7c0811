"""Folders that are no models, or broken ones: each is refused with one sentence, and nothing in it is run."""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from player.errors import ModelUnusable
from player.vectors import open_model
from tests.conftest import ordinary_user
from tests.core.vectors.models import WIDTH, TinyModel, safetensors, with_header

FIRST = "embeddings.word_embeddings.weight"
WEIGHTS = "model.safetensors"


def configured(**changes: object) -> Callable[[TinyModel], None]:
    return lambda model: model.config.update(changes)


def with_file(name: str, content: object) -> Callable[[TinyModel], None]:
    return lambda model: model.files.update({name: content})


def with_tensor(name: str, tensor: np.ndarray) -> Callable[[TinyModel], None]:
    return lambda model: model.tensors.update({name: tensor})


def module(kind: str, path: str = "") -> list[dict[str, object]]:
    return [{"idx": 0, "name": "0", "path": path, "type": f"sentence_transformers.models.{kind}"}]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (configured(model_type="t5"), "it is of the kind t5"),
        (configured(model_type=["bert"]), "it is of the kind unknown"),
        (configured(position_embedding_type="relative_key"), "counts places"),
        (configured(is_decoder=True), "made to write text"),
        (configured(hidden_act="swish"), "hidden_act"),
        (configured(hidden_act=["gelu"]), "hidden_act is not text"),
        (configured(num_attention_heads=3), "cannot be divided"),
        (configured(num_attention_heads=0), "num_attention_heads is not a whole number from 1"),
        (configured(num_hidden_layers=3), "has no encoder.layer.2"),
        (configured(num_hidden_layers=10**15), "has no encoder.layer.2"),
        (configured(num_hidden_layers="2"), "num_hidden_layers is not a whole number"),
        (configured(hidden_size=32), "does not fit config.json"),
        (configured(vocab_size=10**15), "does not fit config.json"),
        (configured(max_position_embeddings=2), "does not fit config.json|texts of 2 tokens"),
        (configured(model_type="roberta", pad_token_id=2**40), "it takes texts of"),
        (with_file("config.json", "{"), "config.json: it is not valid JSON"),
        (with_file("config.json", "[" * 100_000), "config.json: it is nested too deeply|not valid JSON"),
        (with_file("config.json", "[1]"), "config.json: what it holds is not an object"),
        (with_file("config.json", " " * 2_000_000), "config.json is larger than"),
        (with_file("modules.json", module("Dense")), "Dense"),
        (with_file("modules.json", module("Transformer", "../elsewhere")), "outside its folder"),
        (with_file("modules.json", module("Transformer", "/etc")), "outside its folder"),
        (with_file("modules.json", module("Transformer", "C:\\model")), "outside its folder"),
        (with_file("modules.json", module("Transformer", "no\0thing")), "no config.json"),
        (with_file("modules.json", {"a": 1}), "modules.json: what it holds is not a list"),
        (with_file("1_Pooling/config.json", {"pooling_mode_lasttoken": True}), "lasttoken"),
        (with_file("1_Pooling/config.json", {"pooling_mode": "weightedmean"}), "weightedmean"),
        (
            with_file("1_Pooling/config.json", {"pooling_mode_cls_token": True, "pooling_mode_max_tokens": True}),
            "cls, max",
        ),
        (with_file("sentence_bert_config.json", {"max_seq_length": 2}), "texts of 2 tokens only"),
        (with_file("tokenizer.json", "{}"), "tokenizer.json is none of the kinds"),
        (with_file("vocab.txt", "a\nb\n"), r"vocab.txt has no \[UNK\], \[CLS\], \[SEP\]"),
        (lambda model: model.files.clear(), "no tokenizer.json and no vocab.txt"),
        (lambda model: model.tensors.pop(FIRST), f"has no {FIRST}"),
        (lambda model: model.tensors.clear(), f"has no {FIRST}"),
        (lambda model: model.tensors.pop("encoder.layer.1.output.dense.bias"), "has no encoder.layer.1.output"),
        (with_tensor("embeddings.LayerNorm.bias", np.full(WIDTH, np.nan, np.float32)), "weights are broken"),
        (with_tensor("embeddings.LayerNorm.weight", np.full(WIDTH, np.inf, np.float32)), "weights are broken"),
        (with_tensor("embeddings.LayerNorm.bias", np.ones((WIDTH, 1), np.float32)), "does not fit config.json"),
    ],
)
def test_what_is_wrong_with_a_model_is_told_in_a_sentence(
    spoil: Callable[[TinyModel], object], reason: str, tmp_path: Path
) -> None:
    model = TinyModel()
    spoil(model)
    with pytest.raises(ModelUnusable, match=reason) as raised:
        open_model(model.write(tmp_path))
    assert raised.value.sentence.startswith(f"{tmp_path}: this model cannot be used: ")
    assert "\n" not in raised.value.sentence


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="no such folder"):
        open_model(tmp_path / "nothing")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"no config\.json"):
        open_model(tmp_path)


def test_weights_that_could_run_programs_are_not_opened(tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    (folder / WEIGHTS).rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelUnusable, match=r"needs a model\.safetensors"):
        open_model(folder)


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    (folder / WEIGHTS).unlink()
    with pytest.raises(ModelUnusable, match="no weights"):
        open_model(folder)


def test_weights_that_are_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    (folder / WEIGHTS).unlink()
    os.mkfifo(folder / WEIGHTS)
    with pytest.raises(ModelUnusable, match="a pipe or a device"):
        open_model(folder)


def test_without_the_tokenizers_package_it_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(ModelUnusable, match="pip install tokenizers"):
        open_model(TinyModel().write(tmp_path))


def test_weights_cut_short_anywhere_are_refused(tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    whole = (folder / WEIGHTS).read_bytes()
    for length in [0, 1, 7, 8, 9, 500, *range(1_000, len(whole), 2_000), len(whole) - 1]:
        (folder / WEIGHTS).write_bytes(whole[:length])
        with pytest.raises(ModelUnusable, match="cut short"):
            open_model(folder)


def test_flipped_bytes_end_in_vectors_or_in_a_sentence(tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    whole = (folder / WEIGHTS).read_bytes()
    header_bytes = int.from_bytes(whole[:8], "little")
    chance = random.Random(3)
    refused = 0
    for _ in range(150):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(8 + header_bytes)] ^= 1 << chance.randrange(8)
        (folder / WEIGHTS).write_bytes(spoilt)
        try:
            assert open_model(folder).encode(["cat"]).shape == (1, WIDTH)
        except ModelUnusable:
            refused += 1
    assert refused > 100


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"data_offsets": [64, 0]}, "ends before it begins"),
        ({"data_offsets": [0, 2**50]}, "share bytes"),
        ({"data_offsets": [0]}, r"data_offsets\[1\] is not a whole number"),
        ({"data_offsets": [-4, 60]}, "is not a whole number from 0"),
        ({"data_offsets": "all"}, "is not a list"),
        ({"dtype": "I64"}, "F32, F16 or BF16"),
        ({"dtype": "F16"}, "does not fit its bytes"),
        ({"dtype": None}, "dtype is not text"),
        ({"shape": [2**40, 2**40]}, "does not fit config.json"),
        ({"shape": None}, "does not fit config.json"),
        ({"shape": [16.0]}, "is not a whole number from 0"),
    ],
)
def test_a_header_that_lies_is_refused(change: dict[str, object], reason: str, tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    whole = safetensors(TinyModel().tensors)
    data_start = 8 + int.from_bytes(whole[:8], "little")
    header = json.loads(whole[8:data_start])
    header[FIRST] |= change
    (folder / WEIGHTS).write_bytes(with_header(header, whole[data_start:]))
    with pytest.raises(ModelUnusable, match=reason):
        open_model(folder)


@pytest.mark.parametrize("header", ["[]", "null", '{"a": 1}', '{"a": {}, "a": {}}', "{" * 50_000, "\xff"])
def test_a_header_that_is_none_is_refused(header: str, tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    data = header.encode("latin-1")
    (folder / WEIGHTS).write_bytes(len(data).to_bytes(8, "little") + data)
    with pytest.raises(ModelUnusable, match=WEIGHTS):
        open_model(folder)


def test_tensors_that_share_bytes_are_refused(tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    whole = (folder / WEIGHTS).read_bytes()
    data_start = 8 + int.from_bytes(whole[:8], "little")
    header = json.loads(whole[8:data_start])
    header["encoder.layer.1.output.dense.weight"] = header["encoder.layer.0.output.dense.weight"]
    (folder / WEIGHTS).write_bytes(with_header(header, whole[data_start:]))
    with pytest.raises(ModelUnusable, match="share bytes"):
        open_model(folder)


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: os.truncate(path, 1_000)])
def test_weights_that_go_while_in_use_end_no_program(harm: Callable[[Path], object], tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path)
    encoder = open_model(folder)
    harm(folder / WEIGHTS)
    with pytest.raises(ModelUnusable):
        encoder.encode(["cat"])


def test_a_model_on_a_drive_without_rights_is_told(tmp_path: Path) -> None:
    folder = TinyModel().write(tmp_path / "model")
    tmp_path.chmod(0o755)
    folder.chmod(0o000)
    try:
        with ordinary_user(), pytest.raises(ModelUnusable):
            open_model(folder)
    finally:
        folder.chmod(0o755)
