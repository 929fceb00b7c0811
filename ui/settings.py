"""Saved settings with their types: what stands there may be old, missing or edited by hand."""

from PySide6.QtCore import QByteArray, QSettings


def saved_flag(settings: QSettings, name: str, default: bool) -> bool:
    """A yes or no."""
    return settings.value(name, default, type=bool) is True


def saved_int(settings: QSettings, name: str, default: int) -> int:
    """A whole number."""
    try:
        return int(str(settings.value(name, default)))
    except ValueError:
        return default


def saved_text(settings: QSettings, name: str) -> str:
    """A text, empty where there is none."""
    try:
        value = settings.value(name, "", type=str)
    except UnicodeDecodeError:
        return ""
    return value if isinstance(value, str) else ""


def saved_bytes(settings: QSettings, name: str) -> QByteArray:
    """A widget's own saved state, empty where there is none."""
    value = settings.value(name, QByteArray(), type=QByteArray)
    return value if isinstance(value, QByteArray) else QByteArray()
