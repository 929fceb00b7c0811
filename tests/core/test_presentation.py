"""What is shown of a recording: names as the user calls them, one speaker alone, a second text."""

from dataclasses import replace

from player.document import Document
from player.presentation import nothing_shown, present, second_choices
from player.recording import Recording, StoredSource, combined_document, with_speaker
from player.transcript import Line, Timeline

TALK = Document(
    lines=(
        Line(0, None, "Welcome.", "SPEAKER_00"),
        Line(2_000, None, "Thank you.", "SPEAKER_01"),
        Line(3_000, None, "It is late.", None),
        Line(5_000, None, "Then we begin.", "SPEAKER_00"),
    )
)
GERMAN = Document(lines=(Line(0, 1_900, "Willkommen."), Line(5_000, 6_000, "Dann beginnen wir.")))


def recording(*documents: Document) -> Recording:
    sources = tuple(StoredSource(f"source-{number}", document) for number, document in enumerate(documents))
    return Recording("one", "Talk", None, 10_000, 0, "source-0", sources, ())


def renamed(talk: Recording, *names: tuple[str, str]) -> Recording:
    for shown, name in names:
        talk = replace(talk, speaker_names=with_speaker(talk, shown, name))
    return talk


def speakers(talk: Recording) -> list[str | None]:
    return [line.speaker for line in present(talk).timeline.lines]


def test_a_renamed_speaker_has_the_new_name_in_every_line_and_in_what_is_written_out() -> None:
    talk = renamed(recording(TALK), ("SPEAKER_00", "Ada"))
    assert speakers(talk) == ["Ada", "SPEAKER_01", None, "Ada"]
    assert [line.speaker for line in combined_document(talk).lines] == ["Ada", "SPEAKER_01", None, "Ada"]
    assert talk.sources[0].document == TALK


def test_two_speakers_of_one_name_are_one_from_then_on() -> None:
    talk = renamed(recording(TALK), ("SPEAKER_00", "SPEAKER_01"), ("SPEAKER_01", "Ada"))
    assert speakers(talk) == ["Ada", "Ada", None, "Ada"]
    assert present(talk).speakers == ("Ada",)


def test_a_speaker_who_gets_the_old_name_back_has_no_other() -> None:
    assert renamed(recording(TALK), ("SPEAKER_00", "Ada"), ("Ada", "SPEAKER_00")).speaker_names == {}


def test_one_speaker_alone_has_all_lines_up_to_the_next_turn_each_as_long_as_before() -> None:
    only = present(recording(TALK), "SPEAKER_01")
    assert [line.text for line in only.timeline.lines] == ["Thank you.", "It is late."]
    assert [only.timeline.span(number) for number in range(2)] == [(2_000, 3_000), (3_000, 5_000)]
    assert only.timeline.next_start(2_000) == 3_000
    assert only.speakers == ("SPEAKER_00", "SPEAKER_01")
    assert only.only(None).timeline is only.whole


def test_nobodys_lines_are_all_lines() -> None:
    shown = present(recording(TALK), "Nobody")
    assert (shown.speaker, shown.timeline.lines) == (None, TALK.lines)


def test_a_second_text_goes_along_the_first_and_with_one_speaker_of_it() -> None:
    talk = replace(recording(TALK, GERMAN), second_source_id="source-1")
    assert present(talk).second == {0: "Willkommen.", 3: "Dann beginnen wir."}
    assert present(talk, "SPEAKER_00").second == {0: "Willkommen.", 1: "Dann beginnen wir."}


def test_only_other_sources_with_lines_may_be_a_second_text() -> None:
    talk = recording(TALK, Document(title="notes only"), GERMAN)
    assert [source.id for source in second_choices(talk)] == ["source-2"]
    assert present(replace(talk, second_source_id="source-0")).second is None
    assert present(replace(talk, second_source_id="gone")).second is None


def test_what_has_not_changed_is_the_very_same_object() -> None:
    talk = recording(TALK, GERMAN)
    known = present(talk)
    assert present(replace(talk, title="Another"), known=known) is known
    with_second = present(replace(talk, second_source_id="source-1"), known=known)
    assert with_second.timeline is known.timeline
    assert present(renamed(talk, ("SPEAKER_00", "Ada")), known=known).timeline is not known.timeline


def test_a_length_that_is_learned_moves_the_last_end_and_leaves_the_lines() -> None:
    known = present(recording(TALK), "SPEAKER_00")
    longer = present(replace(recording(TALK), duration_ms=60_000), "SPEAKER_00", known)
    assert known.timeline.span(1) == (5_000, 10_000)
    assert longer.timeline.span(1) == (5_000, 60_000)
    assert longer.whole.lines is known.whole.lines


def test_rolling_captions_are_shown_once_and_written_out_as_they_are() -> None:
    cues = ("so today we", "so today we are going", "are going out to sea", "out to sea and home")
    rolling = Document(lines=tuple(Line(1_000 * at, 1_000 * at + 1_000, text) for at, text in enumerate(cues)))
    assert [line.text for line in present(recording(rolling)).timeline.lines] == [
        "so today we",
        "are going",
        "out to sea",
        "and home",
    ]
    assert combined_document(recording(rolling)).lines == rolling.lines


def test_nothing_is_shown_of_nothing() -> None:
    assert nothing_shown().timeline == Timeline(())
    assert present(recording()).timeline.lines == ()


def test_a_name_given_before_stays_while_its_source_is_taken_off() -> None:
    talk = replace(recording(Document(lines=(Line(0, 1_000, "x", "Bo"),))), speaker_names={"Ada": "Ann"})
    assert with_speaker(talk, "Bo", "Bob") == {"Ada": "Ann", "Bo": "Bob"}
