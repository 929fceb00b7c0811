"""Subtitle tracks of media become documents, whatever they were made of."""

from pathlib import Path

import pytest

from player.document import Document
from player.embedded.contents import Contents, Cue, Track
from player.embedded.reading import Inside, inside_of, read_inside
from player.transcript import Line
from tests.core.embedded.media import Subtitles, mov_text, write_tracks

CUES = ((1_000, 500, b"The tide is out."), (2_000, 750, b"The harbour sleeps."))
LINES = (Line(1_000, 1_500, "The tide is out."), Line(2_000, 2_750, "The harbour sleeps."))
ASS_HEADER = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n"
    b"[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)


def inside(path: Path) -> Inside:
    return read_inside(path, lambda _done, _total: None)


def only(found: Inside) -> Document:
    ((document, data),) = found.documents
    assert data
    return document


def name(document: Document) -> str:
    assert document.origin
    return document.origin.name


@pytest.mark.parametrize(("file", "codec"), [("talk.mkv", "subrip"), ("talk.webm", "webvtt"), ("talk.mkv", "webvtt")])
def test_a_track_in_matroska_is_read_with_its_times_and_language(tmp_path: Path, file: str, codec: str) -> None:
    document = only(inside(write_tracks(tmp_path / file, Subtitles(codec, CUES, "eng"))))
    assert document.lines == LINES
    assert (document.language, name(document)) == ("en", f"{file} · English (subtitle track 1)")


@pytest.mark.parametrize("file", ["talk.mp4", "talk.m4a"])
def test_a_track_in_mp4_is_read_without_the_blanks_between_its_texts(tmp_path: Path, file: str) -> None:
    cues = [(start_ms, length_ms, mov_text(text.decode())) for start_ms, length_ms, text in CUES]
    document = only(inside(write_tracks(tmp_path / file, Subtitles("mov_text", cues, "deu"))))
    assert document.lines == LINES
    assert (document.language, name(document)) == ("de", f"{file} · German (subtitle track 1)")


def test_ass_keeps_actors_and_drops_styles(tmp_path: Path) -> None:
    cues = ((1_000, 500, b"0,0,Default,Ada,0,0,0,,The {\\i1}tide{\\i0}, \\Nis out."),)
    document = only(inside(write_tracks(tmp_path / "talk.mkv", Subtitles("ass", cues, header=ASS_HEADER))))
    assert document.lines == (Line(1_000, 1_500, "The tide, is out.", "Ada"),)


def test_several_tracks_are_numbered_and_told_apart(tmp_path: Path) -> None:
    tracks = (
        Subtitles("subrip", CUES, "eng"),
        Subtitles("subrip", CUES[:1], "fre", "Commentaire"),
        Subtitles("subrip", CUES[1:], is_forced=True),
    )
    found = inside(write_tracks(tmp_path / "talk.mkv", *tracks))
    assert [name(document) for document, _ in found.documents] == [
        "talk.mkv · English (subtitle track 1)",
        "talk.mkv · French – Commentaire (subtitle track 2)",
        "talk.mkv · forced (subtitle track 3)",
    ]
    assert [document.lines for document, _ in found.documents] == [LINES, LINES[:1], LINES[1:]]


def test_pictures_are_named_and_not_read(tmp_path: Path) -> None:
    found = inside(write_tracks(tmp_path / "talk.mkv", Subtitles("dvd_subtitle", CUES, "eng")))
    assert found.documents == ()
    assert found.remarks == (
        "talk.mkv · English (subtitle track 1): its subtitles are pictures, not text; they are not read.",
    )


def test_voices_are_speakers_and_word_times_count_from_their_cue(tmp_path: Path) -> None:
    cues = ((60_000, 2_000, b"<v Ada>The <00:00:00.500>tide <00:00:01.000>turns."),)
    document = only(inside(write_tracks(tmp_path / "talk.mkv", Subtitles("webvtt", cues))))
    assert document.lines[0].speaker == "Ada"
    assert [word.start_ms for word in document.lines[0].words] == [60_000, 60_500, 61_000]


def test_word_times_that_count_from_the_beginning_stay(tmp_path: Path) -> None:
    cues = ((60_000, 2_000, b"The <00:01:00.500>tide."),)
    document = only(inside(write_tracks(tmp_path / "talk.mkv", Subtitles("webvtt", cues))))
    assert [word.start_ms for word in document.lines[0].words] == [60_000, 60_500]


def of_track(track: Track) -> Inside:
    return inside_of("talk.mkv", Contents(tracks=(track,)))


def test_a_text_that_says_no_end_lasts_to_the_next_and_that_is_told() -> None:
    cues = (Cue(1_000, None, b"One"), Cue(4_000, 5_000, b"Two"))
    document = only(of_track(Track(1, "subrip", cues=cues)))
    assert document.lines == (Line(1_000, 4_000, "One"), Line(4_000, 5_000, "Two"))
    assert document.remarks == ("1 line says no end: taken to last until the next begins.",)


def test_texts_that_look_like_times_stay_texts() -> None:
    cues = (Cue(1_000, 2_000, b"00:00:09,000 --> 00:00:10,000\nOne"), Cue(3_000, 4_000, b"Two\n\n\n7\n\nthree"))
    for codec in ("subrip", "webvtt"):
        document = only(of_track(Track(1, codec, cues=cues)))
        assert [line.start_ms for line in document.lines] == [1_000, 3_000]
        assert document.lines[1].text == "Two 7 three"


def test_text_in_an_old_encoding_is_read_by_a_guess_that_is_told() -> None:
    said = "Où êtes-vous allés hier soir ? À la fête, répondit-elle."
    document = only(of_track(Track(1, "subrip", cues=(Cue(0, 900, said.encode("cp1252")),))))
    assert document.lines[0].text == said
    assert document.origin
    assert (document.origin.encoding, document.origin.is_encoding_guessed) == ("cp1252", True)


def test_utf16_in_mp4_is_read() -> None:
    text = "Grüße".encode("utf-16")
    document = only(of_track(Track(1, "mov_text", cues=(Cue(0, 900, len(text).to_bytes(2, "big") + text + b"styl"),))))
    assert document.lines == (Line(0, 900, "Grüße"),)


def test_universal_subtitle_format_is_read() -> None:
    cues = (Cue(0, 900, b'<text style="Default"><i>Low</i> water<br/>at ten</text>'),)
    assert only(of_track(Track(1, None, cues=cues))).lines == (Line(0, 900, "Low water at ten"),)


@pytest.mark.parametrize(
    ("track", "reason"),
    [
        (Track(2, "dvb_teletext", cues=(Cue(0, 900, b"x"),)), "does not read subtitles of its kind"),
        (Track(2, "subrip"), "holds no text"),
        (Track(2, None, cues=(Cue(0, 900, b"\0\1\2"),)), "does not read subtitles of its kind"),
    ],
)
def test_what_is_not_read_is_told(track: Track, reason: str) -> None:
    found = of_track(track)
    assert found.documents == ()
    assert ["subtitle track 2" in remark and reason in remark for remark in found.remarks] == [True]


def test_the_public_samples_hold_what_their_makers_say(shared_samples: Path) -> None:
    samples = {path.name: path for path in (shared_samples / "embedded_containers").rglob("sample_*")}
    for file in ("sample_MKV_SRT.mkv", "sample_MP4_SRT.mp4"):
        assert [line.text for line in only(inside(samples[file])).lines] == ["Line 1", "Line 2"]
    for file in ("sample_MKV_USF.mks", "sample_MP4_stz2_compact.mp4"):
        assert [line.start_ms for line in only(inside(samples[file])).lines] == [1_000, 3_000, 5_000, 9_000, 13_000]
    for file in ("sample_MKV_chapters.mkv", "sample_MP4_chapter_track.mp4"):
        assert [chapter.title for chapter in only(inside(samples[file])).chapters] == ["Intro", "Middle & End", "Outro"]
