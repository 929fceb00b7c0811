"""Cue lists in the formats that are made of text lines, written as the makers of these formats write them."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from player import timecode

# A cue of three seconds; every other one is spoken by the same of two people.
CUE_MS = 3_000
SPEAKERS = ("Ada King", "Ben Okri")


class Cue(NamedTuple):
    """What a file says of one cue; its words share its time evenly."""

    number: int
    text: str

    @property
    def start_ms(self) -> int:
        return self.number * CUE_MS

    @property
    def end_ms(self) -> int:
        return self.start_ms + CUE_MS

    @property
    def speaker(self) -> str:
        return SPEAKERS[self.number % 2]

    def words(self) -> list[tuple[int, int, str]]:
        """Start, end and text of each."""
        words = self.text.split()
        edges = [self.start_ms + CUE_MS * place // len(words) for place in range(len(words) + 1)]
        return list(zip(edges, edges[1:], words, strict=False))


Writer = Callable[[Sequence[Cue]], str]


def _of_cues(form: Callable[[Cue], str], head: str = "", tail: str = "") -> Writer:
    return lambda cues: head + "".join(map(form, cues)) + tail


def _subrip(cue: Cue, text: str) -> str:
    start, end = timecode.subrip(cue.start_ms), timecode.subrip(cue.end_ms)
    return f"{cue.number + 1}\n{start} --> {end}\n{text}\n\n"


def _webvtt(cue: Cue, text: str) -> str:
    return f"{timecode.webvtt(cue.start_ms)} --> {timecode.webvtt(cue.end_ms)}\n{text}\n\n"


def _timed_words(cue: Cue) -> str:
    return "".join(f"<{timecode.webvtt(start_ms)}><c> {word}</c>" for start_ms, _, word in cue.words())


def _clock(cue: Cue) -> str:
    return timecode.clock(cue.start_ms)


def _ttml(cue: Cue) -> str:
    start, end = timecode.webvtt(cue.start_ms), timecode.webvtt(cue.end_ms)
    return f'<p begin="{start}" end="{end}">{escape(cue.text)}</p>\n'


def _srv3(cue: Cue) -> str:
    words = "".join(
        f'<s t="{start_ms - cue.start_ms}">{" " * (place > 0)}{escape(word)}</s>'
        for place, (start_ms, _, word) in enumerate(cue.words())
    )
    return f'<p t="{cue.start_ms}" d="{CUE_MS}">{words}</p>\n'


def _elan(cues: Sequence[Cue]) -> str:
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{2 * cue.number + place}" TIME_VALUE="{position_ms}"/>\n'
        for cue in cues
        for place, position_ms in enumerate((cue.start_ms, cue.end_ms))
    )
    annotations = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{cue.number}" TIME_SLOT_REF1="ts{2 * cue.number}"'
        f' TIME_SLOT_REF2="ts{2 * cue.number + 1}"><ANNOTATION_VALUE>{escape(cue.text)}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>\n"
        for cue in cues
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0" VERSION="3.0">\n'
        f'<HEADER TIME_UNITS="milliseconds"/>\n<TIME_ORDER>\n{slots}</TIME_ORDER>\n'
        f'<TIER LINGUISTIC_TYPE_REF="default" TIER_ID="Ada">\n{annotations}</TIER>\n</ANNOTATION_DOCUMENT>\n'
    )


def _textgrid(cues: Sequence[Cue]) -> str:
    span = f"xmin = 0\nxmax = {timecode.seconds(cues[-1].end_ms)}\n"
    intervals = "".join(
        f"        intervals [{cue.number + 1}]:\n            xmin = {timecode.seconds(cue.start_ms)}\n"
        f'            xmax = {timecode.seconds(cue.end_ms)}\n            text = "{cue.text}"\n'
        for cue in cues
    )
    return (
        f'File type = "ooTextFile"\nObject class = "TextGrid"\n\n{span}tiers? <exists>\nsize = 1\nitem []:\n'
        f'    item [1]:\n        class = "IntervalTier"\n        name = "Ada"\n        {span}'
        f"        intervals: size = {len(cues)}\n{intervals}"
    )


def _seconds(cue: Cue, gap: str) -> str:
    return f"{cue.start_ms / 1_000:.3f}{gap}{cue.end_ms / 1_000:.3f}"


# By the name of the figure: the file's name and how to write it.
TEXTS: Mapping[str, tuple[str, Writer]] = {
    "subrip": ("talk.srt", _of_cues(lambda cue: _subrip(cue, cue.text))),
    "subrip_speakers": ("talk.srt", _of_cues(lambda cue: _subrip(cue, f"{cue.speaker}: {cue.text}"))),
    "webvtt": ("talk.vtt", _of_cues(lambda cue: _webvtt(cue, cue.text), "WEBVTT\n\n")),
    "webvtt_speakers": ("talk.vtt", _of_cues(lambda cue: _webvtt(cue, f"<v {cue.speaker}>{cue.text}"), "WEBVTT\n\n")),
    "webvtt_words": ("talk.vtt", _of_cues(lambda cue: _webvtt(cue, _timed_words(cue)), "WEBVTT\n\n")),
    "sbv": (
        "talk.sbv",
        _of_cues(lambda cue: f"{timecode.sbv(cue.start_ms)},{timecode.sbv(cue.end_ms)}\n{cue.text}\n\n"),
    ),
    "lrc": ("talk.lrc", _of_cues(lambda cue: f"[{timecode.lrc(cue.start_ms)}]{cue.text}\n")),
    "ass": (
        "talk.ass",
        _of_cues(
            lambda cue: (
                f"Dialogue: 0,{timecode.ass(cue.start_ms)},{timecode.ass(cue.end_ms)},Default,,0,0,0,,{cue.text}\n"
            ),
            "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n",
        ),
    ),
    "ttml": (
        "talk.ttml",
        _of_cues(_ttml, '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>\n', "</div></body></tt>\n"),
    ),
    "sami": (
        "talk.smi",
        _of_cues(
            lambda cue: f"<SYNC Start={cue.start_ms}><P Class=ENCC>{escape(cue.text)}\n",
            "<SAMI>\n<HEAD></HEAD>\n<BODY>\n",
            "</BODY>\n</SAMI>\n",
        ),
    ),
    "microdvd": (
        "talk.sub",
        _of_cues(lambda cue: f"{{{cue.start_ms // 40}}}{{{cue.end_ms // 40}}}{cue.text}\n", "{1}{1}25\n"),
    ),
    "mpl2": ("talk.mpl", _of_cues(lambda cue: f"[{cue.start_ms // 100}][{cue.end_ms // 100}]{cue.text}\n")),
    "tmplayer": ("talk.txt", _of_cues(lambda cue: f"{timecode.sbv(cue.start_ms)[:-4]}:{cue.text}\n")),
    "youtube_srv3_words": (
        "talk.srv3",
        _of_cues(
            _srv3, '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">\n<body>\n', "</body></timedtext>\n"
        ),
    ),
    "elan": ("talk.eaf", _elan),
    "textgrid": ("talk.TextGrid", _textgrid),
    "audacity": ("labels.txt", _of_cues(lambda cue: f"{_seconds(cue, chr(9))}\t{cue.text}\n")),
    "csv": (
        "talk.csv",
        _of_cues(lambda cue: f'{_seconds(cue, ",")},{cue.speaker},"{cue.text}"\n', "start,end,speaker,text\n"),
    ),
    "whisper_tsv": (
        "talk.tsv",
        _of_cues(lambda cue: f"{cue.start_ms}\t{cue.end_ms}\t{cue.text}\n", "start\tend\ttext\n"),
    ),
    "ctm_words": (
        "talk.ctm",
        _of_cues(lambda cue: f"talk 1 {cue.start_ms / 1_000:.2f} 2.90 {cue.text.partition(' ')[0]}\n"),
    ),
    "timed_text": ("talk.txt", _of_cues(lambda cue: f"[{_clock(cue)}] {cue.text}\n")),
    "turns": ("talk.txt", _of_cues(lambda cue: f"{cue.speaker}  {_clock(cue)}\n{cue.text}\n\n")),
    "rev_text": ("talk.txt", _of_cues(lambda cue: f"{cue.speaker} ({_clock(cue)}):\n{cue.text}\n\n")),
    "markdown": ("talk.md", _of_cues(lambda cue: f"**{cue.speaker}** ({_clock(cue)}): {cue.text}\n\n", "# A walk\n\n")),
    "panel": ("talk.txt", _of_cues(lambda cue: f"{_clock(cue)}\n{_told(cue)}\n{cue.text}\n")),
    "plain_text": ("talk.txt", _of_cues(lambda cue: f"{cue.speaker}: {cue.text}\n")),
    "html": (
        "talk.html",
        _of_cues(
            lambda cue: f"<p><b>{cue.speaker}</b> ({_clock(cue)}): {escape(cue.text)}</p>\n",
            "<!DOCTYPE html>\n<html><head><title>A walk</title></head><body>\n",
            "</body></html>\n",
        ),
    ),
}


def _told(cue: Cue) -> str:
    """The time in words, as it is read out to those who do not see it."""
    minutes, seconds = divmod(cue.start_ms // timecode.MS_PER_SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    units = ((hours, "hours"), (minutes, "minutes"), (seconds, "seconds"))
    return ", ".join(f"{count} {unit}" for count, unit in units if count) or "0 seconds"
