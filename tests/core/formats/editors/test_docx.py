"""Word documents, made here as zips of the XML that word processors write."""

import io
import zipfile
from pathlib import Path

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.notes import Chapter

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(*texts: str, style: str = "") -> str:
    runs = (
        "<w:r><w:br/></w:r>" if text == "\n" else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts
    )
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(*parts: str, prolog: str = "", title: str = "") -> bytes:
    body = f"{prolog}<w:document {NAMESPACE}><w:body>{''.join(parts)}</w:body></w:document>"
    core = f'<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>{title}</dc:title></cp:coreProperties>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body, "docProps/core.xml": core})


def zipped(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def told(document: Document) -> list[tuple[int | None, str | None, str]]:
    return [(line.start_ms, line.speaker, line.text) for line in document.lines]


def test_turns_as_teams_writes_them(opened) -> None:
    parts = (paragraph("Ada King", "   0:03", "\n", "Hello &amp; so on"), paragraph("Ben", "   0:08", "\n", "Hi"))
    document = opened(docx(*parts, title="Weekly"), "talk.docx")
    assert document.title == "Weekly"
    assert told(document) == [(3_000, "Ada King", "Hello & so on"), (8_000, "Ben", "Hi")]


def test_headings_are_chapters_and_what_was_deleted_is_not_there(opened) -> None:
    deleted = "<w:del>" + paragraph("gone") + "</w:del>"
    parts = (paragraph("A walk", style="Title"), paragraph("Uphill", style="Heading2"), paragraph("Ada (00:01): Hello"))
    document = opened(docx(*parts, deleted, paragraph("Ben (00:05): Hi")), "talk.docx")
    assert document.title == "A walk"
    assert document.chapters == (Chapter(1_000, None, "Uphill"),)
    assert told(document) == [(1_000, "Ada", "Hello"), (5_000, "Ben", "Hi")]


def test_a_table_is_read_as_one(opened) -> None:
    rows = (("Time", "Speaker", "Text"), ("00:00:01", "Ada", "Hello"), ("00:00:05", "Ben", "Hi"))
    assert told(opened(docx(table(*rows)), "talk.docx")) == [(1_000, "Ada", "Hello"), (5_000, "Ben", "Hi")]


def test_text_without_times_is_plain_text(opened) -> None:
    document = opened(docx(paragraph("Hello there, this is all there is.")), "talk.docx")
    assert told(document) == [(None, None, "Hello there, this is all there is.")]
    assert document.origin.name == "talk.docx"


def test_a_real_document_of_subtitles(opened, shared_samples: Path) -> None:
    path = next((shared_samples / "docx").rglob("*.docx"))
    document = opened(path.read_bytes(), path.name)
    assert [(line.start_ms, line.end_ms) for line in document.lines] == [(137_400, 140_400), (3_740_500, 3_742_500)]


ENTITY = '<!DOCTYPE x [<!ENTITY e "boom">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(paragraph("&e;"), prolog=ENTITY), "entities"),
        (docx(paragraph("Hello"))[:200], "cut off or damaged"),
        (docx("<w:p>" * 1_000), "nested without end"),
        (docx("<w:p>"), "goes wrong"),
        (docx(paragraph(" ")), "no text"),
        (zipped({"xl/workbook.xml": "<a/>"}), "spreadsheet"),
        (zipped({"word/document.xml": b"<w:document xmlns:w='w'>" + b" " * 70_000_000}), "more than a document"),
    ],
)
def test_hostile_and_broken_documents_are_refused_with_a_reason(opened, data: bytes, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason):
        opened(data, "talk.docx")
