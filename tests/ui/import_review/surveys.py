"""Surveys as they may come: recordings, what was found in their texts, what is open."""

from dataclasses import replace
from pathlib import Path

from player.import_survey import Candidate, Found, Survey, SurveyedFile, SurveyedRecording

FOLDER = Path("/somewhere/talks")
FOUND = Found(
    format_title="SubRip",
    encoding_title="Unicode (UTF-8)",
    is_encoding_guessed=False,
    language="en",
    title=None,
    lines=312,
    timed_lines=310,
    words=4_120,
    timed_words=0,
    speakers=2,
    chapters=0,
    notes=0,
    bookmarks=0,
    duration_ms=2_530_000,
    remarks=(),
)
OVERLAPS = "3 lines begin before another has ended: 4, 9, 12."
GUESS = "The encoding is a guess: Cyrillic (Windows-1251)."
LEFT_OUT = "talk.zip: an archive; unpack it first."
NO_RATE = SurveyedFile(FOLDER / "ebb.sub", None, "ebb.sub: its times count frames (--frame-rate).", True)


def text(name: str, **found: object) -> SurveyedFile:
    return SurveyedFile(FOLDER / name, replace(FOUND, **found))


def junk(name: str) -> SurveyedFile:
    return SurveyedFile(FOLDER / name, None, f"{name}: no transcript that Syncline knows.")


def recording(
    title: str,
    *texts: SurveyedFile,
    medium: str = "",
    inside: tuple[str, ...] = (),
    candidates: tuple[str, ...] = (),
    recording_id: str | None = None,
) -> SurveyedRecording:
    return SurveyedRecording(
        title=title,
        media_path=FOLDER / medium if medium else None,
        media_reason="its name is the same" if medium else "",
        texts=texts,
        inside=inside,
        media_candidates=tuple(Candidate(FOLDER / name, "it lasts as long: 42:10") for name in candidates),
        recording_id=recording_id,
    )


def survey(*recordings: SurveyedRecording, left_out: tuple[str, ...] = ()) -> Survey:
    return Survey(recordings, left_out)


def mixed() -> Survey:
    """A talk with its medium, an interview that two media would do for, one that wants a frame rate, one broken."""
    return survey(
        recording("Talk", text("talk.srt", remarks=(OVERLAPS,)), text("talk.de.srt"), medium="talk.mp4"),
        recording(
            "Interview",
            text("interview.srt", encoding_title="Cyrillic (Windows-1251)", is_encoding_guessed=True, remarks=(GUESS,)),
            candidates=("a.mp3", "b.mp3"),
        ),
        recording("Ebb", NO_RATE, medium="ebb.avi", recording_id="known"),
        recording("Junk", junk("junk.srt")),
        left_out=(LEFT_OUT,),
    )
