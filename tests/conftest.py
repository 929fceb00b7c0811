"""What every test may use: the shared samples where they are, a fresh library, fresh settings."""

import os
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
# How long the `medium` of silence lasts.
SILENCE_SECONDS = 20
NOBODY = 65_534
SHARED = REPOSITORY.parent / "shared"


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Rights mean nothing to root: give them up for a while."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """A skip is a failure, unless it says that the shared samples are not here."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "the shared folder" not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped, and no test may pass by being skipped: {reason}"
    return report


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with a fresh library and fresh settings, and touches nobody's own."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.delenv("SYNCLINE_LIBRARY", raising=False)


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """A test that leaves one of our threads running has not let go of what it made."""
    yield
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("syncline")]
    assert not left, left


class Clock:
    """Milliseconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def medium(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(2 * 8_000 * SILENCE_SECONDS))
    return path
