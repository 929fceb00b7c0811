"""What cuts the texts of a model into tokens: its tokenizer.json, or one made from its vocab.txt.

A tokenizer.json is a small program. Only steps that the models of the family take are let through: with others, such
as search patterns or long texts put in place of letters, a file could keep the computer busy, or fill its memory.
"""

import base64
import binascii
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from player.vectors.model_files import WrongModel, read_json, read_settings, read_text

_Step: TypeAlias = dict[str, object]

# Those of the large multilingual models take 17 MB.
_LARGEST_BYTES = 64 * 1024**2
# What all models have; to look for the parts of a word takes the square of its length, or more.
_WORD_CHARACTERS = 100
_MODELS = ("WordPiece", "Unigram", "BPE")
_STEPS = (
    *("BertNormalizer", "Lowercase", "NFC", "NFD", "NFKC", "NFKD", "Nmt", "StripAccents", "Strip", "Precompiled"),
    *("BertPreTokenizer", "ByteLevel", "Metaspace", "Punctuation", "Whitespace", "WhitespaceSplit"),
)
_LISTS = ("normalizers", "pretokenizers")
# Real ones take five at most.
_MOST_STEPS = 10
# The one pattern that is common: several blanks as one.
_BLANKS = {"Regex": " {2,}"}
# The longest that Unicode knows takes 33 bytes.
_REPLACEMENT_BYTES = 100
_SPECIAL = ("[UNK]", "[CLS]", "[SEP]")


def read_tokenizer(folder: Path) -> _Step:
    """What the tokenizer.json of a model holds, or would hold; raises WrongModel."""
    path = folder / "tokenizer.json"
    if not path.exists():
        return _from_vocabulary(folder)
    program = read_json(path, _LARGEST_BYTES).value
    model = program.get("model") if isinstance(program, dict) else None
    if not isinstance(program, dict) or not isinstance(model, dict) or model.get("type") not in _MODELS:
        raise WrongModel(f"tokenizer.json is none of the kinds {', '.join(_MODELS)}.")
    _check_steps([*_steps(program.get("normalizer")), *_steps(program.get("pre_tokenizer"))])
    if model["type"] == "WordPiece":
        model["max_input_chars_per_word"] = _WORD_CHARACTERS
    return {**program, "truncation": None, "padding": None, "decoder": None}


def _from_vocabulary(folder: Path) -> _Step:
    """What cuts as BERT did from the first, with the tokens that stand in vocab.txt, one a line."""
    path = folder / "vocab.txt"
    if not path.exists():
        raise WrongModel("there is no tokenizer.json and no vocab.txt in it.")
    tokens = read_text(path, _LARGEST_BYTES).rstrip("\n").split("\n")
    numbers = {token: number for number, token in enumerate(tokens)}
    if any(token not in numbers for token in _SPECIAL):
        raise WrongModel(f"vocab.txt has no {', '.join(_SPECIAL)}.")
    settings = read_settings(folder / "tokenizer_config.json")
    return {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": settings.get("do_lower_case").value is not False,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "BertProcessing",
            "sep": ("[SEP]", numbers["[SEP]"]),
            "cls": ("[CLS]", numbers["[CLS]"]),
        },
        "model": {
            "type": "WordPiece",
            "vocab": numbers,
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": _WORD_CHARACTERS,
        },
    }


def _steps(part: object) -> Iterator[_Step]:
    """A step, or those that it is made of, in no order; raises WrongModel."""
    waiting = [part]
    while waiting:
        step = waiting.pop()
        if isinstance(step, dict):
            parts = [step[key] for key in _LISTS if isinstance(step.get(key), list)]
            if step.get("type") == "Sequence" and parts:
                waiting += chain.from_iterable(parts)
            else:
                yield step
        elif step is not None:
            raise WrongModel("tokenizer.json: a step of it is no object.")


def _check_steps(steps: list[_Step]) -> None:
    """Raises WrongModel for steps that could do harm."""
    maps = [step.get("precompiled_charsmap") for step in steps if step.get("type") == "Precompiled"]
    wrong = [step.get("type") for step in steps if step.get("type") not in _STEPS and not _narrows_blanks(step)]
    if wrong:
        raise WrongModel(f"tokenizer.json takes a step that is not run here: {str(wrong[0])[:50]}.")
    if (
        len(steps) > _MOST_STEPS
        or len(maps) > 1
        or any(_longest_replacement(each) > _REPLACEMENT_BYTES for each in maps)
    ):
        raise WrongModel("tokenizer.json takes more steps than those of its kind.")


def _narrows_blanks(step: _Step) -> bool:
    content = step.get("content")
    is_short = isinstance(content, str) and len(content) <= 1
    return step.get("type") == "Replace" and step.get("pattern") == _BLANKS and is_short


def _longest_replacement(charsmap: object) -> int:
    """The bytes of the longest text that a SentencePiece table puts in place of a letter; raises WrongModel.

    A table is the length of an index, the index, and the texts with a NUL after each.
    """
    try:
        table = base64.b64decode(charsmap if isinstance(charsmap, str) else "")
    except (binascii.Error, ValueError) as error:
        raise WrongModel("tokenizer.json: its table of letters is broken.") from error
    texts = table[4 + int.from_bytes(table[:4], "little") :]
    return max(map(len, texts.split(b"\0")))
