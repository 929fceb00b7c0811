"""Words into lines that can be read: cut at speakers, pauses and sentence ends, and never too long.

A recogniser's own segments stay whole unless they are too long for a line; where it has words only, all lines are cut
here. Every word stays in the text, with or without a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from player.formats.recognisers.token import UNKNOWN, Token, aligned, clings, joined, with_marks
from player.formats.speech import ended_words, one_line, spoken_line
from player.transcript import Line

# A silence this long parts two lines.
_PAUSE_MS = 1_000
# A line that is longer, in time or in text, is no longer read at a glance.
_LONGEST_MS = 15_000
_LONGEST_CHARS = 200

# From this share of single words on, segments are words.
_WORDS_SHARE = 0.8
_FEWEST_WORDS = 3

_SENTENCE_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")
_CLAUSE_ENDS = (",", ";", ":", "—", "–", "、", "，", "；", "：", "،")
_CLOSERS = "\"'”’»)]」』"
_ABBREVIATIONS = frozenset(("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs.", "e.g.", "i.e.", "no.", "z.b.", "bzw."))


def are_words(texts: Sequence[str]) -> bool:
    """Whether what a file calls segments are nearly all single words, which make lines together."""
    spoken = [text for text in texts if text]
    return len(spoken) >= _FEWEST_WORDS and sum(" " not in text for text in spoken) >= _WORDS_SHARE * len(spoken)


def sentence_lines(tokens: Sequence[Token]) -> list[Line]:
    """Lines of these words: a new one at another speaker, after a pause or a sentence, or before it gets too long."""
    return _cut_lines(with_marks(tokens))


def segment_lines(
    start_ms: int | None, end_ms: int | None, text: str, speaker: str | None = None, tokens: Sequence[Token] = ()
) -> list[Line]:
    """A recogniser's own segment: one line, or several where it is too long; none where it says nothing.

    Without a text of its own it has that of its words; without times of its own it has theirs.
    """
    marked = with_marks(tokens)
    text = one_line(text)
    if not marked:
        return [spoken_line(start_ms, end_ms, text, speaker)] if text else []
    if text and text != joined(marked):
        marked = aligned(text, marked)
    voices = {token.speaker for token in marked if token.speaker is not None}
    whole = _line(marked, speaker)
    start_ms = whole.start_ms if start_ms is None else start_ms
    end_ms = whole.end_ms if end_ms is None else end_ms
    is_cut = len(voices) > 1 or (whole.words and _is_long(len(whole.text), start_ms, end_ms))
    lines = _cut_lines(marked, speaker) if is_cut else [whole]
    if lines[0].start_ms != start_ms:
        lines[0] = replace(lines[0], start_ms=start_ms)
    if lines[-1].end_ms != end_ms:
        lines[-1] = replace(lines[-1], end_ms=end_ms)
    return lines


def _cut_lines(tokens: Sequence[Token], speaker: str | None = None) -> list[Line]:
    lines: list[Line] = []
    last: str | None = speaker
    for voice, stretch in _stretches(tokens, speaker):
        spoken = [_line(piece, voice) for piece in _fitting(stretch)]
        if voice == UNKNOWN and last:
            spoken[0] = replace(spoken[0], turn=True)
        lines += spoken
        last = voice
    return lines


def _stretches(tokens: Sequence[Token], speaker: str | None) -> Iterator[tuple[str | None, Sequence[Token]]]:
    """The words between two places where a line must end, with the one voice that says them all."""
    first = 0
    heard_ms: int | None = None
    for number, token in enumerate(tokens):
        is_new_voice = token.speaker is not None and token.speaker != speaker
        if number > first and (is_new_voice or _ends_before(tokens[number - 1], token, heard_ms)):
            yield speaker, tokens[first:number]
            first = number
        speaker = speaker if token.speaker is None else token.speaker
        heard_ms = _latest(heard_ms, token)
    if tokens:
        yield speaker, tokens[first:]


def _latest(heard_ms: int | None, token: Token) -> int | None:
    moment = token.start_ms if token.end_ms is None else token.end_ms
    return heard_ms if moment is None else max(moment, heard_ms or 0)


def _ends_before(last: Token, token: Token, heard_ms: int | None) -> bool:
    """Whether a line ends between these two words."""
    if clings(last, token):
        return False
    if heard_ms is not None and token.start_ms is not None and token.start_ms - heard_ms >= _PAUSE_MS:
        return True
    text = last.text.rstrip(_CLOSERS)
    if not text.endswith(_SENTENCE_ENDS) or (text.endswith(".") and token.text[:1].islower()):
        return False
    is_initial = len(text) == 2 and text[0].isupper()
    return text.lower() not in _ABBREVIATIONS and not is_initial


def _fitting(stretch: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The stretch in pieces that are short enough, cut behind a clause where there is one in the latter half."""
    first = 0
    while (end := _furthest(stretch, first)) < len(stretch):
        halfway = (first + end + 1) // 2
        clauses = (cut for cut in range(end, halfway, -1) if stretch[cut - 1].text.endswith(_CLAUSE_ENDS))
        cut = next(clauses, end)
        yield stretch[first:cut]
        first = cut
    yield stretch[first:]


def _furthest(stretch: Sequence[Token], first: int) -> int:
    """The number behind the last word that still fits on a line from word `first`; always behind that one."""
    length = 0
    start_ms: int | None = None
    for number in range(first, len(stretch)):
        token = stretch[number]
        length += len(token.text) + (not token.is_glued)
        start_ms = token.start_ms if start_ms is None else start_ms
        end_ms = token.start_ms if token.end_ms is None else token.end_ms
        if number > first and _is_long(length, start_ms, end_ms) and not clings(stretch[number - 1], token):
            return number
    return len(stretch)


def _is_long(length: int, start_ms: int | None, end_ms: int | None) -> bool:
    lasts_ms = 0 if start_ms is None or end_ms is None else end_ms - start_ms
    return length > _LONGEST_CHARS or lasts_ms > _LONGEST_MS


def _line(tokens: Sequence[Token], speaker: str | None) -> Line:
    timed = [(token.start_ms, token.end_ms, token.text) for token in tokens if token.start_ms is not None]
    start_ms = timed[0][0] if timed else None
    end_ms = timed[-1][1] if timed else None
    voice = next((token.speaker for token in tokens if token.speaker is not None), speaker)
    return spoken_line(start_ms, end_ms, joined(tokens), voice or None, ended_words(timed, end_ms))
