"""What a user says of a recording, its title and who speaks, each kept with the time of the last word on it."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress

from player.errors import NotInLibrary
from player.library import rows
from player.library.journal.records import TITLE, RecordingRecord, moment_of, speaker_key
from player.library.merging.counts import Counts
from player.library.recordings import later_than, update_recording, value_of
from player.library.search.indexing import index_recording


def rename(connection: sqlite3.Connection, recording_id: str, title: str) -> None:
    """Give the recording another title; raises NotInLibrary."""
    edited_at = _names(value_of(connection, recording_id, "edited_at"))
    edited_at[TITLE] = later_than(edited_at.get(TITLE, ""))
    _write(connection, recording_id, edited_at, title=title)


def name_speakers(connection: sqlite3.Connection, recording_id: str, names: Mapping[str, str]) -> None:
    """Show speakers under these names, by their names in the sources; raises NotInLibrary."""
    before = _names(value_of(connection, recording_id, "speaker_names"))
    edited_at = _names(value_of(connection, recording_id, "edited_at"))
    for name in before.keys() | names.keys():
        if before.get(name) != names.get(name):
            edited_at[speaker_key(name)] = later_than(edited_at.get(speaker_key(name), ""))
    _write(connection, recording_id, edited_at, speaker_names=rows.names_value(names))


def merge_edits(connection: sqlite3.Connection, recording_id: str, other: RecordingRecord) -> Counts:
    """Take over what was said last of title and speakers in another library; raises NotInLibrary."""
    sql = "SELECT title, speaker_names, edited_at FROM recordings WHERE id = ?"
    found = connection.execute(sql, (rows.storable(recording_id),)).fetchone()
    if found is None:
        raise NotInLibrary("recording", recording_id)
    title, names_text, edited_text = found
    names, edited_at = _names(names_text), _names(edited_text)
    mine = {TITLE: title} | {speaker_key(name): shown for name, shown in names.items()}
    theirs = {TITLE: other.title} | {speaker_key(name): shown for name, shown in other.speaker_names.items()}
    newer = {
        key: at
        for key, at in other.edited_at.items()
        if _rank(theirs, key, at) > _rank(mine, key, edited_at.get(key, ""))
    }
    changed = [key for key in newer if mine.get(key) != theirs.get(key)]
    if newer:
        merged = {key: value for key, value in mine.items() if key not in newer}
        merged |= {key: value for key, value in theirs.items() if key in newer}
        title = merged.pop(TITLE, title)
        names = {key.removeprefix(speaker_key("")): shown for key, shown in merged.items()}
        _write(connection, recording_id, edited_at | newer, title=title, speaker_names=rows.names_value(names))
    return Counts(updated=len(changed), unchanged=len(other.edited_at) - len(changed))


def _rank(values: Mapping[str, str], key: str, at: str) -> tuple[str, bool, str]:
    """The later word holds; of two at one time the same one on both sides. A speaker may be named no more."""
    return moment_of(at), key in values, values.get(key, "")


def _write(connection: sqlite3.Connection, recording_id: str, edited_at: Mapping[str, str], **values: str) -> None:
    update_recording(connection, recording_id, **values, edited_at=rows.names_value(edited_at))
    index_recording(connection, recording_id)


def _names(text: str) -> dict[str, str]:
    """What `rows.names_value` wrote; nothing where it is damaged."""
    with suppress(ValueError, TypeError):
        names = json.loads(text)
        if isinstance(names, dict):
            return {key: name for key, name in names.items() if isinstance(name, str)}
    return {}
