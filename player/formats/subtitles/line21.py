"""Line 21 captions (CEA-608): pairs of bytes to captions with times, whether they pop on, roll up or are painted on.

Only the first channel is decoded. A rolling row is a caption of its own, from its first letter to the row below it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from player.formats.speech import one_line
from player.formats.subtitles.line21_signs import extended_sign, plain_sign, special_sign

_WITHOUT_PARITY = 0x7F7F
_SECOND_CHANNEL = 0x0800
_SECOND_FIELD = 0x0100
_MID_ROW_CODES = range(0x1120, 0x1130)
_FIRST_PLACE = 0x40
# Where text goes on: the first byte's low bits, and one bit of the second, tell the row.
_UPPER_ROWS = {0x11: 1, 0x12: 3, 0x15: 5, 0x16: 7, 0x17: 9, 0x10: 11, 0x13: 12, 0x14: 14}
_LOWER_ROW = 0x20


class _Mode(Enum):
    POP_ON = auto()
    ROLL_UP = auto()
    PAINT_ON = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Caption:
    """What was shown at once; the end is None where nothing cleared it."""

    start_ms: int
    end_ms: int | None
    text: str


class Decoder:
    """Takes pairs of bytes in the order of their times, and gives the captions that they showed."""

    def __init__(self) -> None:
        self._captions: list[Caption] = []
        self._mode = _Mode.POP_ON
        self._hidden: dict[int, str] = {}
        self._shown: dict[int, str] = {}
        self._start_ms = 0
        self._row = 0
        self._last_code = 0
        self._is_first_channel = True
        self._controls: dict[int, Callable[[int], None]] = {
            0x1420: lambda _: self._enter(_Mode.POP_ON),
            0x1421: lambda _: self._backspace(),
            **dict.fromkeys((0x1425, 0x1426, 0x1427), self._roll_up),
            0x1429: self._paint_on,
            **dict.fromkeys((0x142A, 0x142B), lambda _: self._enter(_Mode.TEXT)),
            0x142C: self._clear,
            0x142D: self._carriage_return,
            0x142E: lambda _: self._hidden.clear(),
            0x142F: self._flip,
        }

    def feed(self, position_ms: int, pair: int) -> None:
        """Take two bytes, with or without their parity bits, that were sent at this time."""
        pair &= _WITHOUT_PARITY
        first, second = divmod(pair, 0x100)
        if 0x10 <= first < 0x20:
            # Codes are sent twice, for safety.
            is_repeated = pair == self._last_code
            self._last_code = 0 if is_repeated else pair
            if not is_repeated:
                self._is_first_channel = not pair & _SECOND_CHANNEL
                if self._is_first_channel:
                    self._take_code(position_ms, pair)
        elif first:
            self._last_code = 0
            if self._is_first_channel and first >= 0x20:
                self._write(position_ms, plain_sign(first) + plain_sign(second))

    def captions(self) -> list[Caption]:
        """All captions so far, with the one that is still shown."""
        text = _text(self._shown)
        return [*self._captions, Caption(self._start_ms, None, text)] if text else list(self._captions)

    def _take_code(self, position_ms: int, pair: int) -> None:
        first, second = divmod(pair, 0x100)
        if second >= _FIRST_PLACE:
            self._row = _UPPER_ROWS[first] + (second & _LOWER_ROW > 0)
            self._write(position_ms, " ")
        elif pair in _MID_ROW_CODES:
            self._write(position_ms, " ")
        elif sign := special_sign(pair):
            self._write(position_ms, sign)
        elif sign := extended_sign(pair):
            self._backspace()
            self._write(position_ms, sign)
        else:
            field_one = pair & ~_SECOND_FIELD if first == 0x15 else pair
            control = self._controls.get(field_one)
            if control:
                control(position_ms)

    def _write(self, position_ms: int, text: str) -> None:
        if self._mode is _Mode.TEXT:
            return
        rows = self._rows()
        if rows is self._shown and not _text(rows):
            self._start_ms = position_ms
        rows[self._row] = rows.get(self._row, "") + text

    def _rows(self) -> dict[int, str]:
        return self._hidden if self._mode is _Mode.POP_ON else self._shown

    def _backspace(self) -> None:
        rows = self._rows()
        rows[self._row] = rows.get(self._row, "")[:-1]

    def _enter(self, mode: _Mode) -> None:
        self._mode = mode

    def _roll_up(self, position_ms: int) -> None:
        if self._mode is not _Mode.ROLL_UP:
            self._clear(position_ms)
        self._mode = _Mode.ROLL_UP

    def _paint_on(self, position_ms: int) -> None:
        self._clear(position_ms)
        self._mode = _Mode.PAINT_ON

    def _carriage_return(self, position_ms: int) -> None:
        if self._mode is _Mode.ROLL_UP:
            self._clear(position_ms)

    def _clear(self, position_ms: int) -> None:
        if text := _text(self._shown):
            self._captions.append(Caption(self._start_ms, position_ms, text))
        self._shown.clear()

    def _flip(self, position_ms: int) -> None:
        self._clear(position_ms)
        self._shown, self._hidden = self._hidden, self._shown
        self._start_ms = position_ms
        self._mode = _Mode.POP_ON


def _text(rows: dict[int, str]) -> str:
    """The rows from the top, as one line."""
    return one_line(" ".join(rows[row] for row in sorted(rows)))
