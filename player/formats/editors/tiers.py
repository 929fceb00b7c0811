"""Tiers of annotations, as linguists' programs keep them: which hold speech, which its words, which something else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.formats.speech import one_line, spoken_line
from player.formats.texts.names import is_label, is_name
from player.transcript import Line
from player.values import value

_WORD_NAME = re.compile(r"\b(?:words?|wrd|token(?:s|ized)?|ort(?:ho)?|kan)\b|-mau\b", re.IGNORECASE)
_SOUND_NAME = re.compile(
    r"\b(?:phon(?:es?|emes?|s)?|syll?s?|mau|tone?s?|f0|intensity|formants?|breaks?|stress|pos|gloss(?:es)?|lemmas?"
    r"|morph(?:eme|s)?)\b|vowel|consonant|syllab|pitch",
    re.IGNORECASE,
)
_SILENCES = frozenset(("", "#", "sil", "sp", "<sil>", "<sp>", "<p:>", "<eps>", "_", "<usb>", "<p>"))
# A voice's tiers are told apart by what stands behind its name: `Ada - words`, `Ada_phones`, `words@Ada`.
_KIND = re.compile(
    r"[\s_.:/-]*\b(?:words?|phones?|phrases?|utterances?|utts?|sentences?|transcript(?:ion)?s?|text|ort|speech)\b"
    r"[\s_.:/-]*",
    re.IGNORECASE,
)
# What a tier is called that holds all there is, and that names nobody.
_NOBODY = re.compile(
    r"(?:tier|layer|default|silences?|labels?|annotations?|intervals?|untitled|all|lines?|segments?)?[\s_-]*\d*",
    re.IGNORECASE,
)


@value
class Interval:
    """One annotation; a moment has no end."""

    start_ms: int | None
    end_ms: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Tier:
    """Annotations of one kind under their name; `speaker` is the voice where the file tells it apart from the name."""

    name: str
    intervals: tuple[Interval, ...]
    speaker: str | None = None

    def spoken(self) -> tuple[Interval, ...]:
        """The annotations that hold more than silence."""
        return tuple(part for part in self.intervals if part.text.strip().casefold() not in _SILENCES)


def tier_lines(tiers: Sequence[Tier]) -> tuple[list[Line], list[str]]:
    """The lines of the tiers that hold speech, in time order, and the names of the tiers that were left out."""
    filled = [tier for tier in tiers if tier.spoken()]
    sounds = [tier for tier in filled if holds_sounds(tier)]
    speech = [tier for tier in filled if tier not in sounds] or filled[:1]
    words = [tier for tier in speech if _holds_words(tier)]
    whole = [tier for tier in speech if tier not in words]
    is_alone = len(whole or words) == 1
    lines: list[Line] = []
    for tier in whole:
        own = [other for other in words if _voice(other) == _voice(tier) or len(whole) == 1]
        lines += _whole_lines(tier, own[0] if own else None, _speaker(tier, is_alone))
        words = [other for other in words if other not in own[:1]]
    for tier in words:
        lines += _word_lines(tier, _speaker(tier, is_alone))
    left = [tier.name for tier in filled if tier not in speech]
    lines.sort(key=lambda line: -1 if line.start_ms is None else line.start_ms)
    return lines, left


def remarks(left: Sequence[str]) -> tuple[str, ...]:
    """The sentence about tiers that were left out, if any were."""
    return (f"Tiers left out: {', '.join(left)}.",) if left else ()


def name_remark(tiers: Sequence[Tier], lines: Sequence[Line]) -> tuple[str, ...]:
    """The sentence about the name of the one tier of speech where that may be a voice's, and may be none's."""
    names = [tier.name for tier in tiers if tier.spoken() and not holds_sounds(tier) and not _holds_words(tier)]
    is_told = len(names) == 1 and not any(line.speaker for line in lines)
    may_be_voice = is_told and is_name(names[0].strip()) and not _NOBODY.fullmatch(_KIND.sub(" ", names[0]).strip())
    return (f"Its tier is called {names[0].strip()}; that may be who speaks.",) if may_be_voice else ()


def holds_sounds(tier: Tier) -> bool:
    """Whether the annotations are about sounds, smaller than words, or measures of them: the name says so."""
    return is_sound_name(tier.name) and not _has_phrases(tier)


def _holds_words(tier: Tier) -> bool:
    """Whether the annotations are single words: the name says so."""
    return is_word_name(tier.name) and not _has_phrases(tier)


def is_sound_name(name: str) -> bool:
    """Whether a tier of this name holds sounds, or measures of them."""
    return bool(_SOUND_NAME.search(name)) and not is_word_name(name)


def is_word_name(name: str) -> bool:
    """Whether a tier of this name holds words."""
    return bool(_WORD_NAME.search(name))


def _has_phrases(tier: Tier) -> bool:
    """Whether many of the texts have a blank."""
    spoken = tier.spoken()
    return sum(" " in part.text.strip() for part in spoken) * 4 > len(spoken)


def _voice(tier: Tier) -> str:
    return tier.speaker or _KIND.sub(" ", tier.name.partition("@")[2] or tier.name).strip()


def _speaker(tier: Tier, is_alone: bool) -> str | None:
    if tier.speaker or is_alone:
        voice = tier.speaker or _KIND.sub(" ", tier.name).strip()
        is_told = tier.speaker or (" - " in tier.name and voice) or is_label(voice)
        return one_line(voice) or None if is_told else None
    voice = one_line(_voice(tier))
    return None if _NOBODY.fullmatch(voice) else voice


def _whole_lines(tier: Tier, words: Tier | None, speaker: str | None) -> Iterator[Line]:
    """A line for each annotation, with the words that lie within it."""
    timed = list(words.spoken()) if words else []
    place = 0
    for part in tier.spoken():
        tokens = []
        while place < len(timed) and part.end_ms is not None and _middle(timed[place]) < part.end_ms:
            if _middle(timed[place]) >= (part.start_ms or 0):
                tokens.append(Token(timed[place].text, timed[place].start_ms, timed[place].end_ms))
            place += 1
        lines = segment_lines(part.start_ms, part.end_ms, part.text, speaker, tokens)
        if len(lines) < 2:
            # The words do not tell all blanks of the text.
            said = lines[0].words if lines else ()
            lines = [spoken_line(part.start_ms, part.end_ms, one_line(part.text), speaker, said)]
        yield from lines


def _middle(part: Interval) -> float:
    start_ms = part.start_ms or 0
    return (start_ms + (start_ms if part.end_ms is None else part.end_ms)) / 2


def _word_lines(tier: Tier, speaker: str | None) -> list[Line]:
    return sentence_lines([Token(part.text, part.start_ms, part.end_ms, speaker) for part in tier.spoken()])
