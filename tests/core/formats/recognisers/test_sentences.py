"""Words into lines, and segments that are too long for one."""

from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.transcript import Line, Word


def spoken(text: str, *, step_ms: int = 400, speaker: str | None = None) -> list[Token]:
    words = text.split(" ")
    return [Token(word, place * step_ms, place * step_ms + 300, speaker) for place, word in enumerate(words)]


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_a_sentence_is_a_line() -> None:
    assert texts(sentence_lines(spoken("The tide is out. Where are the boats? Gone!"))) == [
        "The tide is out.",
        "Where are the boats?",
        "Gone!",
    ]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    assert len(sentence_lines(spoken("So Mr. J. Fox met Dr. Low."))) == 1


def test_a_small_letter_goes_on_with_the_sentence() -> None:
    assert len(sentence_lines(spoken("The harbour at st. mary is full."))) == 1


def test_a_sentence_may_end_inside_of_quotes() -> None:
    assert texts(sentence_lines(spoken("“Come in.” She did."))) == ["“Come in.”", "She did."]


def test_a_silence_parts_lines() -> None:
    tokens = [Token("one", 0, 500), Token("two", 1_400, 1_600), Token("three", 2_700, 2_900)]
    assert texts(sentence_lines(tokens)) == ["one two", "three"]


def test_another_speaker_begins_a_line_and_a_word_without_one_goes_on_with_the_last() -> None:
    tokens = [Token("yes", 0, 100, "Ann"), Token("so", 100, 200), Token("no", 200, 300, "Ben"), Token("hm", 300, 400)]
    assert [(line.speaker, line.text) for line in sentence_lines(tokens)] == [("Ann", "yes so"), ("Ben", "no hm")]


def test_a_long_stretch_is_cut_behind_a_clause_and_nothing_is_lost() -> None:
    text = " ".join(["and then the water rose again,", "over stone after stone after stone"] * 12)
    lines = sentence_lines(spoken(text, step_ms=100))
    assert " ".join(texts(lines)) == text
    assert all(len(line.text) <= 200 for line in lines)
    assert all(line.text.endswith(",") for line in lines[:-1])


def test_a_slow_stretch_is_cut_by_its_time() -> None:
    lines = sentence_lines(spoken("a " * 99 + "a", step_ms=900))
    assert max((line.end_ms or 0) - (line.start_ms or 0) for line in lines) <= 15_000


def test_a_word_longer_than_a_line_is_kept_whole() -> None:
    assert texts(sentence_lines([Token("x" * 900, 0, 100), Token("y", 100, 200)])) == ["x" * 900, "y"]


def test_marks_belong_to_the_word_before_them() -> None:
    tokens = [Token("well", 0, 200), Token(",", is_glued=True), Token("yes", 300, 400), Token(".", is_glued=True)]
    (line,) = sentence_lines(tokens)
    assert (line.text, line.words) == ("well, yes.", (Word(0, 200, "well,"), Word(300, 400, "yes.")))


def test_words_without_a_time_stay_in_the_text() -> None:
    (line,) = sentence_lines([Token("in"), Token("1984", 500, 900), Token("so")])
    assert line == Line(500, 900, "in 1984 so", None, (Word(500, 900, "1984"),))


def test_words_without_any_time_are_lines_without_a_time() -> None:
    assert sentence_lines([Token("Good."), Token("Bye.")]) == [Line(None, None, "Good."), Line(None, None, "Bye.")]


def test_scripts_without_blanks_are_joined_without_and_cut_at_their_own_stops() -> None:
    words = [Token(word, place * 100, place * 100 + 90) for place, word in enumerate("天气好。我们走。")]
    assert texts(sentence_lines(words)) == ["天气好。", "我们走。"]


def test_words_that_go_backward_are_kept_in_their_order() -> None:
    (line,) = sentence_lines([Token("b", 500, 600), Token("a", 0, 100)])
    assert line.text == "b a"


def test_nothing_said_is_no_line() -> None:
    assert sentence_lines([]) == []
    assert segment_lines(0, 100, "  ", "Ann", [Token(" ")]) == []


def test_a_segment_stays_whole_with_its_own_times() -> None:
    (line,) = segment_lines(0, 3_000, "Yes. No.", "Ann", [Token("yes", 100, 200), Token("no", 300, 400)])
    assert line == Line(0, 3_000, "Yes. No.", "Ann", (Word(100, 200, "Yes."), Word(300, 400, "No.")))


def test_a_segment_that_is_too_long_is_cut_at_its_sentences() -> None:
    text = " ".join(["The tide is out now."] * 20)
    lines = segment_lines(0, 40_000, text, "Ann", spoken(text))
    assert texts(lines) == ["The tide is out now."] * 20
    assert {line.speaker for line in lines} == {"Ann"}


def test_a_segment_without_words_has_the_text_as_its_source_wrote_it() -> None:
    assert segment_lines(0, 900, "你好 世界", "Ada") == [Line(0, 900, "你好 世界", "Ada")]
    assert segment_lines(0, 900, " ") == []


def test_a_long_segment_without_word_times_stays_whole() -> None:
    text = " ".join(["The tide is out now."] * 20)
    assert segment_lines(0, 40_000, text) == [Line(0, 40_000, text)]


def test_a_segment_of_several_voices_is_cut_between_them() -> None:
    lines = segment_lines(0, 900, "yes no", None, [Token("yes", 0, 100, "Ann"), Token("no", 200, 300, "Ben")])
    assert [(line.speaker, line.text) for line in lines] == [("Ann", "yes"), ("Ben", "no")]


def test_a_segment_of_one_voice_stays_whole_where_some_of_its_words_name_nobody() -> None:
    (line,) = segment_lines(0, 900, "Um. Yes, so.", None, [Token("yes", 300, 500, "Ann")])
    assert (line.text, line.speaker) == ("Um. Yes, so.", "Ann")


def test_an_end_before_the_start_is_kept_as_the_source_told_it() -> None:
    assert segment_lines(900, 100, "back") == [Line(900, 100, "back")]
