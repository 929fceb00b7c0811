"""Transcripts in turns, as Otter, Rev, Descript, Teams, Riverside, Sonix and people write them: who, when, and what.

A name stands beside a time (`Name (0:12) text`, `Name 0:12` above a paragraph, `[0:12] Name:`), or on a line of its own
above or below one (`SPEAKER_00`, a stretch of time, a paragraph). A time without a name goes on with the last speaker,
and a speaker with a time elsewhere is believed without one too (`Name: text`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.texts.day_times import holds_day_times, late_start
from player.formats.texts.names import bare_name, is_label, is_name
from player.formats.texts.prelude import chapters_of, read_prelude
from player.formats.texts.rows import SNIFFED_CHARS, TextRow, front_matter, text_rows, with_plain_name
from player.formats.texts.stamps import Moments, Stamp, rough_ms, stamps
from player.transcript import Line

# A name and a time stand at the start of a line.
_LEAD_CHARS = 160
_SEPARATORS = " \t-–—|,:·•@>"
_BULLET = re.compile(r"(?:[•◦‣·●○∙]|[-*+](?=[ \t]))[ \t]*")
_NAME_BEFORE_TEXT = re.compile(r"([^:：]{1,60}?)[ \t]*[:：](?:[ \t]+|\Z)")
_INNER_STAMP = re.compile(r"[ \t]*\[(\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?)\][ \t]*", re.ASCII)

_ARROW_LINE = re.compile(r"^[ \t]*[\d:.,]{4,15}[ \t]*-->", re.MULTILINE)
_FOOTER = re.compile(r"(?:transcribed|transcript (?:created|generated)) (?:by|with) \S{1,60}", re.IGNORECASE)
_SURE = 72
_SURER = 88
_NAMED_SHARE = 0.15
_HEADS_SHARE = 0.08
_RISING_SHARE = 0.8


class _Turn(NamedTuple):
    """A text line with its stamp and its name, if it has them; without either it goes on with the one above.

    It is no head where a name with a colon only begins its text, as in any transcript with times.
    """

    row: TextRow
    stamp: Stamp | None = None
    speaker: str | None = None
    text: str = ""
    is_head: bool = True


def sniff(head: str) -> int:
    """Fairly sure where names stand beside times that rise, near the starts of lines."""
    if holds_day_times(head):
        return 0
    turns = _turns(head[:SNIFFED_CHARS])
    timed = [turn for turn in turns if turn.stamp]
    named = sum(turn.speaker is not None and turn.is_head for turn in timed)
    if not any(turn.text for turn in turns if turn.stamp or turn.row.level == 0):
        return 0
    if not named or named < _NAMED_SHARE * len(timed) or len(timed) < _HEADS_SHARE * len(turns):
        return 0
    if len(timed) == 1:
        return _SURE if len(turns) <= 3 and timed[0].stamp and timed[0].stamp.is_bracketed else 0
    starts = [rough_ms(turn.stamp.start) for turn in timed if turn.stamp]
    rising = sum(later >= earlier for earlier, later in pairwise(starts))
    if named < 2 or rising < _RISING_SHARE * (len(starts) - 1):
        return 0
    # Arrows are the subtitles' own, whose texts may look like a name now and then.
    return (_SURER if named == len(timed) else 0) if _ARROW_LINE.search(head) else _SURE


def read(source: Source) -> Document:
    """The lines, in file order; raises FrameRateNeeded, or BrokenFile where no time has a text."""
    turns = _turns(source.text)
    first = next((number for number, turn in enumerate(turns) if turn.stamp), len(turns))
    prelude = read_prelude([turn.row for turn in turns], first, front_matter(source.text))
    moments = Moments(source, TURNS.title)
    items = list(_items(turns[first:], moments, prelude.heading))
    lines = tuple(item for item in items if isinstance(item, Line))
    if not lines:
        raise BrokenFile(source.name, TURNS.title, "none of its times has a text.")
    return Document(
        title=prelude.title,
        origin=source.origin(TURNS.name),
        lines=(*prelude.lines, *lines),
        chapters=chapters_of(items),
        remarks=late_start(lines),
    )


def _turns(text: str) -> list[_Turn]:
    turns = [_turn(row) for row in _without_named_headings(list(text_rows(text)))]
    while turns and _FOOTER.fullmatch(turns[-1].text):
        del turns[-1]
    return _with_names_untimed(_with_names_apart(_with_names_behind(turns)))


def _without_named_headings(rows: list[TextRow]) -> list[TextRow]:
    """The text lines, headings that are a name and a time taken for what they are: names recur, or are labels."""
    names = [_turn(row._replace(level=0)).speaker if row.level and ":" in row.text else None for row in rows]
    believed = _believed([name for name in names if name])
    return [row._replace(level=0) if name in believed else row for row, name in zip(rows, names, strict=True)]


def _turn(row: TextRow) -> _Turn:
    """The line with a stamp at its start, or with a name and a stamp there."""
    if row.level:
        return _Turn(row)
    text = row.text[_bullet_end(row.text) :]
    lead = text[:_LEAD_CHARS]
    stamp = next(stamps(lead), None) if ":" in lead or ";" in lead else None
    if stamp is None:
        return _Turn(row, text=text)
    before, after = text[: stamp.opens_at], text[stamp.closes_at :]
    if not before.strip(_SEPARATORS):
        return _timed_first(row, stamp, after)
    name = bare_name(before)
    said = after.strip(_SEPARATORS)
    is_marked = before.rstrip().endswith((":", "]", "：")) or after.lstrip().startswith(":")
    is_head = not said or stamp.is_bracketed or is_marked
    if is_head and is_name(name):
        return _Turn(row, stamp, name, after.lstrip(_SEPARATORS).strip())
    return _Turn(row, text=text)


def _timed_first(row: TextRow, stamp: Stamp, after: str) -> _Turn:
    said = with_plain_name(after.lstrip(_SEPARATORS if stamp.is_bracketed else " \t-–—|:").strip())
    match = _NAME_BEFORE_TEXT.match(said)
    if match and is_name(bare_name(match[1])):
        return _Turn(row, stamp, bare_name(match[1]), said[match.end() :], is_head=match.end() == len(said))
    if said[:1] == "[" and (end := said.find("]")) > 0 and is_name(said[1:end]):
        return _Turn(row, stamp, said[1:end], said[end + 1 :].lstrip(_SEPARATORS))
    return _Turn(row, stamp, None, said)


def _bullet_end(text: str) -> int:
    match = _BULLET.match(text)
    return match.end() if match else 0


def _with_names_behind(turns: list[_Turn]) -> list[_Turn]:
    """The lines, each `time Name` above its text told from `time text`: such names recur, or are labels."""
    alone = [
        turn.text
        for turn, following in pairwise(turns)
        if turn.stamp and not turn.speaker and following.stamp is None and is_name(bare_name(turn.text))
    ]
    believed = _believed(alone)
    names_in_text = {turn.speaker for turn in turns if turn.speaker}
    return [
        turn._replace(speaker=bare_name(turn.text), text="")
        if turn.stamp and not turn.speaker and (turn.text in believed or bare_name(turn.text) in names_in_text)
        else turn
        for turn in turns
    ]


def _with_names_apart(turns: list[_Turn]) -> list[_Turn]:
    """The lines, a name on a line of its own above or below a time that has neither name nor text joined to it."""
    nameless = [number for number, turn in enumerate(turns) if turn.stamp and not turn.speaker]
    lone = [number for number in nameless if not turns[number].text or _is_surely_name(turns, number - 1)]
    above = _believed([turns[number - 1].text for number in lone if _may_be_name(turns, number - 1)])
    above |= {turns[number - 1].text for number in lone if _is_surely_name(turns, number - 1)}
    below = _believed([turns[number + 1].text for number in lone if _may_be_name(turns, number + 1)])
    is_above = len(above) > 0 and (not below or _count(turns, lone, -1, above) >= _count(turns, lone, 1, below))
    step, believed = (-1, above) if is_above else (1, below)
    taken: set[int] = set()
    joined = list(turns)
    for number in lone:
        place = number + step
        if _may_be_name(turns, place) and turns[place].text in believed:
            joined[number] = turns[number]._replace(speaker=bare_name(turns[place].text))
            taken.add(place)
    return [turn for number, turn in enumerate(joined) if number not in taken]


def _with_names_untimed(turns: list[_Turn]) -> list[_Turn]:
    """The lines, each `Name: text` without a time told from text that goes on: the name stands beside a time too."""
    speakers = {turn.speaker for turn in turns if turn.speaker}
    return [turn if turn.stamp or turn.row.level else _untimed(turn, speakers) for turn in turns]


def _untimed(turn: _Turn, speakers: set[str]) -> _Turn:
    match = _NAME_BEFORE_TEXT.match(turn.text)
    name = bare_name(match[1]) if match else ""
    return turn._replace(speaker=name, text=turn.text[match.end() :]) if match and name in speakers else turn


def _may_be_name(turns: Sequence[_Turn], number: int) -> bool:
    if not 0 <= number < len(turns):
        return False
    turn = turns[number]
    return turn.stamp is None and turn.row.level == 0 and is_name(bare_name(turn.text))


def _is_surely_name(turns: Sequence[_Turn], number: int) -> bool:
    return _may_be_name(turns, number) and (turns[number].row.is_bold or turns[number].text.endswith((":", "：")))


def _count(turns: Sequence[_Turn], lone: Sequence[int], step: int, believed: set[str]) -> int:
    return sum(_may_be_name(turns, number + step) and turns[number + step].text in believed for number in lone)


def _believed(texts: Sequence[str]) -> set[str]:
    """Those of the texts that are names: each recurs, or ends with a colon, or is a label; or they stand with such."""
    count = Counter(texts)
    believed = {text for text in count if count[text] > 1 or text.endswith((":", "：")) or is_label(bare_name(text))}
    return set(count) if sum(count[text] for text in believed) * 2 >= len(texts) > 0 else believed


def _items(turns: Sequence[_Turn], moments: Moments, heading: str | None) -> Iterator[Line | str]:
    """The lines and the headings between them, in file order."""
    if heading:
        yield heading
    speaker: str | None = None
    starts = [number for number, turn in enumerate(turns) if turn.stamp or turn.row.level or turn.speaker]
    for number, following in pairwise([*starts, len(turns)]):
        turn = turns[number]
        if turn.row.level:
            yield turn.row.text
            yield from (Line(None, None, other.text, speaker) for other in turns[number + 1 : following])
            continue
        speaker = turn.speaker or speaker
        text = one_line(" ".join(part.text for part in turns[number:following]))
        yield from _lines(turn, text, speaker, moments)


def _lines(turn: _Turn, text: str, speaker: str | None, moments: Moments) -> Iterator[Line]:
    """The line of a turn, cut where a time in square brackets stands inside of it."""
    if turn.stamp is None or not text:
        yield from [Line(None, None, text, speaker)] if text else []
        return
    parts = _INNER_STAMP.split(text) if "[" in text else [text]
    start_ms, end_ms = moments.ms(turn.stamp.start), moments.ms_or_none(turn.stamp.end)
    inner = [moments.ms(moment) for moment in parts[1::2]]
    if inner and (inner != sorted(inner) or inner[0] < start_ms):
        parts, inner = [text], []
    for place, (part, begins_ms) in enumerate(zip(parts[::2], [start_ms, *inner], strict=True)):
        if part:
            yield spoken_line(begins_ms, end_ms if place == len(inner) else None, part, speaker)


TURNS = Format("turns", "transcript in turns", ("txt", "md"), sniff, read)
