"""Rev's NLP files: a table parted by `|`, a word a row, with its speaker, its times and its marks."""

from collections.abc import Iterator, Mapping, Sequence

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.recognisers.sentences import sentence_lines
from player.formats.recognisers.token import Token
from player.timecode import MS_PER_SECOND

_HEADER = "token|speaker|ts|endTs|"


def sniff(head: str) -> int:
    """Sure by the header."""
    return 95 if head.lstrip().startswith(_HEADER) else 0


def read(source: Source) -> Document:
    """The words cut into lines, those without a time left to the text; raises BrokenFile."""
    rows = [line.split("|") for line in source.text.strip().split("\n")]
    tokens = list(_tokens(rows, source))
    if not tokens:
        raise BrokenFile(source.name, REV_NLP.title, "it holds no words.")
    return Document(origin=source.origin(REV_NLP.name), lines=tuple(sentence_lines(tokens)))


def _tokens(rows: Sequence[Sequence[str]], source: Source) -> Iterator[Token]:
    header = rows[0]
    for number, row in enumerate(rows[1:], start=2):
        if len(row) < len(_HEADER.split("|")) - 1:
            raise BrokenFile(source.name, REV_NLP.title, f"line {number} is not a word with its speaker and times.")
        yield _token(dict(zip(header, row, strict=False)))


def _token(row: Mapping[str, str]) -> Token:
    text = row.get("prepunctuation", "") + row["token"] + row.get("punctuation", "")
    speaker = f"Speaker {row['speaker']}" if row["speaker"].isdecimal() else row["speaker"]
    return Token(text, _moment(row["ts"]), _moment(row["endTs"]), speaker or None)


def _moment(text: str) -> int | None:
    try:
        return timecode.parse(text) if ":" in text else round(float(text) * MS_PER_SECOND)
    except (ValueError, OverflowError):
        return None


REV_NLP = Format("rev-nlp", "Rev NLP", ("nlp",), sniff, read)
