"""The first steps of the schema, as they were released."""

TABLES = """
CREATE TABLE recordings (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    channel TEXT,
    media_path TEXT,
    duration_ms INTEGER,
    position_ms INTEGER NOT NULL DEFAULT 0,
    shown_source_id TEXT,
    opened_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
);
CREATE INDEX recordings_by_medium ON recordings (media_path);

-- One imported file each. AUTOINCREMENT, here and below: the search indexes know a row by its key, so no key may be
-- used again when a row is erased by hand.
CREATE TABLE sources (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    recording_id TEXT NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    format TEXT,
    name TEXT,
    path TEXT,
    sha256 TEXT,
    title TEXT,
    channel TEXT,
    published TEXT,
    duration_ms INTEGER,
    language TEXT,
    timed_word_count INTEGER NOT NULL DEFAULT 0,
    ended_line_count INTEGER NOT NULL DEFAULT 0,
    timed_line_count INTEGER NOT NULL DEFAULT 0,
    line_count INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    content BLOB -- the file's bytes, compressed with zlib
);
CREATE INDEX sources_by_recording ON sources (recording_id);
CREATE INDEX sources_by_file ON sources (sha256);

CREATE TABLE lines (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    source_key INTEGER NOT NULL REFERENCES sources (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_ms INTEGER,
    end_ms INTEGER,
    speaker TEXT,
    turn INTEGER NOT NULL,
    text TEXT NOT NULL,
    words TEXT -- [[start_ms, end_ms, "word"], ...] where the source timed its words
);
CREATE INDEX lines_by_source ON lines (source_key, number);

CREATE TABLE chapters (
    key INTEGER PRIMARY KEY,
    source_key INTEGER NOT NULL REFERENCES sources (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_ms INTEGER,
    end_ms INTEGER,
    title TEXT NOT NULL,
    text TEXT
);
CREATE INDEX chapters_by_source ON chapters (source_key, number);

CREATE TABLE notes (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    source_key INTEGER NOT NULL REFERENCES sources (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT,
    title TEXT,
    position_ms INTEGER,
    end_ms INTEGER,
    label TEXT
);
CREATE INDEX notes_by_source ON notes (source_key, number);

CREATE TABLE bookmarks (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    recording_id TEXT NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    quote TEXT NOT NULL,
    title TEXT,
    note TEXT,
    tags TEXT NOT NULL, -- ["one", "two"]
    color TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
);
CREATE INDEX bookmarks_by_recording ON bookmarks (recording_id, start_ms);
"""

# Two indexes over the spoken text: one row per source tells quickly which recordings hold some words, one row per line
# then tells where. Lines and notes never change once imported, so that the import fills their indexes in one go;
# titles and bookmarks do change, and triggers follow them.
SEARCH = """
CREATE VIRTUAL TABLE sources_fts USING fts5 (
    text, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE lines_fts USING fts5 (
    text, content='lines', content_rowid='key', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE notes_fts USING fts5 (
    title, label, text, content='notes', content_rowid='key', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE recordings_fts USING fts5 (title, channel, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE bookmarks_fts USING fts5 (title, note, quote, tags, tokenize='unicode61 remove_diacritics 2');

CREATE VIEW source_texts AS
SELECT key,
    coalesce(title, '') || char(10) || coalesce(channel, '') || char(10)
    || coalesce((SELECT group_concat(text, char(10)) FROM lines WHERE source_key = sources.key), '') || char(10)
    || coalesce((
        SELECT group_concat(coalesce(title, '') || char(10) || coalesce(label, '') || char(10) || coalesce(text, ''),
            char(10))
        FROM notes WHERE source_key = sources.key
    ), '') AS text
FROM sources;

CREATE TRIGGER recordings_found_when_made AFTER INSERT ON recordings BEGIN
    INSERT INTO recordings_fts (rowid, title, channel) VALUES (new.key, new.title, new.channel);
END;
CREATE TRIGGER recordings_found_when_changed AFTER UPDATE OF title, channel ON recordings BEGIN
    UPDATE recordings_fts SET title = new.title, channel = new.channel WHERE rowid = new.key;
END;
CREATE TRIGGER recordings_lost_when_erased AFTER DELETE ON recordings BEGIN
    DELETE FROM recordings_fts WHERE rowid = old.key;
END;
CREATE TRIGGER bookmarks_found_when_made AFTER INSERT ON bookmarks BEGIN
    INSERT INTO bookmarks_fts (rowid, title, note, quote, tags)
    VALUES (new.key, new.title, new.note, new.quote, new.tags);
END;
CREATE TRIGGER bookmarks_found_when_changed AFTER UPDATE OF title, note, quote, tags ON bookmarks BEGIN
    UPDATE bookmarks_fts SET title = new.title, note = new.note, quote = new.quote, tags = new.tags
    WHERE rowid = new.key;
END;
CREATE TRIGGER bookmarks_lost_when_erased AFTER DELETE ON bookmarks BEGIN
    DELETE FROM bookmarks_fts WHERE rowid = old.key;
END;

INSERT INTO sources_fts (rowid, text) SELECT key, text FROM source_texts;
INSERT INTO lines_fts (lines_fts) VALUES ('rebuild');
INSERT INTO notes_fts (notes_fts) VALUES ('rebuild');
INSERT INTO recordings_fts (rowid, title, channel) SELECT key, title, channel FROM recordings;
INSERT INTO bookmarks_fts (rowid, title, note, quote, tags) SELECT key, title, note, quote, tags FROM bookmarks;
"""

# What a listener makes of a recording. The comments stay in the file, for those who open it with other tools.
LISTENING = """
ALTER TABLE recordings ADD COLUMN heard TEXT NOT NULL DEFAULT '[]' /* [[start_ms, end_ms], ...], sorted and apart */;
ALTER TABLE recordings ADD COLUMN heard_share REAL NOT NULL DEFAULT 0 /* 0 to 1, of what there is to hear */;
ALTER TABLE recordings ADD COLUMN speaker_names TEXT NOT NULL DEFAULT '{}' /* {"name in the sources": "shown name"} */;
ALTER TABLE recordings ADD COLUMN second_source_id TEXT /* the source shown along the first */;
ALTER TABLE recordings ADD COLUMN second_beside INTEGER NOT NULL DEFAULT 0 /* 1 beside the first, 0 under its lines */;
"""

# How a file was read. A guessed encoding may be corrected; remarks tell what was repaired, assumed or left out.
READING = """
ALTER TABLE sources ADD COLUMN encoding TEXT;
ALTER TABLE sources ADD COLUMN encoding_guessed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN media_name TEXT /* of the audio or video that it names, without folders */;
ALTER TABLE sources ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]' /* ["one sentence", ...] */;
"""
