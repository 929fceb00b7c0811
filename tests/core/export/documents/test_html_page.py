"""The page with a player: whole in one file, harmless whatever the texts hold, and read back without loss."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from player.bookmarks import Bookmark
from player.document import Document
from player.errors import BrokenFile
from player.export.documents.html_page import HTML_PAGE, write
from player.export.writing import file_bytes
from player.formats import read_source
from player.formats.base import Source
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, Word

HOSTILE = "</script><script>alert('1')</script><!-- & \"quoted\" </style> ]]> <img src=x onerror=alert(2)>"
HARBOUR = Document(
    title="The harbour & the “tide”",
    channel="Radio Coast",
    published=date(2024, 4, 18),
    duration_ms=70_000,
    language="en",
    media_name="harbour night.mp3",
    lines=(
        Line(400, 2_001, "Good evening.", "Ada", (Word(400, 1_000, "Good"), Word(1_000, 2_001, "evening."))),
        Line(2_001, 4_000, "To you too.", "Ada"),
        Line(4_000, None, HOSTILE, "Ben <Keeper>"),
        Line(None, None, "Laughter"),
        Line(61_000, 65_000, "שלום לכם", "שרה"),
        Line(65_000, 66_000, "Who was that?", turn=True),
    ),
    chapters=(Chapter(0, 60_000, "Welcome"), Chapter(60_500, None, "Sea", "Of salt."), Chapter(None, None, "Later")),
    notes=(
        Note(NoteKind.SUMMARY, "A keeper remembers.\nHe reads."),
        Note(NoteKind.TAKEAWAY, "Buy paint.", position_ms=4_000, end_ms=5_000, label="Plan"),
        Note(NoteKind.QUESTION, "He read.", "What did he do?", 61_000),
        Note(NoteKind.KEYWORD, None, "tide"),
        Note(NoteKind.RESOURCE, "https://example.org/harbour"),
    ),
    bookmarks=(
        Bookmark(
            "1", 60_000, 64_000, "The <quote>", "Hello", "My note", ("sea", "salt"), "pink", "2024-05-01", "2024-05-02"
        ),
    ),
)


class Page(HTMLParser):
    """The elements of a page with their attributes, and the texts in them by the nearest identifier."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self.raw:
            self.raw[self._open[-1]].append(data)
        else:
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def classed(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if name in (attributes.get("class") or "").split()]


def read_back(document: Document) -> Document:
    found = read_source(Source("talk.html", file_bytes(document, HTML_PAGE)))
    assert found.origin is not None
    assert found.origin.format == HTML_PAGE.name
    return replace(found, origin=None)


@pytest.mark.parametrize(
    "document",
    [HARBOUR, Document(), Document(title="Notes", notes=HARBOUR.notes), Document(lines=(Line(0, 1, "x" * 10_000),))],
    ids=["full", "empty", "notes", "long line"],
)
def test_everything_is_read_back(document: Document) -> None:
    assert read_back(document) == document


def test_control_characters_are_read_back() -> None:
    document = Document(lines=(Line(0, 1, "a\x01b\x1b[0m\x7f\u2028c\u202ed"),))
    assert read_back(document) == document


def test_what_no_file_can_hold_harms_only_itself() -> None:
    assert read_back(Document(lines=(Line(0, 1, "a\ud800b"),))).lines[0].text == "a?b"


def test_no_text_becomes_markup() -> None:
    page = Page(write(replace(HARBOUR, title=HOSTILE, channel=HOSTILE, language='"><script>', media_name=HOSTILE)))
    assert [attributes.get("id") for attributes in page.all("script")] == ["syncline-document", None]
    assert page.all("img") == []
    assert page.texts.count(HOSTILE) == 3  # the page's title, its heading, the line
    assert not any(name.startswith("on") or name == "style" for _, found in page.elements for name in found)


def test_nothing_is_fetched_but_the_medium_beside_the_page() -> None:
    page = Page(write(HARBOUR))
    addresses = [value for _, found in page.elements for name, value in found.items() if name in ("src", "href")]
    assert [address for address in addresses if not str(address).startswith("#")] == ["harbour%20night.mp3"]
    assert not page.all("link")
    assert "@import" not in page.raw["style"][0]
    assert "url(" not in page.raw["style"][0]


def test_the_policy_allows_its_own_style_and_script_alone() -> None:
    page = Page(write(HARBOUR))
    policy = next(found["content"] for found in page.all("meta") if "http-equiv" in found) or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    told = {"script-src": page.raw["script"][-1], "style-src": page.raw["style"][0]}
    for rule, text in told.items():
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"


@pytest.mark.parametrize(
    ("media_name", "element", "source"),
    [
        ("talk.mp3", "audio", "talk.mp3"),
        ("talk.MP4", "video", "talk.MP4"),
        ("50% #1? “a”.ogg", "audio", "50%25%20%231%3F%20%E2%80%9Ca%E2%80%9D.ogg"),
        ("javascript:alert(1)", "video", "javascript%3Aalert%281%29"),
        (None, "audio", None),
    ],
)
def test_the_medium_is_a_file_beside_the_page(media_name: str | None, element: str, source: str | None) -> None:
    page = Page(write(replace(HARBOUR, media_name=media_name)))
    assert [found.get("src") for found in page.all(element)] == [source]


def test_each_time_leads_to_a_line_without_a_script() -> None:
    page = Page(write(HARBOUR))
    targets = {found["href"] for found in page.all("a") if "href" in found}
    identifiers = {f"#{found['id']}" for _, found in page.elements if "id" in found}
    assert targets <= identifiers
    assert [found["href"] for found in page.classed("time") if "href" in found] == ["#l0", "#l1", "#l2", "#l4", "#l5"]


def test_notes_chapters_and_bookmarks_stand_beside_the_lines_with_their_moments() -> None:
    page = Page(write(HARBOUR))
    sections = [found["id"] for found in page.all("details")]
    assert sections == ["bookmarks", "chapters", "summary", "takeaway", "question", "keyword", "resource"]
    moments = [int(found["data-ms"] or 0) for found in page.classed("moment")]
    assert moments == [60_000, 0, 60_500, 4_000, 61_000, 0, 60_500]
    assert {"The <quote>", "Hello", "My note", "sea", "salt", "Of salt.", "He reads.", "tide"} <= set(page.texts)
    assert any("pink" in text for text in page.texts)


def test_a_page_with_nothing_but_lines_has_no_place_for_notes() -> None:
    assert Page(write(Document(lines=HARBOUR.lines))).all("aside") == []


def test_names_stand_where_turns_begin_and_bookmarked_lines_are_marked() -> None:
    page = Page(write(HARBOUR))
    assert [found["id"] for found in page.classed("turn")] == ["l0", "l2", "l4", "l5"]
    assert [text for text in page.texts if text in ("Ada", "Ben <Keeper>", "שרה")] == ["Ada", "Ben <Keeper>", "שרה"]
    assert [found["id"] for found in page.classed("pink") if "id" in found] == ["l2", "l4"]


def test_every_text_finds_its_own_direction_and_the_page_tells_its_language() -> None:
    page = Page(write(HARBOUR))
    assert page.all("html") == [{"lang": "en"}]
    assert {found.get("dir") for found in page.all("p") if "id" not in found} == {"auto"}


def test_controls_have_names() -> None:
    page = write(HARBOUR)
    for identifier in ("previous", "next"):
        assert re.search(rf'<button [^>]*id="{identifier}"[^>]*aria-label="\w', page)
    for identifier in ("find", "file"):
        assert re.search(rf'<label>\w[^<]*<input [^>]*id="{identifier}"', page)


def test_a_page_that_is_cut_off_is_told_as_such() -> None:
    data = file_bytes(HARBOUR, HTML_PAGE)
    with pytest.raises(BrokenFile, match="is missing or cut off"):
        read_source(Source("talk.html", data[: data.index(b"evening") + 200]))
