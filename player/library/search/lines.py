"""Lines that hold all words of a query, or, where no line does, the few lines together that do."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from player.find.folding import Folding
from player.library.found import LINE, Hit
from player.library.search.expressions import match_expression
from player.library.search.marking import Wanted, marks_of
from player.library.search.passages import Passage, PassageReader, matching
from player.library.search.scope import Scope, shown_name
from player.library.search.tokens import composed

# So many passages are looked at: enough for the best of them to be good. Where filters leave most of them out, more.
_MOST_PASSAGES = 120
_MOST_PASSAGES_SORTED_OUT = 2_000
# A single line is worth more than words spread over several.
LINE_SCORE = 2.0
_SPREAD_COST = 0.1
_IN_ORDER_GAIN = 0.5


def line_hits(
    connection: sqlite3.Connection, scope: Scope, wanted: Wanted, limit: int, goes_on: Callable[[int], bool]
) -> tuple[list[Hit], int, bool]:
    """Hits among the lines, how many passages were looked at, and whether these are all hits.

    `goes_on` is asked, with the number of hits so far, whether to look further.
    """
    is_sorted_out = scope.is_filtered or wanted.excluded or any(term.is_prefix for term in wanted.query.terms)
    most = max(limit, _MOST_PASSAGES_SORTED_OUT if is_sorted_out else _MOST_PASSAGES)
    expression = match_expression(connection, wanted.query.terms, wanted.forms)
    reader = PassageReader(connection, scope)
    found: dict[tuple[str, int], Hit] = {}
    good, looked_at = 0, 0
    for passage in map(reader.read, matching(connection, expression, scope.passage_ranges())):
        is_enough = good > limit or (looked_at >= _MOST_PASSAGES and len(found) > limit)
        if looked_at == most or is_enough or (found and not goes_on(len(found))):
            return list(found.values()), looked_at, False
        if passage is None:
            continue
        looked_at += 1
        for number, hit in _hits_in(passage, reader, scope, wanted):
            # The last lines of a passage are the first of the next.
            good += (hit.recording_id, number) not in found and hit.score >= LINE_SCORE
            found.setdefault((hit.recording_id, number), hit)
    return list(found.values()), looked_at, True


def speaker_lines(connection: sqlite3.Connection, scope: Scope, limit: int) -> tuple[list[Hit], bool]:
    """What those say who are asked for, the newest recordings first, and whether that is all."""
    found: list[Hit] = []
    for facts in scope.recordings():
        names = connection.execute("SELECT DISTINCT speaker FROM lines WHERE source_key = ?", (facts.source_key,))
        spoken = [name for (name,) in names if scope.allows_speaker(facts, name)]
        sql = f"""SELECT start_ms, end_ms, speaker, text FROM lines
        WHERE source_key = ? AND speaker IN ({", ".join("?" * len(spoken))}) ORDER BY number"""
        for start_ms, end_ms, speaker, text in connection.execute(sql, (facts.source_key, *spoken)) if spoken else ():
            if len(found) == limit:
                return found, False
            if scope.allows_moment(facts, start_ms):
                shown = shown_name(facts, speaker)
                found.append(Hit(facts.id, facts.title, LINE, composed(text), start_ms, end_ms, speaker=shown))
    return found, True


def _hits_in(passage: Passage, reader: PassageReader, scope: Scope, wanted: Wanted) -> Iterator[tuple[int, Hit]]:
    folding = Folding()
    for first, last in _units([passage.spans.numbers(term) for term in wanted.terms]):
        text, line = passage.text(first, last), passage.lines[first]
        folded = folding.fold(text)
        if any(term.spans(folded) for term in wanted.excluded):
            continue
        speaker = reader.speaker(passage, first) if wanted.query.speakers else line.speaker
        if not scope.allows_moment(passage.facts, line.start_ms) or not scope.allows_speaker(passage.facts, speaker):
            continue
        marks = marks_of(text, wanted.terms, folding)
        is_in_order = wanted.in_order is not None and bool(wanted.in_order.spans(folded))
        yield (
            line.number,
            Hit(
                passage.facts.id,
                passage.facts.title,
                LINE,
                text,
                reader.moment_ms(passage, first, marks[0][0] if marks else 0),
                passage.lines[last].end_ms,
                marks,
                _context(passage, first, last),
                shown_name(passage.facts, speaker),
                LINE_SCORE - _SPREAD_COST * (last - first) + (_IN_ORDER_GAIN if is_in_order else 0.0),
            ),
        )


def _units(places: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    """First and last of the lines that hold all terms, wherever they do, as few as will do; apart, and in order.

    `places` has, for each term, the first and last line of each place where it stands.
    """
    if not all(places):
        return []
    if len(places) == 1:
        return sorted(set(places[0]))
    kept: list[tuple[int, int]] = []
    for first, last in sorted(_windows(places), key=lambda window: (window[1] - window[0], window[0])):
        if all(last < other_first or first > other_last for other_first, other_last in kept):
            kept.append((first, last))
    return sorted(kept)


def _windows(places: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    """For each line where a term begins, the lines from there that hold all terms."""
    for start in sorted({first for term in places for first, _ in term}):
        ends = [min((last for first, last in term if first >= start), default=None) for term in places]
        if None not in ends:
            yield start, max(end for end in ends if end is not None)


def _context(passage: Passage, first: int, last: int) -> str:
    """The line that follows, else the one before."""
    if last + 1 < len(passage.lines):
        return passage.lines[last + 1].text
    return passage.lines[first - 1].text if first else ""
