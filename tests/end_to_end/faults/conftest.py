"""Folders with a small library, made once for each kind of write and copied for each test."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.faults.writes import WRITES

# Makes a copy of this name of the folder that this kind of write begins with.
Fresh = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder that a kind of write begins with; not to be changed."""
    made: dict[object, Path] = {}

    def template_of(kind: str) -> Path:
        _, prepare = WRITES[kind]
        if prepare not in made:
            made[prepare] = tmp_path_factory.mktemp("template")
            prepare(made[prepare])
        return made[prepare]

    return template_of


@pytest.fixture
def fresh(template: Callable[[str], Path], tmp_path: Path) -> Fresh:
    return lambda kind, name: Path(shutil.copytree(template(kind), tmp_path / name))
