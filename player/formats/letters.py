"""Which 8-bit encoding of Latin letters a text is in: the one whose letters some language would write so."""

import math
import re
from collections.abc import Iterator
from functools import cache

_WESTERN = ("cp1252", "iso8859-15", "cp850", "mac-roman")
_CENTRAL = ("cp1250", "iso8859-2")
# By encodings: what is no ASCII in a language, commonest first, at times with the letter that follows it.
_LANGUAGES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    # English, German, French, Spanish, Portuguese, Italian, Dutch, Catalan.
    (_WESTERN, ("’", "“", "”", "—", "‘", "…", "–", "é", "£")),
    (_WESTERN, ("ü", "ä", "ö", "ß", "„", "“", "–", "’")),
    (_WESTERN, ("é", "à", "è", "ê", "’", "ç", "ô", "û", "î", "ù", "â", "«", "»", "œ", "ï", "ë")),
    (_WESTERN, ("ó", "á", "í", "é", "ñ", "ú", "¿", "¡", "ü", "«", "»")),
    (_WESTERN, ("ão", "é", "á", "ç", "í", "ó", "ê", "õe", "ú", "à", "â", "ã", "ô", "õ")),
    (_WESTERN, ("è", "à", "ù", "ò", "é", "ì", "’")),
    (_WESTERN, ("ë", "é", "ï", "ö", "è", "ü", "‘", "’")),
    (_WESTERN, ("à", "é", "ó", "è", "ò", "í", "ç", "ú", "·", "ï", "ü")),
    # Finnish and Swedish, Danish and Norwegian, Icelandic.
    (_WESTERN, ("ä", "ö", "å", "é", "”")),
    (_WESTERN, ("ø", "å", "æ", "é", "ò", "«", "»")),
    (_WESTERN, ("ð", "á", "í", "é", "æ", "þ", "ó", "ú", "ö", "ý")),
    # Polish, Czech, Slovak, Hungarian, Romanian, Croatian.
    (_CENTRAL, ("ę", "ą", "ł", "ó", "ż", "ś", "ć", "ń", "ź", "„", "”")),
    (_CENTRAL, ("í", "á", "ě", "é", "ý", "č", "ř", "š", "ž", "ů", "ú", "ň", "ť", "ď", "ó")),
    (_CENTRAL, ("á", "í", "ý", "č", "é", "ú", "š", "ž", "ľ", "ť", "ô", "ň", "ä", "ó", "ď")),
    (_CENTRAL, ("á", "é", "ö", "ó", "ő", "í", "ü", "ú", "ű")),
    (_CENTRAL, ("ă", "ş", "î", "ţ", "â", "„", "”")),
    (_CENTRAL, ("š", "č", "ž", "ć", "đ")),
    # Turkish; Lithuanian, Latvian, Estonian.
    (("cp1254",), ("ı", "ü", "ş", "ğ", "ç", "ö", "i̇", "â")),
    (("cp1257",), ("ė", "š", "ų", "ž", "į", "ū", "č", "ą", "ę")),
    (("cp1257",), ("ā", "ī", "ē", "š", "ū", "ž", "ņ", "ļ", "č", "ķ", "ģ")),
    (("cp1257",), ("ä", "õ", "ü", "ö", "š", "ž")),
)
_COMMONEST = "cp1252"
# What is asked of so many encodings is asked of no more than tells them apart.
_ENOUGH_BYTES = 16 * 1024
# Signs that stand in texts of any language, at the ends of words.
_SIGNS = frozenset("’‘“”„–—…«»€°")
# In natural logarithms of how likely they are: a sign, what a language does not write, another than the commonest.
_SIGN = -4.0
_STRANGE = -9.0
_RARER = -3.0
# A text that no language fits better than by this for each character is none of Latin letters.
_LEAST_FIT = -5.0

_WORD_OF_BYTES = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
# Within a word no small letter stands before a capital, and no sign but the apostrophe between letters.
_MISSHAPEN = re.compile(r"(?<=[^\W\d_A-Z])[^\W\d_]|(?<=[^\W\d_])[^\w\s’\x00-\x7f](?=[^\W\d_])")


def latin_encoding(data: bytes) -> str | None:
    """The likeliest encoding of these bytes, by Python's name; None where they hold no words in Latin letters."""
    data = data[:_ENOUGH_BYTES]
    words = b"".join(_WORD_OF_BYTES.findall(data))
    foreign = sum(byte >= 0x80 for byte in words)
    # Words of other scripts consist of nothing else.
    if not foreign or 2 * foreign > len(words) + 1:
        return None
    fits = {encoding: _fit(data, encoding) for encoding in _encodings()}
    best = max(fits, key=lambda encoding: fits[encoding])
    return best if fits[best] >= _LEAST_FIT * foreign + _RARER else None


@cache
def _encodings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(encoding for encodings, _units in _LANGUAGES for encoding in encodings))


def _fit(data: bytes, encoding: str) -> float:
    """How likely this is a text of any language that the encoding is used for, as a logarithm."""
    text = data.decode(encoding, errors="replace")
    misshapen = sum(_is_misshapen(text, found) for found in _MISSHAPEN.finditer(text))
    fits = (_likelihood(text, units) for encodings, units in _LANGUAGES if encoding in encodings)
    return max(fits) + _STRANGE * misshapen + (0 if encoding == _COMMONEST else _RARER)


def _is_misshapen(text: str, found: re.Match[str]) -> bool:
    sign = found[0]
    if sign.isascii():
        return False
    return not sign.isalpha() or (sign.isupper() and text[found.start() - 1].islower())


def _likelihood(text: str, units: tuple[str, ...]) -> float:
    return sum(_weights(text.lower(), units))


def _weights(text: str, units: tuple[str, ...]) -> Iterator[float]:
    """A logarithm for each thing that is no ASCII; letters are as likely as one over their rank."""
    total = sum(1 / rank for rank in range(1, len(units) + 1))
    known = {unit: -math.log(rank * total) for rank, unit in enumerate(units, start=1)}
    longest_first = sorted(units, key=len, reverse=True)
    for unit in re.findall("|".join((*longest_first, _FOREIGN.pattern)), text):
        yield known.get(unit, _SIGN if unit in _SIGNS else _STRANGE)
