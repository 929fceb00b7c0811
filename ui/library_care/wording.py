"""What is told of backups, checks and repairs, in words."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ui.library_care.outcome import Outcome
from ui.panels.note_rows import counted
from ui.sizes import size_text

if TYPE_CHECKING:
    from player.library.care.backups import Backup
    from player.library.care.check import CheckReport
    from player.library.care.repair import RepairReport

KEPT = (
    "A backup is made on every day on which the library was changed. The last ten are kept, besides one for each of "
    "the last seven days and eight weeks."
)
NO_BACKUPS = "There are no backups yet."
REPAIR = (
    "Repair the library? What is damaged is made anew from the imported files, the journal and the backups, and what "
    "is open is closed for that."
)
_FILE_DAMAGED = "The file itself is damaged; Repair Library… makes a new one from all that can be read."
NOTHING_CHANGED = "This was stopped; the library is as it was."

_REASONS = {
    "manual": "By hand",
    "daily": "Daily",
    "before-restore": "Before a restore",
    "before-repair": "Before a repair",
}


def time_text(moment: datetime) -> str:
    """`21 November 2026, 18:04`, by the clock on the wall."""
    # Nothing is local at the ends of time, where a file's name may lie about its date.
    with suppress(OverflowError, ValueError, OSError):
        moment = moment.astimezone()
    return f"{moment.day} {moment:%B} {moment.year}, {moment:%H:%M}"


def reason_text(reason: str) -> str:
    """Why a backup was made."""
    if reason.startswith("migration-"):
        return "Before an update of Syncline"
    return _REASONS.get(reason, "")


def restore_question(backup: "Backup") -> str:
    """What is asked before a backup is restored."""
    return (
        f"Put the library back as it was on {time_text(backup.taken_at)}? What is in it now is kept as a backup, "
        "and what is open is closed."
    )


def backed_up(backup: "Backup") -> str:
    """A backup is there."""
    return f"The library is backed up: {size_text(backup.size_bytes)}."


def restored(backup: "Backup", kept_path: Path | None) -> Outcome:
    """The library is what it was, and what it was before is kept here."""
    done = f"The library is as it was on {time_text(backup.taken_at)}."
    if kept_path is None:
        return Outcome(done)
    if kept_path.parent == backup.path.parent:
        return Outcome(f"{done} What it was before is the newest backup.")
    return Outcome(f"{done} The damaged file is kept.", (_kept_file(kept_path),))


def checked(report: "CheckReport") -> Outcome:
    """What a check found; a paragraph for each damage."""
    counts = (
        counted(report.recordings, "recording"),
        counted(report.sources, "text"),
        counted(report.bookmarks, "bookmark"),
    )
    paragraphs = (
        *((_FILE_DAMAGED,) if report.file_faults else ()),
        *(damage.sentence for damage in report.damages),
        *_asides(report),
    )
    if report.is_whole:
        return Outcome(f"Everything is whole: {', '.join(counts)}.", paragraphs)
    if not report.damages:
        return Outcome("The file of the library is damaged; its records can all be read.", paragraphs)
    damaged = f"{counted(len(report.damages), 'record')} {'is' if len(report.damages) == 1 else 'are'} damaged."
    return Outcome(damaged, paragraphs)


def repaired(report: "RepairReport") -> Outcome:
    """What a repair did; a paragraph for each record."""
    kept = (_kept_file(report.kept_path),) if report.kept_path else ()
    paragraphs = (*report.lost, *report.mended, *kept)
    if not paragraphs:
        return Outcome("Nothing was damaged.")
    if report.is_whole:
        return Outcome("The library is repaired, and everything in it is whole.", paragraphs)
    return Outcome("The library is repaired, but some of it may be lost.", paragraphs)


def _kept_file(path: Path) -> str:
    return f"The damaged file is kept: {path}"


def _asides(report: "CheckReport") -> tuple[str, ...]:
    """What is no damage."""
    asides = []
    if report.unsealed:
        changed = f"{counted(report.unsealed, 'record')} {'was' if report.unsealed == 1 else 'were'}"
        asides.append(f"{changed} changed by another program, and taken as it left them.")
    if report.unindexed:
        asides.append(f"{counted(report.unindexed, 'record')} the search does not find yet; that is being seen to.")
    return tuple(asides)
