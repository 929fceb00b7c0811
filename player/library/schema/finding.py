"""Step 0006: what the search goes by, and the views for people's own tools."""

# The search tables hold text as `player.library.search.tokens` writes it: without case and accents. Lines are indexed
# by passages of 12, each with the first line of the next, so that words are found across the ends of lines.
# `sources.first_passage` is the rowid of the first one in `passages_fts`, NULL where the source is still to be indexed.
# Rowids count down from source to source: FTS5 reads the smallest first, and people want the newest.
FINDING = """
ALTER TABLE sources ADD COLUMN first_passage INTEGER /* NULL: its lines, notes and chapters are still to be indexed */;
ALTER TABLE sources ADD COLUMN passage_count INTEGER NOT NULL DEFAULT 0;
CREATE INDEX recordings_by_use ON recordings (coalesce(opened_at, created_at) DESC, opened_at IS NULL, key DESC)
WHERE deleted_at IS NULL;
CREATE INDEX sources_by_passage ON sources (first_passage, passage_count);
CREATE TRIGGER sources_unindexed AFTER UPDATE OF checksum ON sources
WHEN old.checksum IS NOT NULL AND new.checksum IS NULL BEGIN
    UPDATE sources SET first_passage = NULL, passage_count = 0 WHERE key = new.key;
END;

CREATE VIRTUAL TABLE passages_fts USING fts5 (
    text, content='', tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''', prefix='3'
);
CREATE VIRTUAL TABLE notes_fts USING fts5 (
    title, label, text, content='', tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''', prefix='2 3'
);
CREATE VIRTUAL TABLE chapters_fts USING fts5 (
    title, text, content='', tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''', prefix='2 3'
);
CREATE VIRTUAL TABLE bookmarks_fts USING fts5 (
    title, note, quote, tags, tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''', prefix='2 3'
);
CREATE VIRTUAL TABLE recordings_fts USING fts5 (
    title, channel, speakers, tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''', prefix='2 3'
);
-- Every word that was indexed once, for spelling and word forms.
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE search_state (
    version INTEGER NOT NULL, -- of the way in which text is indexed
    lowest_passage INTEGER NOT NULL -- rowids from there on are taken
);
INSERT INTO search_state (version, lowest_passage) SELECT NOT EXISTS (SELECT 1 FROM recordings), 1 << 28;

-- The source whose transcript each recording shows: the user's choice, else the one that is timed most richly; where
-- sources without a transcript tell the language, those in another one come last.
CREATE VIEW shown_sources AS
SELECT recordings.id AS recording_id, coalesce(
    (SELECT key FROM sources AS chosen WHERE chosen.id = recordings.shown_source_id
    AND chosen.deleted_at IS NULL AND chosen.line_count > 0),
    (SELECT key FROM sources AS richest WHERE richest.recording_id = recordings.id
    AND richest.deleted_at IS NULL AND richest.line_count > 0
    ORDER BY coalesce(richest.language, '') <> '' AND EXISTS (
        SELECT 1 FROM sources AS told WHERE told.recording_id = richest.recording_id AND told.deleted_at IS NULL
        AND told.line_count = 0 AND told.language <> ''
        AND lower(substr(told.language, 1, 2)) <> lower(substr(richest.language, 1, 2))
    ), timed_word_count DESC, ended_line_count DESC, timed_line_count DESC, line_count DESC, key LIMIT 1)
) AS source_key
FROM recordings WHERE recordings.deleted_at IS NULL;

CREATE VIEW transcripts AS
SELECT recordings.id AS recording_id, recordings.title, lines.number, lines.start_ms, lines.end_ms, lines.speaker,
    lines.text
FROM shown_sources JOIN recordings ON recordings.id = shown_sources.recording_id
JOIN lines ON lines.source_key = shown_sources.source_key;

-- `spoken` is what the shown transcript says there now; `quote` what it said when the bookmark was made.
CREATE VIEW bookmark_texts AS
SELECT bookmarks.id, bookmarks.recording_id, recordings.title AS recording, recordings.media_path,
    bookmarks.start_ms, bookmarks.end_ms, bookmarks.title, bookmarks.note, bookmarks.tags, bookmarks.color,
    bookmarks.quote,
    (SELECT group_concat(text, ' ') FROM (
        SELECT lines.text FROM lines
        WHERE lines.source_key = (SELECT source_key FROM shown_sources WHERE recording_id = bookmarks.recording_id)
        AND lines.start_ms < bookmarks.end_ms AND coalesce(lines.end_ms, lines.start_ms + 1) > bookmarks.start_ms
        ORDER BY lines.number
    )) AS spoken,
    bookmarks.created_at, bookmarks.updated_at
FROM bookmarks JOIN recordings ON recordings.id = bookmarks.recording_id
WHERE bookmarks.deleted_at IS NULL AND recordings.deleted_at IS NULL;
"""
