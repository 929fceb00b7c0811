"""What the playback actions do, by their ids in the table of actions."""

from collections.abc import Callable

from ui.playback_controller import PlaybackController

SKIP_MS = 5_000
LONG_SKIP_MS = 30_000


def playback_handlers(playback: PlaybackController) -> dict[str, Callable[[], object]]:
    """A handler for each action that needs nothing but the playback."""
    return {
        "play": playback.toggle,
        "back_5": lambda: playback.skip(-SKIP_MS),
        "forward_5": lambda: playback.skip(SKIP_MS),
        "back_30": lambda: playback.skip(-LONG_SKIP_MS),
        "forward_30": lambda: playback.skip(LONG_SKIP_MS),
        "previous_line": playback.previous_line,
        "next_line": playback.next_line,
        "replay_line": playback.replay_line,
        "loop_start": playback.start_loop_here,
        "loop_end": playback.end_loop_here,
        "slower": lambda: playback.step_rate(-1),
        "faster": lambda: playback.step_rate(1),
        "normal_rate": lambda: playback.set_rate(1.0),
        "quieter": lambda: playback.step_volume(-1),
        "louder": lambda: playback.step_volume(1),
    }
