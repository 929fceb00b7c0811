"""Podlove: the transcript of the Web Player, alone or in the player's configuration with chapters and contributors."""

from player.document import Document
from player.formats.chapters.chapters_json import chapters_of
from player.formats.chapters.titles import titled, untitled_remark
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, speaker_name, text_of
from player.formats.recognisers.medium import medium_of
from player.formats.speech import one_line, spoken_line
from player.transcript import Line


def _document(data: JsonValue) -> Document:
    if isinstance(data.value, list):
        return Document(lines=_lines(data, {}))
    names = {text_of(item.get("id")): item.get("name").text_if_any() for item in data.get("contributors").items()}
    show, chapters = data.get("show"), chapters_of(list(data.get("chapters").items()))
    return Document(
        title=data.get("title").text_if_any(),
        channel=show.get("title").text_if_any() if isinstance(show.value, dict) else None,
        duration_ms=data.get("duration").seconds_as_ms(),
        media_name=medium_of(data.get("audio")),
        lines=_lines(data.get("transcripts"), names),
        chapters=titled(chapters),
        remarks=untitled_remark(chapters),
    )


def _lines(items: JsonValue, names: dict[str, str | None]) -> tuple[Line, ...]:
    lines = []
    for item in items.items():
        times = (_moment(item, "start"), _moment(item, "end"))
        label = item.get("speaker")
        speaker = item.get("voice").text_if_any() or names.get(label.text_if_any() or "") or speaker_name(label)
        if text := one_line(text_of(item.get("text"))):
            lines.append(spoken_line(*times, text, speaker or None))
    return tuple(lines)


def _moment(item: JsonValue, key: str) -> int | None:
    exact = item.get(f"{key}_ms").as_ms()
    return item.get(key).seconds_as_ms() if exact is None else exact


PODLOVE = json_format(
    "podlove",
    "Podlove transcript",
    (
        "start_ms end_ms text",
        "start end voice text",
        "transcripts.start_ms transcripts.text",
        "show chapters.start audio",
    ),
    _document,
)
