"""One bookmark on several recordings: under its own id on the one that had it first, on the others under a copy's.

Which of them had it first may differ from library to library; what they share are the files of the recordings.
"""

import sqlite3
from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from player.library import rows
from player.library.bookmarks import id_of_copy, owner_of

_COPY_VERSION = 5  # of UUIDs that are made from a name


class Copies:
    """The ids that bookmarks of other libraries have on one recording of this one."""

    def __init__(self, connection: sqlite3.Connection, recording_id: str) -> None:
        self._connection = connection
        self._recording_id = recording_id

    def id_here(self, bookmark_id: str) -> str:
        """The id that this bookmark has, or would get, on the recording."""
        owner = owner_of(self._connection, bookmark_id)
        if owner == self._recording_id:
            return bookmark_id
        if owner is None:
            return self._originals.get(bookmark_id, bookmark_id) if _may_be_copy(bookmark_id) else bookmark_id
        copies = [id_of_copy(origin, bookmark_id) for origin in self._origins]
        return next((copy for copy in copies if owner_of(self._connection, copy) is not None), copies[0])

    @cached_property
    def _origins(self) -> list[str]:
        """The files of the recording, the first import first."""
        sql = "SELECT sha256 FROM sources WHERE recording_id = ? AND sha256 IS NOT NULL ORDER BY key"
        found = self._connection.execute(sql, (rows.storable(self._recording_id),)).fetchall()
        return [str(sha256) for (sha256,) in found] or [self._recording_id]

    @cached_property
    def _originals(self) -> Mapping[str, str]:
        """The ids of the bookmarks here, by those of the copies that another library has of them."""
        sql = "SELECT id FROM bookmarks WHERE recording_id = ?"
        found = self._connection.execute(sql, (rows.storable(self._recording_id),)).fetchall()
        return {id_of_copy(origin, str(known)): str(known) for (known,) in found for origin in self._origins}


def _may_be_copy(bookmark_id: str) -> bool:
    try:
        return UUID(bookmark_id).version == _COPY_VERSION
    except ValueError:
        return False
