"""ISO 6937, the Latin letters of EBU STL: ASCII, signs, and accents that stand as a byte before their letter."""

import unicodedata

# What stands from A0, from D0 and from E0 on; a blank is a place that means nothing.
_SIGNS = {
    0xA0: "\u00a0¡¢£¤¥ §¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿",
    0xD0: "—¹®©™♪¬¦    ⅛⅜⅝⅞",
    0xE0: "ΩÆĐªĦ ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00ad",
}
# The accents from C1 on, as they combine in Unicode.
_ACCENTS = dict(
    zip(
        range(0xC1, 0xD0),
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030a\u0327\u0332\u030b\u0328\u030c",
        strict=True,
    )
)
_UNKNOWN = "\ufffd"


def decode_iso6937(data: bytes) -> str:
    """The text; a byte that means nothing becomes a replacement character."""
    signs = []
    accent = ""
    for byte in data:
        if byte in _ACCENTS:
            accent = _ACCENTS[byte]
            continue
        signs.append(_sign(byte) + accent)
        accent = ""
    return unicodedata.normalize("NFC", "".join(signs))


def _sign(byte: int) -> str:
    if byte < 0x7F:
        return chr(byte)
    first = max((start for start in _SIGNS if start <= byte), default=0)
    row = _SIGNS.get(first, "")
    sign = row[byte - first] if byte - first < len(row) else " "
    return sign if sign != " " else _UNKNOWN
