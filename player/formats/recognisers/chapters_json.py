"""Chapters as JSON: those of Podcasting 2.0, and Podlove's simple chapters; their links are resources."""

from collections.abc import Iterator

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, text_of
from player.notes import Chapter, Note, NoteKind


def _document(data: JsonValue) -> Document:
    is_list = isinstance(data.value, list)
    items = list((data if is_list else data.get("chapters")).items())
    return Document(
        title=None if is_list else data.get("title").text_if_any() or data.get("podcastName").text_if_any(),
        channel=None if is_list else data.get("author").text_if_any(),
        chapters=tuple(chapters_of(items)),
        notes=tuple(_links(items)),
    )


def chapters_of(items: list[JsonValue]) -> Iterator[Chapter]:
    """The chapters with a title; those without one only change the picture."""
    for item in items:
        start_ms, end_ms = _start_ms(item), item.get("endTime").seconds_as_ms()
        if title := text_of(item.get("title")).strip():
            yield Chapter(start_ms, end_ms, title, item.get("description").text_if_any())


def _start_ms(item: JsonValue) -> int | None:
    start = item.get("startTime")
    return (item.get("start") if start.value is None else start).seconds_as_ms()


def _links(items: list[JsonValue]) -> Iterator[Note]:
    for item in items:
        link = item.get("url").text_if_any() or item.get("href").text_if_any()
        if link:
            yield Note(NoteKind.RESOURCE, link, text_of(item.get("title")).strip() or None, _start_ms(item))


CHAPTERS_JSON = json_format(
    "chapters-json",
    "chapters JSON",
    ("chapters.startTime chapters.title", "version chapters.startTime", "start title"),
    _document,
    foreign="text end_ms lines segments chapters.lines duration id syncline end",
    score=80,
)
