"""Cue text as a tree, held against the public parsing tests."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from player import timecode
from player.formats.subtitles.cue_tree import Node, parse_cue_text

# How the public tests print a tag.
PRINTED = {"c": "span", "v": "span", "lang": "span"}


def printed(node: Node, indent: str = "") -> Iterator[str]:
    """The tree as the public tests print it."""
    for child in node.children:
        if isinstance(child, str):
            yield f'| {indent}"{child}"\n'
        elif isinstance(child, int):
            yield f"| {indent}<?timestamp {timecode.webvtt(child)}>\n"
        else:
            yield f"| {indent}<{PRINTED.get(child.name, child.name)}>\n"
            yield from (f"| {indent}  {fact}\n" for fact in attributes(child))
            yield from printed(child, indent + "  ")


def attributes(node: Node) -> Iterator[str]:
    if node.classes:
        yield f'class="{" ".join(node.classes)}"'
    if node.name in ("v", "lang"):
        yield f'{"title" if node.name == "v" else "lang"}="{node.annotation}"'


def test_tags_nest_with_classes_and_annotations() -> None:
    root = parse_cue_text("<v.loud  Ada   B.>Hi <i>there</i></v>!")
    assert root.children == [Node("v", ("loud",), "Ada B.", ["Hi ", Node("i", children=["there"])]), "!"]


def test_unknown_tags_leave_their_text() -> None:
    assert parse_cue_text("<font size=1>big</font>").children == ["big"]


def test_timestamps_stand_between_texts() -> None:
    assert parse_cue_text("a<00:01.500>b<1:00>c").children == ["a", 1_500, "b", "c"]


def test_entities_are_read_as_in_html() -> None:
    assert parse_cue_text("R&amp;D &#8212; &#x263A; &nbsp;&bogus;").children == ["R&D — ☺ \u00a0&bogus;"]


def test_tags_without_end_may_nest_without_end() -> None:
    assert len(parse_cue_text("<c>" * 200_000).children) == 1


@pytest.mark.parametrize("name", ["entities", "tags", "text", "timestamps", "tree-building"])
def test_public_cue_parsing_tests_hold(shared_samples: Path, name: str) -> None:
    path = next(shared_samples.glob(f"webvtt/**/wpt-cue-parsing/{name}.json"))
    for case in json.loads(path.read_text("utf-8")):
        text = case["text"].partition("\n\n")[0].rstrip("\n").replace("\0", "\ufffd")
        assert "".join(printed(parse_cue_text(text))) == case["expectedTree"], case["text"]
