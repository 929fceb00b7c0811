"""Importing a module behind the window's back, where that takes longer than a window may be held."""

import sys
from importlib import import_module
from threading import Thread


class BackgroundImport:
    """An import on a thread of its own, begun when it is first asked about."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._thread: Thread | None = None

    def is_done(self) -> bool:
        """Whether the module is there; until it is, ask again."""
        if self._thread is None:
            if self._module in sys.modules:
                return True
            self._thread = Thread(target=import_module, args=(self._module,), name=f"import of {self._module}")
            self._thread.start()
        return not self._thread.is_alive()
