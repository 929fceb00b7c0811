"""Step 0005: every record is sealed with a checksum, and what an edit by another program changes is unsealed."""

# A checksum is the seal that `player.library.seals` tells, NULL where there is none: believed as it stands.
# The triggers unseal what other programs change on purpose, so that it is told from what a failing disk changes.
SAFETY = """
DROP TABLE lines_fts;
DROP TABLE sources_fts;
DROP TABLE notes_fts;
DROP TABLE recordings_fts;
DROP TABLE bookmarks_fts;
DROP VIEW source_texts;
DROP TRIGGER recordings_found_when_made;
DROP TRIGGER recordings_found_when_changed;
DROP TRIGGER recordings_lost_when_erased;
DROP TRIGGER bookmarks_found_when_made;
DROP TRIGGER bookmarks_found_when_changed;
DROP TRIGGER bookmarks_lost_when_erased;

CREATE TABLE contents (
    source_key INTEGER PRIMARY KEY REFERENCES sources (key) ON DELETE CASCADE,
    data BLOB NOT NULL -- the imported file's bytes, packed with bz2 or zlib
);
INSERT INTO contents (source_key, data) SELECT key, content FROM sources WHERE content IS NOT NULL;
ALTER TABLE sources DROP COLUMN content;

CREATE TABLE ordered_lines (
    source_key INTEGER NOT NULL REFERENCES sources (key) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- 0 for the first
    start_ms INTEGER,
    end_ms INTEGER,
    speaker TEXT,
    turn INTEGER NOT NULL DEFAULT 0, -- 1 where somebody else begins to speak who is not named
    text TEXT NOT NULL,
    words TEXT, -- [[start_ms, end_ms, "word"], ...] where the source timed its words
    PRIMARY KEY (source_key, number)
) WITHOUT ROWID;
INSERT INTO ordered_lines SELECT source_key, number, start_ms, end_ms, speaker, turn, text, words FROM lines;
DROP TABLE lines;
ALTER TABLE ordered_lines RENAME TO lines;

ALTER TABLE recordings ADD COLUMN published TEXT /* when it came out: 2024-05-31 */;
UPDATE recordings SET published = (SELECT min(published) FROM sources WHERE recording_id = recordings.id);
ALTER TABLE recordings ADD COLUMN checksum TEXT /* NULL: not sealed, believed as it stands */;
ALTER TABLE sources ADD COLUMN checksum TEXT /* of the source with its lines, chapters and notes; NULL: not sealed */;
ALTER TABLE bookmarks ADD COLUMN checksum TEXT /* NULL: not sealed, believed as it stands */;

CREATE INDEX bookmarks_kept ON bookmarks (recording_id) WHERE deleted_at IS NULL;
CREATE INDEX sources_kept ON sources (recording_id, line_count) WHERE deleted_at IS NULL;

CREATE TRIGGER recordings_unsealed AFTER UPDATE ON recordings
WHEN old.checksum IS NOT NULL AND new.checksum IS old.checksum BEGIN
    UPDATE recordings SET checksum = NULL WHERE key = new.key;
END;
CREATE TRIGGER bookmarks_unsealed AFTER UPDATE ON bookmarks
WHEN old.checksum IS NOT NULL AND new.checksum IS old.checksum BEGIN
    UPDATE bookmarks SET checksum = NULL WHERE key = new.key;
END;
CREATE TRIGGER sources_unsealed AFTER UPDATE OF id, recording_id, title, channel, published, duration_ms, language,
    media_name, remarks, encoding, encoding_guessed, format, name, sha256 ON sources
WHEN old.checksum IS NOT NULL AND new.checksum IS old.checksum BEGIN
    UPDATE sources SET checksum = NULL WHERE key = new.key;
END;
""" + "".join(
    f"""CREATE TRIGGER {table}_unsealed_when_{done} AFTER {event} ON {table} BEGIN
    UPDATE sources SET checksum = NULL WHERE key = {row}.source_key AND checksum IS NOT NULL;
END;
"""
    for table in ("lines", "chapters", "notes")
    for event, done, row in (("INSERT", "made", "new"), ("UPDATE", "changed", "new"), ("DELETE", "erased", "old"))
)
