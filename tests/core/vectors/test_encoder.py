"""Vectors of texts: as the papers reckon them, whatever company a text is in."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from player.vectors import open_model
from tests.core.vectors.models import POSITIONS, WIDTH, TinyModel, chance_texts, numbers, reckoned

CLOSE = 2e-5
TEXT = "the happy cat sat on a mat ."


def is_close(found: np.ndarray, wanted: Sequence[float] | np.ndarray, tolerance: float = CLOSE) -> bool:
    return bool(np.allclose(found, wanted, atol=tolerance))


def test_a_vector_is_what_the_long_way_gives(tmp_path: Path) -> None:
    model = TinyModel()
    found = open_model(model.write(tmp_path)).encode([TEXT])
    assert found.shape == (1, WIDTH)
    assert found.dtype == np.float32
    assert is_close(found[0], reckoned(model, numbers(TEXT)))


@pytest.mark.parametrize(
    ("settings", "pooling"),
    [
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, "cls"),
        ({"pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True}, "mean"),
        ({"pooling_mode_max_tokens": True, "word_embedding_dimension": WIDTH}, "max"),
        ({"pooling_mode_mean_sqrt_len_tokens": True}, "mean"),
        ({"pooling_mode": "cls", "embedding_dimension": WIDTH}, "cls"),
    ],
)
def test_the_folder_says_how_tokens_become_a_text(settings: dict[str, object], pooling: str, tmp_path: Path) -> None:
    model = TinyModel()
    model.files["1_Pooling/config.json"] = settings
    found = open_model(model.write(tmp_path)).encode([TEXT])[0]
    ways = {way: is_close(found, reckoned(model, numbers(TEXT), way)) for way in ("cls", "mean", "max")}
    assert ways == {way: way == pooling for way in ways}


def test_another_activation_is_followed(tmp_path: Path) -> None:
    model = TinyModel()
    model.config["hidden_act"] = "relu"
    assert is_close(open_model(model.write(tmp_path)).encode([TEXT])[0], reckoned(model, numbers(TEXT)))


@pytest.mark.parametrize(("kind", "tolerance"), [("F16", 5e-3), ("BF16", 5e-2)])
def test_smaller_numbers_make_nearly_the_same_vectors(kind: str, tolerance: float, tmp_path: Path) -> None:
    model = TinyModel(kind=kind)
    found = open_model(model.write(tmp_path)).encode([TEXT])[0]
    assert is_close(found, reckoned(model, numbers(TEXT)), tolerance)


@pytest.mark.parametrize("kind", ["roberta", "xlm-roberta"])
def test_models_that_count_places_from_behind_padding_are_run_so(kind: str, tmp_path: Path) -> None:
    model = TinyModel()
    model.config |= {"model_type": kind, "pad_token_id": 1}
    found = open_model(model.write(tmp_path)).encode([TEXT])[0]
    assert is_close(found, reckoned(model, numbers(TEXT), first_position=2))
    assert not is_close(found, reckoned(model, numbers(TEXT)))


def test_a_text_has_the_same_vector_in_any_company_and_its_own_place(tmp_path: Path) -> None:
    encoder = open_model(TinyModel().write(tmp_path))
    texts = chance_texts(300)
    together = encoder.encode(texts)
    assert is_close(together, np.concatenate([encoder.encode([text]) for text in texts]))
    assert is_close(np.linalg.norm(together, axis=1), np.ones(len(texts)))
    assert not is_close(together[0], together[1])


def test_threads_may_share_a_model(tmp_path: Path) -> None:
    encoder = open_model(TinyModel().write(tmp_path))
    texts = chance_texts(50)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: encoder.encode([text])[0], texts))
    assert is_close(np.array(found), encoder.encode(texts))


def test_no_texts_have_no_vectors(tmp_path: Path) -> None:
    assert open_model(TinyModel().write(tmp_path)).encode([]).shape == (0, WIDTH)


@pytest.mark.parametrize(
    ("limits", "words_kept"),
    [
        ({}, POSITIONS - 2),
        ({"sentence_bert_config.json": {"max_seq_length": 10, "do_lower_case": False}}, 8),
        ({"tokenizer_config.json": {"model_max_length": 12}}, 10),
        ({"tokenizer_config.json": {"model_max_length": 10**30}}, POSITIONS - 2),
        ({"sentence_bert_config.json": {"max_seq_length": None}}, POSITIONS - 2),
    ],
)
def test_of_a_long_text_the_beginning_counts(limits: dict[str, object], words_kept: int, tmp_path: Path) -> None:
    model = TinyModel()
    model.files |= limits
    encoder = open_model(model.write(tmp_path))
    kept = " ".join(["cat"] * words_kept)
    longer, endless = encoder.encode([f"{kept} sun ran", f"{kept} " + "sun " * 1_000_000])
    assert is_close(longer, reckoned(model, numbers(kept)))
    assert is_close(endless, longer)


@pytest.mark.parametrize("text", ["", " \n\t ", "\0", "\ud800 cat", "😀" * 50, "x" * 100_000, "[SEP] [PAD] [nothing]"])
def test_any_text_has_a_vector(text: str, tmp_path: Path) -> None:
    found = open_model(TinyModel().write(tmp_path)).encode([text, "cat"])
    assert is_close(np.linalg.norm(found, axis=1), np.ones(2))
