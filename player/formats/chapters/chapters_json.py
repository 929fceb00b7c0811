"""Chapters as JSON: those of Podcasting 2.0, and Podlove's simple chapters; their links are resources."""

from collections.abc import Iterator, Sequence

from player.document import Document
from player.formats.chapters.titles import titled, untitled_remark
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, text_of
from player.notes import Chapter, Note, NoteKind


def _document(data: JsonValue) -> Document:
    is_list = isinstance(data.value, list)
    items = list((data if is_list else data.get("chapters")).items())
    chapters = chapters_of(items)
    return Document(
        title=None if is_list else data.get("title").text_if_any() or data.get("podcastName").text_if_any(),
        channel=None if is_list else data.get("author").text_if_any(),
        chapters=titled(chapters),
        notes=tuple(_links(items)),
        remarks=untitled_remark(chapters),
    )


def chapters_of(items: Sequence[JsonValue]) -> list[Chapter]:
    """The chapters, some perhaps without a title; those that only change the picture are left out."""
    return [
        Chapter(
            _start_ms(item), item.get("endTime").seconds_as_ms(), _title(item), item.get("description").text_if_any()
        )
        for item in items
        if _is_chapter(item)
    ]


def _is_chapter(item: JsonValue) -> bool:
    """Whether it has a title, or a time and a place in the table of contents (`toc`)."""
    return bool(_title(item)) or (_start_ms(item) is not None and item.get("toc").value is not False)


def _title(item: JsonValue) -> str:
    return text_of(item.get("title")).strip()


def _start_ms(item: JsonValue) -> int | None:
    start = item.get("startTime")
    return (item.get("start") if start.value is None else start).seconds_as_ms()


def _links(items: Sequence[JsonValue]) -> Iterator[Note]:
    for item in items:
        link = item.get("url").text_if_any() or item.get("href").text_if_any()
        if link:
            yield Note(NoteKind.RESOURCE, link, _title(item) or None, _start_ms(item))


CHAPTERS_JSON = json_format(
    "chapters-json",
    "chapters JSON",
    ("chapters.startTime chapters.title", "version chapters.startTime", "start title"),
    _document,
    foreign="text end_ms lines segments chapters.lines duration id syncline end",
    score=80,
)
