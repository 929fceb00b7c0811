"""Texts of every kind of script, and the letters that tests set them in."""

from PySide6.QtGui import QFont

from player.transcript import Line, Timeline
from ui.transcript.layout.letters import Letters, make_letters
from ui.transcript.layout.text_style import TextStyle

TEXTS = (
    "A plain line of words that is long enough to be wrapped into a few rows at most widths.",
    "",
    "word",
    "well-known dashes — and twenty-one more-or-less-joined words",
    "港へようこそ。二回目の鐘が鳴ると船が出ます。足元のロープに気をつけてください。" * 3,
    "مرحبا بكم في الميناء، هذه السفينة تغادر عند الجرس الثاني",
    "mixed: the word ميناء means harbour, and السفينة the ship, 12:30",
    "x" * 10_000,
    "before " + "y" * 400 + " after",
    "tabs\there,  double  spaces, é and 🚢🌊, n̈ and ͜ alone",
    "one\ntwo\u2028three",
)


def letters(style: TextStyle | None = None) -> Letters:
    return make_letters(QFont(), style or TextStyle())


def lines(texts: tuple[str, ...] = TEXTS) -> list[Line]:
    return [Line(number * 1000, number * 1000 + 900, text) for number, text in enumerate(texts)]


def varied(count: int) -> Timeline:
    """Lines of one to twenty words, three speakers taking turns."""
    words = ("the", "bell", "rings", "over", "a", "quiet", "sea", "and", "nobody", "waits", "on", "quay", "boats")
    return Timeline(
        tuple(
            Line(
                number * 1000,
                number * 1000 + 900,
                " ".join(words[(number * 7 + place) % len(words)] for place in range(1 + number * 13 % 20)) + ".",
                ("Ada", "Bo", "Cy")[number // 5 % 3],
            )
            for number in range(count)
        )
    )
