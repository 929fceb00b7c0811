"""Speakers who are told in the text itself, `Name: text`: when such a name is believed, and how it is written.

A name is believed where it recurs through the text, or surely with a tab after its colon, which people do not type.
`[Name]: text`, as diarisers write, counts like `Name: text`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from player.formats.speech import marked_text, one_line
from player.formats.texts.names import is_label, is_name
from player.transcript import Line, Word

# Names are believed where each recurs and together they open this share of the lines; where most lines open with a
# name, those that stand once are believed too, and where every line does, all; in one line alone a full name is.
_NAME = re.compile(r"(?:\[([^\[\]:]{1,40})\]|([^\W\d_][^:：?!,]{0,39}))(?::[ \t]+|：[ \t]*)(?=\S)")
# Nobody types a tab there, so what stands before it is a name.
SURE_MARK = ":\t"
_MOST_NAME_WORDS = 4
_NAMED_SHARE = 0.1
_LABELLED_SHARE = 0.5


def split_name(text: str) -> tuple[str | None, str]:
    """The speaker whom a tab after the colon tells for sure, or None, and what is said; both may hold markup."""
    name, _, said = text.partition(SURE_MARK)
    return (name, said) if name.strip() and said.strip() and "\n" not in name else (None, text)


def with_speakers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with names that can be believed taken from the texts; as they are where some have speakers."""
    if any(line.speaker for line in lines):
        return lines
    found = [_name(line.text) for line in lines]
    names = Counter(name for name, _ in filter(None, found))
    every_line = names.total() == len(lines) > 1 or (len(lines) == 1 and any(map(_is_full_name, names)))
    believed = {name for name, count in names.items() if count > 1 or every_line}
    if not believed or sum(names[name] for name in believed) < _NAMED_SHARE * len(lines):
        return lines
    if len(names) == 1 and len(min(names)) == 1:
        # `Q:` beside `A:` are names; one letter alone is more likely a label.
        return lines
    if names.total() >= _LABELLED_SHARE * len(lines):
        believed = set(names)
    pairs = zip(lines, found, strict=True)
    return [named(line, *name) if name and name[0] in believed else line for line, name in pairs]


def named(line: Line, speaker: str, start: int) -> Line:
    """The line with its speaker, its text and words taken from this character on."""
    return Line(line.start_ms, line.end_ms, line.text[start:], speaker, line.words and _words_from(line, start))


def gap_after_names(lines: Sequence[Line]) -> str:
    """What to write after a name's colon: a blank where the names will be believed without more, else a tab."""
    unnamed = [replace(line, text=labelled(line, " "), speaker=None) for line in lines]
    believed = [line.speaker for line in with_speakers(unnamed)]
    return " " if believed == [line.speaker for line in lines] else "\t"


def labelled(line: Line, gap: str) -> str:
    """The text of a line as one line, its speaker before it; no tab of its own makes a name of what it follows."""
    name = f"{one_line(line.speaker)}:{gap}" if line.speaker else ""
    return name + marked_text(line).replace(SURE_MARK, ": ")


def _name(text: str) -> tuple[str, int] | None:
    """What may be a speaker's name at the start of the text, and where begins what is said."""
    match = _NAME.match(text) if ":" in text or "：" in text else None
    if match is None:
        return None
    name = match[1] or match[2]
    return (name, match.end()) if _is_short_name(name) else None


@lru_cache(maxsize=1_000)
def _is_short_name(name: str) -> bool:
    """Whether these are a few words, none in lower case."""
    words = name.split()
    return 0 < len(words) <= _MOST_NAME_WORDS and not any(word[0].islower() for word in words)


def _is_full_name(name: str) -> bool:
    """Whether this names a speaker where nothing else tells: first name and last name, or a program's label."""
    return is_label(name) or (is_name(name) and len(name.split()) > 1)


def _words_from(line: Line, start: int) -> tuple[Word, ...]:
    """The words of a line without those, or the part of one, that stand before this character of its text."""
    at = 0
    for place, word in enumerate(line.words):
        found = line.text.find(word.text, at)
        at = found + len(word.text) if found >= 0 else at
        if at > start:
            first = replace(word, text=line.text[max(found, start) : at].strip())
            return (first, *line.words[place + 1 :])
    return ()
