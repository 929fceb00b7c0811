"""TextGrid, ELAN and FCPXML: tiers and timelines."""

from pathlib import Path

import pytest

from player.errors import BrokenFile
from player.notes import Chapter
from player.transcript import Line, Word

LONG = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 4
tiers? <exists>
size = {size}
item []:
"""


def tier(name: str, intervals: list[tuple[float, float, str]], number: int = 1) -> str:
    head = f'item [{number}]:\nclass = "IntervalTier"\nname = "{name}"\nxmin = 0\nxmax = 4\n'
    head += f"intervals: size = {len(intervals)}\n"
    return head + "".join(
        f'intervals [{place}]:\nxmin = {start} \nxmax = {end} \ntext = "{text}" \n'
        for place, (start, end, text) in enumerate(intervals, start=1)
    )


def points(name: str, marks: list[tuple[float, str]]) -> str:
    head = f'item [9]:\nclass = "TextTier"\nname = "{name}"\nxmin = 0\nxmax = 4\npoints: size = {len(marks)}\n'
    return head + "".join(f'points [1]:\nnumber = {at}\nmark = "{text}"\n' for at, text in marks)


def grid(*tiers: str) -> str:
    return LONG.format(size=len(tiers)) + "".join(tiers)


def test_the_tiers_of_two_voices_are_their_lines_in_time_order(opened) -> None:
    text = grid(tier("Ada", [(0, 1, "So be it"), (1, 3, "")]), tier("Ben", [(0, 1, ""), (1, 2.5, 'He said ""yes""')]))
    document = opened(text, "talk.TextGrid")
    assert document.lines == (Line(0, 1_000, "So be it", "Ada"), Line(1_000, 2_500, 'He said "yes"', "Ben"))


def test_a_tier_of_words_gives_the_words_of_the_lines_and_sounds_are_left_out(opened) -> None:
    words = tier("words", [(0, 0.4, "So"), (0.4, 0.6, "be"), (0.6, 1, "it"), (1, 2, "sil")])
    document = opened(grid(tier("utterance", [(0, 1, "So be it")]), words, tier("phones", [(0, 0.2, "s")])))
    assert [line.text for line in document.lines] == ["So be it"]
    assert document.lines[0].words == (Word(0, 400, "So"), Word(400, 600, "be"), Word(600, 1_000, "it"))
    assert document.remarks == ("Tiers left out: phones.",)


def test_points_beside_speech_are_chapters(opened) -> None:
    document = opened(grid(tier("x", [(0, 1, "So be it")]), points("marks", [(0.5, "Door"), (2, "Bell")])))
    assert document.chapters == (Chapter(500, None, "Door"), Chapter(2_000, None, "Bell"))


SHORT = '"ooTextFile"\n"TextGrid"\n0\n4\n<exists>\n1\n"IntervalTier"\n"x"\n0\n4\n2\n0\n1\n"So be it"\n1\n2\n"Yes\nno"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-16-le"])
def test_the_short_form_is_read_in_every_encoding(opened, encoding: str) -> None:
    text = 'File type = "ooTextFile"\nObject class = ' + SHORT.partition("\n")[2]
    document = opened(text.encode(encoding), "talk.TextGrid")
    assert document.lines == (Line(0, 1_000, "So be it"), Line(1_000, 2_000, "Yes no"))


def test_a_grid_that_breaks_off_gives_what_stands_before(opened) -> None:
    text = grid(tier("x", [(0, 1, "So be it"), (1, 2, "Yes"), (2, 3, "No")]))
    document = opened(text[: text.index('"Yes"') + 3])
    assert [line.text for line in document.lines] == ["So be it"]
    assert "breaks off" in document.remarks[0]


def test_a_binary_grid_says_what_to_do(opened) -> None:
    with pytest.raises(BrokenFile, match="save it as a text file"):
        opened(b"ooBinaryFile\x08TextGrid" + bytes(40), "talk.TextGrid")


def test_real_grids_hold_one_sentence_each(opened, shared_samples: Path) -> None:
    texts = {}
    for path in (shared_samples / "textgrid").rglob("*.TextGrid"):
        document = opened(path.read_bytes(), path.name)
        texts[path.name] = " ".join(line.text for line in document.lines)
    mary = [text for name, text in texts.items() if name.startswith("mary")]
    assert set(mary) == {"mary rolled the barrel"}
    assert len(mary) >= 5
    assert texts["damon_set_test.TextGrid"] == "damon fried the omelet"


def annotation(number: int, start: int, end: int, text: str) -> str:
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" TIME_SLOT_REF1="t{start}" '
        f'TIME_SLOT_REF2="t{end}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def eaf(tiers: str) -> str:
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{ms}" TIME_VALUE="{ms}"/>' for ms in range(0, 4_000, 100))
    order = f'<TIME_ORDER>{slots}<TIME_SLOT TIME_SLOT_ID="t9999"/></TIME_ORDER>'
    return f'<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT FORMAT="3.0">{order}{tiers}</ANNOTATION_DOCUMENT>'


def test_elan_voices_are_participants_or_tiers_and_open_slots_have_no_time(opened) -> None:
    ada = f'<TIER TIER_ID="A" PARTICIPANT="Ada">{annotation(1, 0, 1_000, "So be it")}</TIER>'
    ben = f'<TIER TIER_ID="Ben">{annotation(2, 1_000, 9999, "Yes &amp; no")}</TIER>'
    assert opened(eaf(ada + ben), "talk.eaf").lines == (
        Line(0, 1_000, "So be it", "Ada"),
        Line(1_000, None, "Yes & no", "Ben"),
    )


def test_elan_words_are_laid_into_their_line_and_translations_are_told(opened) -> None:
    words = "".join(annotation(n, n * 100, n * 100 + 100, text) for n, text in enumerate(["So", "be", "it"]))
    translation = (
        '<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="r" ANNOTATION_REF="a9"><ANNOTATION_VALUE>Ainsi soit-il'
        "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
    )
    tiers = (
        f'<TIER TIER_ID="tx" PARTICIPANT="Ada">{annotation(9, 0, 300, "So be it")}</TIER>'
        f'<TIER TIER_ID="w" PARENT_REF="tx" PARTICIPANT="Ada">{words}</TIER>'
        f'<TIER TIER_ID="fr" PARENT_REF="tx">{translation}</TIER>'
    )
    document = opened(eaf(tiers), "talk.eaf")
    assert [(line.speaker, line.text, len(line.words)) for line in document.lines] == [("Ada", "So be it", 3)]
    assert "fr" in document.remarks[0]


def test_open_times_of_elan_divide_the_span_between_their_neighbours(opened) -> None:
    parts = annotation(2, 0, 9999, "So be") + annotation(3, 9999, 1_000, "it")
    tiers = f'<TIER TIER_ID="x">{parts}</TIER>'
    document = opened(eaf(tiers), "talk.eaf")
    assert document.lines == (Line(0, 500, "So be"), Line(500, 1_000, "it"))
    assert document.remarks == ("1 time was not in the file and divided evenly between those around.",)


FCPXML = """<?xml version="1.0"?><!DOCTYPE fcpxml>
<fcpxml version="1.9"><resources><asset id="r1"/></resources><library><event><project name="Talk">
<sequence tcStart="3600s" duration="100s"><spine>
<asset-clip offset="3600s" start="100s" duration="50s">
  <marker start="110s" duration="1/25s" value="Ten"/>
  <asset-clip lane="1" offset="120s" start="5s" duration="5s"><marker start="7s" value="Nested" note="n"/></asset-clip>
  <caption lane="2" offset="102s" duration="2s">
  <text><text-style>Hello </text-style><text-style>there</text-style></text>
  </caption>
</asset-clip>
<gap offset="3650s" duration="10s" start="3600s"><chapter-marker start="108005/30s" value="Gap"/></gap>
</spine></sequence></project></event></library></fcpxml>"""


def test_fcpxml_markers_and_captions_lie_on_the_timeline(opened) -> None:
    document = opened(FCPXML, "talk.fcpxml")
    assert document.title == "Talk"
    assert document.lines == (Line(2_000, 4_000, "Hello there"),)
    assert document.chapters == (
        Chapter(10_000, None, "Ten"),
        Chapter(22_000, None, "Nested", "n"),
        Chapter(50_167, None, "Gap"),
    )


@pytest.mark.parametrize(
    ("text", "name"), [(FCPXML[:300], "talk.fcpxml"), (eaf("")[:500], "talk.eaf"), (eaf(""), "talk.eaf")]
)
def test_files_without_content_or_end_are_refused(opened, text: str, name: str) -> None:
    with pytest.raises(BrokenFile):
        opened(text, name)


def test_the_name_of_a_tier_that_is_alone_is_told_where_it_may_be_a_voice(opened) -> None:
    spoken = [(0.0, 1.0, "So be it")]
    assert opened(grid(tier("Mary", spoken))).remarks == ("Its tier is called Mary; that may be who speaks.",)
    assert opened(grid(tier("Utterances", spoken))).remarks == ()
    assert [line.speaker for line in opened(grid(tier("Speaker 1", spoken))).lines] == ["Speaker 1"]
