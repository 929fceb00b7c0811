"""Step 0007: when a title was given and a speaker named, so that two libraries agree on the last word."""

MERGING = """
ALTER TABLE recordings ADD COLUMN edited_at TEXT NOT NULL DEFAULT '{}'
    /* {"title": "2026-05-31T...", "speaker/SPEAKER_00": ...}: when the user last said so */;
"""
