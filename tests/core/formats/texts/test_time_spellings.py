"""Times in the spellings that only some programs and people use."""

import pytest

from player.document import Document


def timed(document: Document) -> list[tuple[int | None, str]]:
    titles = [(chapter.start_ms, chapter.title) for chapter in document.chapters]
    return titles or [(line.start_ms, line.text) for line in document.lines]


@pytest.mark.parametrize(
    "text",
    [
        "🔹 0:00 Intro\n🔹 1:30 Hills\n🔹 1:02:03 End\n",
        "⏱️ 0:00 – Intro\n⏱️ 1:30 – Hills\n⏱️ 1:02:03 – End\n",
        "1️⃣ 0:00 Intro\n2️⃣ 1:30 Hills\n3️⃣ 1:02:03 End\n",
        "@0:00 Intro\n@ 1:30 Hills\n@1:02:03 End\n",
        "~0:00 Intro\n~1:30 Hills\n~1:02:03 End\n",
        "0h00m00s Intro\n0h01m30s Hills\n1h02m03s End\n",
        "0m 0s - Intro\n1m 30s - Hills\n1h 2m 3s - End\n",
        "Intro (0m0s)\nHills (1m30s)\nEnd (1h02m03s)\n",
        "0:00\u00a0Intro\n1:30\u202fHills\n1:02:03\u3000End\n",
        "\u200b0:00 Intro\n\u200b1:30 Hills\n\u200b1:02:03 End\n",
        "０：００ Intro\n１：３０ Hills\n１：０２：０３ End\n",
        "٠:٠٠ Intro\n١:٣٠ Hills\n١:٠٢:٠٣ End\n",
        "0:00 → Intro\n1:30 → Hills\n1:02:03 → End\n",
        "Intro @ 0:00\nHills @ 1:30\nEnd @ 1:02:03\n",
        "Intro ........ 0:00\nHills ........ 1:30\nEnd ....... 1:02:03\n",
        "00:00:00.000 Intro\n00:01:30.000 Hills\n01:02:03.000 End\n",
        "0:00, Intro\n1:30, Hills\n1:02:03, End\n",
        "(1) 0:00 Intro\n(2) 1:30 Hills\n(3) 1:02:03 End\n",
        "Part 1: 0:00 Intro\nPart 2: 1:30 Hills\nPart 3: 1:02:03 End\n",
    ],
)
def test_chapters_have_their_times_in_every_spelling(opened, text: str) -> None:
    document = opened(text)
    assert timed(document) == [(0, "Intro"), (90_000, "Hills"), (3_723_000, "End")]
    assert (document.lines, document.title) == ((), None)


@pytest.mark.parametrize(
    "text",
    [
        "[0.00s -> 3.50s]  Hello there\n[3.50s -> 6.00s]  Hi to you\n",
        "[0.00 --> 3.50] Hello there\n[3.50 --> 6.00] Hi to you\n",
        "[0.00 - 3.50] Hello there\n[3.50 - 6.00] Hi to you\n",
        "[0:00 -> 0:03.5] Hello there\n[0:03.5 -> 0:06] Hi to you\n",
        "Hello there #00:00:03-5#\nHi to you #00:00:06-0#\n",
    ],
)
def test_stretches_have_both_their_times(opened, text: str) -> None:
    lines = [(line.start_ms, line.end_ms, line.text) for line in opened(text).lines]
    assert lines == [(0, 3_500, "Hello there"), (3_500, 6_000, "Hi to you")]


def test_a_time_that_f4_writes_before_a_text_is_its_start(opened) -> None:
    assert timed(opened("#00:00:01-0# Hello\n#00:00:05-3# Hi\n")) == [(1_000, "Hello"), (5_300, "Hi")]


@pytest.mark.parametrize(
    "text",
    [
        "[1-3] See the books that are named here.\n[2-5] And some more of the same kind.\n",
        "[2.5] A section that is about the hills.\n[2.6] Another one, about all the rest.\n",
    ],
)
def test_references_and_sections_are_no_times(opened, text: str) -> None:
    assert [(line.start_ms, line.text) for line in opened(text).lines] == [(None, line) for line in text.splitlines()]


def test_a_length_of_time_in_a_text_is_left_alone(opened) -> None:
    text = "1h02m03s is how long it took him, they say.\nNobody was ever faster than that.\n"
    assert opened(text).lines[0].text == "1h02m03s is how long it took him, they say."


@pytest.mark.parametrize("mark", ["(Timestamp: 07:51)", "*Timestamp: 07:51*", "**Timestamp:** 07:51", "(07:51, 09:10)"])
def test_a_takeaway_has_its_time_where_the_time_is_named_or_one_of_several(opened, mark: str) -> None:
    document = opened(f"Key Takeaways\n\n- Hills are high {mark}\n- Valleys are low {mark.replace('07:51', '12:30')}\n")
    assert [(note.position_ms, note.text) for note in document.notes] == [
        (471_000, "Hills are high"),
        (750_000, "Valleys are low"),
    ]
