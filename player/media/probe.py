"""Whether a file is audio or video, told by its name and its first bytes."""

import re
from pathlib import Path

from player.errors import UnplayableMedia
from player.files import why_unreadable

AUDIO_EXTENSIONS = (
    *("mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac", "wav", "wma"),
    *("aif", "aiff", "amr", "ac3", "caf", "au", "mka", "ape", "wv"),
)
VIDEO_EXTENSIONS = (
    *("mp4", "m4v", "mkv", "webm", "mov", "avi", "mpg", "mpeg", "ts", "m2ts", "mts"),
    *("wmv", "asf", "flv", "ogv", "3gp", "3g2", "vob"),
)

HEAD_BYTES = 4_096
_MAGIC = re.compile(
    rb"""
    ID3 | OggS | fLaC | \#!AMR | wvpk | MAC[ ] | caff | \.snd | FLV\x01
    | (?:RIFF|RF64) .{4} (?:WAVE|AVI[ ]) | FORM .{4} AIF[FC]
    | .{4} (?:ftyp|moov|mdat|wide|skip)
    | \x1a\x45\xdf\xa3 | \x30\x26\xb2\x75\x8e\x66\xcf\x11 | \x00\x00\x01[\xba\xb3] | \x0b\x77
    | G.{187}G.{187}G | .{4}G.{191}G.{191}G
    | \xff[\xe2-\xe5\xf2-\xf5\xfa-\xfd]   # MPEG audio, layers 2 and 3; 1 would be the byte order mark of UTF-16
    | \xff[\xf0\xf1\xf8\xf9]              # AAC
    """,
    re.DOTALL | re.VERBOSE,
)
_STREAM = re.compile(rb"ID3|\xff[\xe2-\xe5\xf0-\xf5\xf8-\xfd]")
# Where FLAC's first block tells the longest frame, in samples, and the rate.
_FLAC_FRAME_BYTES = slice(10, 12)
_FLAC_RATE_BYTES = slice(18, 21)
# Bytes that no text holds and every medium does.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Playlists, manifests and session descriptions: they name other places, on the net too, and are never followed.
_POINTER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<|\#EXT|\[playlist|\[Reference|ffconcat|v=0\s)", re.IGNORECASE)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def is_media_name(path: Path) -> bool:
    """Whether the name ends as those of audio and video do."""
    return path.suffix.lower().lstrip(".") in (*AUDIO_EXTENSIONS, *VIDEO_EXTENSIONS)


def is_media_file(path: Path) -> bool:
    """Whether this is audio or video, by its name or, where it can be read, by its first bytes."""
    if is_media_name(path):
        return True
    try:
        return path.is_file() and looks_like_media(_head(path))
    except OSError:
        return False


def looks_like_media(head: bytes) -> bool:
    """Whether a file that begins so is audio or video."""
    return _MAGIC.match(head) is not None and not _is_text(head)


def length_is_guessed(head: bytes) -> bool:
    """Whether a file that begins so is a mere row of MP3 or AAC frames, which may not say how many there are."""
    return _STREAM.match(head) is not None


def frame_ms(head: bytes) -> float:
    """How long the frames of a file that begins so are where they are long, as in FLAC, and their length is told."""
    if not head.startswith(b"fLaC") or len(head) < _FLAC_RATE_BYTES.stop:
        return 0.0
    samples = int.from_bytes(head[_FLAC_FRAME_BYTES], "big")
    # The rate is the first 20 bits of three bytes.
    return samples * 1_000 / max(1, int.from_bytes(head[_FLAC_RATE_BYTES], "big") >> 4)


def read_playable(path: Path) -> bytes:
    """The first bytes of a file that an engine may be given.

    Raises UnplayableMedia where it is missing, a folder, a device, empty, forbidden, or plain text (a playlist, say).
    """
    reason = why_unreadable(path)
    if reason:
        raise UnplayableMedia(path, reason)
    head = _head(path)
    if not head:
        raise UnplayableMedia(path, "the file is empty; there is nothing to play.")
    if _is_text(head):
        raise UnplayableMedia(path, "this is text or a playlist, not audio or video.")
    return head


def check_medium(path: Path) -> None:
    """Raises UnplayableMedia where the path names no audio or video; what is in it, only an engine can tell."""
    read_playable(path)
    if not is_media_file(path):
        raise UnplayableMedia(path, "this is no audio or video that Syncline knows.")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _is_text(head: bytes) -> bool:
    return head.startswith(_UTF16_MARKS) or _POINTER.match(head) is not None or _BINARY.search(head) is None
