"""How the transcript looks: set in the pane or by a key, kept in the settings at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction

from ui.settings import saved_flag, saved_int
from ui.transcript.layout.text_style import LARGEST_PERCENT, SMALLEST_PERCENT, TextStyle
from ui.transcript.pane import TranscriptPane


class LookJoin(QObject):
    """The text's style and the view over the lines, as the pane, the actions and the settings know them."""

    def __init__(
        self, transcript: TranscriptPane, settings: QSettings, actions: Mapping[str, QAction], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._transcript = transcript
        self._settings = settings
        self._actions = actions
        self._style = saved_style(settings)
        transcript.set_style(self._style)
        transcript.style_changed.connect(self._keep_style)
        transcript.reading_changed.connect(self._keep_reading)
        reading = saved_flag(settings, "reading_view", False)
        transcript.set_reading(reading)
        actions["reading_view"].setChecked(reading)
        self._show_checks()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on the look do."""
        return {
            "text_larger": lambda: self._transcript.zoom(1),
            "text_smaller": lambda: self._transcript.zoom(-1),
            "text_usual": lambda: self._transcript.zoom(0),
            "reading_view": self._switch_view,
            "show_times": lambda: self._restyle(replace(self._style, shows_times=not self._style.shows_times)),
            "show_progress": lambda: self._restyle(replace(self._style, shows_progress=not self._style.shows_progress)),
        }

    def _restyle(self, style: TextStyle) -> None:
        self._transcript.set_style(style)
        self._keep_style(style)

    def _switch_view(self) -> None:
        reading = self._actions["reading_view"].isChecked()
        self._transcript.set_reading(reading)
        self._keep_reading(reading)

    def _keep_style(self, style: TextStyle) -> None:
        self._style = style
        self._settings.setValue("text_size_percent", style.size_percent)
        self._settings.setValue("line_width_letters", style.measure_letters or 0)
        self._settings.setValue("line_spacing_percent", style.spacing_percent)
        self._settings.setValue("show_times", style.shows_times)
        self._settings.setValue("show_progress", style.shows_progress)
        self._show_checks()

    def _keep_reading(self, reading: bool) -> None:
        self._actions["reading_view"].setChecked(reading)
        self._settings.setValue("reading_view", reading)

    def _show_checks(self) -> None:
        self._actions["show_times"].setChecked(self._style.shows_times)
        self._actions["show_progress"].setChecked(self._style.shows_progress)


def saved_style(settings: QSettings) -> TextStyle:
    """The style as it was kept; what is missing or beyond all bounds is as usual."""
    usual = TextStyle()
    size_percent = saved_int(settings, "text_size_percent", usual.size_percent)
    letters = saved_int(settings, "line_width_letters", usual.measure_letters or 0)
    return TextStyle(
        size_percent=min(max(size_percent, SMALLEST_PERCENT), LARGEST_PERCENT),
        measure_letters=min(max(letters, 20), 400) if letters > 0 else None,
        spacing_percent=min(max(saved_int(settings, "line_spacing_percent", usual.spacing_percent), 100), 300),
        shows_times=saved_flag(settings, "show_times", usual.shows_times),
        shows_progress=saved_flag(settings, "show_progress", usual.shows_progress),
    )
