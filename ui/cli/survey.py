"""What `import --dry-run` prints: what would come in, and what would go onto what."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from player.import_survey import Found, Survey, SurveyedFile, SurveyedRecording, survey_files
from player.library.opening import open_store
from player.reading import Reading


def look_into(library_path: Path, paths: Sequence[Path], media_path: Path | None, reading: Reading) -> Survey:
    """What an import of these files would bring; looking makes no library where there is none."""
    with open_store(library_path) if library_path.exists() else nullcontext() as library:
        return survey_files(paths, library=library, media_path=media_path, reading=reading)


def survey_row(survey: Survey) -> dict[str, Any]:
    """The survey for JSON."""
    return asdict(survey, dict_factory=_printable)


def survey_text(survey: Survey) -> str:
    """The survey for people: each recording with its files, a line for each."""
    lines = [line for recording in survey.recordings for line in _recording_lines(recording)]
    return "\n".join([*lines, *(f"Left out: {sentence}" for sentence in survey.left_out)])


def _printable(items: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Path) else value for name, value in items}


def _recording_lines(recording: SurveyedRecording) -> list[str]:
    known = f" (onto recording {recording.recording_id})" if recording.recording_id else ""
    lines = [f"{recording.title}{known}"]
    if recording.media_path:
        reason = f" ({recording.media_reason})" if recording.media_reason else ""
        lines.append(f"  {recording.media_path}: media{reason}")
    lines += [f"    - {sentence}" for sentence in recording.inside]
    lines += [f"  perhaps {candidate.path}: {candidate.reason}" for candidate in recording.media_candidates]
    return lines + [line for file in recording.texts for line in _file_lines(file)]


def _file_lines(file: SurveyedFile) -> list[str]:
    if file.found is None:
        return [f"  {file.path}: cannot be read", f"    - {file.failure}"]
    return [f"  {file.path}: {_held(file.found)}", *(f"    - {remark}" for remark in file.found.remarks)]


def _held(found: Found) -> str:
    """`SubRip, Unicode (UTF-8), 312 lines, 4,120 words, 2 speakers`."""
    counts = (
        (found.lines, "line"),
        (found.words, "word"),
        (found.speakers, "speaker"),
        (found.chapters, "chapter"),
        (found.notes, "note"),
        (found.bookmarks, "bookmark"),
    )
    held = [f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return ", ".join([found.format_title, *filter(None, [found.encoding_title]), *held])
