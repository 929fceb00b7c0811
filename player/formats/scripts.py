"""Scripts that few words betray, where a general guess needs many: Japanese in EUC, and Hebrew."""

import re

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_KANA = re.compile("[\u3041-\u30ff]")
# In the other encodings of two bytes a sign, so much of what is kana in this one would be hardly used signs.
_FEWEST_KANA = 3
_KANA_SHARE = 0.4
_HEBREW = re.compile("[\u05d0-\u05ea]")
# Five letters have a form for the end of words. What they are in Cyrillic and Greek stands everywhere in words.
_FINAL = re.compile("[\u05da\u05dd\u05df\u05e3\u05e5]")
_FINAL_WITHIN = re.compile(f"{_FINAL.pattern}(?={_HEBREW.pattern})")
_FEWEST_LETTERS = 8


def script_encoding(data: bytes) -> str | None:
    """The encoding that these bytes are surely in, by Python's name; None where they may be in another."""
    if _is_japanese(_strictly(data, "euc_jp")):
        return "euc_jp"
    return "cp1255" if _is_hebrew(_strictly(data, "cp1255")) else None


def _strictly(data: bytes, encoding: str) -> str:
    """The text; an empty one where anything does not fit."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _is_japanese(text: str) -> bool:
    kana = len(_KANA.findall(text))
    return kana >= _FEWEST_KANA and kana >= _KANA_SHARE * len(_FOREIGN.findall(text))


def _is_hebrew(text: str) -> bool:
    letters = len(_HEBREW.findall(text))
    is_whole = letters >= _FEWEST_LETTERS and letters == len(_FOREIGN.findall(text))
    return is_whole and not _FINAL_WITHIN.search(text)
