"""How the window looks before its theme is loaded: Fusion, on the theme's own ground.

The first paint waits for this, so it names no enum: PySide makes all 1,200 members of `Qt`'s when the first is named.
"""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

LIGHT_GROUND = "#f4f4f2"
DARK_GROUND = "#26282b"
_STYLE = "fusion"
# Of a colour's lightness, which goes up to 255.
_MIDDLE = 128


def apply_first_look(application: QApplication, dark: bool | None) -> None:
    """The ground in light or dark; None follows the system's setting."""
    apply_style(application)
    ground = QColor(DARK_GROUND if wants_dark(application, dark) else LIGHT_GROUND)
    application.setPalette(QPalette(ground, ground))


def apply_style(application: QApplication) -> None:
    """Draw with Fusion; where it draws already nothing is made anew."""
    if application.style().name() != _STYLE:
        application.setStyle(_STYLE)


def wants_dark(application: QApplication, dark: bool | None) -> bool:
    """The wish for a dark window; where there is none, the system's, as Fusion's own palette has it."""
    if dark is not None:
        return dark
    return application.style().standardPalette().window().color().lightness() < _MIDDLE
