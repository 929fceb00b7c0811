"""Who speaks when, laid over lines."""

from player.document import Document
from player.presentation import second_choices
from player.recording import Recording, StoredSource, combined_document
from player.speaker_spans import Span, SpokenBy, laid_over
from player.transcript import Line


def test_the_one_who_speaks_longest_in_a_stretch_is_named() -> None:
    voices = SpokenBy([Span(0, 1_000, "Ann"), Span(1_000, 5_000, "Ben"), Span(1_500, 2_000, "Cy")])
    assert voices.during(500, 1_400) == "Ann"
    assert voices.during(900, 3_000) == "Ben"
    assert voices.during(6_000, 7_000) is None
    assert voices.during(None, 7_000) is None


def test_a_span_without_an_end_lasts_to_the_next() -> None:
    voices = SpokenBy([Span(0, None, "Ann"), Span(2_000, 3_000, "Ben")])
    assert (voices.during(1_900, 1_950), voices.during(2_000, None)) == ("Ann", "Ben")


def test_speakers_are_laid_over_lines_that_name_none() -> None:
    lines = [Line(0, 900, "a"), Line(1_000, None, "b"), Line(None, None, "c"), Line(0, 900, "d", "Dee")]
    named = laid_over(lines, [Span(0, 950, "Ann"), Span(950, 9_000, "Ben")])
    assert [line.speaker for line in named] == ["Ann", "Ben", None, "Dee"]


def test_a_source_that_only_tells_who_speaks_is_laid_over_the_shown_transcript() -> None:
    speech = Document(lines=(Line(1_000, 3_000, "Hello there"), Line(4_000, 6_000, "Good day to you")))
    speakers = Document(
        lines=(Line(500, 3_100, "", "ann"), Line(3_900, 5_900, "", "ben"), Line(6_900, 8_900, "", "ann"))
    )
    sources = (StoredSource("who", speakers), StoredSource("what", speech))
    recording = Recording("id", "talk", None, None, 0, None, sources, (), speaker_names={"ann": "Ann"})
    shown = combined_document(recording).lines
    assert [(line.speaker, line.text) for line in shown] == [("Ann", "Hello there"), ("ben", "Good day to you")]
    assert [source.id for source in second_choices(recording)] == []


def test_speakers_that_the_transcript_names_itself_stay() -> None:
    speech = Document(lines=(Line(1_000, 3_000, "Hello", "Ada"), Line(4_000, 6_000, "Good day")))
    speakers = Document(lines=(Line(0, 9_000, "", "ann"),))
    recording = Recording("id", "t", None, None, 0, None, (StoredSource("a", speech), StoredSource("b", speakers)), ())
    assert [line.speaker for line in combined_document(recording).lines] == ["Ada", None]
