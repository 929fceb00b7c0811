"""Makes the sample recording from `source/`: `python -m resources.sample.make`; needs espeak-ng and ffmpeg."""

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from player.formats import syncline_json, webvtt
from resources.sample.cards import FRAMES_PER_SECOND, HEIGHT, WIDTH, Cards
from resources.sample.pages import filled_page, read_notes
from resources.sample.recital import Recital, recite
from resources.sample.speech import Voice
from resources.sample.talk import read_talk
from resources.sample.video import write_video

_FOLDER = Path(__file__).parent
_SOURCE = _FOLDER / "source"
_VOICES = {"Ada": Voice("gmw/en+f3", rate=162, pitch=52), "Ben": Voice("gmw/en-US+m3", rate=164, pitch=42)}


def main() -> None:
    """Write every `welcome.*` file beside this script."""
    recital = recite(read_talk(_SOURCE / "talk.txt"), _VOICES)
    document = read_notes(_SOURCE / "notes.json", recital)
    _write("welcome.vtt", webvtt.write(document))
    _write("welcome.chapters.json", syncline_json.write(replace(document, lines=())))
    for name in ("page.txt", "summary.txt"):
        _write(f"welcome.{name}", filled_page((_SOURCE / name).read_text(encoding="utf-8"), recital))
    _film(recital)


def _write(name: str, text: str) -> None:
    (_FOLDER / name).write_text(text, encoding="utf-8")


def _film(recital: Recital) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    path = _FOLDER / "welcome.mp4"
    write_video(recital, Cards(recital).frames(), (WIDTH, HEIGHT), FRAMES_PER_SECOND, path)
    application.shutdown()


if __name__ == "__main__":
    main()
