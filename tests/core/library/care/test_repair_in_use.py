"""A repair that makes the file anew loses nothing that an open window was told is kept meanwhile."""

from contextlib import ExitStack

import pytest

from player.document import Document
from player.errors import LibraryError
from player.library.care.repair import repair_library
from player.library.store import Library
from player.transcript import Line
from tests.core.library.conftest import Shelf


class Window:
    """A library that is open while its file is found to be damaged, used whenever the repair reports."""

    def __init__(self, shelf: Shelf, imports: int) -> None:
        self.kept: set[str] = set()
        self._left = imports
        with Library(shelf.path) as library:
            lines = tuple(Line(number, None, f"A line that fills pages, number {number}.") for number in range(5_000))
            library.add_document(Document(title="long", lines=lines), None)
        data = bytearray(shelf.path.read_bytes())
        page = data.index(b"A line that fills pages, number 2500.") // 4_096 * 4_096
        data[page : page + 4_096] = bytes(4_096)
        shelf.path.write_bytes(data)
        self.library = Library(shelf.path)

    def use(self, _done: int, total: int) -> None:
        # While the file is only looked at, nobody knows how long that takes.
        if self._left and total:
            self._left -= 1
            document = Document(title="import", lines=(Line(0, 900, "later words"),))
            self.kept.add(self.library.add_document(document, b"%d" % self._left))


def test_what_a_window_kept_meanwhile_is_in_the_new_file(shelf: Shelf) -> None:
    window = Window(shelf, imports=1)
    with ExitStack() as stack:
        stack.callback(window.library.close)
        repair_library(shelf.path, window.use)

        assert window.kept
        assert window.kept <= {summary.id for summary in window.library.summaries()}
        assert len(list(shelf.path.parent.glob("*.damaged-*[0-9]"))) == 1


def test_a_repair_that_is_never_left_alone_says_so(shelf: Shelf) -> None:
    window = Window(shelf, imports=1_000)
    with ExitStack() as stack:
        stack.callback(window.library.close)
        with pytest.raises(LibraryError, match="another program keeps changing the library"):
            repair_library(shelf.path, window.use)

        assert window.kept <= {summary.id for summary in window.library.summaries()}
        assert not list(shelf.path.parent.glob("*.damaged-*"))
