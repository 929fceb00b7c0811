"""Bundles that are broken or made to harm: one sentence each, nothing written, nothing in the library."""

import hashlib
import io
import json
import random
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import BrokenFile, PlayerError, UnreadableFile
from player.formats.syncline_json import document_to_dict
from player.library.bundle.reading import read_bundle
from player.library.bundle.writing import write_bundle
from player.library.journal.records import BookmarkRecord, RecordingRecord, SourceRecord, record_to_dict
from player.library.store import Library
from player.transcript import Line

TALK = Document(title="On tides", lines=(Line(0, 900, "The moon pulls."),))
RECORDING_ID = str(uuid4())

Head = dict[str, object]


def head(**changes: object) -> Head:
    return {
        "syncline_bundle": 1,
        "recording": record_to_dict(RecordingRecord(RECORDING_ID, "On tides")),
        "sources": [record_to_dict(SourceRecord(str(uuid4()), RECORDING_ID, "talk.srt"))],
        "bookmarks": [record_to_dict(BookmarkRecord(RECORDING_ID, new_bookmark(0, 900, "moon")))],
        "medium": {"name": "talk.mp3", "size_bytes": 5, "sha256": "ab" * 32},
        **changes,
    }


def members(**changes: object) -> dict[str, bytes]:
    return {
        "recording.json": json.dumps(head(**changes)).encode(),
        "sources/1/document.json": json.dumps(document_to_dict(TALK)).encode(),
        "sources/1/original": b"the file",
        "medium": b"ID3\x04\x00",
    }


def zipped(contents: dict[str, bytes], method: int = ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in contents.items():
            archive.writestr(ZipInfo(name), data, method)
    return file.getvalue()


def with_member(name: str, data: bytes = b"x", *, method: int = ZIP_STORED, mode: int = 0) -> bytes:
    """A good bundle with one member more, whatever its name."""
    file = io.BytesIO(zipped(members()))
    with ZipFile(file, "a") as archive:
        info = ZipInfo(name)
        info.external_attr = mode << 16
        archive.writestr(info, data, method)
    return file.getvalue()


def refused(library: Library, path: Path, data: bytes) -> str:
    """The sentence with which a bundle is refused, once it is sure that it left nothing behind."""
    path.write_bytes(data)
    with pytest.raises(PlayerError) as raised:
        read_bundle(library, path, media_folder=path.parent)
    assert library.summaries() == ()
    assert list(path.parent.iterdir()) == [path]
    assert "\n" not in raised.value.sentence
    return raised.value.sentence


def test_the_bundle_of_these_tests_is_a_good_one(library: Library, folder: Path) -> None:
    path = folder / "talk.syncline.zip"
    path.write_bytes(zipped(members()))
    merged = read_bundle(library, path, media_folder=folder)
    assert (merged.recording_id, merged.media_path) == (RECORDING_ID, folder / "talk.mp3")
    assert library.recording(RECORDING_ID).sources[0].document == TALK


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/passwd",
        "C:\\evil",
        "sources\\1\\original",
        "sources/1/../../evil",
        "sources/01/original",
        "sources/999999/original",
        "sources/1/original/",
        "Recording.json",
        "readme.txt",
        "",
    ],
)
def test_only_the_members_of_a_bundle_are_taken(library: Library, folder: Path, name: str) -> None:
    assert "is no part of a bundle" in refused(library, folder / "a.zip", with_member(name))


def test_a_name_that_goes_on_after_its_end_is_refused(library: Library, folder: Path) -> None:
    data = with_member("sources/2/original@.txt").replace(b"@", b"\0")
    assert "is no part of a bundle" in refused(library, folder / "a.zip", data)


def test_links_are_refused(library: Library, folder: Path) -> None:
    data = with_member("sources/2/original", b"/etc/passwd", mode=stat.S_IFLNK | 0o777)
    assert "is a link" in refused(library, folder / "a.zip", data)


def test_members_of_one_name_are_refused(library: Library, folder: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = with_member("medium")
    assert "several members of one name" in refused(library, folder / "a.zip", data)


def test_a_member_that_unpacks_to_ever_more_is_refused(library: Library, folder: Path) -> None:
    data = with_member("sources/2/original", bytes(30_000_000), method=ZIP_DEFLATED)
    assert len(data) < 100_000
    assert "packed more tightly" in refused(library, folder / "a.zip", data)


@pytest.mark.parametrize("value", [b"[]", b"{}", b"0"])
@pytest.mark.parametrize("member", ["recording.json", "sources/1/document.json"])
def test_more_values_than_the_memory_takes_are_not_parsed(
    library: Library, folder: Path, member: str, value: bytes
) -> None:
    text = b'{"x": [' + (value + b",") * 6_000_000 + value + b"]}"
    sentence = refused(library, folder / "a.zip", zipped({**members(), member: text}))
    assert "holds more than any transcript" in sentence


def test_texts_that_are_large_together_are_refused(library: Library, folder: Path) -> None:
    large = random.Random(1).randbytes(200_000) + bytes(29_800_000)
    file = io.BytesIO(zipped(members()))
    with ZipFile(file, "a") as archive:
        for number in range(2, 7):
            archive.writestr(ZipInfo(f"sources/{number}/original"), large, ZIP_DEFLATED)
    assert "unpacks to more than any transcript" in refused(library, folder / "a.zip", file.getvalue())


def test_an_id_that_others_may_have_given_too_writes_over_nothing(library: Library, folder: Path) -> None:
    library.put_recording(RecordingRecord("talk-1", "Mine"))
    path = folder / "a.zip"
    theirs = record_to_dict(RecordingRecord("talk-1", "Theirs"))
    source = SourceRecord("text-1", "talk-1", sha256=hashlib.sha256(b"the file").hexdigest())
    path.write_bytes(zipped(members(recording=theirs, sources=[record_to_dict(source)])))
    assert read_bundle(library, path).is_new
    assert {summary.title for summary in library.summaries()} == {"Mine", "Theirs"}
    assert not read_bundle(library, path).is_new


def test_a_medium_that_is_packed_is_refused(library: Library, folder: Path) -> None:
    assert "is packed" in refused(library, folder / "a.zip", zipped(members(), ZIP_DEFLATED))


def test_other_ways_of_packing_are_refused(library: Library, folder: Path) -> None:
    data = with_member("sources/2/original", b"x" * 1_000, method=ZIP_BZIP2)
    assert "packed in a way" in refused(library, folder / "a.zip", data)


def changed(data: bytes, change: Callable[[bytearray, int], None]) -> bytes:
    """The archive with the entry of its last member changed in the list at the end."""
    archive = bytearray(data)
    change(archive, archive.rindex(b"PK\x01\x02"))
    return bytes(archive)


def test_encrypted_members_are_refused(library: Library, folder: Path) -> None:
    def encrypt(archive: bytearray, entry: int) -> None:
        archive[entry + 8] |= 1

    data = changed(with_member("sources/2/original"), encrypt)
    assert "is encrypted" in refused(library, folder / "a.zip", data)


@pytest.mark.parametrize("claimed", [10, 10**6, 10**9, 2**32 - 2])
def test_a_member_that_lies_about_its_size_is_refused(library: Library, folder: Path, claimed: int) -> None:
    def lie(archive: bytearray, entry: int) -> None:
        archive[entry + 24 : entry + 28] = claimed.to_bytes(4, "little")

    text = json.dumps(document_to_dict(TALK)).encode()
    contents = {**members(sources=head()["sources"]), "sources/1/document.json": text}
    ordered = {name: contents[name] for name in ("recording.json", "medium", "sources/1/document.json")}
    refused(library, folder / "a.zip", changed(zipped(ordered), lie))


def test_members_that_lie_on_top_of_each_other_are_refused(library: Library, folder: Path) -> None:
    def swell(archive: bytearray, entry: int) -> None:
        for place in (20, 24):
            archive[entry + place : entry + place + 4] = (3 * 10**7).to_bytes(4, "little")

    data = changed(with_member("sources/2/original"), swell)
    assert "on top of each other" in refused(library, folder / "a.zip", data)


def test_a_list_of_members_that_would_fill_the_memory_is_not_loaded(library: Library, folder: Path) -> None:
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xfe" * 2 + (60_000_000).to_bytes(4, "little") + bytes(6)
    assert "list of members" in refused(library, folder / "a.zip", bytes(60_000_000) + end)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"syncline_bundle": 2}, "version 2"),
        ({"syncline_bundle": None}, "version None"),
        ({"recording": None}, "recording.id"),
        ({"recording": {"id": "../x", "title": "x"}}, "recording.id"),
        ({"recording": []}, "recording"),
        ({"sources": "x"}, "sources"),
        ({"sources": [{}]}, "sources[0].id"),
        ({"sources": [record_to_dict(SourceRecord(str(uuid4()), RECORDING_ID))] * 3}, "sources/2/document.json"),
        ({"bookmarks": [{}]}, "bookmarks[0]"),
        ({"bookmarks": 7}, "bookmarks"),
        ({"medium": "talk.mp3"}, "medium"),
        ({"medium": {"name": "evil.sh", "size_bytes": 5, "sha256": ""}}, "medium.name"),
        ({"medium": {"name": "../..", "size_bytes": 5, "sha256": ""}}, "medium.name"),
        ({"medium": {"name": None, "size_bytes": 5, "sha256": ""}}, "medium.name"),
    ],
)
def test_what_does_not_say_what_a_bundle_says_is_refused(
    library: Library, folder: Path, changes: Head, told: str
) -> None:
    assert told in refused(library, folder / "a.zip", zipped(members(**changes)))


@pytest.mark.parametrize(
    "text", [b"", b"[", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"a":' * 100_000, b'{"syncline": 2}', b"9" * 9_999]
)
@pytest.mark.parametrize("member", ["recording.json", "sources/1/document.json"])
def test_texts_that_are_none_are_refused(library: Library, folder: Path, member: str, text: bytes) -> None:
    refused(library, folder / "a.zip", zipped({**members(), member: text}))


def test_a_medium_that_is_none_is_refused(library: Library, folder: Path) -> None:
    for data in (b"", b"#!/bin/sh\necho evil\n"):
        sentence = refused(library, folder / "a.zip", zipped({**members(), "medium": data}))
        assert "no audio or video" in sentence


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("../../evil.mp3", "evil.mp3"),
        ("/etc/evil.mp3", "evil.mp3"),
        ("C:\\Windows\\evil.mp3", "evil.mp3"),
        ("..mp3", "recording.mp3"),
        ("con.mp3", "con_.mp3"),
        ("a:b\n?.mp3", "b.mp3"),
        ("é" * 400 + ".mp3", "é" * 60 + ".mp3"),
    ],
)
def test_a_medium_lands_in_the_folder_whatever_it_is_called(
    library: Library, folder: Path, name: str, written: str
) -> None:
    path = folder / "a.zip"
    path.write_bytes(zipped(members(medium={"name": name, "size_bytes": 5, "sha256": ""})))
    assert read_bundle(library, path, media_folder=folder / "media").media_path == folder / "media" / written


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"no archive" * 100, zlib.compress(b"x" * 99)])
def test_what_is_no_archive_is_refused(library: Library, folder: Path, data: bytes) -> None:
    assert "a Syncline bundle" in refused(library, folder / "a.zip", data)


def test_what_is_no_file_is_refused(library: Library, folder: Path) -> None:
    for path in (folder, folder / "none.zip"):
        with pytest.raises(UnreadableFile):
            read_bundle(library, path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), flip=st.integers(1, 255), cut=st.none() | st.floats(0, 1))
def test_a_damaged_bundle_is_refused_or_read_rightly(
    library: Library, other: Library, folder: Path, place: float, flip: int, cut: float | None
) -> None:
    recording_id = library.summaries()[0].id if library.summaries() else library.add_document(TALK, b"one")
    path = write_bundle(library, recording_id, folder / "talk.zip")
    data = bytearray(path.read_bytes())
    data[int(place * (len(data) - 1))] ^= flip
    path.write_bytes(data if cut is None else data[: int(cut * len(data))])
    try:
        read_bundle(other, path)
    except BrokenFile as error:
        assert "\n" not in error.sentence
    else:
        assert other.recording(recording_id) == library.recording(recording_id)
