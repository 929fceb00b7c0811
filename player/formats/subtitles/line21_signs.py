"""The signs of line 21 captions (CEA-608): ASCII with a few letters exchanged, special signs, and accented letters."""

_EXCHANGED = {
    0x2A: "á",
    0x5C: "é",
    0x5E: "í",
    0x5F: "ó",
    0x60: "ú",
    0x7B: "ç",
    0x7C: "÷",
    0x7D: "Ñ",
    0x7E: "ñ",
    0x7F: "█",
}
# The pairs of bytes from 1130, from 1220 and from 1320 on.
_SPECIAL = "®°½¿™¢£♪à èâêîôû"
_EXTENDED = "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»"
_MORE_EXTENDED = "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤│ÅåØø┌┐└┘"


def plain_sign(byte: int) -> str:
    """The sign of a single byte, or nothing for one that is no sign."""
    return _EXCHANGED.get(byte, chr(byte)) if 0x20 <= byte <= 0x7F else ""


def special_sign(pair: int) -> str | None:
    """The sign of a pair of bytes, or None where the pair is none."""
    return _SPECIAL[pair - 0x1130] if 0x1130 <= pair <= 0x113F else None


def extended_sign(pair: int) -> str | None:
    """The sign that takes the place of the plainer one sent before it, or None where the pair is none."""
    if 0x1220 <= pair <= 0x123F:
        return _EXTENDED[pair - 0x1220]
    return _MORE_EXTENDED[pair - 0x1320] if 0x1320 <= pair <= 0x133F else None
