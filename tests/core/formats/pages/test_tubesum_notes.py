"""What the notes of a TubeSum page say, and what of it is decoration."""

from player.formats.base import Source
from player.formats.pages.tubesum import TUBESUM
from player.notes import NoteKind

PAGE = """\
🍞 Bread at Night
45sA baker admits that she sleeps at noon.
▶ Play Clip🥖 She bakes while others sleep, and says why that is good for bread and bakers alike.
🌾 Flour is alive.
"The title is fair."
🔥 Heat: the Old Teacher
An oven tells more than a book.
08:073 Ways to Rest
A long rest is the best.
13:10[00:00] So we bake
[00:04] every night."""


def test_an_emoji_at_the_beginning_of_a_title_or_a_text_is_the_authors_own():
    document = TUBESUM.read(Source("page.txt", PAGE.encode()))
    hook, summary, point, _, heat, rest = document.notes
    assert document.title == hook.title == "🍞 Bread at Night"
    assert (summary.text or "").startswith("🥖 She bakes")
    assert (point.kind, point.text) == (NoteKind.KEY_POINT, "🌾 Flour is alive.")
    assert [heat.title, rest.title] == ["🔥 Heat: the Old Teacher", "3 Ways to Rest"]
