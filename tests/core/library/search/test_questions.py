"""Questions are answered with passages that stand in the transcripts, and every stage can be seen."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from player.library.store import Library
from player.notes import Note, NoteKind

Talk = Callable[..., str]
FILLER = tuple(f"and then we spoke of other things for a while number {n}" for n in range(120))
HARBOUR = (
    "so the question everybody asks is money",
    "the harbour wall was paid for by the salt tax",
    "every barrel that left the town was counted",
    "and a penny went to the masons",
)


def harbour(talk: Talk) -> str:
    return talk(*FILLER[:50], *HARBOUR, *FILLER[50:], title="The harbour")


@pytest.mark.parametrize("question", ["Who paid for the harbour wall?", "how was the wall of the harbour paid for"])
def test_a_question_is_answered_with_the_passage_and_its_moment(talk: Talk, library: Library, question: str) -> None:
    recording_id = harbour(talk)
    talk(*FILLER, "a harbour is nice", title="Elsewhere")

    best = library.search(question).hits[0]

    assert (best.recording_id, best.kind) == (recording_id, "passage")
    assert "paid for by the salt tax" in best.text and "penny" in best.text
    assert best.position_ms is not None and 150_000 <= best.position_ms <= 153_000
    assert best.text in " ".join((*FILLER[:50], *HARBOUR, *FILLER[50:]))


def test_a_note_that_answers_is_an_answer(talk: Talk, library: Library) -> None:
    note = Note(NoteKind.QUESTION, "With the salt tax.", title="How was the harbour wall paid?", position_ms=4_000)
    talk(*FILLER, notes=(note,))

    best = library.search("how did they pay for the harbour wall?").hits[0]
    assert (best.kind, best.position_ms) == ("answer", 4_000)


def test_words_that_no_line_holds_together_bring_the_nearest_passages(talk: Talk, library: Library) -> None:
    talk(*FILLER, "the mason counted barrels", *FILLER, "salt was dear")

    assert [hit.kind for hit in library.search("mason salt").hits] == ["passage", "passage"]


def test_the_stages_tell_how_many_were_left_and_how_long_they_took(talk: Talk, library: Library) -> None:
    harbour(talk)

    stages = library.search("Who paid for the harbour wall?").stages

    counts = {stage.name: stage.count for stage in stages}
    assert 0 < counts["passages ranked by BM25"] <= counts["lines that share the rarer words"]
    assert counts["passages scored exactly"] == counts["passages ranked by BM25"]
    assert all(stage.duration_ms >= 0 for stage in stages)


def test_a_question_of_common_words_only_is_still_answered(talk: Talk, library: Library) -> None:
    talk(*(f"this is how it was and will be {n}" for n in range(200)))
    recording_id = talk(*(f"here they do what they can {n}" for n in range(60)))

    assert library.search("what is it that they do?").hits[0].recording_id == recording_id


class Meaning:
    """Knows one pair of sentences that mean the same."""

    def encode(self, texts: Sequence[str], *, as_query: bool = False) -> NDArray[np.float32]:
        same = np.array([1, 0], np.float32)
        other = np.array([0, 1], np.float32)
        return np.array([same if as_query or "salt tax" in text else other for text in texts])


def test_with_a_model_of_sentences_what_means_the_same_comes_first(talk: Talk, library: Library) -> None:
    near, other = "who paid the harbour wall, nobody knew", "a salt tax for the harbour"
    talk(*FILLER, near, *FILLER[:30], other, *FILLER)

    plain = library.search("who paid masons at the harbour wall?").hits
    by_meaning = library.search("who paid masons at the harbour wall?", encoder=Meaning()).hits

    assert near in plain[0].text
    assert other in by_meaning[0].text


def test_in_a_small_library_the_word_that_all_is_about_still_counts(library: Library, talk: Talk) -> None:
    asked = [
        Note(NoteKind.QUESTION, "Nobody knows.", title=f"Who built the {what}?") for what in ("moon", "salt", "silk")
    ]
    talk(*(f"of the harbour we said {n}" for n in range(30)), "masons built the harbour", notes=tuple(asked))

    assert "harbour" in library.search("Who has built the harbour?").hits[0].text


def test_a_word_that_another_form_of_it_stands_for_is_no_typo(library: Library, talk: Talk) -> None:
    talk(*FILLER, "when the ferry leaves the harbour")

    assert library.search("when does the ferry leave?").suggestion is None
