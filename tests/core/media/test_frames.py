"""Pictures on their way from the decoder to the window."""

import ctypes

import pytest

from player.media.frames import WIDEST_PX, FrameBuffers, picture_size


def paint(buffers: FrameBuffers, shade: int) -> None:
    ctypes.memset(buffers.next_address(), shade, buffers.width * buffers.height * 4)
    buffers.publish()


def test_there_is_no_picture_before_the_first() -> None:
    assert FrameBuffers(16, 8).newest() is None


def test_the_newest_picture_is_handed_out_whole() -> None:
    buffers = FrameBuffers(16, 8)
    paint(buffers, 1)
    paint(buffers, 2)
    frame = buffers.newest()
    assert frame is not None
    assert (frame.width, frame.height, frame.serial) == (16, 8, 2)
    assert frame.data == b"\x02" * (16 * 8 * 4)


def test_a_picture_half_painted_is_not_seen() -> None:
    buffers = FrameBuffers(16, 8)
    paint(buffers, 1)
    ctypes.memset(buffers.next_address(), 9, 16)
    frame = buffers.newest()
    assert frame is not None
    assert set(frame.data) == {1}


def test_the_same_picture_is_copied_once() -> None:
    buffers = FrameBuffers(16, 8)
    paint(buffers, 1)
    assert buffers.newest() is buffers.newest()


@pytest.mark.parametrize(
    ("coded", "aspect", "shown"),
    [
        ((640, 360), 1.0, (640, 360)),
        ((3_840, 2_160), 1.0, (WIDEST_PX, 720)),
        ((720, 576), 64 / 45, (1_024, 576)),
        ((1_080, 1_920), 1.0, (1_080, 1_920)),
        ((1, 1), 1.0, (8, 2)),
    ],
)
def test_pictures_keep_their_shape_within_the_widest(
    coded: tuple[int, int], aspect: float, shown: tuple[int, int]
) -> None:
    assert picture_size(*coded, aspect) == shown
