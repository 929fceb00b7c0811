"""yt-dlp's `.info.json`: what a video site says about a video that was downloaded; its captions are files of their own.

Where the site names no chapters, those that its description lists are taken.
"""

from player.document import Document
from player.formats.dates import written_date
from player.formats.json_value import JsonValue, WrongJson
from player.formats.pages.chapter_list import chapters_within
from player.formats.recognisers.json_format import json_format, text_of
from player.formats.speech import one_line
from player.notes import Chapter, Note, NoteKind

_CHANNEL_KEYS = ("channel", "uploader", "series", "creator", "artist")
_DATE_KEYS = ("upload_date", "release_date")
_ADDRESS_KEYS = ("webpage_url", "original_url")


def _document(data: JsonValue) -> Document:
    if data.get("_type").value in ("playlist", "multi_video"):
        raise WrongJson("it is about a list of videos, not about one")
    description = data.get("description").text_if_any() or ""
    address = _first_text(data, _ADDRESS_KEYS)
    return Document(
        title=_first_text(data, ("title", "fulltitle")),
        channel=_first_text(data, _CHANNEL_KEYS),
        published=written_date(_first_text(data, _DATE_KEYS)),
        duration_ms=data.get("duration").seconds_as_ms() or None,
        language=data.get("language").text_if_any(),
        chapters=_chapters(data.get("chapters")) or chapters_within(description),
        notes=(
            *((Note(NoteKind.SUMMARY, description.strip(), "Description"),) if description.strip() else ()),
            *((Note(NoteKind.RESOURCE, address),) if address else ()),
        ),
    )


def _first_text(data: JsonValue, keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if (text := one_line(data.get(key).text_if_any() or ""))), None)


def _chapters(items: JsonValue) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(item.get("start_time").seconds_as_ms(), item.get("end_time").seconds_as_ms(), _title(item, number))
        for number, item in enumerate(items.items(), start=1)
    )


def _title(item: JsonValue, number: int) -> str:
    return one_line(text_of(item.get("title"))) or f"Chapter {number}"


YT_DLP = json_format(
    "yt-dlp",
    "yt-dlp info JSON",
    ("id title extractor", "id title webpage_url formats", "id title webpage_url upload_date"),
    _document,
    score=92,
)
