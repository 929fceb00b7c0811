"""A clock that jumps changes nothing of what is kept, nor of the order in which it was done."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from player.library.interface import Store
from player.library.opening import open_store
from tests.end_to_end.faults.conftest import Fresh
from tests.end_to_end.faults.homes import bookmark, library_in, prepare, talk
from tests.end_to_end.faults.pictures import expected_pictures
from tests.end_to_end.faults.writes import WRITES

# Before any Syncline, before the epoch, and when ours will be old.
JUMPS = ["1970-01-01T00:00:00", "1901-12-13T20:45:52", "2001-09-09T01:46:40", "2099-12-31T23:59:59"]


def set_clock(patch: pytest.MonkeyPatch, moment: str) -> None:
    """From now on it is this moment, and time stands still."""

    class Stopped(datetime):
        @classmethod
        def now(cls, zone: tzinfo | None = None) -> datetime:
            return datetime.fromisoformat(moment).replace(tzinfo=UTC)

    patch.setattr("player.bookmarks.datetime", Stopped)


@pytest.mark.parametrize("moment", [min(JUMPS), max(JUMPS)])
@pytest.mark.parametrize("kind", WRITES)
def test_every_write_is_kept_whatever_the_clock_says(
    kind: str, moment: str, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, _ = WRITES[kind]
    expected = expected_pictures(write, fresh(kind, "now"))
    set_clock(monkeypatch, moment)
    assert expected_pictures(write, fresh(kind, "jumped")) == expected


@pytest.mark.parametrize("moment", JUMPS)
def test_what_is_opened_last_stands_first_whatever_the_clock_says(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path)
    with open_store(library_in(tmp_path)) as store:
        last = store.summaries()[-1].id
        set_clock(monkeypatch, moment)
        store.mark_opened(last)
        assert store.summaries()[0].id == last


@pytest.mark.parametrize("moment", JUMPS)
def test_a_change_made_later_is_dated_later(moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed_at(store: Store, recording_id: str) -> str:
        return next(item.updated_at for item in store.bookmarks(recording_id) if item.id == bookmark(1).id)

    prepare(tmp_path)
    with open_store(library_in(tmp_path)) as store:
        recording_id = store.summaries()[0].id
        before = changed_at(store, recording_id)
        set_clock(monkeypatch, moment)
        store.save_bookmark(recording_id, bookmark(1, "changed"))
        assert changed_at(store, recording_id) > before
        assert store.add_document(talk(9), None)
