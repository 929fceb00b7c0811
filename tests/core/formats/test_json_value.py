"""JSON before it is parsed, and the values in it."""

import json

import pytest

from player.formats.json_value import JsonValue, WrongJson, key_paths, parse_json, parse_json_values


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


def test_keys_beyond_all_depth_are_left_out_and_cost_nothing() -> None:
    assert len(key_paths('{"a":' * 90_000, depth=100)) < 100


@pytest.mark.parametrize("text", ['[{"a": 1}, 2]', '{"a": 1}\n2\n', '{"a": 1}, 2', '{"a": 1}2'])
def test_values_are_a_list_or_stand_one_after_another(text: str) -> None:
    assert [item.value for item in parse_json_values(text).items()] == [{"a": 1}, 2]


@pytest.mark.parametrize("parse", [parse_json, parse_json_values])
@pytest.mark.parametrize("text", ['{"a": [1, 2', '{"a": "b', "[1,"])
def test_a_file_that_stops_in_the_middle_says_so(parse, text: str) -> None:
    with pytest.raises(WrongJson, match="stops in the middle"):
        parse(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.5, 1_500),
        ("1.5", 1_500),
        ("1.5s", 1_500),
        ("0:01.5", 1_500),
        ("PT1M0.5S", 60_500),
        ("soon", None),
        (True, None),
    ],
)
def test_seconds_are_numbers_or_texts(value: object, expected: int | None) -> None:
    assert JsonValue(value).seconds_as_ms() == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(7_000_000, 700), ("7000000", 700), (-1, None), (1e300, None), ([], None)]
)
def test_units_are_counted(value: object, expected: int | None) -> None:
    assert JsonValue(value).as_ms(1e-4) == expected


def test_an_item_knows_its_place() -> None:
    with pytest.raises(WrongJson, match=r"a\[1\]\[2\] is not text"):
        JsonValue(json.loads('{"a": [0, [1, 2, 3]]}')).get("a").at(1).at(2).text()
    assert JsonValue(None).at(3).value is None


def test_of_several_keys_the_first_that_holds_something_counts() -> None:
    item = JsonValue({"text": "", "words": [], "body": "Hello", "start": 0, "begin": 5})
    assert item.first(("caption", "text", "body")).value == "Hello"
    assert item.first(("start", "begin")).value == 0
    assert item.first(("caption", "words")).value is None
    assert JsonValue(None).first(("text", "body")).value is None


def test_a_key_of_what_is_no_object_is_an_error() -> None:
    with pytest.raises(WrongJson, match="is not an object"):
        JsonValue([1]).first(("text",))
