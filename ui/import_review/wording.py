"""What a survey found, in words: short for a row, in full for the one that is looked at."""

from collections.abc import Iterator
from pathlib import PurePath

from player import timecode
from player.import_survey import Found, SurveyedFile
from ui.import_review.choice import ImportChoice, MediumChoice, RecordingChoice, TextChoice
from ui.panels.note_rows import counted
from ui.report_dialog import NOTHING_ODD

_ONE_TO_CHOOSE = "This medium may be its own: choose it, or none."
_SEVERAL_TO_CHOOSE = "Several media would do: choose one, or none."
_NO_FRAME_RATE = "Its times count frames: say how many make a second."
_KNOWN = "This recording is in the library: what is new goes onto it."
_NO_MEDIUM = "There is no medium for it: it will be a transcript to read."


def summary(choice: ImportChoice) -> str:
    """`14 recordings, 31 files; 2 files cannot be read; 1 medium to choose`."""
    texts = list(choice.texts())
    # A medium may be offered to several.
    media = {medium.path for recording in choice.recordings for medium in recording.media}
    unreadable = sum(not text.is_readable for text in texts)
    undecided = sum(recording.is_undecided for recording in choice.recordings)
    parts = [f"{counted(len(choice.recordings), 'recording')}, {counted(len(texts) + len(media), 'file')}"]
    parts += [f"{counted(unreadable, 'file')} cannot be read"] if unreadable else []
    parts += [f"{counted(len(choice.left_out), 'file')} left out"] if choice.left_out else []
    parts += [f"{undecided} {'medium' if undecided == 1 else 'media'} to choose"] if undecided else []
    return "; ".join(parts)


def recording_line(recording: RecordingChoice) -> str:
    """What a recording's row says beside its title."""
    if recording.is_undecided:
        return _to_choose(recording)
    parts = [counted(len(recording.texts), "text")] if recording.texts else []
    if recording.surveyed.recording_id:
        parts.append("goes onto a recording in the library")
    elif not recording.media:
        parts.append("no medium")
    return ", ".join(parts)


def medium_line(medium: MediumChoice) -> str:
    """Why a medium is thought to be the recording's, and what stands inside it."""
    inside = medium.inside[0] if len(medium.inside) == 1 else f"{len(medium.inside)} findings inside it"
    return "; ".join(part for part in (_medium(medium), inside if medium.inside else "") if part)


def text_line(file: SurveyedFile) -> str:
    """`SubRip, Unicode (UTF-8): 312 lines, 2 speakers, 4,120 words; 3 remarks`, or why it cannot be read."""
    found = file.found
    if found is None:
        return _failure(file)
    # That it is a guess is said by the encoding.
    if not found.remarks or (found.is_encoding_guessed and len(found.remarks) == 1):
        return _yield(found)
    remarks = found.remarks[0] if len(found.remarks) == 1 else counted(len(found.remarks), "remark")
    return f"{_yield(found)}; {remarks}"


def left_out_columns(sentence: str) -> tuple[str, str]:
    """The file's name, and why it is left out; all of the sentence where it names none."""
    name, colon, reason = sentence.partition(": ")
    return (PurePath(name).name or name, _capital(reason)) if colon else (sentence, "")


def details(row: RecordingChoice | MediumChoice | TextChoice | str) -> str:
    """All there is to say of one row, in paragraphs."""
    match row:
        case RecordingChoice():
            return _paragraphs(row.surveyed.title, *_about(row), "\n".join(_files(row)))
        case MediumChoice():
            return _paragraphs(str(row.path), _medium(row), *row.inside)
        case TextChoice():
            return _paragraphs(str(row.file.path), *_read(row.file))
        case sentence:
            return sentence


def _to_choose(recording: RecordingChoice) -> str:
    return _ONE_TO_CHOOSE if len(recording.media) == 1 else _SEVERAL_TO_CHOOSE


def _about(recording: RecordingChoice) -> Iterator[str]:
    if recording.is_undecided:
        yield _to_choose(recording)
    if recording.surveyed.recording_id:
        yield _KNOWN
    elif not recording.media:
        yield _NO_MEDIUM


def _files(recording: RecordingChoice) -> Iterator[str]:
    for medium in recording.media:
        yield f"{medium.path.name}: {medium_line(medium)}"
    for text in recording.texts:
        yield f"{text.file.path.name}: {text_line(text.file)}"


def _read(file: SurveyedFile) -> Iterator[str]:
    if file.found is None:
        yield _failure(file)
        return
    yield "\n".join(_facts(file.found))
    yield from file.found.remarks or (NOTHING_ODD,)


def _facts(found: Found) -> Iterator[str]:
    yield _yield(found)
    timed = f"{found.timed_lines:,} of {counted(found.lines, 'line')} and {found.timed_words:,} of "
    if found.lines:
        yield f"With times: {timed}{counted(found.words, 'word')}"
    if found.title:
        yield f"Title: {found.title}"
    if found.language:
        yield f"Language: {found.language}"
    if found.duration_ms is not None:
        yield f"Length: {timecode.clock(found.duration_ms)}"


def _failure(file: SurveyedFile) -> str:
    """Why nothing was found; the name of the file stands beside it."""
    if file.wants_frame_rate:
        return _NO_FRAME_RATE
    return _capital((file.failure or "").removeprefix(f"{file.path}: ").removeprefix(f"{file.path.name}: "))


def _medium(medium: MediumChoice) -> str:
    return f"Medium: {medium.reason}" if medium.reason else "Medium"


def _yield(found: Found) -> str:
    guessed = ", guessed" if found.is_encoding_guessed else ""
    encoding = f", {found.encoding_title}{guessed}" if found.encoding_title else ""
    return f"{found.format_title}{encoding}: {_holdings(found)}"


def _holdings(found: Found) -> str:
    counts = (
        (found.lines, "line"),
        (found.speakers, "speaker"),
        (found.words, "word"),
        (found.chapters, "chapter"),
        (found.notes, "note"),
        (found.bookmarks, "bookmark"),
    )
    return ", ".join(counted(count, noun) for count, noun in counts if count) or "nothing to read"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
