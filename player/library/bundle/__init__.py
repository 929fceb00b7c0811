"""A bundle: one recording as a single file, for a friend or another machine, with all that belongs to it.

It is a ZIP archive of these members, and of no others:

- `recording.json`, the first of them: `{"syncline_bundle": 1, "recording": ..., "sources": [...], "bookmarks": [...],
  "medium": ...}`, the records as `player.library.journal.records` writes them, deleted bookmarks too; no paths, only
  names. `medium` tells name, `size_bytes`, and the SHA-256 of the first and last MiB; it is null where there is none.
- `sources/N/document.json`, from 1, in the order of `sources`: what the file was read as, in Syncline JSON.
- `sources/N/original`: the very bytes of that file, where they were kept.
- `medium`: the audio or video, uncompressed, where it was wanted.
"""
