"""Sync maps of a given text: aeneas in XML and JSON, and the overlays of talking books."""

import json
from collections.abc import Callable

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def fragment(begin: str, end: str, text: str, *children: object) -> dict[str, object]:
    return {"begin": begin, "end": end, "id": "f", "language": "eng", "lines": [text], "children": list(children)}


def test_fragments_of_single_words_are_the_words_of_the_line_above(recognise: Recognise) -> None:
    words = [fragment("0.000", "0.500", "Hello"), fragment("0.500", "1.000", "there.")]
    paragraph = fragment(
        "0.000", "3.000", "Hello there. Bye now.",
        fragment("0.000", "1.000", "Hello there.", *words), fragment("1.000", "3.000", "Bye now."),
    )  # fmt: skip
    assert recognise({"fragments": [paragraph]}).lines == (
        Line(0, 1_000, "Hello there.", None, (Word(0, 500, "Hello"), Word(500, 1_000, "there."))),
        Line(1_000, 3_000, "Bye now."),
    )


def test_xml_fragments_may_have_several_text_lines(recognise: Recognise) -> None:
    text = '<map><fragment begin="0.500" end="4"><line>Hello</line><line>big world</line><children/></fragment></map>'
    assert recognise(text, "a.xml").lines == (Line(500, 4_000, "Hello big world"),)


def test_a_map_without_text_says_where_the_text_is(recognise: Recognise) -> None:
    text = "<map><fragment><identifier>f1</identifier><start>0.0</start><end>1.0</end></fragment></map>"
    with pytest.raises(BrokenFile, match="the text is in the file that aeneas was given"):
        recognise(text, "a.xml")


def test_an_overlay_gives_the_places_of_its_text_and_the_name_of_its_medium(recognise: Recognise) -> None:
    clips = (
        '<par><text src="a.xhtml#p1"/><audio src="a/My%20talk.mp3" clip-begin="npt=1.5s" clip-end="npt=62.5s"/></par>'
        '<par><text src="a.xhtml#p2"/><audio src="audio/My%20talk.mp3" clipBegin="1:02.5" clipEnd="1.5min"/></par>'
    )
    document = recognise(f'<smil xmlns="http://www.w3.org/ns/SMIL"><body><seq>{clips}</seq></body></smil>', "a.smil")
    assert document.lines == (Line(1_500, 62_500, "p1"), Line(62_500, 90_000, "p2"))
    assert document.media_name == "My talk.mp3"
    assert document.remarks


@pytest.mark.parametrize("text", ['<map><fragment begin="0"><children>' * 20_000, '<smil clipBegin="0"><par>' * 20_000])
def test_deep_nesting_is_no_traceback(recognise: Recognise, text: str) -> None:
    with pytest.raises(BrokenFile, match="breaks off"):
        recognise(text, "a.xml")


def test_deeply_nested_json_fragments_are_no_traceback(recognise: Recognise) -> None:
    nested = fragment("0", "1", "so it goes")
    for _ in range(200):
        nested = fragment("0", "1", "so it goes", nested)
    assert recognise(json.dumps({"fragments": [nested]})).lines == (Line(0, 1_000, "so it goes"),)
