"""Colours and icons: our own light and dark palettes over Fusion, and the shades that Qt has no role for."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.first_look import DARK_GROUND, LIGHT_GROUND, apply_style, wants_dark

_ROLES = QPalette.ColorRole
_LIGHT_ROLES = {
    _ROLES.Window: LIGHT_GROUND,
    _ROLES.WindowText: "#1d1f21",
    _ROLES.Base: "#ffffff",
    _ROLES.AlternateBase: "#f7f7f5",
    _ROLES.Text: "#1d1f21",
    _ROLES.PlaceholderText: "#6b6f73",
    _ROLES.Button: "#ececea",
    _ROLES.ButtonText: "#1d1f21",
    _ROLES.BrightText: "#b3261e",
    _ROLES.Highlight: "#1a5fb4",
    _ROLES.HighlightedText: "#ffffff",
    _ROLES.Accent: "#1a5fb4",
    _ROLES.Link: "#1a5fb4",
    _ROLES.ToolTipBase: "#fdfdf5",
    _ROLES.ToolTipText: "#1d1f21",
}
_DARK_ROLES = {
    _ROLES.Window: DARK_GROUND,
    _ROLES.WindowText: "#e6e6e3",
    _ROLES.Base: "#1c1e20",
    _ROLES.AlternateBase: "#222427",
    _ROLES.Text: "#e6e6e3",
    _ROLES.PlaceholderText: "#9a9ea3",
    _ROLES.Button: "#33363a",
    _ROLES.ButtonText: "#e6e6e3",
    _ROLES.BrightText: "#ff8a80",
    _ROLES.Highlight: "#3a7bd0",
    _ROLES.HighlightedText: "#ffffff",
    _ROLES.Accent: "#7db4ff",
    _ROLES.Link: "#7db4ff",
    _ROLES.ToolTipBase: "#33363a",
    _ROLES.ToolTipText: "#e6e6e3",
}
_DISABLED_TEXT = {False: "#9a9ea3", True: "#6b6f73"}


@dataclass(frozen=True)
class Shades:
    """What Qt has no palette role for. Text keeps a contrast of at least 4.5 on every fill here."""

    spoken_fill: QColor
    spoken_bar: QColor
    word_fill: QColor
    said_line: QColor
    heard_rail: QColor
    found_fill: QColor
    found_current_fill: QColor
    keyword_fill: QColor
    found_mark: QColor
    found_current_mark: QColor
    keyword_mark: QColor
    muted_text: QColor
    hairline: QColor
    bookmarks: dict[str, QColor]
    speakers: tuple[QColor, ...]


# Speaker colours after Okabe and Ito's set for colour-blind readers, darkened or lightened to stay legible as text.
_LIGHT_SHADES = {
    "spoken_fill": "#e3eefc",
    "spoken_bar": "#1a5fb4",
    "word_fill": "#b9d6fa",
    "said_line": "#6f9fd8",
    "heard_rail": "#a9adb1",
    "found_fill": "#fff0b3",
    "found_current_fill": "#ffcf5c",
    "keyword_fill": "#bfe6ca",
    "found_mark": "#b07d00",
    "found_current_mark": "#5a2d00",
    "keyword_mark": "#2e8b57",
    "muted_text": "#63676b",
    "hairline": "#d9d9d6",
}
_DARK_SHADES = {
    "spoken_fill": "#24384f",
    "spoken_bar": "#7db4ff",
    "word_fill": "#35588a",
    "said_line": "#5a8fd0",
    "heard_rail": "#62666b",
    "found_fill": "#5a4a12",
    "found_current_fill": "#7d6000",
    "keyword_fill": "#2e6b4b",
    "found_mark": "#a07c1a",
    "found_current_mark": "#ffe9a0",
    "keyword_mark": "#4fae7c",
    "muted_text": "#a2a6ab",
    "hairline": "#3b3e42",
}
_LIGHT_BOOKMARKS = {
    "yellow": "#b58900",
    "green": "#2e8b57",
    "blue": "#2f74c0",
    "pink": "#c2457b",
    "purple": "#7a4fb5",
}
_DARK_BOOKMARKS = {
    "yellow": "#e6c04a",
    "green": "#6fcf97",
    "blue": "#7db4ff",
    "pink": "#f08db5",
    "purple": "#b79bf0",
}
_LIGHT_SPEAKERS = ("#005a8c", "#9c4300", "#00694c", "#8a3a69", "#6b5900", "#33528f")
_DARK_SPEAKERS = ("#6bb8ea", "#f0a860", "#4fc7a0", "#e099c2", "#dcc956", "#a3b8f0")


# The play sign on the black ground of a video without a picture, in light and dark alike.
VIDEO_SIGN = "#dcdcdc"
VIDEO_SIGN_DISC = "#2a2a2a"


def is_dark(palette: QPalette) -> bool:
    """Whether this palette shows light text on a dark ground."""
    return palette.color(_ROLES.Base).lightness() < palette.color(_ROLES.Text).lightness()


def shades(palette: QPalette) -> Shades:
    """The shades that go with this palette."""
    return _shades(is_dark(palette))


@cache
def _shades(dark: bool) -> Shades:
    plain = {name: QColor(value) for name, value in (_DARK_SHADES if dark else _LIGHT_SHADES).items()}
    bookmarks = {name: QColor(value) for name, value in (_DARK_BOOKMARKS if dark else _LIGHT_BOOKMARKS).items()}
    speakers = tuple(QColor(value) for value in (_DARK_SPEAKERS if dark else _LIGHT_SPEAKERS))
    return Shades(**plain, bookmarks=bookmarks, speakers=speakers)


def apply_theme(application: QApplication, dark: bool | None) -> None:
    """Fusion with our light or dark palette; None follows the system's setting."""
    apply_style(application)
    application.setPalette(_palette(wants_dark(application, dark)))


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon `resources/icons/NAME.svg` in the palette's text colours, drawn at the size that is asked for."""
    svg = _svg(name)
    groups = {QIcon.Mode.Normal: QPalette.ColorGroup.Active, QIcon.Mode.Disabled: QPalette.ColorGroup.Disabled}
    colors = {mode: palette.color(group, _ROLES.ButtonText).name() for mode, group in groups.items()}
    return QIcon(_TintedIcon({mode: svg.replace("currentColor", color) for mode, color in colors.items()}))


def app_icon() -> QIcon:
    """The application's own icon, in its own colours."""
    return QIcon(_TintedIcon({QIcon.Mode.Normal: _svg("syncline")}))


@cache
def _svg(name: str) -> str:
    return _icons().joinpath(f"{name}.svg").read_text("utf-8")


@cache
def _icons() -> Traversable:
    return files("resources").joinpath("icons")


def _palette(dark: bool) -> QPalette:
    palette = QPalette()
    for role, value in (_DARK_ROLES if dark else _LIGHT_ROLES).items():
        palette.setColor(role, QColor(value))
    disabled = QColor(_DISABLED_TEXT[dark])
    for role in (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return palette


class _TintedIcon(QIconEngine):
    """An SVG for each mode, rendered only when it is shown; a mode without one looks like the normal one."""

    def __init__(self, svgs: dict[QIcon.Mode, str]) -> None:
        super().__init__()
        self._svgs = svgs

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        from PySide6.QtSvg import QSvgRenderer

        svg = self._svgs.get(mode, self._svgs[QIcon.Mode.Normal])
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> "QIconEngine":
        return _TintedIcon(self._svgs)
