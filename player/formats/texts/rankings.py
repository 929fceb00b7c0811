"""Results of races, lists of tracks: a number, a name, and how long it took, which is no place in a recording."""

import re
from functools import lru_cache
from itertools import pairwise

from player.formats.texts.stamps import MOMENT, rough_ms

_RANKED = re.compile(
    rf"(\d{{1,5}})(?:[.):][ \t]*|[ \t]+)(\S.{{0,120}}?)[ \t,;|–—-]+([(\[]?)({MOMENT})[)\]]?(?:[ \t]*h)?", re.ASCII
)
_LONGEST_ROW_CHARS = 160
_SNIFFED_CHARS = 20_000
_FEWEST = 2
_SHARE = 0.6
# What is said or summed up with its time in brackets is longer than the names of runners and songs.
_LONGEST_NAME_CHARS = 25


@lru_cache(maxsize=2)
def is_ranking(head: str) -> bool:
    """Whether most text lines are numbers that rise, names, and lengths of time; places would begin with nought."""
    lines = [stripped for line in head[:_SNIFFED_CHARS].split("\n") if (stripped := line.strip())]
    ranked = [match for line in lines if len(line) < _LONGEST_ROW_CHARS and (match := _RANKED.fullmatch(line))]
    if len(ranked) < max(_FEWEST, _SHARE * len(lines)) or not rough_ms(ranked[0][4]):
        return False
    if any(int(later[1]) < int(earlier[1]) for earlier, later in pairwise(ranked)):
        return False
    is_bracketed = any(match[3] for match in ranked)
    return not is_bracketed or sum(len(match[2]) for match in ranked) <= _LONGEST_NAME_CHARS * len(ranked)
