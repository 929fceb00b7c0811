"""Targets that are written where they are read, because both ways go by the same rules."""

from player.export.features import BESIDES, Feature
from player.export.target import Target
from player.formats import syncline_json
from player.formats.subtitles import sbv, subrip, webvtt
from player.formats.texts import timed_text

SYNCLINE_JSON = Target("syncline", "Syncline JSON", "json", syncline_json.write)
SUBRIP = Target("subrip", "SubRip", "srt", subrip.write, BESIDES | {Feature.WORD_TIMES}, needs_times=True)
WEBVTT = Target("webvtt", "WebVTT", "vtt", webvtt.write, BESIDES, needs_times=True)
SBV = Target("sbv", "SBV", "sbv", sbv.write, BESIDES | {Feature.WORD_TIMES}, needs_times=True)
TEXT = Target("text", "plain text", "txt", timed_text.write, BESIDES | {Feature.WORD_TIMES, Feature.ENDS})
