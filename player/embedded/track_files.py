"""Subtitle tracks as the files that they were made of: SubRip, WebVTT or ASS, for the readers of those formats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from player import timecode
from player.embedded.contents import Cue, Track
from player.formats.base import Format
from player.formats.subtitles.ass import ASS
from player.formats.subtitles.subrip import SUBRIP
from player.formats.subtitles.webvtt import WEBVTT
from player.transcript import LAST_LINE_MS

_SUBRIP_CODECS = ("subrip", "text", "mov_text")
_ASS_CODECS = ("ass", "ssa")
# In an MP4 each text stands behind its length, and styles behind the text.
_LENGTH_BYTES = 2
_UTF16_MARKS = (b"\xfe\xff", b"\xff\xfe")
_INNER_STAMP = re.compile(rb"<((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})>")
# Universal Subtitle Format, for which FFmpeg has no name: every cue is XML.
_USF = re.compile(rb"\s*<text\b")
_USF_TAG = re.compile(rb"</?(?:text|font|karaoke)\b[^<>]*>")
_ASS_EVENTS = b"[Events]"
_ASS_FORMAT = b"Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
_LINE_ENDS = re.compile(rb"\s*[\r\n]+\s*")


@dataclass(frozen=True, slots=True)
class TrackFile:
    """What a track was made of: its format, its bytes, how many cues it holds, and how many of them say no end."""

    format: Format
    data: bytes
    cue_count: int
    endless_count: int


def track_file(track: Track) -> TrackFile | None:
    """The file that a track was made of; None for a kind of track that is not read."""
    cues = [cue for cue in (_plain(track.codec, cue) for cue in track.cues) if cue.payload]
    ended = _with_ends(cues)
    endless_count = sum(cue.end_ms is None for cue in cues)
    if track.codec in _SUBRIP_CODECS or _is_usf(track):
        return TrackFile(SUBRIP, _subrip(ended), len(cues), endless_count)
    if track.codec == "webvtt":
        return TrackFile(WEBVTT, _webvtt(ended), len(cues), endless_count)
    if track.codec in _ASS_CODECS:
        return TrackFile(ASS, _ass(track.header, ended), len(cues), endless_count)
    return None


def _is_usf(track: Track) -> bool:
    return track.codec is None and bool(track.cues) and _USF.match(track.cues[0].payload) is not None


def _plain(codec: str | None, cue: Cue) -> Cue:
    """The cue with its text alone; line ends inside it stand for one line break each."""
    text = cue.payload
    if codec == "mov_text":
        text = text[_LENGTH_BYTES:][: int.from_bytes(text[:_LENGTH_BYTES], "big")]
        if text.startswith(_UTF16_MARKS):
            text = text.decode("utf-16", errors="replace").encode()
    elif codec is None:
        text = _USF_TAG.sub(b"", text)
    return replace(cue, payload=_LINE_ENDS.sub(b"\n", text.strip(b"\0 \t\r\n")))


def _with_ends(cues: Sequence[Cue]) -> list[tuple[int, int, bytes]]:
    """`(start_ms, end_ms, text)` of each; what says no end lasts up to the next."""
    ended = []
    for cue, following in pairwise([*cues, None]):
        assert cue is not None
        next_ms = following.start_ms if following else cue.start_ms + LAST_LINE_MS
        ended.append((cue.start_ms, max(cue.start_ms, next_ms) if cue.end_ms is None else cue.end_ms, cue.payload))
    return ended


def _subrip(cues: Sequence[tuple[int, int, bytes]]) -> bytes:
    return b"\n".join(
        b"%d\n%b --> %b\n%b\n" % (number, timecode.subrip(start_ms).encode(), timecode.subrip(end_ms).encode(), text)
        for number, (start_ms, end_ms, text) in enumerate(_without_arrows(cues), start=1)
    )


def _webvtt(cues: Sequence[tuple[int, int, bytes]]) -> bytes:
    return b"WEBVTT\n" + b"".join(
        b"\n%b --> %b\n%b\n"
        % (timecode.webvtt(start_ms).encode(), timecode.webvtt(end_ms).encode(), _with_word_times(text, start_ms))
        for start_ms, end_ms, text in _without_arrows(cues)
    )


def _without_arrows(cues: Sequence[tuple[int, int, bytes]]) -> list[tuple[int, int, bytes]]:
    """No text of a cue may be read as the times of another."""
    return [(start_ms, end_ms, text.replace(b"-->", b"--&gt;")) for start_ms, end_ms, text in cues]


def _with_word_times(text: bytes, start_ms: int) -> bytes:
    """Matroska counts inner times from the start of their cue; some programs leave them as they were."""
    inner = [timecode.parse(stamp.decode()) for stamp in _INNER_STAMP.findall(text)]
    if not inner or max(inner) >= start_ms:
        return text
    moved = iter(inner)
    return _INNER_STAMP.sub(lambda _match: b"<%b>" % timecode.webvtt(start_ms + next(moved)).encode(), text)


def _ass(header: bytes, cues: Sequence[tuple[int, int, bytes]]) -> bytes:
    """Each packet is `order,layer,` and what follows the times of a dialogue; the header holds all above them."""
    head = header.strip(b"\0\r\n")
    if _ASS_EVENTS not in head:
        head += b"\n\n" + _ASS_EVENTS + b"\n" + _ASS_FORMAT
    events = []
    for start_ms, end_ms, packet in cues:
        _order, _comma, rest = packet.replace(b"\n", b"\\N").partition(b",")
        layer, _comma, rest = rest.partition(b",")
        times = b"%b,%b" % (timecode.ass(start_ms).encode(), timecode.ass(end_ms).encode())
        events.append(b"Dialogue: %b,%b,%b\n" % (layer, times, rest))
    return head + b"\n" + b"".join(events)
