"""Syncline JSON: nothing lost, nothing invented, and one sentence for whatever is wrong."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.bookmarks import BOOKMARK_COLORS, Bookmark
from player.document import Document, Origin
from player.errors import BrokenFile
from player.formats import read_source
from player.formats.base import Source
from player.formats.syncline_json import SYNCLINE_JSON, document_from_dict, document_to_dict, write
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, Word

TIMES_MS = st.integers(0, 2**53 - 1)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
MAYBE_MS = st.none() | TIMES_MS
MAYBE_TEXTS = st.none() | TEXTS
WORDS = st.lists(st.builds(Word, TIMES_MS, TIMES_MS, TEXTS), max_size=3).map(tuple)
LINES = st.builds(Line, MAYBE_MS, MAYBE_MS, TEXTS, TEXTS, WORDS) | st.builds(
    Line, MAYBE_MS, MAYBE_MS, TEXTS, words=WORDS, turn=st.booleans()
)
NOTES = st.builds(Note, st.sampled_from(NoteKind), MAYBE_TEXTS, MAYBE_TEXTS, MAYBE_MS, MAYBE_MS, MAYBE_TEXTS)
BOOKMARKS = st.builds(
    Bookmark,
    TEXTS,
    TIMES_MS,
    TIMES_MS,
    TEXTS,
    MAYBE_TEXTS,
    MAYBE_TEXTS,
    st.lists(TEXTS, max_size=2).map(tuple),
    st.sampled_from(BOOKMARK_COLORS),
    TEXTS,
    TEXTS,
)
DOCUMENTS = st.builds(
    Document,
    MAYBE_TEXTS,
    MAYBE_TEXTS,
    st.none() | st.dates(),
    MAYBE_MS,
    MAYBE_TEXTS,
    MAYBE_TEXTS,
    st.none() | st.builds(Origin, TEXTS, TEXTS, TEXTS, MAYBE_TEXTS, st.booleans()),
    st.lists(LINES, max_size=3).map(tuple),
    st.lists(st.builds(Chapter, MAYBE_MS, MAYBE_MS, TEXTS, MAYBE_TEXTS), max_size=2).map(tuple),
    st.lists(NOTES, max_size=3).map(tuple),
    st.lists(BOOKMARKS, max_size=2).map(tuple),
    st.lists(TEXTS, max_size=2).map(tuple),
)


def document_of(text: str) -> Document:
    return read_source(Source("talk.json", text.encode()))


@given(DOCUMENTS)
def test_what_is_written_is_read_back(document: Document) -> None:
    assert SYNCLINE_JSON.read(Source("talk.json", write(document).encode())) == document


def test_every_key_is_there_and_null_where_nothing_is_known() -> None:
    assert document_to_dict(Document(lines=(Line(None, None, "when?"),), chapters=(Chapter(None, None, "One"),))) == {
        "syncline": 1,
        "title": None,
        "channel": None,
        "published": None,
        "duration_ms": None,
        "language": None,
        "media_name": None,
        "source": None,
        "lines": [{"start_ms": None, "end_ms": None, "speaker": None, "text": "when?", "words": []}],
        "chapters": [{"start_ms": None, "end_ms": None, "title": "One", "text": None}],
        "notes": [],
        "bookmarks": [],
        "remarks": [],
    }


def test_notes_and_bookmarks_are_written_by_their_names() -> None:
    note = Note(NoteKind.QUESTION, "Because.", "Why?", 5_000)
    bookmark = Bookmark("b1", 0, 900, "well", tags=("a",), created_at="2024-04-18T10:00:00.000+00:00")
    written = document_to_dict(Document(notes=(note,), bookmarks=(bookmark,)))
    assert written["notes"] == [
        {"kind": "question", "title": "Why?", "text": "Because.", "position_ms": 5_000, "end_ms": None, "label": None}
    ]
    (kept,) = document_from_dict(written, "talk.json").bookmarks
    assert kept == bookmark


def test_a_turn_is_written_only_where_no_name_tells_it() -> None:
    named, unnamed = Line(0, 1, "a", "Ada", turn=True), Line(1, 2, "b", turn=True)
    lines = json.loads(write(Document(lines=(named, unnamed))))["lines"]
    assert ["turn" in line for line in lines] == [False, True]


def test_text_is_written_as_people_read_it() -> None:
    text = write(Document(title="Übung 语言", published=date(2024, 4, 18)))
    assert '  "title": "Übung 语言",\n' in text
    assert '  "published": "2024-04-18",\n' in text


def test_keys_may_be_missing_unknown_or_in_any_order() -> None:
    document = document_of('{"lines": [{"text": "a", "mood": "glad"}], "later": {"syncline": 2}, "syncline": 1}')
    assert document == Document(lines=(Line(None, None, "a"),))


def test_a_word_without_an_end_lasts_to_the_next_word_or_to_the_end_of_its_line() -> None:
    words = '[{"start_ms": 5, "end_ms": null, "text": "a"}, {"start_ms": 9, "end_ms": null, "text": "b"}]'
    for line_end, last_end_ms in (("30", 30), ("null", 9), ("2", 9)):
        (line,) = document_of(
            f'{{"syncline": 1, "lines": [{{"end_ms": {line_end}, "text": "a b", "words": {words}}}]}}'
        ).lines
        assert line.words == (Word(5, 9, "a"), Word(9, last_end_ms, "b"))


def test_a_bookmark_without_an_id_gets_one_and_unknown_times_of_making_are_null() -> None:
    kept = '{"start_ms": 0, "end_ms": 9, "quote": "well"}'
    first, second = document_of(f'{{"syncline": 1, "bookmarks": [{kept}, {kept}]}}').bookmarks
    assert first.id and second.id and first.id != second.id
    assert (first.created_at, first.updated_at) == ("", "")
    assert document_to_dict(Document(bookmarks=(first,)))["bookmarks"] == [
        {
            "id": first.id,
            "start_ms": 0,
            "end_ms": 9,
            "quote": "well",
            "title": None,
            "note": None,
            "tags": [],
            "color": "yellow",
            "created_at": None,
            "updated_at": None,
        }
    ]


def test_what_no_file_can_hold_is_replaced() -> None:
    assert document_of(r'{"syncline": 1, "title": "a\ud800b"}').title == "a\ufffdb"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            '"lines": [{"text": "a"}, {"text": "b", "start_ms": "0"}]',
            r"lines\[1\].start_ms is not a whole number from 0",
        ),
        ('"lines": [{"text": "a", "start_ms": 1.5}]', r"lines\[0\].start_ms is not a whole number"),
        ('"lines": [{"text": "a", "start_ms": NaN}]', r"lines\[0\].start_ms is not a whole number"),
        ('"lines": [{"text": "a", "start_ms": true}]', r"lines\[0\].start_ms is not a whole number"),
        ('"lines": [{"text": "a", "end_ms": -1}]', r"lines\[0\].end_ms is not a whole number"),
        ('"lines": [{"text": "a", "end_ms": 99999999999999999999}]', r"lines\[0\].end_ms is not a whole number"),
        (
            '"lines": [{"text": "a", "words": [{"start_ms": 0, "end_ms": "1", "text": "a"}]}]',
            r"lines\[0\].words\[0\].end_ms is not",
        ),
        ('"lines": [{"start_ms": 0}]', r"lines\[0\].text is not text"),
        ('"lines": [null]', r"lines\[0\].text is not text"),
        ('"lines": {"text": "a"}', "lines is not a list"),
        ('"lines": ["a"]', r"lines\[0\] is not an object"),
        ('"published": "last May"', "published is not an ISO date"),
        ('"source": {"format": "text"}', "source.name is not text"),
        ('"notes": [{"kind": "rumour"}]', r"notes\[0\].kind is not one of summary, "),
        ('"bookmarks": [{"id": "a", "start_ms": 0, "end_ms": 1, "quote": "", "color": "#f00"}]', "color is not one of"),
        ('"duration_ms": ' + "9" * 5_000, "a number in it is too long"),
        ('"title": "a", "title": "b"', "the key 'title' stands twice"),
        ('"lines": ' + "[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ('"title": "no end', r"not valid JSON \(line 1, column"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence_with_its_place(body: str, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason) as caught:
        document_of(f'{{"syncline": 1, {body}}}')
    assert caught.value.sentence.startswith("talk.json: this looks like Syncline JSON, but ")
    assert "\n" not in caught.value.sentence


@pytest.mark.parametrize("version", ["2", '"1"', "null", "true"])
def test_another_version_is_refused(version: str) -> None:
    with pytest.raises(BrokenFile, match="this Syncline reads version 1"):
        document_of(f'{{"syncline": {version}}}')
