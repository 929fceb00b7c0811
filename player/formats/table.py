"""The table of formats: every one that Syncline reads, in the order in which they are offered."""

from player.formats.base import Format
from player.formats.chapters.chapters_json import CHAPTERS_JSON
from player.formats.chapters.cue_sheet import CUE_SHEET
from player.formats.chapters.ffmetadata import FFMETADATA
from player.formats.chapters.matroska_chapters import MATROSKA_CHAPTERS
from player.formats.chapters.ogm_chapters import OGM_CHAPTERS
from player.formats.chapters.podlove_chapters import PODLOVE_CHAPTERS
from player.formats.editors.audacity import AUDACITY
from player.formats.editors.docx import DOCX
from player.formats.editors.elan import ELAN
from player.formats.editors.fcpxml import FCPXML
from player.formats.editors.table import TABLE
from player.formats.editors.textgrid import TEXTGRID
from player.formats.pages.chapter_list import CHAPTER_LIST
from player.formats.pages.outline import OUTLINE
from player.formats.pages.player_page import PLAYER_PAGE
from player.formats.pages.summarize import SUMMARIZE
from player.formats.pages.tubesum import TUBESUM
from player.formats.pages.web_page import WEB_PAGE
from player.formats.recognisers.aeneas import AENEAS
from player.formats.recognisers.amazon_calls import AMAZON_CALLS
from player.formats.recognisers.amazon_transcribe import AMAZON_TRANSCRIBE
from player.formats.recognisers.amberscript import AMBERSCRIPT
from player.formats.recognisers.assemblyai import ASSEMBLYAI
from player.formats.recognisers.autoedit import AUTOEDIT
from player.formats.recognisers.azure_speech import AZURE_SPEECH
from player.formats.recognisers.ctm import CTM
from player.formats.recognisers.deepgram import DEEPGRAM
from player.formats.recognisers.elevenlabs import ELEVENLABS
from player.formats.recognisers.failed_job import FAILED_JOB
from player.formats.recognisers.gentle import GENTLE
from player.formats.recognisers.google_speech import GOOGLE_SPEECH
from player.formats.recognisers.hyperaudio import HYPERAUDIO
from player.formats.recognisers.kaldi import KALDI
from player.formats.recognisers.noscribe import NOSCRIBE
from player.formats.recognisers.otranscribe import OTRANSCRIBE
from player.formats.recognisers.paper_edit import PAPER_EDIT
from player.formats.recognisers.podcast_html import PODCAST_HTML
from player.formats.recognisers.podcast_json import PODCAST_JSON
from player.formats.recognisers.podlove import PODLOVE
from player.formats.recognisers.premiere import PREMIERE
from player.formats.recognisers.rev import REV
from player.formats.recognisers.rev_nlp import REV_NLP
from player.formats.recognisers.rttm import RTTM
from player.formats.recognisers.smil import SMIL
from player.formats.recognisers.speechmatics import SPEECHMATICS
from player.formats.recognisers.timed_json import TIMED_JSON
from player.formats.recognisers.watson import WATSON
from player.formats.recognisers.whisper import WHISPER
from player.formats.recognisers.whisper_cpp import WHISPER_CPP
from player.formats.recognisers.whisper_tsv import WHISPER_TSV
from player.formats.recognisers.youtube_json import YOUTUBE_JSON
from player.formats.recognisers.youtube_xml import YOUTUBE_XML
from player.formats.recognisers.yt_dlp import YT_DLP
from player.formats.subtitles.ass import ASS
from player.formats.subtitles.ebu_stl import EBU_STL
from player.formats.subtitles.lrc import ENHANCED_LRC, LRC
from player.formats.subtitles.microdvd import MICRODVD
from player.formats.subtitles.mpl2 import MPL2
from player.formats.subtitles.sami import SAMI
from player.formats.subtitles.sbv import SBV
from player.formats.subtitles.scc import SCC
from player.formats.subtitles.spruce import SPRUCE
from player.formats.subtitles.subrip import SUBRIP
from player.formats.subtitles.subviewer import SUBVIEWER
from player.formats.subtitles.tmplayer import TMPLAYER
from player.formats.subtitles.ttml import TTML
from player.formats.subtitles.webvtt import WEBVTT
from player.formats.syncline_json import SYNCLINE_JSON
from player.formats.texts.lost_breaks import LOST_BREAKS
from player.formats.texts.meeting_notes import MEETING_NOTES
from player.formats.texts.plain_text import PLAIN_TEXT
from player.formats.texts.timed_text import TIMED_TEXT
from player.formats.texts.trailing_times import QUOTES
from player.formats.texts.turns import TURNS
from player.formats.texts.video_panel import VIDEO_PANEL
from player.formats.texts.zoom_chat import ZOOM_CHAT

_SUBTITLES = (
    SUBRIP,
    WEBVTT,
    SBV,
    LRC,
    ENHANCED_LRC,
    ASS,
    TTML,
    SAMI,
    MICRODVD,
    SUBVIEWER,
    MPL2,
    TMPLAYER,
    SPRUCE,
    EBU_STL,
    SCC,
)
_RECOGNISERS = (
    WHISPER,
    AENEAS,
    AMAZON_CALLS,
    AMAZON_TRANSCRIBE,
    AMBERSCRIPT,
    ASSEMBLYAI,
    AUTOEDIT,
    AZURE_SPEECH,
    CTM,
    DEEPGRAM,
    ELEVENLABS,
    FAILED_JOB,
    GENTLE,
    GOOGLE_SPEECH,
    HYPERAUDIO,
    KALDI,
    NOSCRIBE,
    OTRANSCRIBE,
    PAPER_EDIT,
    PODCAST_HTML,
    PODCAST_JSON,
    PODLOVE,
    PREMIERE,
    REV,
    REV_NLP,
    RTTM,
    SMIL,
    SPEECHMATICS,
    TIMED_JSON,
    WATSON,
    WHISPER_CPP,
    WHISPER_TSV,
    YOUTUBE_JSON,
    YOUTUBE_XML,
    YT_DLP,
)
_CHAPTERS = (CHAPTERS_JSON, CUE_SHEET, FFMETADATA, MATROSKA_CHAPTERS, OGM_CHAPTERS, PODLOVE_CHAPTERS)
_EDITORS = (TEXTGRID, ELAN, FCPXML, AUDACITY, TABLE, DOCX)
_TEXTS = (TURNS, MEETING_NOTES, ZOOM_CHAT, QUOTES, VIDEO_PANEL, LOST_BREAKS, TIMED_TEXT, PLAIN_TEXT)
_PAGES = (TUBESUM, SUMMARIZE, OUTLINE, CHAPTER_LIST, PLAYER_PAGE, WEB_PAGE)

# For an extension that several of them write, the first is taken.
FORMATS: tuple[Format, ...] = (SYNCLINE_JSON, *_SUBTITLES, *_RECOGNISERS, *_CHAPTERS, *_EDITORS, *_PAGES, *_TEXTS)
