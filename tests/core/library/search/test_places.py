"""Words are found wherever they stand: across lines and passages, in any script, in any spelling of Unicode."""

import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import closing

import pytest

from player.document import Document
from player.library.store import Library
from player.transcript import Line, Word

Talk = Callable[..., str]
ALPHABET = [
    "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel",
    "india", "juliett", "kilo", "lima", "mike", "november", "oscar", "papa",
]  # fmt: skip


def texts(library: Library, query: str) -> list[str]:
    return [hit.text for hit in library.search(query).hits if hit.kind == "line"]


@pytest.mark.parametrize("first", range(4, 13))
def test_a_phrase_is_found_wherever_passages_end_though_each_line_is_one_word(
    talk: Talk, library: Library, first: int
) -> None:
    talk(*ALPHABET)
    phrase = " ".join(ALPHABET[first : first + 4])

    assert texts(library, f'"{phrase}"') == [phrase]


def test_every_place_is_found_where_words_follow_each_other(talk: Talk, library: Library) -> None:
    talk("otter one", "badger moon", "otter two", "badger sun", "calm", "otter badger together")

    assert texts(library, "otter badger") == [
        "otter badger together",
        "otter one badger moon",
        "otter two badger sun",
    ]


def test_a_beginning_of_many_words_finds_them_all(talk: Talk, library: Library) -> None:
    talk(*(f"comp{number:04} was said" for number in range(300)))

    assert len(library.search("comp*", 1_000).hits) == len(library.search("com*", 1_000).hits) == 300
    assert texts(library, "comp0299 comp02*") == ["comp0299 was said"]


@pytest.mark.parametrize(
    "beginning", ["ri", "rin", "rind", "rindfleisch", "rindfleischetikettierungsueberwachungsaufgaben"]
)
def test_the_longest_words_are_found_by_their_beginnings(talk: Talk, library: Library, beginning: str) -> None:
    talk("Das Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz", "Rind", "kein Fisch")

    assert texts(library, f"{beginning}*")[0].startswith("Das Rindfleisch") or beginning in ("ri", "rin", "rind")
    assert len(texts(library, f"{beginning}*")) == (2 if len(beginning) <= 4 else 1)


@pytest.mark.parametrize(
    ("query", "wanted"), [("हिन्दी", 1), ("हान्दा", 0), ("हिन्द", 0), ("कम", 0), ("कमी", 1), ("বাংলা", 1)]
)
def test_vowel_signs_are_parts_of_words(talk: Talk, library: Library, query: str, wanted: int) -> None:
    talk("यह हिन्दी है", "कमी नहीं", "আমি বাংলা বলি")

    assert len(texts(library, query)) == wanted


@pytest.mark.parametrize("text", ["서울 이야기", "ガイドの話", "Crème brûlée"])
def test_letters_and_their_marks_are_one_however_they_are_written(talk: Talk, library: Library, text: str) -> None:
    talk(unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text))

    for form in ("NFC", "NFD"):
        assert len(texts(library, unicodedata.normalize(form, text.split()[0]))) == 2


@pytest.mark.parametrize(
    ("query", "text"),
    [("how", "𝗛𝗼𝘄 it works"), ("bold", "in 𝐁𝐨𝐥𝐝"), ("no", "№ 5"), ("ısparta", "ISPARTA gülü"), ("ığdır", "Iğdır"),
     ("soft", "so\u00adft"), ("zerowidth", "zero\u200bwidth"), ("lodz", "Łódź"), ("smorrebrod", "smørrebrød")],
)  # fmt: skip
def test_typography_does_not_matter(talk: Talk, library: Library, query: str, text: str) -> None:
    talk(text, "something else")

    assert texts(library, query) == [text]


def test_in_a_long_line_whose_words_are_timed_a_hit_is_at_its_word(library: Library) -> None:
    words = tuple(Word(number * 1_000, number * 1_000 + 900, f"word{number}") for number in range(100))
    line = Line(0, 100_000, " ".join(word.text for word in words), None, words)
    library.add_document(Document(title="Paragraph", lines=(line,)), None)

    assert [hit.position_ms for hit in library.search("word57").hits] == [57_000]


def test_what_another_program_renamed_or_left_out_is_found_after_indexing(talk: Talk, library: Library) -> None:
    talk(*(f"pelican{number}" for number in range(40)), speakers={30: "Ann"})
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("DELETE FROM lines WHERE number BETWEEN 3 AND 20")
        connection.execute("UPDATE lines SET speaker = 'Dagobert' WHERE number = 30")

    library.index_pending()

    assert texts(library, "pelican39") == ["pelican39"]
    assert texts(library, "pelican10") == []
    assert texts(library, "pelican30 speaker:dagobert") == ["pelican30"]


@pytest.mark.parametrize(
    "damage", ["UPDATE recordings SET title = x'ff20616263'", "UPDATE lines SET text = x'ff74696465'"]
)
def test_what_is_no_text_ends_no_search(talk: Talk, library: Library, damage: str) -> None:
    talk("the tide", "and the harbour", title="Tide")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute(damage)

    library.search("tide")
    library.search("what does the tide do to the harbour?")


def test_one_line_that_says_the_same_over_and_over_takes_no_time_without_end(talk: Talk, library: Library) -> None:
    talk(*["something else"] * 50, "the harbour wall of the harbour " * 20_000, "and so on")

    assert library.search("who built the wall of the harbour?").hits
