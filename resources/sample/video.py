"""Pictures and sound into one MP4 file, by ffmpeg."""

import shutil
import subprocess
import tempfile
import wave
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from resources.sample.recital import Recital

_KEYFRAME_SECONDS = 2
# Higher than that of the voices: it halves the delay that AAC puts before the sound.
_AUDIO_RATE = 44_100


def write_video(
    recital: Recital, frames: Iterable[bytes], size: tuple[int, int], frames_per_second: int, path: Path
) -> None:
    """H.264 and AAC in MP4, with nothing in it that differs from run to run; frames are rows of B, G, R, unused.

    Ends with SystemExit where ffmpeg is missing or fails.
    """
    if shutil.which("ffmpeg") is None:
        raise SystemExit("ffmpeg is missing: install the package ffmpeg.")
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "sound.wav"
        _write_sound(recital, sound)
        command = _command(sound, size, frames_per_second, path)
        # Where ffmpeg stops early, its exit code and its own message say more than the broken pipe.
        with suppress(BrokenPipeError), subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
            assert encoder.stdin is not None
            encoder.stdin.writelines(frames)
    if encoder.returncode:
        raise SystemExit(f"ffmpeg could not write {path.name}.")


def _write_sound(recital: Recital, path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, recital.samples.itemsize, recital.sample_rate, 0, "NONE", ""))
        file.writeframes(recital.samples.tobytes())


def _command(sound: Path, size: tuple[int, int], frames_per_second: int, path: Path) -> list[str]:
    pictures = f"-f rawvideo -pixel_format bgr0 -video_size {size[0]}x{size[1]} -framerate {frames_per_second} -i -"
    keyframes = f"-g {_KEYFRAME_SECONDS * frames_per_second} -sc_threshold 0"
    video = f"-c:v libx264 -preset veryslow -crf 34 -pix_fmt yuv420p {keyframes}"
    audio = f"-c:a aac -b:a 48k -ar {_AUDIO_RATE}"
    container = "-map_metadata -1 -fflags +bitexact -flags +bitexact -movflags +faststart"
    inputs = ["ffmpeg", "-y", "-loglevel", "error", *pictures.split(), "-i", str(sound)]
    return [*inputs, *video.split(), *audio.split(), *container.split(), str(path)]
