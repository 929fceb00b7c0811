"""Bytes to text, in the encoding that they are in, that was named, or that is guessed."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import UnfitEncoding, UnknownEncoding
from player.formats.base import Source
from player.formats.encoding import ENCODINGS, Decoded, decode, encoding_title

TEXT = "1\n00:00:01,000 --> 00:00:02,000\nÀ bientôt, à demain, où que tu sois allé.\n"
# By the encoding that is told for them: what people say on an evening out.
TEXTS = {
    "cp1252": "Die Straße führt über den Fluss, und drüben wohnen die Mädchen aus Köln in größeren Häusern.",
    "mac-roman": "Où êtes-vous allés hier soir ? À la fête, répondit-elle, très contente d'avoir dansé.",
    "cp1250": "Zażółć gęślą jaźń, powiedział chłopiec. Dziękuję, że przyszedłeś dziś wieczorem do nas.",
    "cp1251": "Я не знаю, куда мы идём сегодня вечером, но это будет очень интересно для всех нас.",
    "koi8-r": "Я не знаю, куда мы идём сегодня вечером, но это будет очень интересно для всех нас.",
    "cp866": "Я не знаю, куда мы идём сегодня вечером, но это будет очень интересно для всех нас.",
    "cp1253": "Καλημέρα, πώς είσαι σήμερα; Δεν ξέρω πού πάμε απόψε, αλλά θα είναι πολύ ωραία.",
    "cp1256": "مرحبا كيف حالك اليوم؟ لا أعرف إلى أين نذهب هذا المساء ولكن سيكون ممتعا جدا.",
    "cp932": "今日はとても天気がいいですね。明日はどこへ行きますか。友達と一緒に映画を見に行きます。",
    "euc_jp": "今日はとても天気がいいですね。明日はどこへ行きますか。友達と一緒に映画を見に行きます。",
    "gb18030": "今天天气很好，我们去公园走走吧。你觉得怎么样？我已经等了很久了，快点来吧。",
    "big5": "今天天氣很好，我們去公園走走吧。你覺得怎麼樣？我已經等了很久了，快點來吧。",
    "cp949": "오늘은 날씨가 아주 좋네요. 내일은 어디로 가시나요? 친구와 함께 영화를 보러 갑니다.",
}
UNICODE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def subtitles(text: str, count: int) -> str:
    cues = (f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{text}\n\n" for number in range(count))
    return "".join(cues)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_tells_the_encoding(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert not decoded.is_guess


def test_utf8_is_no_guess() -> None:
    assert decode(TEXT.encode()) == Decoded(TEXT, "utf-8", is_guess=False)
    assert decode(b"plain").encoding == "utf-8"


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_unicode_without_a_mark_is_known_by_its_zero_bytes(encoding: str, text: str) -> None:
    said = subtitles(text, 2)
    assert decode(said.encode(encoding)) == Decoded(said, encoding, is_guess=True)


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("count", [1, 20])
def test_an_old_encoding_is_guessed_and_said_to_be_a_guess(encoding: str, count: int) -> None:
    said = subtitles(TEXTS[encoding], count)
    assert decode(said.encode(encoding)) == Decoded(said, encoding, is_guess=True)


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(codecs.BOM_UTF16_BE + "a".encode("utf-16-be")).text == "a"
    assert decode(codecs.BOM_UTF8 + b"a", "utf8").text == "a"


def test_utf8_with_a_damaged_spot_stays_utf8_and_is_a_guess() -> None:
    said = "naïve café, déjà vu, où êtes-vous, ça ira\n"
    assert decode(said.encode() + b"\xff!") == Decoded(f"{said}\ufffd!", "utf-8", is_guess=True)


@pytest.mark.parametrize("name", ["cp1251", "windows-1251", "CP1251"])
def test_the_encoding_that_is_named_is_taken(name: str) -> None:
    assert decode("Привет".encode("cp1251"), name) == Decoded("Привет", "cp1251", is_guess=False)


@pytest.mark.parametrize("name", ["nonsense", "", "rot13", "base64", "zlib", "undefined", "a\0b", "x" * 5_000])
def test_a_name_of_no_text_encoding_is_one_sentence(name: str) -> None:
    with pytest.raises(UnknownEncoding, match="no such encoding"):
        decode(b"h\xffello", name)


def test_every_encoding_to_choose_is_there_under_its_own_name() -> None:
    assert [codecs.lookup(name).name for name, _ in ENCODINGS] == [name for name, _ in ENCODINGS]
    assert len({title for _, title in ENCODINGS}) == len(ENCODINGS)
    assert (encoding_title("cp932"), encoding_title("cp037")) == ("Japanese (Shift-JIS)", "cp037")


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    decode(data).text.encode()


def test_a_source_has_plain_line_ends_and_no_nul() -> None:
    assert Source("a.txt", b"one\r\ntwo\rth\0ree, and so on").text == "one\ntwo\nth\ufffdree, and so on"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("data", [TEXT.encode("cp1252"), TEXTS["cp1251"].encode("cp1251"), b"plain"])
def test_a_text_of_one_byte_a_sign_is_no_utf16(data: bytes, encoding: str) -> None:
    with pytest.raises(UnfitEncoding, match=r"^a\.txt: it is no "):
        _ = Source("a.txt", data, encoding=encoding).text


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "latin-1"])
@pytest.mark.parametrize("written", ["utf-16", "utf-16-le", "utf-32-be"])
def test_utf16_is_no_text_of_one_byte_a_sign(written: str, encoding: str) -> None:
    with pytest.raises(UnfitEncoding, match=r"^a\.txt: it is no "):
        _ = Source("a.txt", TEXT.encode(written), encoding=encoding).text


@pytest.mark.parametrize("said", [TEXT, TEXTS["big5"], "a"])
def test_what_is_utf16_is_read_as_it(said: str) -> None:
    assert Source("a.txt", said.encode("utf-16-le"), encoding="utf-16").text == said


def test_where_a_text_comes_from_tells_its_encoding() -> None:
    source = Source("a.srt", TEXT.encode("cp1252"))
    assert source.origin("subrip").encoding is None
    assert source.text == TEXT
    origin = source.origin("subrip")
    assert (origin.encoding, origin.is_encoding_guessed) == ("cp1252", True)
    named = Source("a.srt", TEXT.encode("cp1252"), encoding="latin-1")
    assert named.text == TEXT
    assert not named.origin("subrip").is_encoding_guessed


@pytest.mark.parametrize(
    ("head", "encoding", "text", "read_as"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>\n<tt>', "cp1251", "Да", "cp1251"),
        ("<?xml version='1.0' encoding='ISO-8859-2'?><a>", "iso8859-2", "Łódź", "iso8859-2"),
        ('<!doctype html><html><head><meta charset="shift_jis">', "shift_jis", "はい", "shift_jis"),
        ('<html><meta http-equiv="content-type" content="text/html; charset=iso-8859-1">', "cp1252", "„so“", "cp1252"),
    ],
)
def test_markup_says_in_which_encoding_it_is(head: str, encoding: str, text: str, read_as: str) -> None:
    decoded = decode((head + text).encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.is_guess) == (head + text, read_as, False)


@pytest.mark.parametrize("named", ["utf-8", "klingon", "base64", "utf-16"])
def test_markup_that_says_what_cannot_be_is_not_believed(named: str) -> None:
    decoded = decode(f'<?xml version="1.0" encoding="{named}"?><tt>Grüße aus München</tt>'.encode("cp1252"))
    assert (decoded.encoding, decoded.is_guess) == ("cp1252", True)
