"""Importing a module behind the window's back, where that takes longer than a window may be held."""

import gc
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
            self._thread = Thread(target=self._import, name=f"import of {self._module}")
            self._thread.start()
        return not self._thread.is_alive()

    def _import(self) -> None:
        # WORKAROUND: a collection on this thread would end discarded widgets here, which Qt does not survive.
        was_collecting = gc.isenabled()
        gc.disable()
        try:
            import_module(self._module)
        finally:
            if was_collecting:
                gc.enable()
