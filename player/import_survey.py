"""What files hold and which of them belong together, told before anything is imported; writes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from player.document import Document
from player.embedded.reading import Inside, read_inside
from player.errors import FrameRateNeeded, PlayerError, UnreadableContents
from player.formats.encoding import encoding_title
from player.importer import Report, Steps, heartbeat_of, matched_files
from player.library.bundle import layout
from player.library.interface import Store
from player.media.probe import check_medium, is_media_file
from player.oddities import reading_report
from player.pairing.gathering import gather_files
from player.pairing.matching import Match
from player.pairing.names import titled_stem
from player.reading import Reading, is_foreign, read_text
from player.source_reports import format_title, source_title
from player.transcript import named_speakers

if TYPE_CHECKING:
    from player.library.bundle.reading import Contents


@dataclass(frozen=True, slots=True)
class Found:
    """What reading a text yielded; `remarks` are the sentences of `player.oddities.reading_report`."""

    format_title: str
    encoding_title: str | None
    is_encoding_guessed: bool
    language: str | None
    title: str | None
    lines: int
    timed_lines: int
    words: int
    timed_words: int
    speakers: int
    chapters: int
    notes: int
    bookmarks: int
    duration_ms: int | None
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyedFile:
    """A text, and what was found in it or why it cannot be read; a foreign one is of no format that Syncline reads."""

    path: Path
    found: Found | None
    failure: str | None = None
    wants_frame_rate: bool = False
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A medium that would do, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class SurveyedRecording:
    """Files that belong together; where several media would do they are offered, and none is taken.

    `inside` are sentences on what stands inside the medium, `recording_id` is that of the recording they go onto.
    `length_ms` is how long it lasts, `frame_rate` that of its pictures: None where that is not known.
    """

    title: str
    media_path: Path | None
    media_reason: str
    texts: tuple[SurveyedFile, ...]
    inside: tuple[str, ...]
    media_candidates: tuple[Candidate, ...]
    recording_id: str | None
    length_ms: int | None = None
    frame_rate: float | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """The recordings that files make, and a sentence for each file that nothing reads."""

    recordings: tuple[SurveyedRecording, ...]
    left_out: tuple[str, ...]


def survey_files(
    paths: Sequence[Path],
    *,
    library: Store | None = None,
    media_path: Path | None = None,
    recording_id: str | None = None,
    reading: Reading | None = None,
    report: Report | None = None,
) -> Survey:
    """What `import_files` would bring in, and how each text would be read; nothing is written.

    `library` tells which recordings the files go onto. `report(done, total)` counts as `import_files` does.
    """
    heartbeat = heartbeat_of(report)
    bundles = [path for path in dict.fromkeys(paths) if layout.is_bundle(path)]
    gathered = gather_files([path for path in paths if path not in bundles], heartbeat)
    matches = matched_files(gathered, media_path, recording_id, reading or Reading(), heartbeat)
    total = len(bundles) + sum(len(match.text_paths) + (match.media_path is not None) for match in matches)
    walked = frozenset(gathered.walked).difference(gathered.named)
    look = _Look(library, reading or Reading(), Steps(report, total), walked, list(gathered.left_out))
    recordings = tuple(found for match in matches if (found := look.recording(match, recording_id)))
    return Survey((*map(look.bundle, bundles), *recordings), tuple(look.left_out))


def survey_text(
    path: Path, reading: Reading, *, frame_rate: float | None = None, length_ms: int | None = None
) -> SurveyedFile:
    """How a text would be read beside a medium of this frame rate and length."""
    try:
        document, _data = read_text(path, reading, frame_rate)
    except PlayerError as error:
        return SurveyedFile(path, None, error.sentence, isinstance(error, FrameRateNeeded), is_foreign(path, error))
    return SurveyedFile(path, found_in(document, length_ms))


@dataclass(slots=True)
class _Look:
    """One survey under way: what was left out so far, and how far it is."""

    library: Store | None
    reading: Reading
    steps: Steps
    walked: frozenset[Path]
    left_out: list[str]

    def recording(self, match: Match, recording_id: str | None) -> SurveyedRecording | None:
        """What the files of a match hold; None where there is nothing in them to import."""
        medium, texts = self._parted(match)
        if medium and (reason := _why_unplayable(medium)):
            self.left_out.append(reason)
            medium = None
        inside = self._inside(medium) if medium else Inside()
        known = self.library.recording(recording_id) if self.library and recording_id else None
        length_ms = inside.length_ms or (known.duration_ms if known else None)
        files = tuple(file for path in texts if (file := self._file(path, length_ms, inside.frame_rate)))
        if medium is None and not files:
            return None
        return SurveyedRecording(
            known.title if known else _title(medium, inside, files),
            medium,
            match.reason if medium else "",
            files,
            tuple(_inside_sentences(inside)),
            tuple(Candidate(path, reason) for path, reason in match.offers),
            recording_id or self._known(medium),
            length_ms,
            inside.frame_rate,
        )

    def bundle(self, path: Path) -> SurveyedRecording:
        """What a bundle holds, which is a recording by itself."""
        # Imported for those who have one.
        from player.library.bundle.reading import look_into

        self.steps.tell(0, 1)
        self.steps.done += 1
        try:
            contents = look_into(path, self.library)
        except PlayerError as error:
            file = SurveyedFile(path, None, error.sentence)
            return SurveyedRecording(titled_stem(path.stem), None, "", (file,), (), (), None)
        file = SurveyedFile(path, _found_in_bundle(contents))
        medium = (f"Its medium is in it: {contents.medium_name}.",) if contents.medium_name else ()
        return SurveyedRecording(contents.title, None, "", (file,), medium, (), contents.recording_id)

    def _parted(self, match: Match) -> tuple[Path | None, Sequence[Path]]:
        """The medium and the texts of a match; those that go onto one recording may be media as well, one too many."""
        media = [path for path in match.text_paths if is_media_file(path)]
        medium = match.media_path or (media.pop(0) if media else None)
        self.left_out += [f"{path}: a recording has one medium; import it by itself." for path in media]
        return medium, [path for path in match.text_paths if path != medium and path not in media]

    def _inside(self, medium: Path) -> Inside:
        self.steps.tell(0, 1)
        try:
            return read_inside(medium, self.steps.tell)
        except UnreadableContents as error:
            return Inside(remarks=(error.sentence,))
        finally:
            self.steps.done += 1

    def _file(self, path: Path, length_ms: int | None, frame_rate: float | None) -> SurveyedFile | None:
        """What is in a text; None where it is left out, for nothing reads it and it was only found in a folder."""
        self.steps.tell(0, 1)
        self.steps.done += 1
        file = survey_text(path, self.reading, frame_rate=frame_rate, length_ms=length_ms)
        if file.is_foreign and path in self.walked:
            self.left_out.append(file.failure or "")
            return None
        return file

    def _known(self, medium: Path | None) -> str | None:
        return self.library.recording_of(medium) if self.library and medium else None


def found_in(document: Document, length_ms: int | None = None) -> Found:
    """What a document holds, and what is odd about it beside a medium of this length."""
    lines, origin = document.lines, document.origin
    last_ms = max((line.end_ms for line in lines if line.end_ms is not None), default=None)
    return Found(
        format_title(document),
        encoding_title(origin.encoding) if origin and origin.encoding else None,
        origin is not None and origin.is_encoding_guessed,
        document.language,
        document.title,
        len(lines),
        sum(line.start_ms is not None for line in lines),
        sum(len(line.text.split()) for line in lines),
        sum(len(line.words) for line in lines),
        len(named_speakers(lines)),
        len(document.chapters),
        len(document.notes),
        len(document.bookmarks),
        document.duration_ms or last_ms,
        reading_report(document, length_ms),
    )


def _found_in_bundle(contents: "Contents") -> Found:
    """All that its texts hold, in one sum."""
    texts = [found_in(document) for document in contents.documents]
    return Found(
        layout.TITLE,
        None,
        False,
        None,
        contents.title,
        sum(text.lines for text in texts),
        sum(text.timed_lines for text in texts),
        sum(text.words for text in texts),
        sum(text.timed_words for text in texts),
        max((text.speakers for text in texts), default=0),
        sum(text.chapters for text in texts),
        sum(text.notes for text in texts),
        contents.bookmark_count,
        contents.duration_ms,
        (),
    )


def _why_unplayable(medium: Path) -> str | None:
    try:
        check_medium(medium)
    except PlayerError as error:
        return error.sentence
    return None


def _title(medium: Path | None, inside: Inside, files: Sequence[SurveyedFile]) -> str:
    """What the recording will be called: by its texts or its files."""
    titles = [file.found.title for file in files if file.found]
    titles += [document.title for document, _data in inside.documents]
    return next(filter(None, titles), medium.stem if medium else titled_stem(files[0].path.stem))


def _inside_sentences(inside: Inside) -> Iterator[str]:
    """What each part of a medium's inside holds, and what of it cannot be read."""
    for document, _data in inside.documents:
        counts = ((len(document.lines), "line"), (len(document.chapters), "chapter"))
        held = ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)
        yield f"{source_title(document)}: {held or document.title or 'nothing but its tags'}."
    yield from inside.remarks
