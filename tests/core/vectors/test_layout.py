"""How models are laid out in their folders: all ways that are common lead to the same vectors."""

from pathlib import Path

import numpy as np
import pytest

from player.vectors import open_model
from tests.core.vectors.models import TinyModel, numbers, reckoned

TEXT = "the happy cat sat on a mat ."
MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def makes_its_vectors(model: TinyModel, folder: Path, pooling: str = "mean") -> bool:
    found = open_model(folder).encode([TEXT])[0]
    return bool(np.allclose(found, reckoned(model, numbers(TEXT), pooling), atol=2e-5))


def test_modules_are_followed(tmp_path: Path) -> None:
    model = TinyModel()
    model.files |= {"modules.json": MODULES, "1_Pooling/config.json": {"pooling_mode_cls_token": True}}
    assert makes_its_vectors(model, model.write(tmp_path), "cls")


def test_the_network_may_have_a_folder_of_its_own(tmp_path: Path) -> None:
    model = TinyModel()
    model.write(tmp_path / "0_Transformer")
    modules = [{**MODULES[0], "path": "0_Transformer"}, {**MODULES[1], "path": "pool"}]
    outer = TinyModel(files={"modules.json": modules, "pool/config.json": {"pooling_mode_max_tokens": True}})
    outer.write(tmp_path)
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "config.json").unlink()
    assert makes_its_vectors(model, tmp_path, "max")


@pytest.mark.parametrize("beginning", ["bert.", "roberta.", "model.encoder."])
def test_an_encoder_is_found_within_a_larger_model(beginning: str, tmp_path: Path) -> None:
    model = TinyModel()
    larger = {beginning + name: tensor for name, tensor in model.tensors.items()}
    TinyModel(tensors={"head.weight": np.ones((3, 3), np.float32), **larger}).write(tmp_path)
    assert makes_its_vectors(model, tmp_path)


def test_tensors_may_have_their_early_names(tmp_path: Path) -> None:
    model = TinyModel()
    early = {
        name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): tensor
        for name, tensor in model.tensors.items()
    }
    TinyModel(tensors=early).write(tmp_path)
    assert makes_its_vectors(model, tmp_path)


def test_a_model_has_the_name_of_its_folder(tmp_path: Path) -> None:
    assert open_model(TinyModel().write(tmp_path / "all-MiniLM-L6-v2")).name == "all-MiniLM-L6-v2"


def test_in_a_download_cache_it_has_its_own_name(tmp_path: Path) -> None:
    kept, seen = (
        tmp_path / "models--intfloat--e5-small" / "blobs",
        tmp_path / "models--intfloat--e5-small" / "snapshots",
    )
    TinyModel().write(kept)
    (seen / COMMIT).mkdir(parents=True)
    for path in kept.iterdir():
        (seen / COMMIT / path.name).symlink_to(path)
    assert open_model(seen / COMMIT).name == "e5-small"


@pytest.mark.parametrize(
    ("folder", "told", "query", "passage"),
    [
        ("plain", {}, "", ""),
        ("multilingual-e5-small", {}, "query: ", "passage: "),
        ("bge-small-en-v1.5", {}, "Represent this sentence for searching relevant passages: ", ""),
        ("bge-m3", {}, "", ""),
        ("own", {"query": "sunny ", "passage": "mat "}, "sunny ", "mat "),
        ("own", {"query": "sun ", "document": ""}, "sun ", ""),
        ("e5-base", {"query": "", "document": ""}, "query: ", "passage: "),
        ("e5-base", {"query": "sun ", "document": ""}, "sun ", ""),
        ("e5-base", None, "query: ", "passage: "),
    ],
)
def test_queries_and_passages_begin_as_the_model_was_trained(
    folder: str, told: dict[str, str] | None, query: str, passage: str, tmp_path: Path
) -> None:
    model = TinyModel()
    plain = open_model(model.write(tmp_path / "for comparison"))
    model.files["config_sentence_transformers.json"] = {"prompts": told, "default_prompt_name": None}
    encoder = open_model(model.write(tmp_path / folder))
    assert np.allclose(encoder.encode([TEXT], as_query=True), plain.encode([query + TEXT]), atol=1e-6)
    assert np.allclose(encoder.encode([TEXT]), plain.encode([passage + TEXT]), atol=1e-6)


def test_a_model_that_says_what_it_was_trained_as_needs_no_telling_name(tmp_path: Path) -> None:
    model = TinyModel()
    plain = open_model(model.write(tmp_path / "plain"))
    model.config["_name_or_path"] = "intfloat/e5-small-v2"
    told = open_model(model.write(tmp_path / "mine"))
    assert np.allclose(told.encode([TEXT], as_query=True), plain.encode([f"query: {TEXT}"]), atol=1e-6)
