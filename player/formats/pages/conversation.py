"""Whether text below the headings of a page is speech: transcripts too have an introduction and a conclusion."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from player.formats.pages.outline_marks import item
from player.formats.texts.names import bare_name, is_name
from player.formats.texts.rows import TextRow, with_plain_name

_STAMP = re.compile(r"[ \t]*[(\[][\d:.,]{4,12}[)\]][ \t]*", re.ASCII)
_LEAD_CHARS = 80
_NAMED = re.compile(r"([^:：]{1,60})[:：](?=[ \t]|\Z)")
# What opens the questions and the answers of a page.
_LABELS = frozenset(("q", "a", "question", "answer"))
_SHARE = 0.5
# Speech runs at about 15 characters a second; what sums it up has far fewer.
_FEWEST_CHARS_PER_SECOND = 5.0
_TIMED_SHARE = 0.6
_FEWEST_TIMES = 3


def is_conversation(rows: Sequence[TextRow]) -> bool:
    """Whether names that recur open most text lines, or times in order that stand as close as speech does."""
    said = [row.text for row in rows if not row.level]
    names = Counter(name for text in said if (name := _name(text)) and name.casefold() not in _LABELS)
    recurring = sum(count for count in names.values() if count > 1)
    return (recurring > 0 and recurring >= _SHARE * len(said)) or _is_dense(said)


def _name(text: str) -> str | None:
    lead = with_plain_name(_STAMP.sub(" ", text[:_LEAD_CHARS]).strip())
    match = _NAMED.match(lead)
    name = bare_name(match[1]) if match else ""
    return name if is_name(name) else None


def _is_dense(said: Sequence[str]) -> bool:
    timed = [(entry.start_ms, entry.text) for entry in map(item, said) if entry.start_ms is not None]
    moments = [moment for moment, _ in timed]
    if len(timed) < max(_FEWEST_TIMES, _TIMED_SHARE * len(said)):
        return False
    if any(later <= earlier for earlier, later in pairwise(moments)):
        return False
    span_ms = moments[-1] - moments[0]
    return sum(len(text) for _, text in timed[:-1]) * 1_000 > _FEWEST_CHARS_PER_SECOND * span_ms
