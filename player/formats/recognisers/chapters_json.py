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
        remarks=untitled_remark(items),
    )


def chapters_of(items: list[JsonValue]) -> Iterator[Chapter]:
    """The chapters, numbered where they have no title; those that only change the picture are left out."""
    for number, item in enumerate(filter(_is_chapter, items), start=1):
        title = _title(item) or f"Chapter {number}"
        end_ms = item.get("endTime").seconds_as_ms()
        yield Chapter(_start_ms(item), end_ms, title, item.get("description").text_if_any())


def untitled_remark(items: list[JsonValue]) -> tuple[str, ...]:
    """The sentence about chapters without a title, if there are any."""
    count = sum(_is_chapter(item) and not _title(item) for item in items)
    chapters = "1 chapter has" if count == 1 else f"{count} chapters have"
    return (f"{chapters} no title in the file and got a number instead.",) if count else ()


def _is_chapter(item: JsonValue) -> bool:
    """Whether it has a title, or a time and a place in the table of contents (`toc`)."""
    return bool(_title(item)) or (_start_ms(item) is not None and item.get("toc").value is not False)


def _title(item: JsonValue) -> str:
    return text_of(item.get("title")).strip()


def _start_ms(item: JsonValue) -> int | None:
    start = item.get("startTime")
    return (item.get("start") if start.value is None else start).seconds_as_ms()


def _links(items: list[JsonValue]) -> Iterator[Note]:
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
