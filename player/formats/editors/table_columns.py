"""Which column of a table holds what: told by its header, in several spellings, or by its values where it has none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from player.formats.editors.table_times import is_moment, rough_seconds
from player.formats.texts.names import bare_name, is_name

_STARTS = (
    "start startms starts starttime startmilliseconds startseconds startsec startsecs startoffset startposition "
    "startat begin begins beginning begintime from in inpoint intime timein tcin incue timecodein tcstart timestart "
    "starttc onset t0 xmin tmin time timestamp timestamps timecode tc offset position at moment seconds "
    "secs sec ms clock startzeit beginn von zeit anfang inicio inizio debut début tempo"
)
_ENDS = (
    "end endms ends endtime endmilliseconds endseconds endsec endsecs endoffset endposition endat stop stoptime finish "
    "to until till out outpoint outtime timeout tcout outcue timecodeout tcend timeend endtc t1 xmax tmax "
    "endzeit ende bis fin fine final"
)
_DURATIONS = "duration dur durationms durationseconds durationsec length lengthms dauer duración durée"
_SPEAKERS = (
    "speaker speakers speakername speakerlabel speakerid who participant participants person voice actor character "
    "role spokenby spk interlocutor author sprecher sprecherin hablante locuteur parlante name"
)
_TEXTS = (
    "text transcript transcription transcripts content contents sentence sentences utterance utterances caption "
    "captions subtitle subtitles words line lines dialogue dialog speech spoken said message body segmenttext "
    "transcripttext segment phrase quote annotation value texto texte testo inhalt"
)
_WORDS = "word token wort mot palabra"
_TITLES = "title label marker markername chapter chaptername chaptertitle name section topic heading segmentname"
_DATES = "date day datum tag fecha data giorno jour"
_DETAILS = "description descriptions notes note comment comments summary details"
# What aligners call their tiers.
_KINDS = "type tier tiername"
_UNIT = re.compile(r"[(\[_ -]*(ms|msec|millis\w*|s|sec|secs|seconds)[)\]]?\s*\Z")
_PLAIN = re.compile(r"[\s_]*(?:\(.*?\)|\[.*?\])|[\W_]+")
_ROW_NAME = re.compile(r"[A-Za-z_#-]*\d+\.?")
_FEWEST_ROWS = 2
# Only a row's number and a name may stand before its start.
_LAST_START = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of the columns; `are_titles` where the text column names markers, not speech."""

    start: int
    text: int
    end: int | None = None
    duration: int | None = None
    speaker: int | None = None
    details: int | None = None
    date: int | None = None
    kind: int | None = None
    is_word: bool = False
    are_titles: bool = False

    def used(self) -> frozenset[int | None]:
        """The columns that are read."""
        times = (self.start, self.end, self.duration, self.date)
        return frozenset((*times, self.speaker, self.text, self.details, self.kind))


def columns_named(header: Sequence[str]) -> Columns | None:
    """The columns of a header that names a time and a text; None for any other."""
    names = [_plain(cell) for cell in header]
    start = _place(names, _STARTS)
    words, text = _place(names, _WORDS), _place(names, _TEXTS)
    title, details = _place(names, _TITLES), _place(names, _DETAILS)
    said = next((place for place in (text, words, title, details) if place is not None), None)
    if start is None or said is None:
        return None
    is_title = said == title and text is None and words is None
    speakers = _place([name if place != said else "" for place, name in enumerate(names)], _SPEAKERS)
    return Columns(
        start,
        said,
        _place(names, _ENDS),
        _place(names, _DURATIONS),
        speakers,
        details if details != said else None,
        _place(names, _DATES),
        _place(names, _KINDS),
        is_word=said == words and text is None,
        # Whoever is said to speak says no title.
        are_titles=is_title and (speakers is None or not names[speakers].startswith("speaker")),
    )


def columns_found(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of a table without a header: a start, an end or a speaker beside it, and one text.

    None where other words stand in it too, or where rows have more cells than others and the text is not the last one.
    """
    width = min(map(len, rows), default=0)
    if len(rows) < _FEWEST_ROWS or width < 2:
        return None
    cells = [[row[place] for row in rows] for place in range(width)]
    times = [place for place in range(width) if _is_time_column(cells[place])]
    others = [place for place in range(width) if place not in times]
    is_ragged = any(len(row) > width for row in rows)
    text, speaker = _text_and_speaker(cells, others, is_ragged)
    if text is None:
        return None
    if len(times) > 2 and times[0] == 0 and _are_counted(cells[0]):
        times = times[1:]
    pairs = [start for start in times if start + 1 in times and _are_ordered(rows, start)]
    if pairs and pairs[0] <= _LAST_START:
        return Columns(pairs[0], text, pairs[0] + 1, speaker=speaker)
    is_clock = len(times) == 1 and times[0] <= _LAST_START and any(":" in cell for cell in cells[times[0]])
    return Columns(times[0], text, speaker=speaker) if is_clock and speaker is not None else None


def _text_and_speaker(
    cells: Sequence[Sequence[str]], others: Sequence[int], is_ragged: bool
) -> tuple[int | None, int | None]:
    """The column of the text and that of the speaker, among those without times; no text where other words stand."""
    if not others or (is_ragged and others[-1] != len(cells) - 1):
        return None, None
    spoken = [place for place in others if place == others[-1] or not _are_row_names(cells[place])]
    longest = max(spoken, key=lambda place: (sum(map(len, cells[place])), place))
    text = others[-1] if is_ragged else longest
    names = [place for place in others if place != text and _are_names(cells[place])]
    speaker = names[0] if len(names) == 1 else None
    return (None, None) if set(spoken) - {text, speaker} else (text, speaker)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether these cells name speakers: all that are filled are names, and some recur."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(is_name(bare_name(cell)) for cell in filled) and len(set(filled)) < max(3, len(filled))


def _are_row_names(cells: Sequence[str]) -> bool:
    """Whether these cells are blank, or name the rows: `f000001`."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(set(filled)) == len(filled) and all(_ROW_NAME.fullmatch(cell) for cell in filled)


def _are_counted(cells: Sequence[str]) -> bool:
    """Whether these cells number the rows."""
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdecimal()]
    return len(numbers) == len(cells) and all(later == earlier + 1 for earlier, later in pairwise(numbers))


def unit_named(header: str) -> int | None:
    """The milliseconds in a unit of the column, where its name tells the unit."""
    match = _UNIT.search(header.strip().casefold())
    if match is None or _plain(header) in ("s", "timestamps", "starts", "ends", "times"):
        return None
    glued = match.start() > 0 and header.strip()[match.start()].isalnum() and match[1] == "s"
    if glued:
        return None
    return 1 if match[1].startswith("m") else 1_000


def _plain(cell: str) -> str:
    return _PLAIN.sub("", cell.casefold())


def _place(names: Sequence[str], wanted: str) -> int | None:
    """The first column of the best name: names that stand earlier in the list are better."""
    spelled = wanted.split()
    found = [(spelled.index(name), place) for place, name in enumerate(map(_without_unit, names)) if name in spelled]
    return min(found)[1] if found else None


def _without_unit(name: str) -> str:
    for unit in ("milliseconds", "seconds", "hhmmss", "hhmmssmmm", "hhmmssff", "secs", "sec", "ms"):
        if name.endswith(unit) and len(name) > len(unit):
            return name.removesuffix(unit)
    return name


def _is_time_column(cells: Sequence[str]) -> bool:
    """Whether all cells are times or blank, and few are blank: an open end may be."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) * 2 > len(cells) and all(is_moment(cell) for cell in filled)


def _are_ordered(rows: Sequence[Sequence[str]], start: int) -> bool:
    """Whether the column and the one behind it are starts that rise and ends: few lie before what is before them."""
    pairs = [(rough_seconds(row[start]), rough_seconds(row[start + 1])) for row in rows]
    known = [(begins, ends) for begins, ends in pairs if begins is not None and ends is not None]
    backward = sum(ends < begins for begins, ends in known)
    falling = sum(later < earlier for (earlier, _), (later, _) in pairwise(known))
    return len(known) > 0 and known[-1][1] > known[0][0] and (backward + falling) * 10 <= len(known)
