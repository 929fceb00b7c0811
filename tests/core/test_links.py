"""Links to a moment, written and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import BrokenLink
from player.links import MomentLink, moment_link, parse_link


def test_a_link_names_the_recording_and_the_moment_in_seconds() -> None:
    assert moment_link("a1-b2", 83_500) == "syncline://recording/a1-b2?t=83.5"
    assert moment_link("a1-b2", 60_000) == "syncline://recording/a1-b2?t=60"


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.integers(0, 999_999_999_999))
def test_every_link_is_read_back(recording_id: str, position_ms: int) -> None:
    assert parse_link(moment_link(recording_id, position_ms)) == MomentLink(recording_id, position_ms)


@pytest.mark.parametrize(
    ("text", "position_ms"),
    [
        ("syncline://recording/harbour", None),
        ("syncline://recording/harbour/?t=7", 7_000),
        ("  SYNCLINE://RECORDING/harbour?t=83.5\n", 83_500),
        ("syncline://recording/harbour?from=mail&t=0.0015#here", 1),
        ("syncline://recording/harbour?from=mail", None),
    ],
)
def test_links_are_read_as_programs_pass_them_on(text: str, position_ms: int | None) -> None:
    assert parse_link(text) == MomentLink("harbour", position_ms)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "harbour",
        "https://example.org/recording/harbour?t=1",
        "syncline://",
        "syncline://recording/",
        "syncline://recording/?t=1",
        "syncline://recording/two words",
        "syncline://recording/a/b?t=1",
        "syncline://bookmark/harbour?t=1",
    ],
)
def test_what_is_no_link_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BrokenLink, match="this is no link to a moment"):
        parse_link(text)


@pytest.mark.parametrize("moment", ["", "soon", "-1", "1:02", "nan", "1e9", "1.", "²", "9" * 40])
def test_a_time_that_is_no_number_of_seconds_is_refused(moment: str) -> None:
    with pytest.raises(BrokenLink, match="not a number of seconds"):
        parse_link(f"syncline://recording/harbour?t={moment}")
