"""ELAN's annotations, as pympi reads them."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pympi.Elan import Eaf

from player.document import Document
from player.errors import NothingToWrite
from player.export.data.elan import ELAN
from player.transcript import Line, Word

Opened = Callable[..., Eaf]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """What pympi finds in the file of these lines."""

    def write_and_open(*lines: Line, **facts: str) -> Eaf:
        path = tmp_path / "talk.eaf"
        path.write_text(str(ELAN.write(Document(lines=lines, **facts))), "utf-8")
        return Eaf(str(path))

    return write_and_open


def test_each_speaker_has_a_tier_and_goes_on_until_another_is_named(opened: Opened) -> None:
    eaf = opened(
        Line(1_000, 2_500, "High water comes.", "Ada"),
        Line(2_000, 4_000, "And low at six.", "Ben <2>"),
        Line(4_000, None, "So it is."),
        Line(9_000, 9_500, "Who was that?", turn=True),
    )
    assert list(eaf.get_tier_names()) == ["Ada", "Ben <2>", "default"]
    assert eaf.get_annotation_data_for_tier("Ada") == [(1_000, 2_500, "High water comes.")]
    assert eaf.get_annotation_data_for_tier("Ben <2>") == [
        (2_000, 4_000, "And low at six."),
        (4_000, 9_000, "So it is."),
    ]
    assert eaf.get_annotation_data_for_tier("default") == [(9_000, 9_500, ">> Who was that?")]
    assert eaf.get_parameters_for_tier("Ben <2>")["PARTICIPANT"] == "Ben <2>"
    assert "PARTICIPANT" not in eaf.get_parameters_for_tier("default")


def test_timed_words_lie_on_a_tier_below_within_their_line(opened: Opened) -> None:
    words = (Word(900, 1_400, "High"), Word(1_400, 1_400, "water"), Word(1_400, 3_000, "comes."))
    eaf = opened(Line(1_000, 2_500, "High water comes.", "Ada", words))
    (words_tier,) = eaf.get_child_tiers_for("Ada")
    assert eaf.get_annotation_data_for_tier(words_tier) == [
        (1_000, 1_400, "High"),
        (1_400, 1_401, "water"),
        (1_401, 2_500, "comes."),
    ]
    kind = eaf.get_parameters_for_tier(words_tier)["LINGUISTIC_TYPE_REF"]
    assert eaf.get_parameters_for_linguistic_type(kind)["CONSTRAINTS"] == "Included_In"


def test_one_voice_never_overlaps_itself_and_loses_no_line(opened: Opened) -> None:
    eaf = opened(
        Line(1_000, 3_000, "High water comes.", "Ada"),
        Line(2_000, 2_500, "It comes.", "Ada"),
        Line(2_000, 4_000, "It came.", "Ada"),
        Line(5_000, 5_000, "So.", "Ada"),
    )
    assert eaf.get_annotation_data_for_tier("Ada") == [
        (1_000, 2_000, "High water comes."),
        (2_000, 2_500, "It comes."),
        (5_000, 5_001, "So."),
    ]
    assert eaf.get_annotation_data_for_tier("Ada 2") == [(2_000, 4_000, "It came.")]
    assert eaf.get_parameters_for_tier("Ada 2")["PARTICIPANT"] == "Ada"


def test_tiers_never_share_a_name(opened: Opened) -> None:
    eaf = opened(Line(1_000, 2_000, "High water."), Line(2_000, 3_000, "Low water.", "default"))
    assert list(eaf.get_tier_names()) == ["default", "default'"]


def test_the_medium_and_the_language_are_named(opened: Opened) -> None:
    eaf = opened(Line(0, 1_000, "So."), media_name="the tide.wav", language="en-GB")
    (medium,) = eaf.get_linked_files()
    assert medium["RELATIVE_MEDIA_URL"] == "./the tide.wav"
    assert medium["MIME_TYPE"].startswith("audio/")
    assert list(eaf.get_languages()) == ["en-GB"]
    assert list(opened(Line(0, 1_000, "So."), language="English, mostly").get_languages()) == []


def test_the_parts_of_the_file_stand_in_the_order_of_its_schema_and_slots_in_that_of_time() -> None:
    words = (Word(1_000, 1_400, "High"), Word(1_400, 2_000, "water."))
    text = str(ELAN.write(Document(language="en", lines=(Line(1_000, 2_500, "High water.", None, words),))))
    root = ElementTree.fromstring(text)
    order = ["HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE", "LOCALE", "LANGUAGE", "CONSTRAINT"]
    places = [order.index(child.tag) for child in root]
    times = [int(slot.attrib["TIME_VALUE"]) for slot in root.iter("TIME_SLOT")]
    assert places == sorted(places)
    assert times == sorted(times)
    assert len(times) == 2 * len(list(root.iter("ALIGNABLE_ANNOTATION")))


def test_nothing_with_a_time_is_refused() -> None:
    with pytest.raises(NothingToWrite, match="ELAN annotations holds lines with times"):
        ELAN.write(Document(lines=(Line(None, None, "So."),)))
