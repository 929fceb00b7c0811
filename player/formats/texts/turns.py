"""Transcripts in turns, as Otter, Rev, Descript, Teams, Riverside, Sonix and people write them: who, when, and what.

A name stands beside a time (`Name (0:12) text`, `Name 0:12` above a paragraph, `[0:12] Name:`), or on a line of its own
above or below one (`SPEAKER_00`, a stretch of time, a paragraph). A time without a name goes on with the last speaker,
and a speaker with a time elsewhere is believed without one too (`Name: text`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.texts.day_times import counted_from_first, holds_day_times
from player.formats.texts.export_heads import FOOTER_REMARK, HEAD_REMARK, head_notes
from player.formats.texts.names import bare_name, is_name
from player.formats.texts.prelude import chapters_of, read_prelude
from player.formats.texts.rows import TextRow, front_matter, text_rows, with_plain_name
from player.formats.texts.stamps import Moments, Stamp, rough_ms, stamps
from player.formats.texts.turn_names import Turn, believed_names, name_before, with_names
from player.timecode import MS_PER_MINUTE
from player.transcript import Line

# A name and a time stand at the start of a line.
_LEAD_CHARS = 160
_SEPARATORS = " \t-–—|,:·•@>"
_BULLET = re.compile(r"(?:[•◦‣·●○∙]|[-*+](?=[ \t]))[ \t]*")
_NAME_TIME_TEXT = re.compile(
    r"([^\W\d][^:：()\[\]<>]{0,59}?)[ \t]{1,9}(\d{1,3}:\d\d(?::\d\d)?)(?:[.,]\d{1,3})?[ \t]+[^\s–—-]"
)
_INNER_STAMP = re.compile(r"[ \t]*\[(\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?)\][ \t]*", re.ASCII)

_ARROW_LINE = re.compile(r"^[ \t]*[\d:.,]{4,15}[ \t]*-->", re.MULTILINE)
# What Teams says among the turns.
_PROGRAM = re.compile(r"^.{1,80} (?:started|stopped) transcription[ \t]*$", re.MULTILINE)
_PROGRAM_REMARK = "Who started and who stopped the transcription is no speech; it was left out."
_FOOTER = re.compile(r"(?:transcribed|transcript (?:created|generated)) (?:by|with) \S{1,60}", re.IGNORECASE)
_SURE = 72
_SURER = 88
_NAMED_SHARE = 0.15
_HEADS_SHARE = 0.08
_RISING_SHARE = 0.8
_MOST_LINES_OF_ONE = 3
# What a subtitle file is told by at a glance.
_GLANCE_CHARS = 4_000


def sniff(head: str) -> int:
    """Fairly sure where names stand beside times that rise, near the starts of lines."""
    if holds_day_times(head) or _is_of_cues(head[:_GLANCE_CHARS]):
        return 0
    turns = _turns(head[:SNIFFED_CHARS])
    timed = [turn for turn in turns if turn.stamp]
    named = sum(turn.speaker is not None and turn.is_head for turn in timed)
    if not any(turn.text for turn in turns if turn.stamp or turn.row.level == 0):
        return 0
    if not named or named < _NAMED_SHARE * len(timed) or len(timed) < _HEADS_SHARE * len(turns):
        return 0
    starts = [rough_ms(turn.stamp.start) for turn in timed if turn.stamp]
    rising = sum(later >= earlier for earlier, later in pairwise(starts))
    if rising < _RISING_SHARE * (len(starts) - 1) or (named == 1 and not _is_one_turn(turns)):
        return 0
    # Arrows are the subtitles' own, whose texts may look like a name now and then.
    return (_SURER if named == len(timed) else 0) if _ARROW_LINE.search(head) else _SURE


def _is_one_turn(turns: Sequence[Turn]) -> bool:
    """Whether one turn is all there is, its time in brackets or of the first minute: others may be of a day."""
    stamp, *others = [turn.stamp for turn in turns if turn.stamp]
    is_sure = stamp.is_bracketed or rough_ms(stamp.start) < MS_PER_MINUTE
    return is_sure and not others and len(turns) <= _MOST_LINES_OF_ONE


def read(source: Source) -> Document:
    """The lines, in file order; raises FrameRateNeeded, or BrokenFile where no time has a text."""
    turns = _turns(source.text)
    first = next((number for number, turn in enumerate(turns) if turn.stamp), len(turns))
    head = head_notes(["" if turn.row.level else turn.row.text for turn in turns[:first]])
    turns = [turn for number, turn in enumerate(turns) if number not in head]
    first -= len(head)
    prelude = read_prelude([turn.row for turn in turns], first, front_matter(source.text))
    moments = Moments(source, TURNS.title)
    items = list(_items(turns[first:], moments, prelude.heading))
    lines = tuple(item for item in items if isinstance(item, Line))
    if not lines:
        raise BrokenFile(source.name, TURNS.title, "none of its times has a text.")
    document = Document(
        title=prelude.title,
        origin=source.origin(TURNS.name),
        lines=(*prelude.lines, *lines),
        notes=tuple(chain.from_iterable(head.values())),
        chapters=chapters_of(items),
        remarks=_remarks(source.text, any(head.values())),
    )
    return counted_from_first(document)


def _remarks(text: str, has_head: bool) -> tuple[str, ...]:
    """What to say of text lines that are no speech."""
    is_signed = _FOOTER.fullmatch(text.rstrip().rpartition("\n")[2].strip())
    said = (_PROGRAM.search(text), _PROGRAM_REMARK), (has_head, HEAD_REMARK), (is_signed, FOOTER_REMARK)
    return tuple(remark for is_so, remark in said if is_so)


def _is_of_cues(beginning: str) -> bool:
    """Whether a text has the subtitles' own arrows and not each time has a name: only a text may look like one."""
    if not _ARROW_LINE.search(beginning):
        return False
    # The name of the last may be cut off.
    return any(turn.speaker is None for turn in [turn for turn in _turns(beginning) if turn.stamp][:-1])


def _turns(text: str) -> list[Turn]:
    rows = _without_named_headings([row for row in text_rows(text) if not _PROGRAM.fullmatch(row.text)])
    names = _names_before_texts(rows)
    turns = [_turn(row, names) for row in rows]
    while turns and _FOOTER.fullmatch(turns[-1].text):
        del turns[-1]
    return with_names(turns)


def _names_before_texts(rows: Sequence[TextRow]) -> frozenset[str]:
    """The names in `Ada 0:01 text`, where that opens most lines: they recur, or the first is of the first minute."""
    timed = (row.text for row in rows if not row.level and ":" in row.text)
    heads = [match for text in timed if (match := _NAME_TIME_TEXT.match(text))]
    names = [bare_name(head[1]) for head in heads]
    if not names or len(names) * 2 < len(rows) or not all(map(is_name, names)):
        return frozenset()
    return frozenset(names if rough_ms(heads[0][2]) < MS_PER_MINUTE else believed_names(names))


def _without_named_headings(rows: list[TextRow]) -> list[TextRow]:
    """The text lines, headings that are a name and a time taken for what they are: names recur, or are labels."""
    names = [_heading_name(row, following) for row, following in pairwise([*rows, TextRow("")])]
    believed = believed_names([name for name in names if name])
    return [row._replace(level=0) if name in believed else row for row, name in zip(rows, names, strict=True)]


def _heading_name(row: TextRow, following: TextRow) -> str | None:
    """The name that a heading may be, with a time beside it or right below it."""
    if not row.level:
        return None
    if ":" in row.text:
        return _turn(row._replace(level=0)).speaker
    below = next(stamps(following.text[:_LEAD_CHARS]), None) if not following.level else None
    return bare_name(row.text) if below and below.opens_at == 0 and is_name(bare_name(row.text)) else None


def _turn(row: TextRow, names: frozenset[str] = frozenset()) -> Turn:
    """The line with a stamp at its start, or with a name and a stamp there; one of `names` needs no sign of it."""
    if row.level:
        return Turn(row)
    text = row.text[_bullet_end(row.text) :]
    lead = text[:_LEAD_CHARS]
    stamp = next(stamps(lead), None) if ":" in lead or ";" in lead else None
    if stamp is None:
        return Turn(row, text=text)
    before, after = text[: stamp.opens_at], text[stamp.closes_at :]
    if not before.strip(_SEPARATORS):
        return _timed_first(row, stamp, after)
    name = bare_name(before)
    said = after.strip(_SEPARATORS)
    is_marked = before.rstrip().endswith((":", "]", "：")) or after.lstrip().startswith(":")
    is_head = not said or stamp.is_bracketed or is_marked
    if name in names or (is_head and is_name(name)):
        return Turn(row, stamp, name, after.lstrip(_SEPARATORS).strip())
    return Turn(row, text=text)


def _timed_first(row: TextRow, stamp: Stamp, after: str) -> Turn:
    said = with_plain_name(after.lstrip(_SEPARATORS if stamp.is_bracketed else " \t-–—|:").strip())
    match = name_before(said)
    if match and is_name(bare_name(match[1])):
        return Turn(row, stamp, bare_name(match[1]), said[match.end() :], is_head=match.end() == len(said))
    if said[:1] == "[" and (end := said.find("]")) > 0 and is_name(said[1:end]):
        return Turn(row, stamp, said[1:end], said[end + 1 :].lstrip(_SEPARATORS))
    return Turn(row, stamp, None, said)


def _bullet_end(text: str) -> int:
    match = _BULLET.match(text)
    return match.end() if match else 0


def _items(turns: Sequence[Turn], moments: Moments, heading: str | None) -> Iterator[Line | str]:
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


def _lines(turn: Turn, text: str, speaker: str | None, moments: Moments) -> Iterator[Line]:
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


TURNS = Format("turns", "transcript in turns", ("txt", "md"), sniff, read, surest=_SURER)
