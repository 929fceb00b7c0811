"""Tags, chapters, lyrics and attached texts of media become documents."""

from datetime import date
from pathlib import Path

import av
import pytest

from player.document import Document
from player.embedded.contents import Contents
from player.embedded.reading import inside_of, read_inside
from player.embedded.synced_lyrics import synced_lyrics
from player.notes import Chapter
from player.transcript import Line
from tests.core.embedded.media import Subtitles, write_silence, write_tracks

TAGS = {"title": "Low Tide", "artist": "Harbour Radio", "date": "2024-05-06"}
CHAPTERS = ((0, 200, "Ebb"), (200, 400, "Flood"))
LYRICS = "[00:01.00]The tide is out\n[00:03.50]The harbour sleeps\n"
SOUNDS = [("talk.mp3", "libmp3lame"), ("talk.opus", "libopus"), ("talk.m4a", "aac"), ("talk.mka", "aac")]


def documents(path: Path) -> dict[str, Document]:
    """By what each is named after the medium."""
    found = read_inside(path, lambda _done, _total: None)
    assert found.remarks == ()
    return {document.origin.name.partition(" · ")[2]: document for document, _ in found.documents if document.origin}


@pytest.mark.parametrize(("file", "codec"), SOUNDS)
def test_tags_and_chapters_are_read(tmp_path: Path, file: str, codec: str) -> None:
    (facts,) = documents(write_silence(tmp_path / file, codec, TAGS, CHAPTERS)).values()
    assert (facts.title, facts.channel, facts.published) == ("Low Tide", "Harbour Radio", date(2024, 5, 6))
    assert [(chapter.start_ms, chapter.title) for chapter in facts.chapters] == [(0, "Ebb"), (200, "Flood")]
    assert facts.chapters[0].end_ms == 200


@pytest.mark.parametrize(("file", "codec"), [*SOUNDS, ("talk.flac", "flac")])
def test_timed_lyrics_are_a_transcript(tmp_path: Path, file: str, codec: str) -> None:
    found = documents(write_silence(tmp_path / file, codec, {"lyrics": LYRICS}))
    assert found.keys() == {"lyrics"}
    assert [(line.start_ms, line.text) for line in found["lyrics"].lines] == [
        (1_000, "The tide is out"),
        (3_500, "The harbour sleeps"),
    ]


def test_lyrics_without_times_are_lines_without_times(tmp_path: Path) -> None:
    found = documents(write_silence(tmp_path / "talk.mp3", "libmp3lame", {"lyrics-eng": "The tide\n\nis out"}))
    assert found["lyrics"].lines == (Line(None, None, "The tide"), Line(None, None, "is out"))


def test_the_same_lyrics_under_two_names_come_once() -> None:
    found = inside_of("talk.ogg", Contents(tags={"lyrics": LYRICS, "syncedlyrics": LYRICS, "unsyncedlyrics": "Else"}))
    names = [document.origin.name for document, _ in found.documents if document.origin]
    assert names == ["talk.ogg · lyrics", "talk.ogg · lyrics 2"]


def test_a_medium_that_says_nothing_yields_nothing(tmp_path: Path, medium: Path) -> None:
    assert documents(write_silence(tmp_path / "talk.m4a", "aac")) == {}
    assert documents(medium) == {}


@pytest.mark.parametrize("tag", ["2024", "soon", "2024-13-40", ""])
def test_half_a_date_is_no_date(tag: str) -> None:
    found = inside_of("talk.mp3", Contents(tags={"date": tag, "title": "Low Tide"}))
    assert [document.published for document, _ in found.documents] == [None]


def test_attached_transcripts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "talk.mkv"
    with av.open(path, "w") as container:
        container.add_attachment("notes.srt", "application/x-subrip", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n")
        container.add_attachment("cover.jpg", "image/jpeg", b"\xff\xd8\xff")
        stream = container.add_mux_stream("subrip")
        packet = av.Packet(b"Inside")
        packet.stream, packet.pts, packet.dts, packet.duration = stream, 0, 0, 900
        container.mux(packet)
    assert documents(path)["notes.srt"].lines == (Line(1_000, 2_000, "Hello"),)


def test_a_chapter_is_kept_without_its_end_where_that_says_nothing() -> None:
    chapters = (Chapter(0, None, "Ebb"),)
    found = inside_of("talk.mp3", Contents(chapters=chapters))
    assert [document.chapters for document, _ in found.documents] == [chapters]


def test_a_chapter_without_a_title_is_numbered(tmp_path: Path) -> None:
    (facts,) = documents(
        write_silence(tmp_path / "talk.mka", "aac", chapters=((0, 200, ""), (200, 400, "Flood")))
    ).values()
    assert [chapter.title for chapter in facts.chapters] == ["Chapter 1", "Flood"]


def test_a_damaged_tag_is_read_but_for_the_damage(tmp_path: Path) -> None:
    path = write_silence(tmp_path / "talk.mka", "aac", {"title": "Low Tide"})
    path.write_bytes(path.read_bytes().replace(b"Low Tide", b"Low\xffTide"))
    (facts,) = documents(path).values()
    assert facts.title == "Low\ufffdTide"


def test_tags_of_a_film_stay_with_the_film_and_not_its_tracks(tmp_path: Path) -> None:
    subtitles = Subtitles("subrip", ((0, 900, b"Hello"),), "eng")
    found = documents(write_tracks(tmp_path / "talk.mkv", subtitles, tags=TAGS, chapters=CHAPTERS))
    assert {name: document.title for name, document in found.items()} == {
        "English (subtitle track 1)": None,
        "tags": "Low Tide",
    }


def id3(*texts: tuple[int, str], version: int = 4, unit: int = 2, encoding: int = 3, flags: int = 0) -> bytes:
    """An ID3 tag of one frame of timed lyrics."""
    codec, end = {0: ("latin-1", b"\0"), 1: ("utf-16", b"\0\0"), 3: ("utf-8", b"\0")}[encoding]
    body = bytes([encoding]) + b"eng" + bytes([unit, 1]) + "words".encode(codec) + end
    body += b"".join(text.encode(codec) + end + position_ms.to_bytes(4, "big") for position_ms, text in texts)
    size = synchsafe(len(body)) if version == 4 else len(body).to_bytes(4, "big")
    frame = b"SYLT" + size + b"\0\0" + body
    cover = b"APIC" + (synchsafe(3) if version == 4 else b"\0\0\0\3") + b"\0\0abc"
    return b"ID3" + bytes([version, 0, flags]) + synchsafe(len(cover + frame)) + cover + frame


def synchsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("encoding", [0, 1, 3])
def test_timed_lyrics_of_id3_are_lrc(tmp_path: Path, version: int, encoding: int) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(id3((1_000, "The tide"), (65_250, "is öut"), version=version, encoding=encoding))
    assert synced_lyrics(path) == "[00:01.000]The tide\n[01:05.250]is öut\n"


def test_line_breaks_in_timed_lyrics_tell_words_from_lines(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(id3((0, "\nThe "), (500, "tide"), (900, "\nis "), (1_200, "out")))
    assert synced_lyrics(path) == "[00:00.000]The <00:00.500>tide\n[00:00.900]is <00:01.200>out\n"


def test_timed_lyrics_come_with_an_mp3(tmp_path: Path) -> None:
    path = write_silence(tmp_path / "talk.mp3", "libmp3lame")
    path.write_bytes(id3((1_000, "The tide"), (2_000, "is out")) + path.read_bytes())
    assert [(line.start_ms, line.text) for line in documents(path)["lyrics"].lines] == [
        (1_000, "The tide"),
        (2_000, "is out"),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"ID3", id3((1, "x"), unit=1), id3(), id3((1, "x"))[:40], b"ID3\4\0\xff" + b"\x7f" * 40, b"RIFF1234"]
)
def test_a_tag_without_timed_lyrics_yields_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(data)
    assert synced_lyrics(path) is None
