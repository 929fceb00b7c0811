"""What came of an import, in words: a sentence for the notice, and the report behind it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.oddities import surprises
from player.source_reports import source_name

if TYPE_CHECKING:
    from player.importer import Imported, ImportResult

# A notice holds so many sentences on files that could not come in; of more it tells how many they are.
_MOST_FAILURES = 3

Remarks = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class News:
    """`paragraphs` are those of the report on `subject`; where there are none, the sentence is all there is to say."""

    sentence: str
    subject: str = ""
    paragraphs: tuple[str, ...] = ()


def opening_news(result: "ImportResult") -> News | None:
    """What was odd about files that were opened at once; takes a fifth of a second at 100,000 lines."""
    remarks = _remarks(result.imported)
    # Where nothing came in, these are why.
    general = result.remarks if result.imported else ()
    return _news(_remarks_sentence(remarks, general), _failures(result), remarks, general)


def import_news(result: "ImportResult", known: Collection[str]) -> News | None:
    """How many recordings came in, beside those of `known` ids; what is odd about their texts was told before."""
    identifiers = {item.recording_id for item in result.imported}
    new = len(identifiers - set(known))
    told = (f"Imported {_recordings(new)}." if new else "", _known_sentence(len(identifiers) - new))
    sentence = " ".join(filter(None, told))
    return _news(sentence, _failures(result), _remarks([item for item in result.imported if item.document is None]))


def _news(sentence: str, failures: Sequence[str], remarks: Remarks, general: Sequence[str] = ()) -> News | None:
    few = len(failures) <= _MOST_FAILURES
    failed = " ".join(failures) if few else f"{len(failures):,} files could not be imported."
    whole = " ".join(part for part in (failed, sentence) if part)
    if not remarks and few and len(general) < 2:
        return News(whole) if whole else None
    subject = next(iter(remarks)) if len(remarks) == 1 and not failures and not general else "The files"
    return News(whole, subject, (*failures, *general, *_paragraphs(remarks)))


def _known_sentence(count: int) -> str:
    if not count:
        return ""
    return f"{_recordings(count)} {'was' if count == 1 else 'were'} in the library before."


def _recordings(count: int) -> str:
    return f"{count:,} {'recording' if count == 1 else 'recordings'}"


def _failures(result: "ImportResult") -> list[str]:
    """Without those that are asked after."""
    asked = {item.sentence for item in result.unrated}
    return [sentence for sentence in result.failures if sentence not in asked]


def _remarks(imported: "Sequence[Imported]") -> Remarks:
    """What there is to say of how each was read, by its name; what nothing is odd about is not in it."""
    found: dict[str, tuple[str, ...]] = {}
    for item in imported:
        name = source_name(item.document) if item.document else item.path.name
        found[name] = surprises(item.document, item.length_ms) if item.document else item.remarks
    return {name: remarks for name, remarks in found.items() if remarks}


def _remarks_sentence(remarks: Remarks, general: Sequence[str]) -> str:
    """The one there is, or how many there are on what."""
    sentences = [*general, *(sentence for some in remarks.values() for sentence in some)]
    if len(sentences) < 2:
        return "".join(sentences)
    named = f"{next(iter(remarks))} was" if len(remarks) == 1 and not general else "the files were"
    return f"{len(sentences):,} remarks on how {named} read."


def _paragraphs(remarks: Remarks) -> tuple[str, ...]:
    """A paragraph for each remark on the one name, or for each of several names."""
    if len(remarks) == 1:
        return tuple(*remarks.values())
    return tuple("\n".join((name, *sentences)) for name, sentences in remarks.items())
