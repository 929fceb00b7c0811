"""Meeting notes, chats, quotes, transcript panels, subtitles on one line: what people paste and save."""

import pytest

from player.document import Document
from player.errors import UnknownFormat
from player.notes import Chapter
from player.transcript import Line


def told(document: Document) -> list[tuple[int | None, str | None, str]]:
    return [(line.start_ms, line.speaker, line.text) for line in document.lines]


def test_meeting_notes_keep_each_speaker_apart_between_the_times(opened) -> None:
    notes = "Ada King: Hello\nBen: Hi\nand more\n00:05:00\n\nBen: Well\nAda King: Bye\n"
    text = f"Sync - Transcript\n\nTranscript\n00:00:00\n\n{notes}"
    document = opened(text)
    assert document.origin.format == "meeting-notes"
    assert document.title == "Sync - Transcript"
    assert told(document) == [
        (0, "Ada King", "Hello"),
        (None, "Ben", "Hi"),
        (None, "Ben", "and more"),
        (300_000, "Ben", "Well"),
        (None, "Ada King", "Bye"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "00:01:12\t From  Ada King : Hello\n00:01:15\t From  Ben to Ada King(Privately) : psst\n",
        "00:01:12 From Ada King to Everyone: Hello\n00:01:15 From Ben to Ada King (Privately):\n\tpsst\n",
        "2024-01-05 00:01:12 From Ada King to Everyone:\n\tHello\n2024-01-05 00:01:15 From Ben to Ada King:\n\tpsst\n",
    ],
)
def test_a_chat_names_who_writes_and_to_whom_if_not_to_all(opened, text: str) -> None:
    assert told(opened(text)) == [(72_000, "Ada King", "Hello"), (75_000, "Ben", "(to Ada King) psst")]


@pytest.mark.parametrize(
    "text",
    [
        "“So it is.” (0:12)\n“And so on.” (0:20)\n",
        "“So it is.” [00:12]\n\n“And so on.” [00:20]\n",
        "- “So it is.” - 0:12\n- “And so on.” - 0:20\n",
        "“So it is.”\n0:12\n\n“And so on.”\n0:20\n",
        "> “So it is.”\n(0:12)\n\n> “And so on.”\n(0:20)\n",
    ],
)
def test_a_time_behind_a_quote_is_when_it_is_said(opened, text: str) -> None:
    assert told(opened(text)) == [(12_000, None, "“So it is.”"), (20_000, None, "“And so on.”")]


def test_who_said_a_quote_may_stand_behind_a_dash(opened) -> None:
    document = opened("# Quotes\n\n“So it is.” — Ada King, 0:12\n\n“And so on.” — Ben (0:20)\n\nAfter all.\n")
    assert document.title == "Quotes"
    assert told(document) == [
        (12_000, "Ada King", "“So it is.”"),
        (20_000, "Ben", "“And so on.”"),
        (None, None, "After all."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "0:00\n0 seconds\nhello\n0:05\n5 seconds\nthere\n1:05\n1 minute, 5 seconds\nso\n",
        "0:000 secondshello\n0:055 secondsthere\n1:051 minute, 5 secondsso\n",
        "0 seconds\nhello\n5 seconds\nthere\n1 minute, 5 seconds\nso\n",
        "0:00\n0 Sekunden\nhello\n0:05\n5 Sekunden\nthere\n1:05\n1 Minute und 5 Sekunden\nso\n",
        "Transcript\nSearch in video\n0:00\n0 seconds\nhello\n0:05\n5 seconds\nthere\n1:05\n1 minute, 5 seconds\nso\n",
        "0:00\nhello\n0:05\nthere\n1:05\nso\n",
    ],
)
def test_a_copied_panel_has_each_time_once(opened, text: str) -> None:
    assert told(opened(text)) == [(0, None, "hello"), (5_000, None, "there"), (65_000, None, "so")]


@pytest.mark.parametrize("gap", ["\n", ""])
def test_a_panel_copied_from_teams_names_who_speaks(opened, gap: str) -> None:
    ada = f"Ada King\n0 minutes 3 seconds{gap}0:03\nAda King 0 minutes 3 seconds\nHello there.\n"
    ben = f"Ben\n1 minute 15 seconds{gap}1:15\nBen 1 minute 15 seconds\nTop 5 of them.\n"
    document = opened(ada + ben)
    assert told(document) == [(3_000, "Ada King", "Hello there."), (75_000, "Ben", "Top 5 of them.")]
    assert (document.title, document.chapters) == (None, ())


def test_a_copied_panel_names_its_chapters_between_the_texts(opened) -> None:
    segments = "".join(f"0:{second:02}\n{second} seconds\ntext {second}\n" for second in range(1, 9))
    document = opened(f"Chapter 1: Intro\n{segments}The hills\n1:00\n1 minute\nlast\n")
    assert [(chapter.start_ms, chapter.title) for chapter in document.chapters] == [
        (1_000, "Intro"),
        (60_000, "The hills"),
    ]
    assert len(document.lines) == 9


@pytest.mark.parametrize("number", ["", "{} "])
def test_subtitles_on_one_line_are_cut_at_their_times(opened, number: str) -> None:
    times = ["00:00:01,000 --> 00:00:03,000", "00:00:03,500 --> 00:00:05,000", "00:00:06,000 --> 00:00:07,000"]
    cues = zip(times, ["Hello there", "It is 42", "<i>Bye</i>"], strict=True)
    text = " ".join(number.format(place) + f"{moment} {said}" for place, (moment, said) in enumerate(cues, start=1))
    assert opened(text, "talk.srt").lines == (
        Line(1_000, 3_000, "Hello there"),
        Line(3_500, 5_000, "It is 42"),
        Line(6_000, 7_000, "Bye"),
    )


def test_webvtt_on_one_line_is_read_as_well(opened) -> None:
    text = "WEBVTT Kind: captions Language: en 00:01.000 --> 00:03.000 Hello 00:03.500 --> 00:05.000 Bye"
    assert told(opened(text, "talk.vtt")) == [(1_000, None, "Hello"), (3_500, None, "Bye")]


def test_plain_text_keeps_paragraphs_names_and_headings(opened) -> None:
    wrapped = (
        "It was a calm and clear morning, and the mist had not yet left\nthe fields below the house when we set out."
    )
    document = opened(f"# A walk\n\n{wrapped}\n\n## Uphill\n\nAda: Shall we?\nBen: Yes, let us go.\nAda: So.\n")
    assert document.title == "A walk"
    assert told(document) == [
        (None, None, wrapped.replace("\n", " ")),
        (None, "Ada", "Shall we?"),
        (None, "Ben", "Yes, let us go."),
        (None, "Ada", "So."),
    ]
    assert document.chapters == (Chapter(None, None, "Uphill"),)
    assert document.remarks


def test_text_that_a_wrong_encoding_spoiled_is_mended_where_that_is_certain(opened) -> None:
    document = opened("[0:01] " + "C’est déjà fini".encode().decode("cp1252") + "\n[0:02] Ã la carte, â voilà\n")
    assert [line.text for line in document.lines] == ["C’est déjà fini", "Ã la carte, â voilà"]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "text": "hello there, this is some text that nobody knows"}',
        "import os\n\ndef main():\n    print('hello there, this is a program')\n    return 1\n",
        "<config><name>hello there, this is a file of settings</name></config>",
        "[section]\nname = hello there you and all\nvalue = some more\n",
        "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x02\x03hello there this is no text",
        "{\\rtf1\\ansi hello there this is a text with marks}",
        "graph\n  first --> second\n  second --> third\n",
        "<html><body><h1>News</h1><p>This is a page about something, and no transcript.</p></body></html>",
        "17;23;99;1024\n18;24;99;2048\n19;25;99;4096\n",
    ],
)
def test_what_is_no_speech_is_refused(opened, text: str) -> None:
    with pytest.raises(UnknownFormat):
        opened(text)


def test_a_chapter_that_a_panel_names_is_told_from_the_text_above_it(opened) -> None:
    panel = "Chapter 1: Intro\n0:00\n0 seconds\nhello\n0:03\n3 seconds\nwelcome\nChapter 2: More\n"
    document = opened(panel + "1:00\n1 minute, 0 seconds\nbye\n")
    assert [line.text for line in document.lines] == ["hello", "welcome", "bye"]
    assert document.chapters == (Chapter(0, None, "Intro"), Chapter(60_000, None, "More"))


def test_meeting_notes_may_have_longer_gaps_where_nobody_speaks(opened) -> None:
    said = "00:00:00\n\nAda King: Hello\nBen: Hi\n\n00:07:12\n\nAda King: Bye\n"
    document = opened(f"📖 Transcript\n\n{said}\nTranscription ended after 00:10:00\n")
    assert told(document) == [(0, "Ada King", "Hello"), (None, "Ben", "Hi"), (432_000, "Ada King", "Bye")]
    assert [note.text for note in document.notes] == ["Transcription ended after 00:10:00"]


def test_who_attended_a_meeting_and_when_it_ended_are_notes(opened) -> None:
    said = "00:00:00\n\nAda King: Hello\nBen: Hi\n00:05:00\n\nAda King: Bye\n\n"
    document = opened(f"Sync\nAttendees\nAda King, Ben\nTranscript\n{said}Meeting ended after 00:10:00 👋\n")
    assert document.title == "Sync"
    assert told(document) == [(0, "Ada King", "Hello"), (None, "Ben", "Hi"), (300_000, "Ada King", "Bye")]
    assert [note.text for note in document.notes] == ["Ada King, Ben", "Meeting ended after 00:10:00 👋"]
    assert document.remarks == ("Who attended and when it ended is no speech; it was kept as notes.",)
