"""The columns of the transcript: marks, time, gutter, text and second text, from the width there is."""

from dataclasses import dataclass

BAR_PX = 4
LANE_PX = 5
LANE_COUNT = 3
RAIL_PX = 2
_LANES_LEFT_PX = BAR_PX + 4
_GUTTER_PX = 24
_RIGHT_PX = 14
_BETWEEN_TEXTS_PX = 28
_NARROWEST_TEXT_PX = 60
# Where the text would be narrower than this the times make way for it.
_FEWEST_LETTERS_BESIDE_TIMES = 14
# Where two texts side by side would be narrower than this the second goes under the first.
_FEWEST_LETTERS_SIDE_BY_SIDE = 22


@dataclass(frozen=True, slots=True)
class Columns:
    """Horizontal places in pixels of the view: the block `[left, right)` and what stands in it.

    Without times `time_right` is None; without a second text `second_width` is 0; a second text under the first has
    the first one's place.
    """

    left: int
    right: int
    lanes_left: int
    time_right: int | None
    text_left: int
    text_width: int
    second_left: int
    second_width: int

    @property
    def gutter_middle(self) -> float:
        """The middle of the gutter left of the text, where a line's marker stands."""
        return self.text_left - _GUTTER_PX / 2

    @property
    def is_beside(self) -> bool:
        """Whether a second text stands beside the first."""
        return self.second_left > self.text_left

    @property
    def rail_left(self) -> int:
        """Left edge of the rail along what has been heard."""
        return self.right - RAIL_PX - 3


@dataclass(frozen=True, slots=True)
class Wants:
    """What columns are wanted: width of a time and of the longest row (None: no limit) in pixels, a second text."""

    time_px: int
    measure_px: int | None
    letter_px: float
    has_second: bool = False
    beside: bool = False


def fit_columns(view_width_px: int, wants: Wants) -> Columns:
    """The block of columns, in the middle of a wide view; a time column of 0 pixels is left out."""
    bare = _LANES_LEFT_PX + LANE_COUNT * LANE_PX + _GUTTER_PX
    timed = bare + 3 + wants.time_px
    room = view_width_px - timed - _RIGHT_PX
    has_times = wants.time_px > 0 and room >= _FEWEST_LETTERS_BESIDE_TIMES * wants.letter_px
    before_text = timed if has_times else bare
    room = max(_NARROWEST_TEXT_PX, view_width_px - before_text - _RIGHT_PX)
    half = (room - _BETWEEN_TEXTS_PX) // 2
    is_beside = wants.has_second and wants.beside and half >= _FEWEST_LETTERS_SIDE_BY_SIDE * wants.letter_px
    width = min(half if is_beside else room, wants.measure_px or room)
    texts = 2 * width + _BETWEEN_TEXTS_PX if is_beside else width
    left = max(0, (view_width_px - before_text - texts - _RIGHT_PX) // 2)
    text_left = left + before_text
    return Columns(
        left=left,
        right=text_left + texts + _RIGHT_PX,
        lanes_left=left + _LANES_LEFT_PX,
        time_right=text_left - _GUTTER_PX if has_times else None,
        text_left=text_left,
        text_width=width,
        second_left=text_left + (width + _BETWEEN_TEXTS_PX if is_beside else 0),
        second_width=width if wants.has_second else 0,
    )
