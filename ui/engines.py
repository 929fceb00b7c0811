"""Which media engine plays here: libVLC where it works, else Qt's own, else one that only keeps the time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import qInstallMessageHandler

from player.errors import EngineMissing
from player.media.engine import MediaEngine

# Makes an engine, and tells a sentence where it is not the first choice.
EngineMaker = Callable[[Callable[[str], None]], MediaEngine]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `detail` says what was found, or what to do."""

    what: str
    ok: bool
    detail: str


def find_engines() -> tuple[Finding, ...]:
    """The engines in order of preference, as they are found on this machine."""
    return (_libvlc(), _qt_multimedia(), Finding("Null", True, "keeps the time, makes no sound"))


def best_engine(tell: Callable[[str], None]) -> MediaEngine:
    """The best engine there is; `tell(sentence)` is called when it is not the first choice."""
    from player.media.vlc_engine import VlcEngine

    try:
        return VlcEngine()
    except EngineMissing as error:
        missing = error.sentence
    if _qt_multimedia().ok:
        from ui.qt_media_engine import QtMediaEngine

        tell(f"Playing with Qt's own engine. {missing}")
        return QtMediaEngine()
    from player.media.null_engine import NullEngine

    tell(f"Nothing can be heard here. {missing}")
    return NullEngine()


def _libvlc() -> Finding:
    from player.media.vlc_engine import libvlc_version

    try:
        return Finding("libVLC", True, libvlc_version())
    except EngineMissing as error:
        return Finding("libVLC", False, error.sentence)


def _qt_multimedia() -> Finding:
    # Loading it says on the terminal which sound servers it did not find.
    told_before = qInstallMessageHandler(lambda *_message: None)
    try:
        # Not only looked for: it may be there and lack a library of the system's.
        import PySide6.QtMultimedia  # noqa: F401
    except ImportError as error:
        return Finding("QtMultimedia", False, f"cannot be loaded ({error}); the package PySide6_Addons brings it.")
    finally:
        qInstallMessageHandler(told_before)
    return Finding("QtMultimedia", True, "found")
