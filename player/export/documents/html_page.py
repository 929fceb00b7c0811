"""A web page that holds a whole recording but its medium: a click on a line plays that, which lies beside the page.

One file that fetches nothing: its style and its script stand in it, and a policy with their hashes keeps all others
out. It can be read without its script. The document stands in it once more as Syncline JSON, for the script and for
Syncline to read it back.
"""

import base64
import hashlib
import json
from html import escape
from importlib.resources import files
from pathlib import PurePath
from string import Template
from urllib.parse import quote

from player.document import Document
from player.export.documents.page_markup import Moments, element
from player.export.documents.page_notes import notes_beside
from player.export.documents.page_transcript import transcript
from player.export.documents.parts import facts, heading
from player.export.target import Target
from player.formats.pages.player_page import GENERATOR, PART_END, PART_START, PLAYER_PAGE
from player.formats.syncline_json import document_to_dict
from player.media.probe import AUDIO_EXTENSIONS
from player.transcript import Timeline


def write(document: Document) -> str:
    """The page, in UTF-8."""
    timeline = Timeline(document.lines, document.duration_ms)
    moments = Moments(timeline)
    style, script = _resource("page.css"), _resource("page.js")
    told = " · ".join(facts(document))
    return Template(_resource("page.html")).substitute(
        language=f' lang="{escape(document.language)}"' if document.language else "",
        policy=escape(_policy(style, script)),
        generator=GENERATOR,
        title=escape(heading(document)),
        style=style,
        facts=element("p", escape(told), class_="facts", dir="auto") if told else "",
        medium=_medium(document.media_name),
        notes=notes_beside(document, moments),
        transcript=transcript(document, timeline, moments),
        document=PART_START + _json(document) + PART_END,
        script=script,
    )


def _resource(name: str) -> str:
    return files("resources").joinpath("export", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """What a browser may load for the page: its own style and script, and media from beside it or chosen."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "media-src 'self' file: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _medium(media_name: str | None) -> str:
    """The element that plays; one of video plays sound too, so it serves where nothing tells what it is."""
    extension = PurePath(media_name or "").suffix.lower().lstrip(".")
    is_audio = media_name is None or extension in AUDIO_EXTENSIONS
    source = None if media_name is None else quote(media_name, safe="", errors="replace")
    return element(
        "audio" if is_audio else "video", "", id="medium", controls="", preload="metadata",
        aria_label="Recording", src=source,
    )  # fmt: skip


def _json(document: Document) -> str:
    """The document on one line, in which no tag can begin or end."""
    text = json.dumps(document_to_dict(document), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


HTML_PAGE = Target(PLAYER_PAGE.name, PLAYER_PAGE.title, "html", write)
