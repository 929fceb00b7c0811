"""The list of recordings: a few at once, many off the window's thread, and of the one that plays its entry alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from player.document import Document
from player.library.interface import Store
from player.library.opening import open_store
from player.recording import RecordingSummary
from ui import list_keeper
from ui.list_keeper import ListKeeper


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "library.db") as library:
        for number in range(5):
            library.add_document(Document(title=f"Talk {number}"), None)
        yield library


@pytest.fixture
def keeper(qtbot: QtBot, library: Store) -> Iterator[ListKeeper]:
    keeper = ListKeeper(library)
    yield keeper
    keeper.close()


@pytest.fixture
def told(keeper: ListKeeper) -> list[tuple[RecordingSummary, ...]]:
    lists: list[tuple[RecordingSummary, ...]] = []
    keeper.changed.connect(lists.append)
    return lists


def titles(summaries: tuple[RecordingSummary, ...]) -> list[str]:
    return [summary.title for summary in summaries]


def test_a_short_list_is_told_at_once(keeper: ListKeeper, told: list[tuple[RecordingSummary, ...]]) -> None:
    keeper.refresh()

    assert [titles(each) for each in told] == [["Talk 4", "Talk 3", "Talk 2", "Talk 1", "Talk 0"]]


def test_of_a_long_list_the_first_come_at_once_and_all_soon_after(
    keeper: ListKeeper, told: list[tuple[RecordingSummary, ...]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_keeper, "FEW_RECORDINGS", 2)

    keeper.refresh()
    assert [titles(each) for each in told] == [["Talk 4", "Talk 3"]]
    qtbot.waitUntil(lambda: len(told) == 2)
    assert len(told[1]) == 5

    keeper.refresh()
    assert len(told) == 2, "a list that is shown is not cut short"
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[2] == told[1]


def test_the_entry_of_one_recording_changes_alone(
    keeper: ListKeeper, told: list[tuple[RecordingSummary, ...]], library: Store
) -> None:
    keeper.refresh()
    third = told[0][2]
    library.rename(third.id, "Renamed")

    keeper.refresh_one(third.id)

    assert titles(told[1]) == ["Talk 4", "Talk 3", "Renamed", "Talk 1", "Talk 0"]
    assert [one for one in told[1] if one is not told[1][2]] == [one for one in told[0] if one is not third]


def test_a_list_that_was_read_before_a_change_is_not_told_after_it(
    keeper: ListKeeper, told: list[tuple[RecordingSummary, ...]], library: Store, qtbot: QtBot, monkeypatch
) -> None:
    monkeypatch.setattr(list_keeper, "FEW_RECORDINGS", 2)
    keeper.refresh()
    qtbot.waitUntil(lambda: len(told) == 2)
    third = told[1][2]

    keeper.refresh()
    library.rename(third.id, "Renamed")
    keeper.refresh_one(third.id)

    qtbot.waitUntil(lambda: len(told) == 4)
    assert ["Renamed" in titles(each) for each in told] == [False, False, True, True]


def test_an_entry_that_is_gone_is_told_and_the_list_stays(
    keeper: ListKeeper, told: list[tuple[RecordingSummary, ...]], library: Store, qtbot: QtBot
) -> None:
    keeper.refresh()
    first = told[0][0]
    library.remove_recording(first.id)

    with qtbot.waitSignal(keeper.failed):
        keeper.refresh_one(first.id)
    assert len(told) == 1
