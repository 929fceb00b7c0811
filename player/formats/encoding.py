"""Bytes to text: by byte order mark, else UTF-8 where they fit it, else as XML or HTML declare, else by a guess.

A guess is said to be one.
"""

import codecs
import re
from dataclasses import dataclass

from player.errors import UnknownEncoding
from player.formats.letters import latin_encoding
from player.formats.scripts import script_encoding

# Names to choose among, each with what people know it as; any other that Python knows will do, too.
ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16", "Unicode (UTF-16)"),
    ("cp1252", "Western (Windows-1252)"),
    ("iso8859-15", "Western (ISO-8859-15)"),
    ("cp850", "Western (DOS 850)"),
    ("mac-roman", "Western (Mac Roman)"),
    ("cp1250", "Central European (Windows-1250)"),
    ("iso8859-2", "Central European (ISO-8859-2)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("cp866", "Cyrillic (DOS 866)"),
    ("cp1253", "Greek (Windows-1253)"),
    ("cp1254", "Turkish (Windows-1254)"),
    ("cp1255", "Hebrew (Windows-1255)"),
    ("cp1256", "Arabic (Windows-1256)"),
    ("cp1257", "Baltic (Windows-1257)"),
    ("cp1258", "Vietnamese (Windows-1258)"),
    ("cp874", "Thai (Windows-874)"),
    ("cp932", "Japanese (Shift-JIS)"),
    ("euc_jp", "Japanese (EUC-JP)"),
    ("iso2022_jp", "Japanese (ISO-2022-JP)"),
    ("gb18030", "Chinese, simplified (GB18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("cp949", "Korean (EUC-KR)"),
)

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16", "utf-32")
# Enough to tell an encoding by; the guess is quadratic in nothing but still slow on megabytes.
_GUESS_BYTES = 64 * 1024
_COMMONEST = "cp1252"
# Only what people use is guessed: on a few bytes any rare encoding fits as well. UTF-16 is told by its zero bytes,
# ISO-2022-JP by its escapes, and these by the letters of the languages that they are used for.
_TOLD_OTHERWISE = ("utf-8", "utf-16", "iso2022_jp", "cp850", "mac-roman", "iso8859-15", "cp1254", "cp1257")
_GUESSED = [name for name, _title in ENCODINGS if name not in _TOLD_OTHERWISE]
# In UTF-16 without a mark every digit, blank and line end has a zero byte, nearly all on one side.
_FEWEST_ZEROS_SHARE = 0.1
_ONE_SIDE = 10
_JAPANESE_ESCAPE = re.compile(rb"\x1b\$[@B]")
_MOSTLY = 0.75
# UTF-8 with a damaged spot is still UTF-8; text of another encoding breaks its rules nearly everywhere.
_MOST_DAMAGE_SHARE = 0.25
# Markup may name its encoding, near its beginning.
_DECLARED = re.compile(
    rb"""\s*<(?:\?xml\s[^>]{0,200}?encoding\s*=|.{0,2000}?<meta\s[^>]{0,200}?charset\s*=)\s*["']?([\w.:-]{1,40})""",
    re.DOTALL | re.IGNORECASE,
)
# What is declared as the first of these is, on the web and from most programs, the second.
_MEANT = {"iso8859-1": _COMMONEST, "ascii": _COMMONEST, "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding that it was read in, and whether that is only a guess."""

    text: str
    encoding: str
    is_guess: bool = False


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file; what does not fit its encoding becomes replacement characters.

    Without a named encoding it never fails; raises UnknownEncoding for a name that is none.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(marked, errors="replace"), marked)
    wide = _escaped(data) or _unmarked_utf32(data) or _unmarked_utf16(data)
    try:
        return Decoded(data.decode(wide or "utf-8"), wide or "utf-8", is_guess=wide is not None)
    except UnicodeDecodeError:
        return _decode_declared(data) or _decode_damaged(data)


def is_unfit(data: bytes, decoded: Decoded) -> bool:
    """Whether bytes were read as UTF-16 or UTF-32 and are text of one byte a sign, mostly ASCII, or the reverse."""
    if not decoded.encoding.startswith(_WIDE):
        marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
        return marked.startswith(_WIDE) or bool(_unmarked_utf32(data) or _unmarked_utf16(data))
    if b"\0" in data or not data:
        return False
    ascii_bytes = sum(byte < 0x80 for byte in data[:_GUESS_BYTES])
    return ascii_bytes > _MOSTLY * min(len(data), _GUESS_BYTES) or "\ufffd" in decoded.text


def encoding_title(encoding: str) -> str:
    """What people know an encoding as, or its name."""
    return next((title for name, title in ENCODINGS if name == encoding), encoding)


def _decode_as(data: bytes, name: str) -> Decoded:
    try:
        known = codecs.lookup(name).name
        return Decoded(data.decode(known, errors="replace").removeprefix("\ufeff"), known)
    # Some of Python's encodings are no encodings of text, and some of those raise what they like.
    except (LookupError, ValueError, TypeError, OSError) as error:
        raise UnknownEncoding(name) from error


def _decode_declared(data: bytes) -> Decoded | None:
    """As XML or HTML says of itself; None where it says nothing, or nothing that can be true."""
    declared = _DECLARED.match(data)
    try:
        named = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
        return None if named.startswith("utf") else _decode_as(data, _MEANT.get(named, named))
    except (LookupError, UnknownEncoding):
        return None


def _escaped(data: bytes) -> str | None:
    """The Japanese encoding of mails, which is ASCII with escapes to other signs and back."""
    if not data.isascii() or not _JAPANESE_ESCAPE.search(data):
        return None
    try:
        data.decode("iso2022_jp")
    except UnicodeDecodeError:
        return None
    return "iso2022_jp"


def _unmarked_utf32(data: bytes) -> str | None:
    """No character needs more than three of its four bytes, and most need one or two."""
    head = data[: _GUESS_BYTES // 4 * 4]
    if len(head) < 4 or len(data) % 4:
        return None
    zeros = [head[at::4].count(0) * 4 / len(head) for at in range(4)]
    if zeros[3] == 1 and zeros[2] > zeros[0]:
        return "utf-32-le"
    return "utf-32-be" if zeros[0] == 1 and zeros[1] > zeros[3] else None


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:_GUESS_BYTES]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd < _FEWEST_ZEROS_SHARE * len(head) / 2:
        return None
    if odd > _ONE_SIDE * even:
        return "utf-16-le"
    return "utf-16-be" if even > _ONE_SIDE * odd else None


def _decode_damaged(data: bytes) -> Decoded:
    text = data.decode("utf-8", errors="replace")
    ascii_chars = len(text.encode("ascii", errors="ignore"))
    if text.count("\ufffd") <= _MOST_DAMAGE_SHARE * (len(text) - ascii_chars):
        return Decoded(text, "utf-8", is_guess=True)
    guess = _guess(data)
    return Decoded(data.decode(guess, errors="replace"), guess, is_guess=True)


def _guess(data: bytes) -> str:
    # Only what is no ASCII tells encodings apart; times and tags around it would drown a short text.
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_GUESS_BYTES]
    return latin_encoding(telling) or script_encoding(telling) or _other_guess(telling)


def _other_guess(telling: bytes) -> str:
    # Imported for the few files that need it: it would take a tenth of the start-up.
    import charset_normalizer

    guesses = charset_normalizer.from_bytes(telling, cp_isolation=_GUESSED)
    best = guesses.best()
    if best is None:
        return _COMMONEST
    # Among guesses of the same merit the list is alphabetical; Windows Western is the one to bet on.
    equal = {guess.encoding for guess in guesses if (guess.chaos, guess.coherence) == (best.chaos, best.coherence)}
    return _COMMONEST if _COMMONEST in equal else _commonest_like(best.encoding, telling)


def _commonest_like(encoding: str, data: bytes) -> str:
    """The first of the table that makes the same text of these bytes: the one that more people use."""
    text = data.decode(encoding, errors="replace")
    found = next((name for name in _GUESSED if data.decode(name, errors="replace") == text), encoding)
    return codecs.lookup(found).name
