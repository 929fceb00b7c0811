"""Media whose every moment is told by its sound: noise shaped like speech, unlike itself at every place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
from av.container import OutputContainer
from numpy.typing import NDArray

Signal = NDArray[np.float32]

LENGTH_S = 200
# Places are told in samples of this rate; it holds all of the speech band.
PLACE_HZ = 16_000
# What the media are made of and played at, so that nothing on the way need resample.
SOUND_HZ = 48_000
UPSAMPLING = SOUND_HZ // PLACE_HZ
_BAND_HZ = (120, 3_400)
# Every other turn is spoken in a narrow voice, so that variable rates vary.
_NARROW_BAND_HZ = (120, 1_700)
_TURN_S = 10
_SYLLABLE_S = 0.22
_QUIETEST, _LOUDEST = 1_000, 4_000
_SEED = 3
_PICTURES_PER_SECOND = 25
_PICTURE_WIDTH, _PICTURE_HEIGHT = 192, 108


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of medium: its name among the figures, its file's ending, and what PyAV is told to make it with.

    `keyframe_s` is the time between key frames of its pictures, None where it has none.
    """

    name: str
    ending: str
    codec: str
    codec_options: dict[str, str] = field(default_factory=lambda: {"b": "64k"})
    container_options: dict[str, str] = field(default_factory=dict)
    layout: str = "mono"
    keyframe_s: int | None = None


def kinds() -> tuple[Kind, ...]:
    """The kinds that people have."""
    # LAME's fifth quality, in FFmpeg's units of 118 each.
    variable = {"flags": "+qscale", "global_quality": str(5 * 118)}
    return (
        Kind("mp3_cbr", "mp3", "libmp3lame"),
        Kind("mp3_vbr_xing", "mp3", "libmp3lame", variable),
        Kind("mp3_vbr", "mp3", "libmp3lame", variable, {"write_xing": "0"}),
        Kind("m4a", "m4a", "aac"),
        Kind("opus", "opus", "libopus"),
        Kind("ogg", "ogg", "vorbis", {"strict": "experimental", "b": "96k"}, layout="stereo"),
        Kind("flac", "flac", "flac", {}),
        Kind("wav", "wav", "pcm_s16le", {}),
        Kind("mp4_2s", "mp4", "aac", keyframe_s=2),
        Kind("mp4_10s", "mp4", "aac", keyframe_s=10),
    )


def speech() -> Signal:
    """`LENGTH_S` seconds at `PLACE_HZ`, in the units of 16 bit samples; the same at every call."""
    random = np.random.default_rng(_SEED)
    count = LENGTH_S * PLACE_HZ
    broad, narrow = (_band(random.standard_normal(count), *band) for band in (_BAND_HZ, _NARROW_BAND_HZ))
    syllables = random.uniform(_QUIETEST, _LOUDEST, int(LENGTH_S / _SYLLABLE_S) + 2)
    loudness = np.interp(np.arange(count) / PLACE_HZ / _SYLLABLE_S, np.arange(len(syllables)), syllables)
    in_narrow_turn = np.arange(count) // (_TURN_S * PLACE_HZ) % 2
    return (np.where(in_narrow_turn, narrow, broad) * loudness).astype(np.float32)


def write(kind: Kind, sound: Signal, folder: Path) -> Path:
    """The sound as a medium of this kind."""
    path = folder / f"{kind.name}.{kind.ending}"
    with av.open(str(path), "w", options=kind.container_options) as container:
        audio = container.add_stream(kind.codec, rate=SOUND_HZ, layout=kind.layout, options=kind.codec_options)
        assert isinstance(audio, av.AudioStream)
        video = _video_stream(container, kind.keyframe_s) if kind.keyframe_s else None
        for second, frame in enumerate(_frames(sound, kind.layout)):
            container.mux(audio.encode(frame))
            if video:
                container.mux([packet for picture in _pictures(second) for packet in video.encode(picture)])
        for stream in (audio, video) if video else (audio,):
            container.mux(stream.encode(None))
    return path


def beginning(path: Path) -> Signal:
    """The medium's first second as FFmpeg decodes it, at `PLACE_HZ`: what programs that write transcripts hear."""
    with av.open(str(path)) as container:
        resampler = av.AudioResampler("s16", "mono", SOUND_HZ)
        pcm = [
            resampled.to_ndarray()[0]
            for frame, _ in zip(container.decode(audio=0), range(60), strict=False)
            for resampled in resampler.resample(frame)
        ]
    return downsampled(np.concatenate(pcm))[:PLACE_HZ]


def downsampled(pcm: NDArray[np.int16]) -> Signal:
    """From `SOUND_HZ` to `PLACE_HZ`; what the mean of neighbours lets through is far above the speech band."""
    whole = len(pcm) // UPSAMPLING * UPSAMPLING
    return pcm[:whole].reshape(-1, UPSAMPLING).mean(axis=1, dtype=np.float32)


def _band(noise: NDArray[np.float64], lowest_hz: int, highest_hz: int) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(noise)
    frequencies = np.fft.rfftfreq(len(noise), 1 / PLACE_HZ)
    spectrum[(frequencies < lowest_hz) | (frequencies > highest_hz)] = 0
    voice = np.fft.irfft(spectrum, len(noise))
    return voice / voice.std()


def _frames(sound: Signal, layout: str) -> Iterator[av.AudioFrame]:
    """One frame for each second."""
    upsampled = np.fft.irfft(np.fft.rfft(sound), len(sound) * UPSAMPLING) * UPSAMPLING
    pcm = np.clip(upsampled, -32_000, 32_000).astype(np.int16)
    for start in range(0, len(pcm), SOUND_HZ):
        second = pcm[start : start + SOUND_HZ]
        interleaved = np.repeat(second, 2) if layout == "stereo" else second
        frame = av.AudioFrame.from_ndarray(interleaved[np.newaxis], format="s16", layout=layout)
        frame.sample_rate, frame.pts = SOUND_HZ, start
        yield frame


def _video_stream(container: OutputContainer, keyframe_s: int) -> av.VideoStream:
    options = {"preset": "ultrafast", "x264-params": f"keyint={keyframe_s * _PICTURES_PER_SECOND}:scenecut=0"}
    video = container.add_stream("libx264", rate=_PICTURES_PER_SECOND, options=options)
    assert isinstance(video, av.VideoStream)
    video.width, video.height, video.pix_fmt = _PICTURE_WIDTH, _PICTURE_HEIGHT, "yuv420p"
    return video


def _pictures(second: int) -> Iterator[av.VideoFrame]:
    """The pictures of this second: stripes that move."""
    ramp = np.arange(_PICTURE_WIDTH * _PICTURE_HEIGHT * 3 // 2, dtype=np.uint32)
    for number in range(second * _PICTURES_PER_SECOND, (second + 1) * _PICTURES_PER_SECOND):
        picture = ((ramp + number * 5) // 7 % 256).astype(np.uint8).reshape(-1, _PICTURE_WIDTH)
        frame = av.VideoFrame.from_ndarray(picture, format="yuv420p")
        frame.pts = number
        yield frame
