"""Texts as tokens: by a vocabulary alone, or by whatever a tokenizer.json says that is safe to run."""

import base64
import struct
from pathlib import Path

import numpy as np
import pytest

from player.errors import ModelUnusable
from player.vectors import open_model
from tests.core.vectors.models import BEGINNING, END, UNKNOWN, WORDS, TinyModel, reckoned

UNIGRAM = [["[PAD]", 0.0], ["[UNK]", 0.0], ["[CLS]", 0.0], ["[SEP]", 0.0], ["▁", -4.0]]
UNIGRAM += [["▁cat", -1.0], ["▁ca", -1.5], ["s", -3.0], ["ts", -4.0], ["fi", -3.0], ["▁the", -1.0]]
BRACKETS = {
    "type": "TemplateProcessing",
    "single": [
        {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
        {"Sequence": {"id": "A", "type_id": 0}},
        {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
    ],
    "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
    "special_tokens": {
        "[CLS]": {"id": "[CLS]", "ids": [BEGINNING], "tokens": ["[CLS]"]},
        "[SEP]": {"id": "[SEP]", "ids": [END], "tokens": ["[SEP]"]},
    },
}
# How many cells an index has for one byte.
BLOCK = 256
ENDLESS = {"type": "Split", "pattern": {"Regex": "(a*)*b"}, "behavior": "Isolated", "invert": False}
METASPACE = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}


def unigram(**changes: object) -> dict[str, object]:
    return {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, METASPACE]},
        "post_processor": BRACKETS,
        "decoder": METASPACE,
        "model": {"type": "Unigram", "unk_id": UNKNOWN, "vocab": UNIGRAM, "byte_fallback": False},
        **changes,
    }


def with_tokenizer(program: object) -> TinyModel:
    return TinyModel(files={"tokenizer.json": program})


def is_read_as(model: TinyModel, folder: Path, text: str, tokens: list[int]) -> bool:
    found = open_model(model.write(folder)).encode([text])[0]
    return bool(np.allclose(found, reckoned(model, tokens), atol=2e-5))


def place(*words: str) -> list[int]:
    return [BEGINNING, *(WORDS.index(word) for word in words), END]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The CAT", ("the", "cat")),
        ("cats", ("cat", "##s")),
        ("a dög.", ("a", "dog", ".")),
        ("  sunny\n\nday ", ("sunny", "day")),
        ("zebra cat", ("[UNK]", "cat")),
        ("cat" * 40, ("[UNK]",)),
    ],
)
def test_a_vocabulary_alone_cuts_texts_as_bert_does(text: str, words: tuple[str, ...], tmp_path: Path) -> None:
    assert is_read_as(TinyModel(), tmp_path, text, place(*words))


def test_a_vocabulary_may_tell_capitals_apart(tmp_path: Path) -> None:
    model = TinyModel()
    model.files["tokenizer_config.json"] = {"do_lower_case": False}
    assert is_read_as(model, tmp_path, "The cat", place("[UNK]", "cat"))


def test_a_vocabulary_may_come_from_windows(tmp_path: Path) -> None:
    model = TinyModel(files={})
    model.write(tmp_path)
    (tmp_path / "vocab.txt").write_bytes("\r\n".join(WORDS).encode())
    assert np.allclose(open_model(tmp_path).encode(["cat"])[0], reckoned(model, place("cat")), atol=2e-5)


def test_a_tokenizer_of_many_languages_is_run(tmp_path: Path) -> None:
    assert is_read_as(with_tokenizer(unigram()), tmp_path, "the   cats ﬁ", [BEGINNING, 10, 5, 7, 4, 9, END])


def test_how_long_texts_are_is_not_the_tokenizers_choice(tmp_path: Path) -> None:
    program = unigram(
        truncation={"direction": "Right", "max_length": 3, "strategy": "LongestFirst", "stride": 0},
        padding={
            "strategy": {"Fixed": 20},
            "direction": "Right",
            "pad_to_multiple_of": None,
            "pad_id": 0,
            "pad_type_id": 0,
            "pad_token": "[PAD]",
        },
    )
    assert is_read_as(with_tokenizer(program), tmp_path, "the the cat", [BEGINNING, 10, 10, 5, END])


def charsmap(index: bytes, texts: bytes) -> dict[str, object]:
    table = len(index).to_bytes(4, "little") + index + texts
    return {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(table).decode()}


def double_array(letter: str) -> bytes:
    """The index that finds the first text for this letter: a block of 256 cells for what may follow each byte."""
    cells = [0] * (BLOCK * 6)
    place = 0
    cells[place] = BLOCK << 10
    start = BLOCK
    for byte in letter.encode():
        place = start ^ byte
        start += BLOCK
        cells[place] = byte | (place ^ start) << 10
    cells[place] |= 1 << 8
    return struct.pack(f"<{len(cells)}I", *cells)


def test_a_table_of_letters_is_followed(tmp_path: Path) -> None:
    model = with_tokenizer(unigram(normalizer=charsmap(double_array("ﬁ"), b"s\0")))
    assert is_read_as(model, tmp_path, "catﬁ ﬀ", [BEGINNING, 5, 7, 4, UNKNOWN, END])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pre_tokenizer": ENDLESS}, "Split"),
        ({"pre_tokenizer": {"type": "Sequence", "normalizers": [], "pretokenizers": [ENDLESS]}}, "Split"),
        ({"normalizer": {"type": "Replace", "pattern": {"Regex": "(a*)*b"}, "content": ""}}, "Replace"),
        ({"normalizer": {"type": "Replace", "pattern": {"String": "a"}, "content": "a" * 9}}, "Replace"),
        ({"normalizer": {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " " * 99}}, "Replace"),
        ({"normalizer": {"type": "Prepend", "prepend": "▁"}}, "Prepend"),
        ({"normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKD"}] * 99}}, "more steps"),
        ({"normalizer": charsmap(b"\0" * 8, b"a" * 5_000 + b"\0")}, "more steps"),
        ({"normalizer": charsmap(b"\xff" * 8, b"a\0")}, "broken"),
        ({"normalizer": {"type": "Precompiled", "precompiled_charsmap": "é"}}, "table of letters"),
        ({"normalizer": {"type": "Precompiled", "precompiled_charsmap": "AAA"}}, "table of letters"),
        ({"normalizer": {"type": "Sequence", "normalizers": [3]}}, "no object"),
        ({"normalizer": {"type": "BertNormalizer"}}, "broken"),
        ({"model": {"type": "Wonder"}}, "none of the kinds"),
        ({"model": [1]}, "none of the kinds"),
        ({"model": {"type": "Unigram", "unk_id": 99, "vocab": UNIGRAM}}, "broken"),
        ({"post_processor": {**BRACKETS, "special_tokens": {}}}, "broken"),
    ],
)
def test_a_tokenizer_that_could_do_harm_is_refused_with_a_sentence(
    changes: dict[str, object], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(ModelUnusable, match=reason):
        open_model(with_tokenizer(unigram(**changes)).write(tmp_path))


def test_a_tokenizer_that_adds_tokens_without_end_is_refused(tmp_path: Path) -> None:
    post = {**BRACKETS, "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}] * 1_000}
    with pytest.raises(ModelUnusable):
        open_model(with_tokenizer(unigram(post_processor=post)).write(tmp_path)).encode(["cat"])


def test_a_tokenizer_of_another_model_is_refused(tmp_path: Path) -> None:
    post = {**BRACKETS, "special_tokens": {**BRACKETS["special_tokens"]}}
    post["special_tokens"]["[SEP]"] = {"id": "[SEP]", "ids": [len(WORDS)], "tokens": ["[SEP]"]}
    with pytest.raises(ModelUnusable, match="another model"):
        open_model(with_tokenizer(unigram(post_processor=post)).write(tmp_path))
