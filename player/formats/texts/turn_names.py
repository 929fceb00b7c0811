"""The names in a transcript in turns: which text lines beside, above or below a time tell who speaks."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from player.formats.texts.names import bare_name, is_label, is_name
from player.formats.texts.rows import TextRow
from player.formats.texts.stamps import Stamp, rough_ms
from player.timecode import MS_PER_MINUTE

_NAME_BEFORE_TEXT = re.compile(r"([^:：]{1,60}?)[ \t]*[:：](?:[ \t]+|\Z)")
# Only an older Teams writes times like this, always with a name below.
_UNPADDED = re.compile(r"\d:(?:\d:\d\d?|\d\d:\d)\.", re.ASCII)
# In so few turns a name need not recur.
_FEW_BLOCKS = (2, 3)


class Turn(NamedTuple):
    """A text line with its stamp and its name, if it has them; without either it goes on with the one above.

    It is no head where a name with a colon only begins its text, as in any transcript with times.
    """

    row: TextRow
    stamp: Stamp | None = None
    speaker: str | None = None
    text: str = ""
    is_head: bool = True


def name_before(text: str) -> re.Match[str] | None:
    """What may be a name with its colon at the start of a text; the first group is the name."""
    return _NAME_BEFORE_TEXT.match(text) if ":" in text or "：" in text else None


def with_names(turns: list[Turn]) -> list[Turn]:
    """The lines, each name that stands before, above, behind or below a time joined to it, where it can be believed."""
    return _with_names_untimed(_with_names_apart(_with_names_behind(turns)))


def believed_names(texts: Sequence[str]) -> set[str]:
    """Those of the texts that are names: each recurs, or ends with a colon, or is a label; or they stand with such."""
    count = Counter(texts)
    believed = {text for text in count if count[text] > 1 or text.endswith((":", "：")) or is_label(bare_name(text))}
    return set(count) if sum(count[text] for text in believed) * 2 >= len(texts) > 0 else believed


def _with_names_behind(turns: list[Turn]) -> list[Turn]:
    """The lines, each `time Name` above its text told from `time text`: such names recur, or are labels."""
    alone = [
        turn.text
        for turn, following in pairwise(turns)
        if turn.stamp and not turn.speaker and following.stamp is None and is_name(bare_name(turn.text))
    ]
    believed = believed_names(alone)
    names_in_text = {turn.speaker for turn in turns if turn.speaker}
    return [
        turn._replace(speaker=bare_name(turn.text), text="")
        if turn.stamp and not turn.speaker and (turn.text in believed or bare_name(turn.text) in names_in_text)
        else turn
        for turn in turns
    ]


def _with_names_apart(turns: list[Turn]) -> list[Turn]:
    """The lines, a name on a line of its own above or below a time that has neither name nor text joined to it."""
    nameless = [number for number, turn in enumerate(turns) if turn.stamp and not turn.speaker]
    lone = [number for number in nameless if not turns[number].text or _is_surely_name(turns, number - 1)]
    above = believed_names([turns[number - 1].text for number in lone if _may_be_name(turns, number - 1)])
    above |= {turns[number - 1].text for number in lone if _is_surely_name(turns, number - 1)}
    above |= {turns[number - 1].text for number in lone} if _are_few_blocks(turns, lone) else set()
    below = believed_names([turns[number + 1].text for number in lone if _may_be_name(turns, number + 1)])
    if any(turn.stamp and _UNPADDED.match(turn.stamp.start) for turn in turns):
        below |= {turns[number + 1].text for number in lone if _is_above_text(turns, number + 1)}
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


def _are_few_blocks(turns: Sequence[Turn], lone: Sequence[int]) -> bool:
    """Whether the text is a few blocks of a name, a time and a text each: too few for a name to recur.

    One is a full name, and they follow each other as speakers do, not as chapters.
    """
    stamped = [turn.stamp for turn in turns if turn.stamp]
    if not len(lone) == len(stamped) in _FEW_BLOCKS:
        return False
    starts_ms = [rough_ms(stamp.start) for stamp in stamped]
    are_close = all(0 <= later - earlier <= MS_PER_MINUTE for earlier, later in pairwise([0, *starts_ms]))
    names = [turns[number - 1].text for number in lone if _stands_above_block(turns, number - 1)]
    return are_close and len(names) == len(lone) and any(" " in name for name in names)


def _stands_above_block(turns: Sequence[Turn], number: int) -> bool:
    """Whether the line may be a name apart from what is above it, with a time and a text right below."""
    if not _may_be_name(turns, number) or number + 2 >= len(turns):
        return False
    is_apart = number == 0 or turns[number].row.gap > 0
    return is_apart and turns[number + 2].stamp is None and turns[number + 2].row.gap == 0


def _with_names_untimed(turns: list[Turn]) -> list[Turn]:
    """The lines, each `Name: text` without a time told from text that goes on: the name stands beside a time too."""
    speakers = {turn.speaker for turn in turns if turn.speaker}
    return [turn if turn.stamp or turn.row.level else _untimed(turn, speakers) for turn in turns]


def _untimed(turn: Turn, speakers: set[str]) -> Turn:
    match = name_before(turn.text)
    name = bare_name(match[1]) if match else ""
    return turn._replace(speaker=name, text=turn.text[match.end() :]) if match and name in speakers else turn


def _may_be_name(turns: Sequence[Turn], number: int) -> bool:
    if not 0 <= number < len(turns):
        return False
    turn = turns[number]
    return turn.stamp is None and turn.row.level == 0 and is_name(bare_name(turn.text))


def _is_above_text(turns: Sequence[Turn], number: int) -> bool:
    """Whether the line may be a name, with a text right below it."""
    return _may_be_name(turns, number) and number + 1 < len(turns) and turns[number + 1].stamp is None


def _is_surely_name(turns: Sequence[Turn], number: int) -> bool:
    return _may_be_name(turns, number) and (turns[number].row.is_bold or turns[number].text.endswith((":", "：")))


def _count(turns: Sequence[Turn], lone: Sequence[int], step: int, believed: set[str]) -> int:
    return sum(_may_be_name(turns, number + step) and turns[number + step].text in believed for number in lone)
