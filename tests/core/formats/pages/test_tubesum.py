"""TubeSum pages, on the real page where it is and on invented pages that vary what real ones vary."""

import pytest

from player.document import Document
from player.formats import detect
from player.formats.base import Source
from player.formats.pages.summarize import SUMMARIZE
from player.formats.pages.tubesum import TUBESUM
from player.notes import Note, NoteKind
from player.transcript import turn_count

HOOK = """\
The Bread That Would Not Rise
45sA baker admits on camera that her most famous loaf began as a mistake, which makes it easy to share.
▶ Play Clip"""
SUMMARY = (
    "In this talk, baker Ines Roth explains how slow fermentation changes flour, why she keeps four starters alive, "
    "and what she learned from a year of failed loaves."
)
POINTS = """\
Ines Roth runs a small bakery in Graz and has taught more than 900 home bakers.
A starter fed twice a day is milder than one fed once, because acid builds up more slowly.
Whole grain flour ferments faster (up to 40%), so the dough needs to be watched, not timed."""
VERDICT = '"The title "would not rise" is fair: the failed loaf is the thread of the whole talk."'
QUESTIONS = """\
Why did the first loaf fail?
The water was at 12:30 degrees of the old oven dial, far too hot for the starter.
14:05
Which flour does she trust most?
N/A
02:40
Name the one tool she would keep.
A bench knife. What else?
31:59
Does she sell her starter?
She gives it away to anyone who asks.
n/a"""
INSIGHTS = """\
Failure: the Cheapest Teacher
Every failed loaf was written down, so that the notebook is worth more than the recipe.
08:073 Ways to Feed a Starter
5:30pm is as good as any hour, as long as it is the same one every day.
1:02:5990% of Taste Is Time
A long cold rest does more for flavour than any flour.
13:10"""
TRANSCRIPT = """\
[00:00] So the very first loaf I sold
[00:02] &gt;&gt; was not meant to be sold.
[00:02] >>> It looked like a stone,
[00:07] [Music]
[00:09] and 3 >> 2, as my brother says.
[59:58] Thank you for listening
[1:00:01] to all of it."""
FOOTER = "⚡ Saved you time reading this? Transcribe any video for free."


def read(text: str) -> Document:
    return TUBESUM.read(Source("page.txt", text.encode()))


def page(*parts: str) -> str:
    return "\n".join(parts)


def whole_page() -> str:
    return f"{HOOK}{page(SUMMARY, POINTS, VERDICT, QUESTIONS, INSIGHTS)}{TRANSCRIPT}\n{FOOTER}"


def notes(document: Document, kind: NoteKind) -> list[Note]:
    return [note for note in document.notes if note.kind is kind]


def count(document: Document, kind: NoteKind) -> int:
    return len(notes(document, kind))


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def test_the_real_page_gives_everything_on_it(shared_seeds):
    document = TUBESUM.read(Source("seed.txt", next(shared_seeds.glob("001_*.txt")).read_bytes()))
    (hook,) = notes(document, NoteKind.HOOK)
    assert (hook.title, hook.label, hook.position_ms, hook.end_ms) == (document.title, "45s", None, None)
    assert [count(document, kind) for kind in (NoteKind.SUMMARY, NoteKind.KEY_POINT, NoteKind.VERDICT)] == [1, 7, 1]
    questions = notes(document, NoteKind.QUESTION)
    assert [note.position_ms for note in questions] == [1437000, 1207000, 552000, 542000, 1649000, 382000, None]
    insights = notes(document, NoteKind.INSIGHT)
    assert [note.position_ms for note in insights] == [487000, 1380000, 1500000, 1560000, 790000]
    assert (len(document.lines), turn_count(document.lines)) == (807, 127)
    assert (document.lines[0].start_ms, document.lines[-1].start_ms) == (0, (28 * 60 + 33) * 1000)
    assert all(line.end_ms is None and not line.text.startswith(">>") for line in document.lines)
    assert "Saved you time" not in document.lines[-1].text
    assert len(document.notes) == 22


def test_a_whole_page_gives_each_kind_of_note():
    document = read(whole_page())
    assert document.title == "The Bread That Would Not Rise"
    (hook,) = notes(document, NoteKind.HOOK)
    assert hook.text and hook.text.startswith("A baker admits")
    assert [note.text for note in notes(document, NoteKind.SUMMARY)] == [SUMMARY]
    assert [note.text for note in notes(document, NoteKind.KEY_POINT)] == POINTS.splitlines()
    assert [note.text for note in notes(document, NoteKind.VERDICT)] == [VERDICT[1:-1]]
    assert count(document, NoteKind.RESOURCE) == 0


def test_questions_keep_answers_that_are_times_or_questions_themselves():
    first, second, third, fourth = notes(read(whole_page()), NoteKind.QUESTION)
    assert (first.title, first.position_ms) == ("Why did the first loaf fail?", 845_000)
    assert first.text and "12:30 degrees" in first.text
    assert (second.text, second.position_ms) == ("N/A", 160_000)
    assert (third.title, third.text) == ("Name the one tool she would keep.", "A bench knife. What else?")
    assert (fourth.title, fourth.position_ms) == ("Does she sell her starter?", None)


def test_an_answer_may_begin_with_a_time_or_be_one():
    questions = "When does it rise?\n12:30\n14:05\nWhen does it fall?\n[5:00] is when she says it.\n05:00"
    document = read(f"{page(HOOK + SUMMARY, POINTS, VERDICT, questions, INSIGHTS)}{TRANSCRIPT}")
    assert [(note.text, note.position_ms) for note in notes(document, NoteKind.QUESTION)] == [
        ("12:30", 845_000),
        ("[5:00] is when she says it.", 300_000),
    ]
    assert (count(document, NoteKind.KEY_POINT), count(document, NoteKind.INSIGHT)) == (3, 3)


def test_an_insight_has_the_time_below_it_although_it_is_glued_to_the_next_title():
    insights = notes(read(whole_page()), NoteKind.INSIGHT)
    assert [(note.title, note.position_ms) for note in insights] == [
        ("Failure: the Cheapest Teacher", 487_000),
        ("3 Ways to Feed a Starter", 3_779_000),
        ("90% of Taste Is Time", 790_000),
    ]
    assert insights[1].text and insights[1].text.startswith("5:30pm")


def test_a_minute_and_a_digit_of_the_title_are_told_apart():
    text = whole_page().replace("1:02:5990%", "12:5990%")
    assert [note.position_ms for note in notes(read(text), NoteKind.INSIGHT)] == [487_000, 779_000, 790_000]


def test_the_transcript_has_its_turns_and_no_footer():
    document = read(whole_page())
    assert [(line.start_ms, line.text, line.turn) for line in document.lines] == [
        (0, "So the very first loaf I sold", False),
        (2_000, "was not meant to be sold.", True),
        (2_000, "It looked like a stone,", True),
        (7_000, "[Music]", False),
        (9_000, "and 3 >> 2, as my brother says.", False),
        (3_598_000, "Thank you for listening", False),
        (3_601_000, "to all of it.", False),
    ]


@pytest.mark.parametrize("label", ["30s", "60s", "1m05s"])
def test_a_clip_of_any_length_is_a_hook(label):
    (hook,) = notes(read(whole_page().replace("45s", label, 1)), NoteKind.HOOK)
    assert (hook.label, hook.position_ms) == (label, None)
    assert hook.text and hook.text.startswith("A baker")


def test_a_clip_whose_button_was_not_saved_is_a_hook_all_the_same():
    document = read(whole_page().replace("▶ Play Clip", "\n"))
    assert (count(document, NoteKind.HOOK), count(document, NoteKind.SUMMARY)) == (1, 1)
    assert count(document, NoteKind.KEY_POINT) == 3


def test_several_clips_are_several_hooks():
    document = read(
        whole_page().replace("▶ Play Clip", "▶ Play ClipThe Oven Dial\n1m05sNobody expects it.\n▶ Play Clip")
    )
    hooks = notes(document, NoteKind.HOOK)
    assert [(hook.title, hook.label) for hook in hooks] == [
        ("The Bread That Would Not Rise", "45s"),
        ("The Oven Dial", "1m05s"),
    ]
    assert [note.text for note in notes(document, NoteKind.SUMMARY)] == [SUMMARY]


def test_a_title_above_the_clip_is_the_better_title():
    document = read("How Bread Works: a Talk by Ines Roth\n" + whole_page())
    assert document.title == "How Bread Works: a Talk by Ines Roth"
    assert [note.title for note in notes(document, NoteKind.HOOK)] == ["The Bread That Would Not Rise"]


@pytest.mark.parametrize("title", [None, "Why Bread Fails", "I ruined 400 loaves."])
def test_an_older_page_begins_with_its_summary_or_with_a_title(title):
    text = page(*filter(None, [title]), SUMMARY, POINTS, VERDICT, QUESTIONS, INSIGHTS) + TRANSCRIPT
    document = read(text)
    assert TUBESUM.sniff(text) >= 80
    assert document.title == title
    assert [note.text for note in notes(document, NoteKind.SUMMARY)] == [SUMMARY]
    assert (count(document, NoteKind.HOOK), count(document, NoteKind.KEY_POINT)) == (0, 3)


PARTS = {
    NoteKind.VERDICT: (VERDICT, 1),
    NoteKind.QUESTION: (QUESTIONS, 4),
    NoteKind.INSIGHT: (INSIGHTS, 3),
}


@pytest.mark.parametrize("has_hook", [True, False])
@pytest.mark.parametrize("missing", range(8))
def test_any_part_may_be_missing(has_hook, missing):
    kept = {kind: part for bit, (kind, part) in enumerate(PARTS.items()) if not missing & 1 << bit}
    body = page(SUMMARY, POINTS, *(text for text, _ in kept.values()))
    glue = "" if NoteKind.INSIGHT in kept else "\n"
    text = f"{HOOK if has_hook else ''}{body}{glue}{TRANSCRIPT}\n{FOOTER}"
    document = read(text)
    assert TUBESUM.sniff(text) >= 80
    assert {kind: count(document, kind) for kind in PARTS} == {kind: kept.get(kind, ("", 0))[1] for kind in PARTS}
    assert (count(document, NoteKind.SUMMARY), count(document, NoteKind.KEY_POINT)) == (1, 3)
    assert len(document.lines) == 7


@pytest.mark.parametrize("footer", [FOOTER, ""])
def test_a_page_saved_before_its_transcript_came_has_its_notes(footer):
    text = page(HOOK + SUMMARY, POINTS, VERDICT, QUESTIONS, INSIGHTS, footer)
    document = read(text)
    assert TUBESUM.sniff(text) >= 80
    assert document.lines == ()
    assert [count(document, kind) for kind in PARTS] == [1, 4, 3]
    assert count(document, NoteKind.RESOURCE) == 0


@pytest.mark.parametrize("verdict", [VERDICT, ""])
@pytest.mark.parametrize("questions", [QUESTIONS, ""])
def test_key_points_with_a_time_are_notes_and_no_lines(verdict, questions):
    points = "[00:40] She began at nineteen.\n[12:05] A starter is a pet, she says.\n[29:00] Time beats flour."
    document = read(f"{page(HOOK + SUMMARY, points, verdict, questions, INSIGHTS)}{TRANSCRIPT}")
    assert [note.position_ms for note in notes(document, NoteKind.KEY_POINT)] == [40_000, 725_000, 1_740_000]
    assert len(document.lines) == 7
    assert count(document, NoteKind.INSIGHT) == 3


def test_key_points_with_a_time_end_where_the_transcript_begins_anew():
    points = "[00:40] She began at nineteen.\n[12:05] A starter is a pet, she says."
    document = read(page(HOOK + SUMMARY, points, TRANSCRIPT))
    assert count(document, NoteKind.KEY_POINT) == 2
    assert texts(document)[0] == "So the very first loaf I sold"


def test_key_points_with_a_time_on_a_page_without_a_transcript_are_notes():
    document = read(page(HOOK + SUMMARY, "[00:40] She began at nineteen.", VERDICT, QUESTIONS, INSIGHTS))
    assert (count(document, NoteKind.KEY_POINT), document.lines) == (1, ())


@pytest.mark.parametrize("hour", ["[1:15:12]", "[75:12]", "[01:15:12]"])
def test_past_the_hour_both_spellings_are_read(hour):
    assert read(f"{whole_page()}\n{hour} Late words").lines[-1].start_ms == 4_512_000


def test_a_line_that_wraps_stays_one_line():
    text = whole_page().replace("first loaf I sold", "first loaf\nI sold").replace("to all of it.", "to all\nof it.")
    assert texts(read(text)) == texts(read(whole_page()))


def test_a_time_without_words_is_no_line_but_its_turn_counts():
    document = read(whole_page().replace("[00:07] [Music]", "[00:04]\n[00:05] >>\n[00:07] Well."))
    (line,) = [line for line in document.lines if line.start_ms == 7_000]
    assert (line.text, line.turn, len(document.lines)) == ("Well.", True, 7)


@pytest.mark.parametrize(
    "footer",
    [
        "⚡ Gained an hour? Get any transcript here.",
        "🚀 Try it on your own clips\nPricing\nTerms",
        "Transcribe YouTube videos.",
    ],
)
def test_a_footer_in_any_words_is_neither_a_line_nor_a_note(footer):
    document = read(f"{HOOK}{page(SUMMARY, POINTS, VERDICT, QUESTIONS, INSIGHTS)}{TRANSCRIPT}\n\n{footer}")
    assert texts(document)[-1] == "to all of it."
    assert count(document, NoteKind.RESOURCE) == 0


def test_text_below_the_transcript_that_is_no_footer_is_kept_as_a_resource():
    document = read(
        f"{HOOK}{page(SUMMARY, POINTS, VERDICT, QUESTIONS, INSIGHTS)}{TRANSCRIPT}\n\nThe recipe: 500 g flour."
    )
    assert [note.text for note in notes(document, NoteKind.RESOURCE)] == ["The recipe: 500 g flour."]


def test_the_last_time_may_stand_on_a_line_of_its_own():
    document = read(whole_page().replace("13:10[00:00]", "13:10\n[00:00]"))
    assert [note.position_ms for note in notes(document, NoteKind.INSIGHT)] == [487_000, 3_779_000, 790_000]
    assert (count(document, NoteKind.QUESTION), len(document.lines)) == (4, 7)


def test_an_only_insight_with_its_time_apart_is_no_question():
    insight = "Time Beats Flour\nA long rest does more than any flour."
    document = read(page(HOOK + SUMMARY, POINTS, VERDICT, QUESTIONS, insight, "13:10", TRANSCRIPT))
    assert [note.title for note in notes(document, NoteKind.INSIGHT)] == ["Time Beats Flour"]
    assert count(document, NoteKind.QUESTION) == 4


def test_an_insight_without_a_known_time_keeps_its_place():
    document = read(whole_page().replace("08:073 Ways", "N/A3 Ways"))
    assert [note.position_ms for note in notes(document, NoteKind.INSIGHT)] == [None, 3_779_000, 790_000]


def test_the_download_on_one_line_has_all_its_lines():
    transcript = "[0:00] Good evening [0:04] >> Good evening to you [1:00:02] and good night"
    text = f"{page(HOOK + SUMMARY, POINTS, VERDICT, QUESTIONS, INSIGHTS)}{transcript} {FOOTER}"
    document = read(text)
    assert [(line.start_ms, line.text) for line in document.lines] == [
        (0, "Good evening"),
        (4_000, "Good evening to you"),
        (3_602_000, "and good night"),
    ]
    assert count(document, NoteKind.INSIGHT) == 3


def test_the_download_with_its_notes_on_the_same_line_has_clip_summary_and_lines():
    text = whole_page().replace("\n", " ")
    document = read(text)
    assert TUBESUM.sniff(text) >= 80
    assert len(document.lines) == 7
    (hook,) = notes(document, NoteKind.HOOK)
    assert (hook.title, hook.label) == ("The Bread That Would Not Rise", "45s")
    (summary,) = notes(document, NoteKind.SUMMARY)
    assert summary.text and summary.text.startswith(SUMMARY)


@pytest.mark.parametrize(("before", "title"), [("", None), ("A Talk About Bread ", "A Talk About Bread")])
def test_the_download_without_notes_is_a_transcript(before, title):
    text = f"{before}[0:00] Good evening [0:04] >> Good evening to you [1:00:02] and good night\n"
    document = read(text)
    assert TUBESUM.sniff(text) >= 80
    assert (document.title, document.notes) == (title, ())
    assert [line.start_ms for line in document.lines] == [0, 4_000, 3_602_000]


def test_line_ends_and_blanks_of_any_kind_make_no_difference():
    expected = read(whole_page())
    for text in (
        whole_page().replace("\n", "\r\n"),
        whole_page().replace("\n", "  \t\n"),
        f"\ufeff\n{whole_page()}\n\n",
    ):
        document = read(text)
        assert (document.notes, document.lines, document.title) == (expected.notes, expected.lines, expected.title)


def test_a_japanese_page_is_read_by_its_layout_alone():
    text = """\
膨らまないパン
30s失敗談がとても面白く、共有したくなる場面です。
▶ Play Clip職人がゆっくりとした発酵の仕組みと、失敗から学んだことを語ります。
発酵はゆっくり進めるほど風味が増します。
粉の種類よりも時間が大切です。
"タイトルは内容に合っています。"
なぜ最初のパンは失敗したのですか？
水が熱すぎたからです。
14:05
一番大切な道具は何ですか？
カードです。
N/A
失敗は安い教師
失敗はすべてノートに書き留められています。
08:07時間が味を決める
長い低温発酵が味を決めます。
13:10[00:00] こんばんは
[00:03] >> ようこそ
⚡ お時間を節約できましたか？"""
    document = read(text)
    assert TUBESUM.sniff(text) >= 80
    assert (document.title, len(document.lines), turn_count(document.lines)) == ("膨らまないパン", 2, 1)
    assert [count(document, kind) for kind in (NoteKind.SUMMARY, NoteKind.KEY_POINT, *PARTS)] == [1, 2, 1, 2, 2]
    assert [note.position_ms for note in notes(document, NoteKind.INSIGHT)] == [487_000, 790_000]


FOREIGN = {
    "SubRip": "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nWhy?\n",
    "WebVTT": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "stamped text": "[00:00] Hello\n[00:02] >> Why?\n[00:04] Because.\n",
    "stamped text with a title": "A Talk\n\n[00:00] Hello\n[00:02] >> Why?\n",
    "times above texts": "0:00\nHello\nagain\n0:04\nWhy?\nBecause.\n0:09\nI see\nnow\n",
    "chapters": "My video\nAll about bread.\n0:00Intro\n1:05Flour\n2:10Water\n",
    "timetable": "Open day\nCome and see us.\n09:00Registration\n10:00Keynote\n11:00Break\n",
    "lyrics": "[ti:Song]\n[00:01.00]First\n[00:02.00]Second\n",
    "SubViewer": "00:00:00.000,00:00:02.640\nHello\nagain\n\n00:00:03.000,00:00:05.000\nWhy?\nBecause.\n",
    "a guide": "How to edit\n\nPress ▶ Play Clip to see the clip.\n",
    "JSON": '{"text": "Hello", "segments": []}',
    "HTML": "<html><body>▶ Play Clip</body></html>",
    "an article": 'Bread\n\nBread is old. Why? Nobody knows.\n\nAt 12:30.\n\n"Bread is life."\n\nSo they say.\n',
    "the other family": "A Talk\n\nA Channel\n18 Apr 202478:38\n\nTLDRIn this talk, bread.\n\n\n  • 🚀 **A**: b.\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_such_page_is_left_to_others(name):
    assert TUBESUM.sniff(FOREIGN[name]) == 0


def test_a_tubesum_page_is_surely_its_own_and_not_the_other_familys():
    assert TUBESUM.sniff(whole_page()) >= 80
    assert SUMMARIZE.sniff(whole_page()) == 0
    assert detect(Source("page.txt", whole_page().encode())) is TUBESUM
