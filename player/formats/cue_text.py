"""Cue text to spoken lines and back: voices are speakers, and the text between inner timestamps is a timed word.

A cue that several voices share yields one line for each stretch of one voice, all with the cue's times. The small
print over ruby text is not spoken and is left out. Where a cue has inner timestamps, what stands before the first
began with the cue; of several text lines there, only the last is taken to be timed (rolling captions repeat the
line above).
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from player import timecode
from player.formats.cue_tree import Node, parse_cue_text
from player.formats.speech import marked_text, one_line, spoken_line
from player.transcript import Line, Word


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of one voice in one chunk; chunk 0 is before the first inner timestamp."""

    text: str
    speaker: str | None
    chunk: int


def spoken_lines(text: str, start_ms: int, end_ms: int) -> list[Line]:
    """The lines of one cue; none where it holds no text."""
    if "<" not in text and "&" not in text:
        plain = one_line(text)
        return [spoken_line(start_ms, end_ms, plain)] if plain else []
    pieces, moments = _pieces(parse_cue_text(text), start_ms, end_ms)
    edges = (start_ms, *moments, end_ms)
    lines = []
    for speaker, group in groupby(pieces, lambda piece: piece.speaker):
        voiced = list(group)
        if spoken := one_line("".join(piece.text for piece in voiced)):
            words = list(_words(voiced, edges)) if moments else []
            lines.append(spoken_line(start_ms, end_ms, spoken, speaker, words))
    return lines


def cue_text(line: Line, start_ms: int, end_ms: int) -> str:
    """The line as WebVTT cue text for a cue of these times, on one text line, words timed."""
    voice = f"<v {_escape(one_line(line.speaker))}>" if line.speaker else ""
    return voice + _timed_text(marked_text(line), line.words, start_ms, end_ms)


def _pieces(root: Node, start_ms: int, end_ms: int) -> tuple[list[_Piece], list[int]]:
    pieces: list[_Piece] = []
    moments: list[int] = []
    for leaf, speaker in _leaves(root):
        if isinstance(leaf, int):
            moments += [leaf] if start_ms <= leaf <= end_ms else []
        else:
            # Blanks between two voices belong to neither; so they part no voice from itself.
            voice = pieces[-1].speaker if pieces and leaf.isspace() else speaker
            pieces.append(_Piece(leaf, voice, len(moments)))
    return pieces, moments


def _leaves(root: Node) -> Iterator[tuple[str | int, str | None]]:
    """Texts and timestamps in order, each with its innermost voice; a loop, since tags may nest without end."""
    open_nodes: list[tuple[Iterator[Node | str | int], str | None]] = [(iter(root.children), None)]
    while open_nodes:
        children, speaker = open_nodes[-1]
        child = next(children, None)
        if child is None:
            open_nodes.pop()
        elif not isinstance(child, Node):
            yield child, speaker
        elif child.name != "rt":
            voice = child.annotation or None if child.name == "v" else speaker
            open_nodes.append((iter(child.children), voice))


def _words(pieces: Sequence[_Piece], edges: Sequence[int]) -> Iterator[Word]:
    for chunk, group in groupby(pieces, lambda piece: piece.chunk):
        start_ms, end_ms = edges[chunk], edges[chunk + 1]
        text = "".join(piece.text for piece in group)
        if chunk == 0:
            text = text.rpartition("\n")[2] if end_ms > start_ms else ""
        if word := one_line(text):
            yield Word(start_ms, max(start_ms, end_ms), word)


def _timed_text(text: str, words: Sequence[Word], start_ms: int, end_ms: int) -> str:
    parts = []
    at = 0
    word_end = ""
    for place, word in enumerate(words):
        found = text.find(word.text, at)
        if found < 0:
            continue
        next_ms = words[place + 1].start_ms if place + 1 < len(words) else end_ms
        # The first word needs no timestamp where the cue's own start and the next timestamp tell its time.
        implied = found == 0 and word.start_ms == start_ms < next_ms < end_ms
        word_start = "" if implied else _timestamp(word.start_ms)
        parts += [_between(text[at:found], word_end), word_start, _escape(word.text)]
        at = found + len(word.text)
        word_end = _timestamp(word.end_ms) if word.end_ms < next_ms else ""
    return "".join(parts) + _between(text[at:], word_end)


def _between(gap: str, word_end: str) -> str:
    """The text after a word, the word's end put before the first blank: what is glued to a word is timed with it."""
    glued, blank, rest = gap.partition(" ")
    return _escape(glued) + word_end + _escape(blank + rest)


def _timestamp(position_ms: int) -> str:
    return f"<{timecode.webvtt(position_ms)}>"


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
