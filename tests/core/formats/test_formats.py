"""The table of formats: what reads a file, and what nothing reads."""

import random
from importlib import import_module
from pathlib import Path

import pytest

import player.formats
from player.errors import BrokenFile, UnknownFormat, UnreadableFile
from player.formats import FORMATS, detect, read_file, read_source
from player.formats.base import Format, Source

EXAMPLES = {
    "subrip": "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
    "webvtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "syncline": '{"title": null, "syncline": 1}',
    "whisper": '{"text": "a", "segments": [{"start": 0, "end": 1, "text": "a"}]}',
    "text": "[0:01] Hello\n[0:02] you\n",
}
ARTICLE = (
    "The clip\n\nAt 0:12 she turns, and at [0:15] she laughs.\n"
    "0:20 is the moment that everyone remembers,\nthough few could say why.\n"
    + "More was said, and more was written.\n"
    * 30
)
JUNK = {
    "page": f"<!doctype html><html><body><p>[0:12] one\n[0:15] two</p>{'<p>text</p>' * 9}\n" + "<p>more</p>\n" * 20,
    "code": 'def seek(at: str) -> None:\n    """Seek, as in\n    00:00:01,000 --> 00:00:02,000\n    """\n'
    + "    go()\n" * 20,
    "json": '{"name": "syncline", "version": 1, "segments": [1, 2], "text": "[0:01] a"}',
    "diagram": "graph\n  a --> b\n  b --> c\n",
    "diary": "12 May\nUp at 6:30, out by 7:15.\n13 May\nUp at 6:45.\n",
    "numbers": "\n".join(str(number) for number in range(300)),
}


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("file_name", ["talk", "talk.json", "talk.srt", "talk.txt", "talk.vtt"])
def test_a_file_is_known_by_its_content_whatever_its_name(name: str, file_name: str) -> None:
    assert detect(Source(file_name, EXAMPLES[name].encode())).name == name


@pytest.mark.parametrize("name", JUNK)
@pytest.mark.parametrize("suffix", ["", ".srt", ".txt", ".json"])
def test_junk_is_no_transcript(name: str, suffix: str) -> None:
    with pytest.raises(UnknownFormat, match="no transcript or page format that Syncline knows"):
        read_source(Source(f"junk{suffix}", JUNK[name].encode()))


def test_an_article_is_plain_text_whatever_times_it_speaks_of() -> None:
    document = read_source(Source("article.txt", ARTICLE.encode()))
    assert document.origin is not None
    assert document.origin.format == "plain-text"
    assert all(line.start_ms is None for line in document.lines)
    assert any("at [0:15] she laughs" in line.text for line in document.lines)


@pytest.mark.parametrize("size", [1, 100, 100_000])
def test_random_bytes_are_no_transcript(size: int) -> None:
    with pytest.raises(UnknownFormat):
        read_source(Source("noise.srt", random.Random(size).randbytes(size)))


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_told_as_empty(data: bytes) -> None:
    with pytest.raises(UnknownFormat, match="the file is empty"):
        read_source(Source("talk.srt", data))


def test_a_folder_and_a_missing_file_are_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="this is a folder"):
        read_file(tmp_path)
    with pytest.raises(UnreadableFile, match="there is no such file"):
        read_file(tmp_path / "gone.srt")


def test_a_document_says_where_it_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(EXAMPLES["subrip"], "utf-8")
    origin = read_file(path).origin
    assert origin is not None
    assert (origin.format, origin.name, len(origin.sha256)) == ("subrip", "talk.srt", 64)


def test_every_format_that_a_module_makes_is_in_the_table() -> None:
    folder = Path(player.formats.__path__[0])
    names = (path.relative_to(folder).with_suffix("").parts for path in folder.rglob("*.py") if path.stem != "__init__")
    modules = [import_module(".".join(("player", "formats", *parts))) for parts in names]
    made = {value for module in modules for value in vars(module).values() if isinstance(value, Format)}
    assert made == set(FORMATS)


def test_no_two_formats_share_a_name() -> None:
    assert len({format.name for format in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 300_000,
        "0:01 " * 60_000,
        "{\\" * 100_000,
        "<b " * 100_000,
        "\n" * 99_000 + "1",
        "1" * 300_000,
        '{"text": "' * 30_000,
    ],
    ids=["brackets", "times", "styles", "tags", "line ends", "digits", "quotes"],
)
@pytest.mark.parametrize(
    "head", ["", "00:00:00,000 --> 00:00:01,000\n", "WEBVTT\n\n00:00.000 --> 00:01.000\n", "[0:01] a\n[0:02] b\n"]
)
def test_endless_repetition_is_read_or_refused_without_end(head: str, text: str) -> None:
    source = Source("talk", (head + text).encode())
    try:
        assert len(read_source(source).lines) <= 2
    except (UnknownFormat, BrokenFile) as error:
        assert len(error.sentence) < 200
