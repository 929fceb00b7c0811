"""What some models want before a text, so that a question comes near to its answers and not to other questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from player.formats.json_value import JsonValue
from player.vectors.model_files import read_settings, wrong_file

# A prompt is a sentence.
_LONGEST = 1_000
_QUERY_NAMES = ("query", "search_query")
_PASSAGE_NAMES = ("passage", "document", "corpus", "search_document")


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is put before a query and before a passage."""

    query: str = ""
    passage: str = ""


# Families whose folders do not say what they were trained with, by the words of their names.
_FAMILIES = (
    (r"e5\b.*\binstruct", Prompts("Instruct: Retrieve passages that answer the query\nQuery: ")),
    (r"e5", Prompts("query: ", "passage: ")),
    (r"bge\b.*\ben", Prompts("Represent this sentence for searching relevant passages: ")),
    (r"bge\b.*\bzh", Prompts("为这个句子生成表示以用于检索相关文章：")),
)


def read_prompts(folder: Path, names: Sequence[str]) -> Prompts:
    """The prompts that a folder tells, else those of the family that one of its names tells; raises WrongModel."""
    path = folder / "config_sentence_transformers.json"
    settings = read_settings(path)
    with wrong_file(path):
        told = settings.get("prompts")
        found = Prompts(_first(told, _QUERY_NAMES), _first(told, _PASSAGE_NAMES))
    return found if found != Prompts() else _of_family(names)


def _first(told: JsonValue, names: Sequence[str]) -> str:
    """Newer programs write all names, and nothing after those that have no prompt."""
    return (told.first(names).text_if_any() or "")[:_LONGEST]


def _of_family(names: Sequence[str]) -> Prompts:
    words = [re.sub(r"[-_/\\.]+", " ", name.lower()) for name in names]
    found = (prompts for words_of, prompts in _FAMILIES for name in words if re.search(rf"\b{words_of}\b", name))
    return next(found, Prompts())
