"""What is told of an import: one sentence, and a report where there is more to say than fits a notice."""

from pathlib import Path

from player.document import Document, Origin
from player.importer import Failed, Imported, ImportResult, Unrated
from player.transcript import Line
from ui.import_news import import_news, opening_news

BACKWARD = (Line(5_000, 4_000, "one"), Line(6_000, 6_000, "two"))


def text(name: str, lines: tuple[Line, ...] = (), recording_id: str = "a", remarks: tuple[str, ...] = ()) -> Imported:
    document = Document(lines=lines, remarks=remarks, origin=Origin("subrip", name, "ab" * 32))
    return Imported(Path(name), recording_id, document)


def medium(name: str, *remarks: str, recording_id: str = "a") -> Imported:
    return Imported(Path(name), recording_id, None, remarks)


def failures(count: int) -> tuple[str, ...]:
    return tuple(f"{number}.srt: the file is empty; there is nothing to read." for number in range(count))


def failed(count: int) -> tuple[Failed, ...]:
    return tuple(Failed(Path(), sentence) for sentence in failures(count))


def test_nothing_is_told_of_files_that_nothing_is_odd_about() -> None:
    assert opening_news(ImportResult((medium("talk.mp4"), text("talk.srt")), ())) is None


def test_the_one_remark_is_told_as_it_stands_and_several_are_counted() -> None:
    one = opening_news(ImportResult((text("talk.srt", remarks=("Two pages were left out.",)),), ()))
    assert one is not None
    assert (one.sentence, one.subject) == ("Two pages were left out.", "talk.srt")
    several = opening_news(ImportResult((text("talk.srt", BACKWARD),), ()))
    assert several is not None
    assert several.sentence == "2 remarks on how talk.srt was read."
    assert several.paragraphs == ("1 line ends before it begins: 1.", "1 line lasts no time: 2.")


def test_remarks_on_several_files_are_told_file_by_file() -> None:
    news = opening_news(ImportResult((medium("film.mkv", "Track 2: pictures."), text("film.srt", BACKWARD)), ()))
    assert news is not None
    assert news.sentence == "3 remarks on how the files were read."
    assert [paragraph.split("\n")[0] for paragraph in news.paragraphs] == ["film.mkv", "film.srt"]


def test_a_few_failures_are_told_and_many_are_counted_and_listed() -> None:
    few = opening_news(ImportResult((), failed(2)))
    assert few is not None
    assert few.sentence == " ".join(failures(2))
    assert few.paragraphs == ()
    many = opening_news(ImportResult((), failed(40)))
    assert many is not None
    assert many.sentence == "40 files could not be imported."
    assert many.paragraphs == failures(40)


def test_what_is_asked_after_is_no_failure() -> None:
    (sentence,) = failures(1)
    assert opening_news(ImportResult((), failed(1), (Unrated(Path("0.srt"), None, sentence),))) is None


def test_an_import_counts_the_recordings_and_repeats_nothing_that_was_told_before_it() -> None:
    items = (text("a.srt", BACKWARD), medium("a.mp4"), text("b.srt", recording_id="b"))
    news = import_news(ImportResult(items, ()), ())
    assert news is not None
    assert (news.sentence, news.paragraphs) == ("Imported 2 recordings.", ())
    broken = import_news(ImportResult(items[:1], failed(1)), ())
    assert broken is not None
    assert broken.sentence == f"{failures(1)[0]} Imported 1 recording."


def test_what_was_in_the_library_before_is_not_told_as_new() -> None:
    items = (text("a.srt", BACKWARD), text("b.srt", recording_id="b"))
    told = [import_news(ImportResult(items, ()), known) for known in (("b",), ("b", items[0].recording_id))]
    assert [news.sentence for news in told if news] == [
        "Imported 1 recording. 1 recording was in the library before.",
        "2 recordings were in the library before.",
    ]
