"""Which engine plays where something is missing, and that it is said: in the window and by the doctor."""

import importlib.abc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.errors import EngineMissing
from player.library.store import Library
from player.media.engine import MediaEngine
from ui.app import build
from ui.doctor import examine
from ui.engines import Finding, best_engine, find_engines
from ui.main_window import MainWindow

NO_LIBVLC = "libVLC is not installed here: install it."
QT_MULTIMEDIA = "PySide6.QtMultimedia"
# What QtMultimedia says where there is no sound device.
pytestmark = pytest.mark.qt_log_ignore("pipewire-0.3", "PulseAudio", "No audio device", "No RHI backend")


@pytest.fixture
def no_libvlc(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_libvlc(audio_output: str | None = None) -> None:
        raise EngineMissing(NO_LIBVLC)

    monkeypatch.setattr("player.media.vlc_engine.load_libvlc", load_libvlc)


@pytest.fixture
def no_qt_multimedia(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, QT_MULTIMEDIA, None)


def chosen(qapp: QApplication) -> tuple[str, list[str]]:
    """The name of the engine that is chosen, and what is told about it."""
    told: list[str] = []
    engine: MediaEngine = best_engine(told.append)
    engine.close()
    qapp.processEvents()
    return engine.name, told


def found() -> dict[str, Finding]:
    return {finding.what: finding for finding in find_engines()}


def test_where_everything_is_there_libvlc_plays_and_nothing_is_told(qapp: QApplication) -> None:
    assert chosen(qapp) == ("libVLC", [])
    assert list(found()) == ["libVLC", "QtMultimedia", "Null"]
    assert all(finding.ok for finding in find_engines())


def test_without_libvlc_qts_own_engine_plays_and_says_so(qapp: QApplication, no_libvlc: None) -> None:
    name, (sentence,) = chosen(qapp)
    assert name == "QtMultimedia"
    assert "Qt's own engine" in sentence
    assert NO_LIBVLC in sentence


def test_without_either_the_time_is_kept_in_silence_and_that_is_said(
    qapp: QApplication, no_libvlc: None, no_qt_multimedia: None
) -> None:
    name, (sentence,) = chosen(qapp)
    assert name == "Null"
    assert "Nothing can be heard" in sentence
    assert NO_LIBVLC in sentence


def test_what_is_missing_is_found_with_what_to_do(no_libvlc: None, no_qt_multimedia: None) -> None:
    engines = found()
    assert engines["libVLC"] == Finding("libVLC", False, NO_LIBVLC)
    assert not engines["QtMultimedia"].ok
    assert "PySide6_Addons" in engines["QtMultimedia"].detail
    assert engines["Null"].ok


def test_the_window_says_that_it_plays_with_the_second_choice(
    qapp: QApplication, no_libvlc: None, settings_path: Path, talk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    made = build(MainWindow(QSettings(str(settings_path), QSettings.Format.IniFormat)), tmp_path / "library.sqlite")
    made.window.show()
    try:
        assert made.notices.text() == ""
        made.recordings.begin([talk])
        qtbot.waitUntil(lambda: "Qt's own engine" in made.notices.text())
        qtbot.waitUntil(lambda: made.playback.duration_ms() == 20_000)
    finally:
        made.close()


def details(findings: Sequence[Finding]) -> dict[str, str]:
    return {finding.what: finding.detail for finding in findings}


@pytest.mark.parametrize(
    ("missing", "choice"),
    [
        ([], "libVLC"),
        (["no_libvlc"], "QtMultimedia, for want of libVLC"),
        (["no_libvlc", "no_qt_multimedia"], "Null, for want of libVLC"),
    ],
)
def test_the_doctor_names_the_engine_that_is_chosen(
    missing: list[str], choice: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    for name in missing:
        request.getfixturevalue(name)
    assert details(examine(tmp_path / "library.sqlite"))["engine chosen"] == choice


def test_the_doctor_counts_recordings_and_makes_no_library(tmp_path: Path, medium: Path) -> None:
    path = tmp_path / "library.sqlite"
    assert "will be made" in details(examine(path))["library"]
    assert not path.exists()
    with Library(path) as library:
        library.add_media(medium)
    assert "recordings: 1" in details(examine(path))["library"]


def test_the_doctor_names_a_library_that_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"this is no library" * 1_000)
    (finding,) = [finding for finding in examine(path) if finding.what == "library"]
    assert not finding.ok
    assert str(path) in finding.detail


def test_the_doctor_names_libvlc_where_the_system_has_none(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHON_VLC_LIB_PATH": "/nowhere/libvlc.so"}
    command = [sys.executable, "-m", "ui", "doctor", "--json", "--library", str(tmp_path / "library.sqlite")]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 0
    assert "Traceback" not in result.stderr
    findings = {row["what"]: row for row in json.loads(result.stdout)}
    assert not findings["engine libVLC"]["ok"]
    assert "install" in findings["engine libVLC"]["detail"]
    assert findings["engine chosen"]["detail"].startswith("QtMultimedia")


class Broken(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds QtMultimedia and cannot load it, as where a library that it is linked to is missing."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname == QT_MULTIMEDIA else None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        raise ImportError("libpulse.so.0: cannot open shared object file: No such file or directory")

    def exec_module(self, module: ModuleType) -> None:
        """It never comes to that."""


@pytest.fixture
def broken_qt_multimedia(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, QT_MULTIMEDIA, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])


def test_a_qt_multimedia_that_cannot_be_loaded_is_missing(
    qapp: QApplication, no_libvlc: None, broken_qt_multimedia: None
) -> None:
    assert not found()["QtMultimedia"].ok
    name, (sentence,) = chosen(qapp)
    assert name == "Null"
    assert "Nothing can be heard" in sentence
