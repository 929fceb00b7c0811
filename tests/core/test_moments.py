"""Back and forward through the moments that one jumped from."""

from player.moments import Trail


def test_back_leads_to_where_one_jumped_from_and_forward_there_again() -> None:
    trail = Trail()
    trail.left(1_000)
    trail.left(50_000)
    assert trail.back(90_000) == 50_000
    assert trail.back(50_000) == 1_000
    assert trail.back(1_000) is None
    assert trail.forward(1_000) == 50_000
    assert trail.forward(50_000) == 90_000
    assert trail.forward(90_000) is None


def test_forward_leads_to_where_one_had_come_when_one_went_back() -> None:
    trail = Trail()
    trail.left(1_000)
    assert trail.back(50_000) == 1_000
    assert trail.forward(9_000) == 50_000
    assert trail.back(50_000) == 9_000


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.left(1_000)
    trail.back(50_000)
    assert (trail.can_go_back, trail.can_go_forward) == (False, True)
    trail.left(3_000)
    assert (trail.can_go_back, trail.can_go_forward) == (True, False)


def test_moments_within_a_second_are_one() -> None:
    trail = Trail()
    for moment_ms in (5_000, 5_900, 4_100):
        trail.left(moment_ms)
    assert trail.back(60_000) == 5_000
    assert not trail.can_go_back


def test_back_passes_over_the_moment_where_one_is() -> None:
    trail = Trail()
    trail.left(1_000)
    trail.left(20_000)
    assert trail.back(20_400) == 1_000


def test_a_hundred_moments_are_kept_the_oldest_goes_first() -> None:
    trail = Trail()
    for second in range(150):
        trail.left(2_000 * second)
    found = [trail.back(1_000_000)]
    while trail.can_go_back:
        found.append(trail.back(found[-1] or 0))
    assert len(found) == 100
    assert found[-1] == 2_000 * 50
