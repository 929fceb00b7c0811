"""Summary pages inside of something else: quoted in Markdown, or saved as they were typed in HTML."""

import html
from collections.abc import Callable

import pytest

from player.formats import read_source
from player.formats.base import Source


def _quoted(page: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in page.split("\n"))


def _preformatted(page: str) -> str:
    return f"<html><body><pre>\n{html.escape(page)}</pre><p>\n</p></body></html>"


@pytest.mark.parametrize("wrap", [_quoted, _preformatted])
@pytest.mark.parametrize("number", [0, 1])
def test_a_wrapped_page_reads_like_the_plain_one(shared_seeds, wrap: Callable[[str], str], number: int) -> None:
    page = sorted(shared_seeds.glob("*.txt"))[number].read_text()
    plain, wrapped = (read_source(Source("page", text.encode())) for text in (page, wrap(page)))
    assert plain.notes
    assert (wrapped.title, wrapped.notes, wrapped.lines) == (plain.title, plain.notes, plain.lines)
    assert wrapped.origin.format == plain.origin.format


def test_typed_lines_of_a_page_stay_lines_and_others_are_joined() -> None:
    page = "<html><body><pre>[0:01] <b>Ada:</b> Hello\n[0:12] Ben: Hi</pre><p>and\nso on</p></body></html>"
    lines = read_source(Source("page.html", page.encode())).lines
    assert [(line.start_ms, line.speaker, line.text) for line in lines] == [
        (1_000, "Ada", "Hello"),
        (12_000, "Ben", "Hi and so on"),
    ]
