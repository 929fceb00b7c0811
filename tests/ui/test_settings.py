"""Saved settings: what comes back is what was saved, and a file edited by hand does no harm."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QApplication

from player.media.null_engine import NullEngine
from ui.app import build
from ui.main_window import MainWindow
from ui.settings import saved_bytes, saved_flag, saved_int, saved_text


def settings_at(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


@pytest.fixture
def settings(settings_path: Path) -> QSettings:
    return settings_at(settings_path)


def test_what_was_saved_comes_back_after_a_restart(settings: QSettings, settings_path: Path) -> None:
    settings.setValue("yes", True)
    settings.setValue("no", False)
    settings.setValue("number", -12)
    settings.setValue("text", "a, b; ü")
    settings.setValue("state", QByteArray(b"\x00\xff state"))
    settings.sync()
    again = settings_at(settings_path)
    assert saved_flag(again, "yes", False) is True
    assert saved_flag(again, "no", True) is False
    assert saved_int(again, "number", 0) == -12
    assert saved_text(again, "text") == "a, b; ü"
    assert saved_bytes(again, "state") == QByteArray(b"\x00\xff state")


def test_what_was_never_saved_is_as_usual(settings: QSettings) -> None:
    assert saved_flag(settings, "flag", True) is True
    assert saved_flag(settings, "flag", False) is False
    assert saved_int(settings, "number", 100) == 100
    assert saved_text(settings, "text") == ""
    assert saved_bytes(settings, "state").isEmpty()


@pytest.mark.parametrize("written", ["banana", "", "1.5", "1, 2, 3", "@Invalid()", "@Variant(x)"])
def test_nonsense_is_of_the_right_kind_all_the_same(settings_path: Path, written: str) -> None:
    settings_path.write_text(f"[General]\nvalue={written}\n", "utf-8")
    settings = settings_at(settings_path)
    assert isinstance(saved_flag(settings, "value", True), bool)
    assert saved_int(settings, "value", 100) == 100
    assert isinstance(saved_text(settings, "value"), str)
    assert isinstance(saved_bytes(settings, "value"), QByteArray)


def test_a_window_opens_whatever_stands_in_its_settings(
    qapp: QApplication, settings_path: Path, tmp_path: Path, clock
) -> None:
    lines = ["volume=9999", "rate_percent=0", "geometry=junk", "panes=junk", "show_library=perhaps", "theme=plaid"]
    settings_path.write_text("\n".join(["[General]", *lines]), "utf-8")
    made = build(MainWindow(settings_at(settings_path)), tmp_path / "library.sqlite", lambda _tell: NullEngine(clock))
    made.window.show()
    try:
        assert (made.playback.volume_percent(), made.playback.rate()) == (100, 0.25)
        assert made.window.isVisible()
    finally:
        made.close()


def test_volume_and_speed_are_kept_for_the_next_time(
    qapp: QApplication, settings_path: Path, tmp_path: Path, clock
) -> None:
    def start():
        return build(
            MainWindow(settings_at(settings_path)), tmp_path / "library.sqlite", lambda _tell: NullEngine(clock)
        )

    first = start()
    first.playback.set_volume(35)
    first.playback.set_rate(1.1)
    first.close()
    second = start()
    try:
        assert (second.playback.volume_percent(), second.playback.rate()) == (35, 1.1)
    finally:
        second.close()


def test_bytes_that_are_no_text_are_an_empty_text(settings_path: Path) -> None:
    settings_path.write_text("[General]\nvalue=@ByteArray(\\xff)\n", "utf-8")
    assert isinstance(saved_text(QSettings(str(settings_path), QSettings.Format.IniFormat), "value"), str)
