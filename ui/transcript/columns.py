"""The columns of the transcript: marks, time, gutter and text, from the width there is."""

from dataclasses import dataclass

# About 90 letters; longer rows tire the eye.
MEASURE_PX = 760
BAR_PX = 4
LANE_PX = 5
LANE_COUNT = 3
_LANES_LEFT_PX = BAR_PX + 4
_GUTTER_PX = 24
_RIGHT_PX = 14
_NARROWEST_TEXT_PX = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """Horizontal places in pixels of the view: the block `[left, right)` and what stands in it."""

    left: int
    right: int
    lanes_left: int
    time_right: int
    text_left: int
    text_width: int


def fit_columns(view_width_px: int, time_width_px: int) -> Columns:
    """The block of columns, in the middle of a wide view; a time column of 0 pixels is left out."""
    before_text = _LANES_LEFT_PX + LANE_COUNT * LANE_PX + 3 + time_width_px + _GUTTER_PX
    text_width = min(MEASURE_PX, max(_NARROWEST_TEXT_PX, view_width_px - before_text - _RIGHT_PX))
    block = before_text + text_width + _RIGHT_PX
    left = max(0, (view_width_px - block) // 2)
    return Columns(
        left=left,
        right=left + block,
        lanes_left=left + _LANES_LEFT_PX,
        time_right=left + before_text - _GUTTER_PX,
        text_left=left + before_text,
        text_width=text_width,
    )


def gutter_middle(columns: Columns) -> float:
    """The middle of the gutter between time and text, where a line's marker stands."""
    return columns.text_left - _GUTTER_PX / 2
