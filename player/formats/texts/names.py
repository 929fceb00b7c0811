"""What a speaker's name looks like where it stands alone, or beside a time: `Ada King`, `SPEAKER_00`, `[Dr. Ben]`."""

import re
from functools import lru_cache

_LONGEST_CHARS = 60
_MOST_WORDS = 6
_EDGES = re.compile(r"\A[\s\[(<*•·]+|[\s\])>*:：,;|–—·•@-]+\Z")
# Asides in brackets are part of a name: `Ada King (she/her)`, `Ben [Host]`.
_ASIDE = re.compile(r"[ \t]*[(\[][^()\[\]]{1,40}[)\]]")
_LABEL = re.compile(
    r"(?:speaker|spk|spkr|voice|person|participant|sprecher|locuteur|hablante|guest|host)[ _#-]?\w{0,4}", re.IGNORECASE
)
# What numbers the parts of a recording, and is no voice.
_PART = re.compile(r"(?:chapter|part|section|segment|episode|scene|kapitel|teil) \w{1,4}", re.IGNORECASE)
# What stands in small letters in names, and between two of them.
_SMALL_WORDS = frozenset(
    "de da del della di do dos du van von der den ter la le el al bin ibn y e of the and & und et".split()  # noqa: SIM905
)
# What stands before a colon as a name does, and names a field.
_FIELDS = frozenset("time times timestamp timecode start end date duration speaker text title note notes".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W_][\w.'’`-]*|&|#?\d{1,4}")
_INITIAL_OR_TITLE = re.compile(r"(?:[^\W\d_]|[^\W\d_]{2,4})\.")


@lru_cache(maxsize=1_000)
def bare_name(text: str) -> str:
    """The name without the brackets around it and the signs behind it."""
    bare = _EDGES.sub("", text)
    missing = bare.count("(") - bare.count(")")
    return bare + ")" if missing == 1 else bare + "]" if bare.count("[") > bare.count("]") else bare


@lru_cache(maxsize=1_000)
def is_name(text: str) -> bool:
    """Whether all of the text may be a name: a few words, none in small letters but those that names have."""
    if not text or len(text) > _LONGEST_CHARS or text.casefold() in _FIELDS or _PART.fullmatch(text):
        return False
    if is_label(text):
        return True
    words = _ASIDE.sub("", text).split()
    if not 0 < len(words) <= _MOST_WORDS or not words[0][0].isalpha():
        return False
    return all(_is_name_word(word) for word in words) and not _ends_like_speech(words)


def is_label(text: str) -> bool:
    """Whether the text is what programs call a voice that they cannot name: `Speaker 1`, `SPEAKER_00`."""
    return _LABEL.fullmatch(text) is not None


def _is_name_word(word: str) -> bool:
    bare = word.rstrip(",")
    return (_WORD.fullmatch(bare) is not None and not bare[0].islower()) or bare in _SMALL_WORDS


def _ends_like_speech(words: list[str]) -> bool:
    last = words[-1]
    return last[-1] in ",.;" and not (_INITIAL_OR_TITLE.fullmatch(last) and len(words) > 1)
