"""Summary pages of other makers: headings, items, times before, behind and glued to the text."""

import html

import pytest

from player.document import Document
from player.notes import Chapter, NoteKind
from player.transcript import Line

PAGE = """# How tea is grown

Summary
Tea is grown on hills. It takes years [1], and a lot of care.

Key Takeaways
• Tea takes years (07:51)
• **Soil:** It must be acid [2] (12:30)

Q&A
Q: Is tea old?
A: Yes, very.
Why? (3:10)
Because it was liked.

Keywords
tea, acid soil

Chapters
0:00 Intro
1:30 - Soil
What it needs.
62:36 Q&A

Transcript
0:00 Hello there
0:05 and welcome
"""


def noted(document: Document, kind: NoteKind) -> list[tuple[int | None, str | None, str | None]]:
    return [(note.position_ms, note.title or note.label, note.text) for note in document.notes if note.kind is kind]


def test_every_part_of_a_page_is_what_its_heading_says(opened) -> None:
    document = opened(PAGE)
    assert document.title == "How tea is grown"
    about = "Tea is grown on hills. It takes years [1], and a lot of care."
    assert noted(document, NoteKind.SUMMARY) == [(None, None, about)]
    takeaways = [(471_000, None, "Tea takes years"), (750_000, "Soil", "It must be acid [2]")]
    assert noted(document, NoteKind.TAKEAWAY) == takeaways
    assert noted(document, NoteKind.QUESTION) == [
        (None, "Is tea old?", "Yes, very."),
        (190_000, "Why?", "Because it was liked."),
    ]
    assert noted(document, NoteKind.KEYWORD) == [(None, "tea", None), (None, "acid soil", None)]
    assert document.chapters == (
        Chapter(0, None, "Intro"),
        Chapter(90_000, None, "Soil", "What it needs."),
        Chapter(3_756_000, None, "Q&A"),
    )
    assert document.lines == (Line(0, None, "Hello there"), Line(5_000, None, "and welcome"))


def test_the_same_page_as_html_says_the_same(opened) -> None:
    page = """<!doctype html><html><head><title>How tea is grown - Some Site</title><style>p{}</style></head><body>
    <nav><a>Home</a></nav><h1>How tea is grown</h1><h2>Summary</h2><p>Tea is grown on&nbsp;hills.</p>
    <h2>Key takeaways</h2><ul><li>Tea takes years (07:51)</li><li><b>Soil:</b> It must be <i>acid</i> (12:30)</li></ul>
    <h2>Chapters</h2><table><tr><td>0:00</td><td>Intro</td></tr><tr><td>1:30</td><td>Soil &amp; rain</td></tr></table>
    <footer>(c) Some Site</footer><script>var x = "<p>0:00 no</p>";</script></body></html>"""
    document = opened(page, "tea.html")
    assert document.title == "How tea is grown"
    assert noted(document, NoteKind.TAKEAWAY) == [
        (471_000, None, "Tea takes years"),
        (750_000, "Soil", "It must be acid"),
    ]
    assert document.chapters == (Chapter(0, None, "Intro"), Chapter(90_000, None, "Soil & rain"))


@pytest.mark.parametrize(
    ("item", "position_ms", "said"),
    [
        ("00:3999% of it", 39_000, "99% of it"),
        ("1:02:033 ways", 3_723_000, "3 ways"),
        ("12:30Most of it", 750_000, "Most of it"),
        ("• (07:51) It is so", 471_000, "It is so"),
        ("• It is so [1] (07:51).", 471_000, "It is so [1]"),
        ("1. 07:51 - It is so", 471_000, "It is so"),
        ("✅ It is so [07:51 - 08:10]", 471_000, "It is so"),
        ("- It is so [3]", None, "It is so [3]"),
        ("- It was at 5:30pm, and so on", None, "It was at 5:30pm, and so on"),
        ("- The ratio 16:9 is wide", None, "The ratio 16:9 is wide"),
    ],
)
def test_the_time_of_an_item_is_told_from_its_text(opened, item: str, position_ms: int | None, said: str) -> None:
    document = opened(f"Summary\nIt is all about it.\n\nKey points\n{item}\n- More (20:00)\n")
    assert noted(document, NoteKind.KEY_POINT)[0] == (position_ms, None, said)


def test_items_without_a_heading_are_takeaways_where_they_have_bullets_and_lines_where_times_are_glued(opened) -> None:
    points = opened("• 00:3999% of tea is drunk hot\n• 02:10Most people like it\n• 05:003 kinds are known\n")
    assert [(note.position_ms, note.text) for note in points.notes] == [
        (39_000, "99% of tea is drunk hot"),
        (130_000, "Most people like it"),
        (300_000, "3 kinds are known"),
    ]
    speech = opened("All about tea\n\n0:00hello there and welcome\n0:02to the show about tea\n0:3999% of it\n")
    assert speech.lines[2] == Line(39_000, None, "99% of it")
    assert (speech.title, speech.notes) == ("All about tea", ())


def test_other_headings_open_sections_with_their_times(opened) -> None:
    document = opened(
        "# Tea\n\n## Summary\n\nAll about it.\n\n## Soil and rain (12:30)\n\nIt must be acid.\n\nAnd wet.\n"
    )
    assert noted(document, NoteKind.SECTION) == [(750_000, "Soil and rain", "It must be acid.\nAnd wet.")]


@pytest.mark.parametrize("name", ["000_184304f6ac438c2c.txt", "001_97018d426ab1fdc8.txt"])
def test_the_sites_own_pages_are_the_same_as_markdown_and_as_html(opened, shared_seeds, name: str) -> None:
    text = (shared_seeds / name).read_text("utf-8")
    plain = opened(text)
    markdown = opened("# " + text.replace("\n💡", "\n### 💡").replace("\nQ & A", "\n## Q & A"), "page.md")
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    page = opened(f"<html><head><title>x</title></head><body>{paragraphs}</body></html>", "page.html")
    for other in (markdown, page):
        assert (other.title, other.channel, other.published) == (plain.title, plain.channel, plain.published)
        assert other.lines == plain.lines
        assert [note.kind for note in other.notes] == [note.kind for note in plain.notes]
    assert page.notes == plain.notes


def test_a_page_in_a_wrong_encoding_is_mended_and_a_sound_line_is_left(opened) -> None:
    spoiled = "• Tea’s time — für alle (07:51)".encode().decode("cp1252")
    document = opened(PAGE.replace("• Tea takes years (07:51)", spoiled).replace("Yes, very.", "„Ä“, Ã and â."))
    assert noted(document, NoteKind.TAKEAWAY)[0] == (471_000, None, "Tea’s time — für alle")
    assert noted(document, NoteKind.QUESTION)[0][2] == "„Ä“, Ã and â."


@pytest.mark.parametrize(
    "page",
    [
        "<p><strong>Ada King</strong> (0:01): Hello</p><p><strong>Ben</strong> (0:05): Hi</p>",
        "<table><tr><th>Start</th><th>Speaker</th><th>Text</th></tr>"
        "<tr><td>0:01</td><td>Ada King</td><td>Hello</td></tr>"
        "<tr><td>0:05</td><td>Ben</td><td>Hi</td></tr></table>",
        "<div><b>Ada King</b> <span>0:01</span><br>Hello</div><div><b>Ben</b> <span>0:05</span><br>Hi</div>",
    ],
)
def test_transcripts_in_html_are_read(opened, page: str) -> None:
    document = opened(f"<html><body>{page}</body></html>", "talk.html")
    assert [(line.start_ms, line.speaker, line.text) for line in document.lines] == [
        (1_000, "Ada King", "Hello"),
        (5_000, "Ben", "Hi"),
    ]


@pytest.mark.parametrize(
    ("ada", "ben", "starts_ms"),
    [("**Ada:**", "**Ben:**", [None] * 4), ("**Ada** (0:05):", "**Ben** (0:05):", [5_000] * 4)],
)
def test_a_transcript_with_an_introduction_and_a_conclusion_is_no_page(
    opened, ada: str, ben: str, starts_ms: list[int | None]
) -> None:
    parts = f"## Introduction\n\n{ada} Hello.\n\n{ben} Hi.\n\n## Questions\n\n{ada} Why?\n\n"
    document = opened(f"# A walk\n\n{parts}## Conclusion\n\n{ben} Bye.\n", "walk.md")
    assert [(line.speaker, line.text) for line in document.lines] == [
        ("Ada", "Hello."),
        ("Ben", "Hi."),
        ("Ada", "Why?"),
        ("Ben", "Bye."),
    ]
    assert [line.start_ms for line in document.lines] == starts_ms
    assert [chapter.title for chapter in document.chapters] == ["Introduction", "Questions", "Conclusion"]
    assert document.notes == ()


def test_chapters_may_be_headings_of_their_own_below_that_of_all(opened) -> None:
    document = opened("## Chapters\n\n### 0:00 Intro\nHow it began.\n\n### 5:10 Hills\n\n## Summary\n\nAll of it.\n")
    assert document.chapters == (Chapter(0, None, "Intro", "How it began."), Chapter(310_000, None, "Hills"))
    assert noted(document, NoteKind.SUMMARY) == [(None, None, "All of it.")]


def test_a_bold_head_with_its_time_above_nested_points_is_no_speaker(opened) -> None:
    page = "## Key Takeaways\n\n- **Hills** (07:51)\n  - They are high.\n- **Valleys** (12:30)\n  - They are low.\n"
    document = opened(page, "page.md")
    assert document.lines == ()
    assert noted(document, NoteKind.TAKEAWAY)[0][0] == 471_000
