"""Cue text to spoken lines and back: voices are speakers, and the text between inner timestamps is a timed word.

A cue that several voices share yields one line for each stretch of one voice, all with the cue's times. The small
print over ruby text is not spoken and is left out. Where a cue has inner timestamps, what stands before the first
began with the cue; of several text lines there, only the last is taken to be timed (rolling captions repeat the
line above).
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from player import timecode
from player.formats.speech import marked_text, one_line, spoken_line
from player.formats.subtitles.cue_tree import TIMESTAMP, Node, parse_cue_text
from player.formats.word_places import placed_words
from player.transcript import Line, Word

# What nearly every cue with markup is made of; such a cue needs no tree.
_VOICE_TAG = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")
_CLASS_TAG = re.compile(r"<c\.[^\s<>]*>")
_TIMESTAMP_TAG = re.compile(rf"<{TIMESTAMP}>", re.ASCII)


class _Piece(NamedTuple):
    """Text of one voice in one chunk; chunk 0 is before the first inner timestamp."""

    text: str
    speaker: str | None
    chunk: int


def spoken_lines(text: str, start_ms: int, end_ms: int) -> list[Line]:
    """The lines of one cue; none where it holds no text."""
    speaker, said = _one_voice(text) if "<v" in text else (None, text)
    if "<" not in said:
        plain = one_line(html.unescape(said) if "&" in said else said)
        return [spoken_line(start_ms, end_ms, plain, speaker)] if plain else []
    if line := _timed_line(said, start_ms, end_ms, speaker):
        return [line]
    pieces, moments = _pieces(_leaves(parse_cue_text(text)), start_ms, end_ms)
    edges = (start_ms, *moments, end_ms)
    lines = []
    for speaker, group in groupby(pieces, lambda piece: piece.speaker):
        voiced = list(group)
        if spoken := one_line("".join([piece.text for piece in voiced])):
            words = list(_words(voiced, edges)) if moments else ()
            lines.append(spoken_line(start_ms, end_ms, spoken, speaker, words))
    return lines


def cue_text(line: Line, start_ms: int, end_ms: int) -> str:
    """The line as WebVTT cue text for a cue of these times, on one text line, words timed."""
    voice = f"<v {_escape(one_line(line.speaker))}>" if line.speaker else ""
    return voice + _timed_text(marked_text(line), line.words, start_ms, end_ms)


def _one_voice(text: str) -> tuple[str | None, str]:
    """The speaker and the cue text of a cue that one voice may fill, or None and all of the text."""
    voice = _VOICE_TAG.match(text)
    return (_voice_name(voice[1]), text[voice.end() :].rstrip(" \t\n").removesuffix("</v>")) if voice else (None, text)


@lru_cache(maxsize=1_000)
def _voice_name(annotation: str) -> str | None:
    return one_line(html.unescape(annotation)) or None


def _timed_line(said: str, start_ms: int, end_ms: int, speaker: str | None) -> Line | None:
    """The line of text with nothing but classes and timestamps within these times; None for any other."""
    unclassed = said.replace("<c>", "").replace("</c>", "")
    unclassed = _CLASS_TAG.sub("", unclassed) if "<c" in unclassed else unclassed
    parts = _TIMESTAMP_TAG.split(unclassed)
    edges = [start_ms, *map(timecode.from_webvtt, parts[1::2]), end_ms]
    if unclassed.count("<") != len(edges) - 2 or min(edges) < start_ms or max(edges) > end_ms:
        return None
    texts = [html.unescape(part) for part in parts[::2]] if "&" in said else parts[::2]
    text = one_line("".join(texts))
    if not text or len(texts) == 1:
        return spoken_line(start_ms, end_ms, text, speaker) if text else None
    texts[0] = texts[0].rpartition("\n")[2] if edges[1] > start_ms else ""
    words = [
        Word(begins_ms, ends_ms if ends_ms > begins_ms else begins_ms, word)
        for begins_ms, ends_ms, word in zip(edges, edges[1:], map(one_line, texts), strict=False)
        if word
    ]
    return spoken_line(start_ms, end_ms, text, speaker, words)


def _pieces(
    leaves: Iterable[tuple[str | int, str | None]], start_ms: int, end_ms: int
) -> tuple[list[_Piece], list[int]]:
    """The texts with the chunks they are in, and the times between the chunks."""
    pieces: list[_Piece] = []
    moments: list[int] = []
    for leaf, speaker in leaves:
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
    placed, rest = placed_words(text, words)
    next_starts = [*(place.word.start_ms for place in placed[1:]), end_ms]
    parts: list[str] = []
    for (before, spoken, word), next_ms in zip(placed, next_starts, strict=False):
        # The first word needs no timestamp where the cue's own start and the next timestamp tell its time.
        implied = not parts and not before and word.start_ms == start_ms < next_ms < end_ms
        word_start = "" if implied else _timestamp(word.start_ms)
        word_end = _timestamp(word.end_ms) if word.end_ms < next_ms else ""
        parts += [_escape(before), word_start, _escape(spoken), word_end]
    return "".join(parts) + _escape(rest)


def _timestamp(position_ms: int) -> str:
    return f"<{timecode.webvtt(position_ms)}>"


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
