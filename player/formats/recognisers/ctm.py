"""CTM, by NIST, Kaldi and NVIDIA: a word a line, `recording channel start duration word`, cut into lines of speech.

What may stand behind the word is a confidence, a kind and a speaker. A `<eps>` is no word, `<unk>` is one that nobody
understood and is kept. NeMo also writes segments so, their blanks as `<space>`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.recognisers.sentences import sentence_lines
from player.formats.recognisers.token import Token
from player.formats.speech import spoken_line
from player.timecode import MS_PER_SECOND

_NUMBER = r"\d{1,9}(?:\.\d{0,9})?"
_WORD = re.compile(
    rf"(\S+)[ \t]+(\d{{1,3}}|[A-Za-z])[ \t]+({_NUMBER})[ \t]+({_NUMBER})[ \t]+(\S+)(?:[ \t]+(.*))?", re.ASCII
)
_SILENCES = frozenset(("<eps>", "<sil>", "SIL", "@"))
_SPACE = "<space>"
_NOBODY = ("", "NA", "<NA>", "unknown")
# Where the speaker stands among what follows the word.
_SPEAKER_PLACE = 2
# A share of the lines that may be something else.
_MOST_OTHERS = 0.1


def sniff(head: str) -> int:
    """Sure where nearly every line is a word with its times, and these rise."""
    lines = [line for line in head.split("\n", 200)[:200] if line.strip() and not line.startswith(";;")]
    words = [match for line in lines if (match := _WORD.fullmatch(line.strip()))]
    is_sure = words and len(lines) - len(words) <= _MOST_OTHERS * len(lines) and _are_rising(words)
    return 80 if is_sure else 0


def read(source: Source) -> Document:
    """The words of all recordings and channels in it, in file order; raises BrokenFile where a line is no word."""
    tokens = list(_tokens(source))
    if any(_SPACE in token.text for token in tokens):
        lines = [spoken_line(t.start_ms, t.end_ms, t.text.replace(_SPACE, " ").strip(), t.speaker) for t in tokens]
    else:
        lines = sentence_lines(tokens)
    if not lines:
        raise BrokenFile(source.name, CTM.title, "it holds no words.")
    return Document(origin=source.origin(CTM.name), lines=tuple(lines))


def _are_rising(words: Sequence[re.Match[str]]) -> bool:
    """Whether most words begin later than the one before in the same recording: other columns of numbers do not."""
    steps = [float(later[3]) > float(earlier[3]) for earlier, later in pairwise(words) if earlier[1] == later[1]]
    return sum(steps) * 2 > len(steps) or not steps


def _tokens(source: Source) -> Iterator[Token]:
    matches = list(_matches(source))
    channels = {match[2] for match in matches}
    for match in matches:
        start_ms, end_ms = round(float(match[3]) * MS_PER_SECOND), _end_ms(match)
        more = (match[6] or "").split()
        named = more[_SPEAKER_PLACE] if len(more) > _SPEAKER_PLACE else ""
        channel = f"Channel {match[2]}" if len(channels) > 1 else None
        yield Token(match[5], start_ms, end_ms, channel if named in _NOBODY else named)


def _matches(source: Source) -> Iterator[re.Match[str]]:
    for number, raw in enumerate(source.text.split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith(";;"):
            continue
        match = _WORD.fullmatch(line)
        if match is None:
            raise BrokenFile(source.name, CTM.title, f"line {number} is not a word with its start and duration.")
        if match[5] not in _SILENCES:
            yield match


def _end_ms(match: re.Match[str]) -> int:
    return round((float(match[3]) + float(match[4])) * MS_PER_SECOND)


CTM = Format("ctm", "CTM words", ("ctm",), sniff, read, surest=80)
