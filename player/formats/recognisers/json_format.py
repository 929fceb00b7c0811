"""How a recogniser's JSON becomes a `Format`: told by its keys, read into lines, refused where it holds nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from player.document import Document
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, WrongJson, broken_file, key_paths, parse_json, parse_json_values
from player.formats.recognisers.job_status import why_no_transcript
from player.formats.recognisers.medium import medium_of
from player.formats.recognisers.token import Token

# Brackets down to the words of the deepest of them.
_DEPTH = 12
_SURE = 90


def json_format(
    name: str,
    title: str,
    shapes: Sequence[str],
    read_document: Callable[[JsonValue], Document],
    *,
    foreign: str = "",
    sniff_also: Callable[[str], bool] | None = None,
    is_stream: bool = False,
    score: int = _SURE,
) -> Format:
    """The format of JSON that has all keys of one of these `shapes`, `a.b a.c`, and none of the `foreign` ones.

    Where no keys tell it, `sniff_also` may know it by its head.

    `read_document` may raise WrongJson; a document of nothing at all is a BrokenFile. Of a stream it gets a list, be
    the file one value, a list of them, or one after another.
    """
    wanted = [frozenset(shape.split()) for shape in shapes]
    unwanted = frozenset(foreign.split())
    parse = parse_json_values if is_stream else parse_json

    def sniff(head: str) -> int:
        keys = key_paths(head, _DEPTH)
        is_shaped = any(shape <= keys for shape in wanted) and not unwanted & keys
        return score if is_shaped or (keys and sniff_also and sniff_also(head)) else 0

    def read(source: Source) -> Document:
        with broken_file(source.name, title):
            data = parse(source.text)
            document = read_document(data)
            if not (document.lines or document.chapters or document.notes):
                raise WrongJson(why_no_transcript(data) or "it holds no words")
        return replace(document, media_name=document.media_name or medium_of(data), origin=source.origin(name))

    return Format(name, title, ("json",), sniff, read)


def timed_token(
    word: JsonValue, text: str, start: str, end: str, speaker: str | None = None, *, is_glued: bool = False
) -> Token:
    """The word of an object whose times are seconds under these keys; it never ends before it starts."""
    start_ms, end_ms = word.get(start).seconds_as_ms(), word.get(end).seconds_as_ms()
    return Token(text, start_ms, ended(start_ms, end_ms), speaker, is_glued)


def ended(start_ms: int | None, end_ms: int | None) -> int | None:
    """The end of a word, never before its start."""
    return None if end_ms is None else max(end_ms, start_ms or 0)


def after(start_ms: int | None, duration_ms: int | None) -> int | None:
    """The end of what starts here and lasts so long; None where either is unknown."""
    return None if start_ms is None or duration_ms is None else start_ms + duration_ms


def speaker_name(value: JsonValue) -> str | None:
    """The name in a label; a bare number or letter becomes `Speaker 1`, and what is neither text nor number is none."""
    label = value.value
    if isinstance(label, bool) or not isinstance(label, str | int):
        return None
    name = value.text().strip() if isinstance(label, str) else str(label)[:20]
    return f"Speaker {name}" if len(name) == 1 or name.isdecimal() else name or None


def text_of(value: JsonValue) -> str:
    """A string; null is an empty one."""
    return value.text_or_none() or ""
