"""The choice among formats: the surest wins, and those that could not win any more are spared the look."""

from collections.abc import Sequence
from pathlib import Path

from player.document import Document
from player.formats import FORMATS
from player.formats.base import Format, Source, surest_formats

BONUS = {"b": 5, "c": 90}


def format_of(name: str, score: int, *, surest: int = 100, asked: list[str] | None = None) -> Format:
    def sniff(head: str) -> int:
        if asked is not None:
            asked.append(name)
        return score

    return Format(name, name, (name,), sniff, lambda source: Document(), surest=surest)


def winners(formats: Sequence[Format], bonus: dict[str, int] | None = None) -> list[str]:
    chosen = surest_formats(formats, "text", lambda format: (bonus or {}).get(format.name, 0))
    return [format.name for format in chosen]


def test_the_surest_format_wins() -> None:
    assert winners([format_of("a", 40), format_of("b", 90), format_of("c", 0)]) == ["b"]


def test_equally_sure_formats_are_all_told_in_their_order() -> None:
    assert winners([format_of("a", 70, surest=70), format_of("b", 70), format_of("c", 60)]) == ["a", "b"]


def test_a_bonus_decides_between_equals_and_makes_none_sure() -> None:
    assert winners([format_of("a", 70), format_of("b", 70), format_of("c", 0)], BONUS) == ["b"]
    assert winners([format_of("b", 0), format_of("c", 0)], BONUS) == []


def test_a_format_that_cannot_become_the_surest_is_not_asked() -> None:
    asked: list[str] = []
    slow, sure, equal = (
        format_of(name, score, surest=surest, asked=asked)
        for name, score, surest in (("slow", 60, 60), ("sure", 90, 100), ("equal", 90, 90))
    )
    assert winners([slow, sure, equal]) == ["sure", "equal"]
    assert asked == ["sure", "equal"]


def test_a_format_that_its_bonus_makes_the_surest_is_asked() -> None:
    assert winners([format_of("a", 62), format_of("b", 60, surest=60)], BONUS) == ["b"]


def test_no_format_is_surer_than_it_says(shared_samples: Path, shared_seeds: Path) -> None:
    files = (path for folder in (shared_samples, shared_seeds) for path in folder.rglob("*") if path.is_file())
    heads = [Source(path.name, path.read_bytes()).head for path in files]
    modest = [format for format in FORMATS if format.surest < 100]
    assert modest
    for format in modest:
        scores = [format.sniff(head) for head in heads]
        assert max(scores) <= format.surest, format.name
