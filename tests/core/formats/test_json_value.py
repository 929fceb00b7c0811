"""JSON before it is parsed."""

from player.formats.json_value import key_paths


def test_keys_are_found_with_the_keys_they_stand_in() -> None:
    text = '{"a": [{"b": 1}, {"c": {"d": "x: y"}}], "e": ["f", "g"]}'
    assert key_paths(text, depth=8) == {"a", "a.b", "a.c", "a.c.d", "e"}


def test_keys_deeper_than_asked_for_are_left_out() -> None:
    assert key_paths('{"a": {"b": {"c": 1}}, "d": 2}', depth=2) == {"a", "a.b", "d"}


def test_quoted_json_is_text() -> None:
    assert key_paths(r'{"a": "{\"b\": 1}", "\"c\"": 2}', depth=8) == {"a", r"\"c\""}


def test_a_head_may_stop_anywhere() -> None:
    text = '{"a": {"b": "some \\" text"}}'
    assert all(key_paths(text[:end], depth=8) <= {"a", "a.b"} for end in range(len(text)))


def test_what_is_no_json_has_no_keys() -> None:
    assert key_paths('var x = {"a": 1}', depth=8) == frozenset()
