"""Syncline's core: recordings, transcripts, notes, bookmarks, engines and the library, with no window in it."""
