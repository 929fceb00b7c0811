"""A few words in Hebrew, or in Japanese as EUC has it, are known by their signs."""

import pytest

from player.formats.encoding import Decoded, decode
from player.formats.scripts import script_encoding


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("cp1255", "הים שקט היום והשמש זורחת"), ("euc_jp", "海はしずかです"), ("euc_jp", "どこへ行くの")],
)
def test_a_few_words_are_enough(encoding: str, said: str) -> None:
    assert decode(said.encode(encoding)) == Decoded(said, encoding, is_guess=True)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("cp1251", "море сегодня спокойное и тихое"),
        ("cp1253", "η θάλασσα είναι ήρεμη σήμερα"),
        ("gb18030", "今天的海很平静"),
        ("big5", "不一會兒，大家都走了"),
        ("cp949", "오늘 바다는 잔잔하다"),
        ("cp932", "海はしずかです"),
        ("cp1256", "البحر هادئ اليوم"),
        ("cp874", "วันนี้ทะเลสงบ"),
    ],
)
def test_others_are_not_taken_for_them(encoding: str, said: str) -> None:
    assert script_encoding(said.encode(encoding)) is None
