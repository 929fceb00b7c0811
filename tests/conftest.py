"""What every test may use: the shared samples where they are, a fresh library, fresh settings."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"the shared folder {name}/ is not beside this checkout")
    return folder


@pytest.fixture
def shared_seeds() -> Path:
    return _shared("seeds")


@pytest.fixture
def shared_samples() -> Path:
    return _shared("samples")


@pytest.fixture
def sample_folder() -> Path:
    return REPOSITORY / "resources" / "sample"
