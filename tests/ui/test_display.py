"""Whether there is a display, asked of environments that have one, have none, or only say so."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.display import NoDisplay, has_display, require_display

# No X server was ever given such a number.
DEAD_X11 = ":64242"
VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment of a Linux machine that nobody sits at."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[str]:
    """The name of a socket that a compositor listens at."""
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        yield "wayland-7"


def test_where_a_window_was_shown_there_is_a_display(qapp: QApplication) -> None:
    assert has_display()
    require_display()


def test_where_nothing_is_said_there_is_none(bare: pytest.MonkeyPatch) -> None:
    assert not has_display()
    with pytest.raises(NoDisplay) as failure:
        require_display()
    assert "syncline tour" in failure.value.sentence


@pytest.mark.parametrize("display", [DEAD_X11, "", "nonsense"])
def test_a_dead_x11_display_is_none(bare: pytest.MonkeyPatch, display: str) -> None:
    bare.setenv("DISPLAY", display)
    assert not has_display()
    bare.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display()


def test_a_compositor_that_listens_is_a_display(bare: pytest.MonkeyPatch, wayland: str, tmp_path: Path) -> None:
    for name in (wayland, str(tmp_path / wayland)):
        bare.setenv("WAYLAND_DISPLAY", name)
        assert has_display()
    bare.setenv("QT_QPA_PLATFORM", "wayland-egl")
    assert has_display()


def test_a_socket_that_a_compositor_left_behind_is_none(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
    bare.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not has_display()
    bare.setenv("QT_QPA_PLATFORM", "wayland")
    assert not has_display()


@pytest.mark.parametrize("name", ["wayland-none", "", "x" * 300])
def test_a_socket_that_is_not_there_is_none(bare: pytest.MonkeyPatch, name: str) -> None:
    bare.setenv("WAYLAND_DISPLAY", name)
    assert not has_display()


def test_a_file_in_the_place_of_the_socket_is_none(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wayland-7").touch()
    bare.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not has_display()


def test_wayland_alone_does_not_help_someone_who_wants_x11(bare: pytest.MonkeyPatch, wayland: str) -> None:
    bare.setenv("WAYLAND_DISPLAY", wayland)
    bare.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "offscreen:enable_fonts"])
def test_a_platform_that_needs_no_display_will_do(bare: pytest.MonkeyPatch, platform: str) -> None:
    bare.setenv("QT_QPA_PLATFORM", platform)
    assert has_display()


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_one(bare: pytest.MonkeyPatch, system: str) -> None:
    bare.setattr(sys, "platform", system)
    assert has_display()


@pytest.mark.parametrize("platform", ["wayland;offscreen", "xcb;wayland;offscreen"])
def test_of_several_platforms_one_that_works_will_do(bare: pytest.MonkeyPatch, platform: str) -> None:
    bare.setenv("QT_QPA_PLATFORM", platform)
    assert has_display()


@pytest.mark.parametrize("platform", ["wayland;xcb", "xcb;wayland"])
def test_of_several_platforms_none_may_work(bare: pytest.MonkeyPatch, platform: str) -> None:
    bare.setenv("QT_QPA_PLATFORM", platform)
    assert not has_display()
