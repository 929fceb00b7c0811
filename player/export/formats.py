"""Targets that are written where they are read, because both ways go by the same rules."""

from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target
from player.formats import syncline_json
from player.formats.subtitles import sbv, subrip, webvtt
from player.formats.texts import timed_text

_CAPTIONS = BESIDES | FACTS | {Feature.WORD_TIMES}
SYNCLINE_JSON = Target("syncline", "Syncline JSON", "json", syncline_json.write)
SUBRIP = Target("subrip", "SubRip", "srt", subrip.write, _CAPTIONS, needs_times=True)
WEBVTT = Target("webvtt", "WebVTT", "vtt", webvtt.write, BESIDES | FACTS - {Feature.LANGUAGE}, needs_times=True)
SBV = Target("sbv", "SBV", "sbv", sbv.write, _CAPTIONS, needs_times=True)
TEXT = Target(
    "text",
    "plain text",
    "txt",
    timed_text.write,
    BESIDES | FACTS - {Feature.TITLE} | {Feature.WORD_TIMES, Feature.ENDS},
)
