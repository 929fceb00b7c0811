"""The makers of stores: whatever stands in this list has to keep the contract in this folder.

An engine is added with one entry: how a store of it is opened on the data that belong to this folder.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from player.library.interface import Store
from player.library.opening import open_store

MAKERS: dict[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: open_store(folder / "library.sqlite"),
}


@pytest.fixture(params=MAKERS)
def open_again(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the store of this test, empty at first: once more, as another window or a later start does."""
    folder = tmp_path / "store"
    folder.mkdir()
    return lambda: MAKERS[request.param](folder)


@pytest.fixture
def store(open_again: Callable[[], Store]) -> Iterator[Store]:
    """An empty store."""
    with open_again() as store:
        yield store


@pytest.fixture
def other(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Iterator[Store]:
    """Another empty store of the same kind, as another person has it."""
    folder = tmp_path / "other"
    folder.mkdir()
    maker = MAKERS[request.node.callspec.params["open_again"]]
    with maker(folder) as other:
        yield other
