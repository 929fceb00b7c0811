"""Few words of a language tell the encoding of its letters."""

import pytest

from player.formats.encoding import Decoded, decode
from player.formats.letters import latin_encoding

SAID = [
    ("cp1252", "Das Glück ist größer, als wir dachten."),
    ("cp1252", "Früh am Morgen fährt das Schiff über den See."),
    ("cp1252", "Tänään sää on kylmä, mitä sinä teet?"),
    ("cp1252", "På lördag åker vi till sjön."),
    ("cp1252", "Vi går på stranden, og så spiser vi brød."),
    ("cp1252", "La mer était belle, très calme, là où nous étions."),
    ("cp1252", "Mon père est très fier."),
    ("cp1252", "¿Qué hora es? Mañana será otro día."),
    ("cp1252", "A estação não é longe, é só um avião."),
    ("cp1252", "Perché no? È già tardi, così è la città."),
    ("cp1252", "“Well,” she said — it’s nothing… don’t wait"),
    ("cp1252", "Það er sólin og hún skín á húsið."),
    ("iso8859-15", "Ein Brötchen für 2 €"),
    ("mac-roman", "Das Glück ist größer, als wir dachten."),
    ("mac-roman", "La mer était belle, très calme, là où nous étions."),
    ("cp850", "Früh am Morgen fährt das Schiff über den See."),
    ("cp850", "La mer était belle, très calme."),
    ("cp1254", "Güneş doğdu, çocuklar dışarıda oynuyor."),
    ("cp1254", "Işıkları kapatır mısın? İyi geceler."),
    ("cp1250", "Soarele răsare şi oraşul se trezeşte. Bună dimineaţa."),
    ("cp1250", "Već je kasno, žao mi je što nećeš doći."),
    ("cp1250", "Večeře je hotová, pojďte všichni ke stolu, děti."),
    ("cp1250", "Słońce świeci, a dzieci bawią się w ogródku."),
    ("cp1250", "A nap süt, és a gyerekek az udvaron játszanak, hűvös erdő."),
    ("iso8859-2", "Słońce świeci, a dzieci bawią się w ogródku."),
    ("cp1257", "Saulė šviečia, vaikai žaidžia kieme, gražu čia."),
    ("cp1257", "Saule spīd, bērni spēlējas pagalmā, ļoti jauki."),
]


@pytest.mark.parametrize(("encoding", "said"), SAID)
def test_a_line_is_read_as_it_was_said_and_told_as_a_guess(encoding: str, said: str) -> None:
    assert decode(said.encode(encoding)) == Decoded(said, encoding, is_guess=True)


@pytest.mark.parametrize("said", ["é", "Größe", "Ça va ?", "NOËL À PÂQUES", "£5 and a café"])
def test_a_word_alone_is_of_the_commonest_encoding(said: str) -> None:
    assert latin_encoding(said.encode("cp1252")) == "cp1252"


@pytest.mark.parametrize(("encoding", "said"), [("cp1251", "Море сегодня спокойное."), ("cp1253", "Καλό ταξίδι.")])
def test_other_letters_are_not_taken_for_latin_ones(encoding: str, said: str) -> None:
    assert latin_encoding(said.encode(encoding)) is None


def test_japanese_with_escapes_is_known_by_them() -> None:
    said = "1\n00:00:01,000 --> 00:00:02,000\n海は静かです。\n"
    assert decode(said.encode("iso2022_jp")) == Decoded(said, "iso2022_jp", is_guess=True)
    terminal = b"\x1b[1mplain\x1b[0m"
    assert decode(terminal) == Decoded(terminal.decode(), "utf-8")
