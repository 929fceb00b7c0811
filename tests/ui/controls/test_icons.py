"""The icons: one family of line drawings, every one visible, none leaning on a font."""

from importlib.resources import files
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from ui.theme import icon

FOLDER = files("resources").joinpath("icons")
NAMES = sorted(entry.name.removesuffix(".svg") for entry in FOLDER.iterdir())
LINE_ICONS = [name for name in NAMES if name != "syncline"]


def drawing(name: str) -> ElementTree.Element:
    return ElementTree.fromstring(FOLDER.joinpath(f"{name}.svg").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_can_be_seen_at_every_size(qtbot: QtBot, name: str) -> None:
    for size in (16, 24, 48):
        picture = icon(name, QPalette()).pixmap(size, size).toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        assert sum(picture.pixelColor(x, y).alpha() > 64 for x, y in points) > size // 2


@pytest.mark.parametrize("name", LINE_ICONS)
def test_an_icon_is_of_the_family(name: str) -> None:
    root = drawing(name)
    style = [root.get(key) for key in ("viewBox", "stroke", "stroke-width", "stroke-linecap")]
    assert style == ["0 0 24 24", "currentColor", "1.75", "round"]


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_needs_no_font(name: str) -> None:
    assert [element for element in drawing(name).iter() if element.tag.endswith("text")] == []
