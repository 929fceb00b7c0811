"""The journal: every change of the library, added line by line to a file beside it."""

from player.library.journal.lines import Entry, Latest, append, journal_path, latest, read_journal

__all__ = ["Entry", "Latest", "append", "journal_path", "latest", "read_journal"]
