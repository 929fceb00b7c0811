"""The journal read again: what is damaged, torn, newer or made to harm is left out and counted."""

import hashlib
import json
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.bookmarks import new_bookmark
from player.document import Document
from player.errors import UnreadableFile
from player.library.journal import Entry, append, journal_path, read_journal
from player.library.journal.records import BookmarkRecord, RecordingRecord, record_to_dict
from player.library.store import Library
from player.transcript import Line

RECORDING = RecordingRecord(str(uuid4()), "On tides")
BOOKMARK = BookmarkRecord(RECORDING.id, new_bookmark(0, 900, "The moon"))


def signed(text: str) -> bytes:
    """A line whose sum is right, whatever it says."""
    body = text.encode("utf-8", "surrogatepass").removesuffix(b"}")
    return body + b',"sum":"' + hashlib.sha256(body).hexdigest().encode() + b'"}\n'


def line(what: object = "bookmark", version: object = 1, **changes: object) -> bytes:
    """A line of a bookmark or a recording with some values of another kind."""
    value = {**record_to_dict(RECORDING if what == "recording" else BOOKMARK), **changes}
    return signed(json.dumps({"v": version, "id": str(uuid4()), "at": "", "what": what, "value": value}))


def read(path: Path) -> tuple[list[Entry], list[int]]:
    damaged: list[int] = []
    return list(read_journal(path, damaged.append)), damaged


def test_what_was_appended_is_read(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    append(path, [RECORDING])
    append(path, [BOOKMARK, RECORDING])
    entries, damaged = read(path)
    assert [entry.record for entry in entries] == [RECORDING, BOOKMARK, RECORDING]
    assert damaged == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_costs_its_own_line_at_most_two(tmp_path: Path, place: float, bit: int) -> None:
    path = tmp_path / "journal"
    path.unlink(missing_ok=True)
    append(path, [RECORDING, BOOKMARK, RECORDING])
    data = bytearray(path.read_bytes())
    data[int(place * (len(data) - 1))] ^= 1 << bit
    path.write_bytes(data)

    entries, damaged = read(path)
    # Where an end of a line is hit, two lines are one.
    assert 1 <= len(entries) <= 2 or (len(entries) == 3 and damaged == [])
    assert damaged or bytes(data[-1:]) != b"\n"
    assert all(entry.record in (RECORDING, BOOKMARK) for entry in entries)


@pytest.mark.parametrize(
    "hostile",
    [
        line(version=2),
        line("nothing"),
        line(None),
        line(id=""),
        line(id="x" * 1_000),
        line(id=5),
        line(recording_id="talk/1"),
        line(recording_id="{" + str(uuid4()) + "}"),
        line("recording", id="../../etc"),
        line("recording", title=None),
        line("recording", media_path="a\0b"),
        line("recording", media_path="\ud800"),
        line("recording", published="soon"),
        line("recording", heard=[[1]]),
        line("recording", heard=[[1, 2, 3]]),
        line("recording", heard="all"),
        line("recording", heard_share=2),
        line("recording", heard_share="1"),
        line("recording", speaker_names=["Ada"]),
        line("recording", speaker_names={"Ada": 1}),
        line(start_ms=-1),
        line(start_ms=2**80),
        line(start_ms=1.5),
        line(start_ms=True),
        line(tags="sea"),
        line(tags=[["sea"]]),
        line(quote=None),
        line(updated_at="9999-12-31T23:59:59.999+00:00"),
        line(updated_at="2024" * 50),
        line(deleted_at=7),
        signed("[" * 200_000),
        signed('{"a":' * 200_000),
        signed('{"v":1,"what":"bookmark","value":{"start_ms":' + "9" * 10_000 + "}}"),
        signed('{"v":1,"v":1}'),
        signed("[1]"),
        signed("null"),
        signed('"text"'),
        signed("{}"),
        signed("\ud800\x00"),
        b"\n",
        b"\xff\xfe\x00",
        b"{}\n",
        b"x" * 200 + b"\n",
    ],
)
def test_what_is_no_entry_is_left_out_and_counted(tmp_path: Path, hostile: bytes) -> None:
    path = tmp_path / "journal"
    append(path, [RECORDING])
    path.write_bytes(path.read_bytes() + hostile)
    append(path, [BOOKMARK])
    entries, damaged = read(path)
    assert [entry.record for entry in entries] == [RECORDING, BOOKMARK]
    assert damaged == [2]


def test_a_line_too_long_for_the_memory_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_bytes(b"[" * (70 * 1024 * 1024) + b"\n")
    append(path, [BOOKMARK])
    entries, damaged = read(path)
    assert [entry.record for entry in entries] == [BOOKMARK]
    assert damaged == [1]


def test_stretches_heard_in_any_number_are_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    spans = [[start_ms, start_ms + 1] for start_ms in range(0, 200_000, 2)]
    path.write_bytes(line("recording", heard=[*reversed(spans), [5, 1]]))
    ((entry,), damaged) = read(path)
    assert isinstance(entry.record, RecordingRecord)
    assert [list(span) for span in entry.record.heard.spans] == spans
    assert damaged == []


def test_a_colour_of_a_newer_syncline_is_a_colour(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_bytes(line(color="ultraviolet"))
    ((entry,), damaged) = read(path)
    assert isinstance(entry.record, BookmarkRecord)
    assert (entry.record.bookmark.color, damaged) == ("yellow", [])


def test_no_journal_has_no_entries_and_a_folder_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "none") == ([], [])
    with pytest.raises(UnreadableFile):
        read(tmp_path)


def test_names_that_are_no_text_come_back(library: Library) -> None:
    name = Path("/media/caf\udce9.mp3")
    recording_id = library.add_document(Document(lines=(Line(0, 1, "a"),)), b"x")
    library.set_media_path(recording_id, name)
    entries, damaged = read(journal_path(library.path))
    assert entries[-1].record == library.recording_record(recording_id)
    assert isinstance(entries[-1].record, RecordingRecord)
    assert (entries[-1].record.media_path, damaged) == (name, [])
