"""Which lines the user means when no line is named."""

from ui.playback_controller import PlaybackController
from ui.transcript.pane import TranscriptPane


def lines_at_hand(transcript: TranscriptPane, playback: PlaybackController) -> tuple[int, ...]:
    """Numbers of the selected lines, or else of the line spoken now or last."""
    spoken = playback.spoken_line()
    return transcript.selected_lines() or (() if spoken is None else (spoken,))


def lines_pointed_at(transcript: TranscriptPane, playback: PlaybackController) -> tuple[int, ...]:
    """As `lines_at_hand`, but the line that the keyboard stands on goes before what is spoken."""
    chosen = transcript.chosen_line()
    if chosen is None or transcript.selected_lines():
        return lines_at_hand(transcript, playback)
    return (chosen,)
