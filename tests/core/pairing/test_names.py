"""What is left of a name without language and kind, and which titles are the same."""

import pytest

from player.pairing.names import in_reading_order, language_of, shortened, title_key, titled_stem


@pytest.mark.parametrize(
    "stem",
    [
        *("talk.en", "talk.en-US", "talk.pt-BR", "talk.zh-Hans", "talk.auto.en", "talk.en.auto", "talk_en", "talk-eng"),
        *(
            "talk (English)",
            "talk.english",
            "talk.en-orig",
            "talk.de-en",
            "talk.es-419",
            "talk.info",
            "talk_transcript",
        ),
        *("Talk.EN", "talk.en.forced", "talk.en.sdh", "talk [en]", "talk - subtitles"),
    ],
)
def test_language_and_kind_are_no_part_of_the_name(stem: str) -> None:
    assert list(shortened(stem))[-1] == "talk"


@pytest.mark.parametrize("stem", ["talk joe", "talk one", "talk 2", "talk-part2", "talking", "my talk", "talkie.en2"])
def test_what_is_neither_language_nor_kind_stays(stem: str) -> None:
    assert list(shortened(stem)) == [stem]


@pytest.mark.parametrize(
    "title",
    [
        *("How Tides Work", "how tides work?", "How_Tides_Work", "HOW TIDES WORK - YouTube", "How Tides Wórk"),
        *("How Tides Work？ [dQw4w9WgXcQ]", "How Tides Work [dQw4w9WgXcQ].f137"),
    ],
)
def test_titles_are_the_same_whatever_their_signs(title: str) -> None:
    assert title_key(title) == "how tides work"


def test_a_title_of_next_to_nothing_says_nothing() -> None:
    assert [title_key(title) for title in ("", "1", "Q&A", "???")] == [None] * 4
    assert title_key("海流")


def test_numbers_in_names_count() -> None:
    found = sorted(["talk 10", "talk 2", "Talk 1", "10", "talk"], key=in_reading_order)
    assert found == ["10", "talk", "Talk 1", "talk 2", "talk 10"]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("talk.en.vtt", "en"),
        ("talk.en-US.auto.vtt", "en-us"),
        ("talk.zh_Hans.srt", "zh-hans"),
        ("talk.en-orig.vtt", "en"),
        ("talk.vtt", None),
        ("how_to_do_it.srt", None),
        ("s01.no.way.home.srt", None),
    ],
)
def test_a_name_tells_the_language(name: str, language: str | None) -> None:
    assert language_of(name) == language


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        *(("Talk.en", "Talk"), ("Talk.pt-BR.auto", "Talk"), ("Low Tide [dQw4w9WgXcQ].en", "Low Tide")),
        *(("Meeting Notes", "Meeting Notes"), ("Mr. No", "Mr. No"), ("talk_en", "talk_en")),
        *((".en", ".en"), ("[dQw4w9WgXcQ]", "[dQw4w9WgXcQ]")),
    ],
)
def test_a_text_lends_its_name_without_language_and_id(stem: str, title: str) -> None:
    assert titled_stem(stem) == title
