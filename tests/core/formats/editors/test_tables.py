"""Tables of times and texts: headers in several spellings, delimiters, units, and tables without a header."""

import pytest

from player.errors import FrameRateNeeded
from player.formats.editors.table import TABLE
from player.notes import Chapter
from player.transcript import Line, Word

LINES = (Line(1_000, 2_500, "Hello, there you", "Ada"), Line(3_000, 4_500, "Hi to you too", "Ben"))


@pytest.mark.parametrize(
    "text",
    [
        'start,end,speaker,text\n1.0,2.5,Ada,"Hello, there you"\n3,4.5,Ben,Hi to you too\n',
        "start_ms\tend_ms\tspeaker\tsentence\n1000\t2500\tAda\tHello, there you\n3000\t4500\tBen\tHi to you too\n",
        "Start (s);End (s);Speaker;Text\n1,0;2,5;Ada;Hello, there you\n3,0;4,5;Ben;Hi to you too\n",
        'In,Out,Name,Transcript\n0:01.0,0:02.5,Ada,"Hello, there you"\n0:03,0:04.5,Ben,Hi to you too\n',
        "Speaker Name|Start Time|End Time|Text\nAda|00:00:01,000|00:00:02,500|Hello, there you\n"
        "Ben|00:00:03,000|00:00:04,500|Hi to you too\n",
        "sep=;\nBeginn;Ende;Sprecher;Text\n1,0;2,5;Ada;Hello, there you\n3,0;4,5;Ben;Hi to you too\n",
        'start,duration,who,utterance\n1000,1500,Ada,"Hello, there you"\n3000,1500,Ben,Hi to you too\n',
        'My talk\n\nbegin,end,speaker,caption\n1000,2500,Ada,"Hello, there you"\n3000,4500,Ben,Hi to you too\n',
        "\ufeffTimecode In\tTimecode Out\tSpeaker\tDialogue\n[00:00:01.000]\t[00:00:02.500]\tAda\tHello, there you\n"
        "[00:00:03.000]\t[00:00:04.500]\tBen\tHi to you too\n",
        "| Start | End | Speaker | Text |\n|---|:---|---|---|\n| 0:01 | 0:02.5 | Ada | Hello, there you |\n"
        "| 0:03 | 0:04.5 | Ben | Hi to you too |\n",
        '1.0,2.5,Ada,"Hello, there you"\n3.0,4.5,Ben,Hi to you too\n',
        "1,Ada,1.0,2.5,Hello, there you\n2,Ben,3.0,4.5,Hi to you too\n",
    ],
)
def test_columns_are_known_by_their_names_or_values(opened, text: str) -> None:
    document = opened(text, "talk.csv")
    assert document.origin.format == "table"
    assert document.lines == LINES


def test_whole_numbers_are_seconds_or_milliseconds_by_the_speed_of_speech(opened) -> None:
    said = "so it goes on and on and on, for as long as it takes"
    rows = [(place * 4, place * 4 + 4) for place in range(5)]
    seconds = "start,end,text\n" + "".join(f'{start},{end},"{said}"\n' for start, end in rows)
    milliseconds = "start,end,text\n" + "".join(f'{start}000,{end}000,"{said}"\n' for start, end in rows)
    assert opened(seconds, "talk.csv").lines == opened(milliseconds, "talk.csv").lines
    assert opened(seconds, "talk.csv").lines[1].start_ms == 4_000


def test_a_column_without_use_is_told(opened) -> None:
    document = opened("id,start,text,confidence\n7,0:01,Hello,0.9\n8,0:02,Hi,0.8\n", "talk.csv")
    assert document.remarks == ("Columns left out: id, confidence.",)


def test_rows_without_a_time_or_with_a_backward_one_are_kept(opened) -> None:
    document = opened("start,end,text\n5.0,4.0,Hello\n,,and so\n1.5,1.5,Hi\n", "talk.csv")
    assert document.lines == (Line(5_000, 4_000, "Hello"), Line(None, None, "and so"), Line(1_500, 1_500, "Hi"))


def test_a_table_of_words_is_cut_into_sentences_with_word_times(opened) -> None:
    document = opened("word,start,end\nSo,0.0,0.4\nbe,0.4,0.6\nit.,0.6,1.0\nYes,3.0,3.5\n", "talk.csv")
    assert [line.text for line in document.lines] == ["So be it.", "Yes"]
    assert [word.start_ms for word in document.lines[0].words] == [0, 400, 600]


def test_losslesscut_segments_are_chapters(opened) -> None:
    document = opened(",12.5,Intro\n12.5,200,The first part\n200,,End\n", "cut.csv")
    assert document.chapters == (
        Chapter(0, 12_500, "Intro"),
        Chapter(12_500, 200_000, "The first part"),
        Chapter(200_000, None, "End"),
    )


MARKERS = (
    "Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\n"
    "Intro\tHow it began\t00:00:02:12\t00:00:02:12\t00:00:00:00\tComment\n"
    "Hills\t\t00:01:00:00\t00:01:05:00\t00:00:05:00\tChapter\n"
)


def test_premiere_markers_are_chapters_at_the_frame_rate_of_the_medium(opened) -> None:
    data = MARKERS.encode("utf-16")
    with pytest.raises(FrameRateNeeded):
        opened(data, "markers.csv")
    document = opened(data, "markers.csv", frame_rate=25.0)
    assert document.chapters == (
        Chapter(2_480, None, "Intro", "How it began"),
        Chapter(60_000, 65_000, "Hills"),
    )


def test_drop_frame_times_are_real_times(opened) -> None:
    text = '"Speaker Name","Start Time","End Time","Text"\n"Ada","00;10;00;00","00;10;01;15","Hello"\n'
    text += '"Ada","00;10;02;00","00;10;03;00","Hi"\n'
    first = opened(text, "talk.csv", frame_rate=30_000 / 1_001).lines[0]
    assert (first.start_ms, first.speaker) == (599_999, "Ada")


@pytest.mark.parametrize(
    "name", ["csv", "csvh", "csvm", "ssv", "ssvh", "ssvm", "txt", "txth", "txtm", "zzz", "aud", "audh", "audm"]
)
def test_the_sonnet_is_one_and_the_same_in_every_table(opened, shared_samples, name: str) -> None:
    folder = next(shared_samples.rglob("syncmaps"))
    document = opened((folder / f"sonnet001.{name}").read_bytes(), f"sonnet001.{name}")
    assert len(document.lines) == 15
    assert document.lines[1] == Line(2_680, 5_880, "From fairest creatures we desire increase,")


def test_a_real_table_of_captions(opened, shared_samples) -> None:
    path = next((shared_samples / "premiere").rglob("*.csv"))
    document = opened(path.read_bytes(), path.name)
    assert len(document.lines) == 200
    assert document.lines[0] == Line(13_020, 14_130, "There is a day.")


@pytest.mark.parametrize(
    ("text", "lines", "chapters"),
    [
        (
            "1.000000\t2.500000\tHello\n3.000000\t4.500000\tHi\n",
            (Line(1_000, 2_500, "Hello"), Line(3_000, 4_500, "Hi")),
            0,
        ),
        (
            "1.0\t2.5\tHello\n\\\t100.0\t2000.0\n3.0\t3.0\tHi\n",
            (Line(1_000, 2_500, "Hello"), Line(3_000, None, "Hi")),
            0,
        ),
        ("0.0\t0.0\tIntro\n90.0\t90.0\tHills\n300.0\t300.0\tEnd\n", (), 3),
    ],
)
def test_audacity_labels_are_lines_and_points_far_apart_are_chapters(opened, text: str, lines, chapters: int) -> None:
    document = opened(text)
    assert document.origin.format == "audacity"
    assert document.lines == lines
    assert len(document.chapters) == chapters


def test_a_quote_that_is_never_closed_takes_in_the_rest(opened) -> None:
    document = opened('start,end,text\n1.0,2.0,Hello\n2.0,3.0,"Hi\n' + "and so on\n" * 3, "talk.csv")
    assert [line.text for line in document.lines] == ["Hello", "Hi and so on and so on and so on"]


@pytest.mark.parametrize(
    "text",
    [
        "00:03 Ann: Hello, there; you\n00:10 Bob: Hi, me; too\n00:12 Ann: Bye, now; ok\n",
        "Ann 00:03 Hello there friend\nBob 00:10 Hi to you\nAnn 00:12 Bye for now\n",
        "1. 00:03 Hello\n2. 00:05 There\n3. 00:09 You\n",
        "1 00:00:03 one two\n2 00:00:05 three four\n",
        "01/05/2024, 10:00 - Ann: Hello\n01/05/2024, 10:01 - Bob: Hi\n",
        '127.0.0.1 - - [10/Oct/2000:13:55:36] "GET / HTTP/1.0" 200 2326\n' * 2,
        "-rw-r--r-- 1 ann ann 1234 May  1 10:30 a.txt\n-rw-r--r-- 1 ann ann 99 May  2 11:45 b.txt\n",
        "1.50 2.50 Coffee\n2.00 3.00 Tea\n",
        "May  1 10:00:01 host sshd[123]: Accepted\nMay  1 10:00:02 host cron[12]: run\n",
        "chr1,100,200,gene1\nchr1,300,400,gene2\n",
        "0.5,1.5,Hello there,sad and slow\n1.5,2.5,Hi to you too,glad and quick\n",
        "2024-05-01,10:00,Ann,Hello\n2024-05-01,10:01,Bob,Hi\n2024-05-01,10:02,Ann,Bye\n",
    ],
)
def test_other_texts_in_equally_long_rows_are_no_table(text: str) -> None:
    assert not TABLE.sniff(text)


@pytest.mark.parametrize(
    "text",
    [
        "start,end,text\n0.5,1.5,Hello, there\n1.5,2.5,Bye,now, really\n",
        "start;end;text\n0,5;1,5;Hello, there\n1,5;2,5;Bye,now, really;\n",
        "start,end,text,speaker\n0.5,1.5,Hello, there,\n1.5,2.5,Bye,now, really,\n",
        '0.5,1.5,Hello, there\n1.5, 2.5, "Bye,now, really"\n',
    ],
)
def test_a_delimiter_that_nobody_quoted_belongs_to_the_text(opened, text: str) -> None:
    assert opened(text, "talk.csv").lines == (Line(500, 1_500, "Hello, there"), Line(1_500, 2_500, "Bye,now, really"))


def test_a_column_without_a_name_is_told_where_anything_stands_in_it(opened) -> None:
    document = opened("start,end,text,,\n0.5,1.5,Hello,odd,\n1.5,2.5,Bye,,\n", "talk.csv")
    assert document.remarks == ("Columns left out: column 4.",)


@pytest.mark.parametrize(
    "text",
    [
        "1\t0:01\t0:02\tHello\n2\t0:02\t0:03\tHi\n",
        "1,1.0,2.0,Hello\n2,2.0,3.0,Hi\n",
        "row1|1.0|2.0|Hello\nrow2|2.0|3.0|Hi\n",
    ],
)
def test_numbers_of_rows_are_no_times(opened, text: str) -> None:
    assert opened(text, "talk.csv").lines == (Line(1_000, 2_000, "Hello"), Line(2_000, 3_000, "Hi"))


def test_an_aligner_tells_words_from_their_sounds_in_a_column(opened) -> None:
    rows = "0.5,0.9,hello,words,Ada\n0.9,1.5,you,words,Ada\n0.5,0.6,HH,phones,Ada\n"
    document = opened(f"Begin,End,Label,Type,Speaker\n{rows}", "talk.csv")
    words = (Word(500, 900, "hello"), Word(900, 1_500, "you"))
    assert document.lines == (Line(500, 1_500, "hello you", "Ada", words),)
    assert document.remarks == ("Rows left out: phones.",)


def test_labels_beside_speakers_are_what_they_say(opened) -> None:
    document = opened("start,end,label,speaker\n0.5,1.5,Hello there,Ada\n1.5,2.5,Hi,Ben\n", "talk.csv")
    assert document.lines == (Line(500, 1_500, "Hello there", "Ada"), Line(1_500, 2_500, "Hi", "Ben"))
