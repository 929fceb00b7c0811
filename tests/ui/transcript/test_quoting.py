"""Quotes in Markdown: what is quoted reads the same after Markdown has had its way with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from player.transcript import Line
from ui.transcript.selecting.quoting import markdown_quote, plain_text, selected_pieces, whole_pieces
from ui.transcript.selection import Place, Selection


def quote(*texts: str, title: str = "", speaker: str | None = None, start_ms: int | None = None) -> str:
    lines = [Line(start_ms, None, text, speaker) for text in texts]
    return markdown_quote(lines, whole_pieces(lines, range(len(lines))), title, None)


def rendered(markdown: str) -> str:
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text",
    [
        "two * three * four, snake_case and 2 < 3 & 4 > 1",
        "[laughter] a path C:\\temp, a price of ~5 and [1] of (2)",
        "well - that | this, and so on…",
        "3.5 metres, 1984 was a year",
    ],
)
def test_what_markdown_leaves_alone_is_left_alone(text: str) -> None:
    assert quote(text).splitlines()[0].replace("\\~", "~") == f"> {text}"


@pytest.mark.parametrize(
    "text",
    [
        "*loud* and **louder**",
        "_soft_ and __softer__",
        "a `code` span",
        "~~gone~~",
        "[a link](https://example.org)",
        "![a picture](x.png)",
        "<b>bold</b>",
        "&amp; and &#42;",
        "a back\\*slash",
        "# 1 of the charts",
        "- not a list",
        "+ nor this",
        "* nor this",
        "1. neither",
        "23) nor that",
        "> nobody says this",
        "---",
        "***",
        "===",
        "```",
        "[note]: https://example.org",
        "|---|---|",
    ],
)
def test_what_markdown_would_change_reads_as_it_was_said(text: str) -> None:
    assert rendered(quote("before", text)) in (f"before {text}", f"before\n{text}")
    assert rendered(quote(text)) == text


@given(st.text("ab *_~`[]()<>#&;!\\|-+=1.:/", max_size=20))
def test_whatever_is_said_is_never_read_as_markup(text: str) -> None:
    said = f"x{text}x"
    assert rendered(quote(said)).split() == said.split()


def test_blank_lines_are_left_out_and_unknown_sources_too() -> None:
    assert quote("one", "", "two") == "> one\n> two"
    assert quote("", " ") == ""


def test_the_source_is_told_as_far_as_it_is_known() -> None:
    assert quote("one", title="A\nTalk").endswith("> — *A Talk*")
    assert quote("one", speaker="Ada").endswith("> — **Ada**")
    assert quote("one", start_ms=62_000).endswith("> — 1:02")


def test_plain_text_is_exactly_what_is_selected() -> None:
    lines = [Line(None, None, "one two"), Line(None, None, "three\nfour"), Line(None, None, "five")]
    pieces = selected_pieces(lines, Selection(Place(2, 2), Place(0, 4)))
    assert plain_text(pieces) == "two\nthree four\nfi"
