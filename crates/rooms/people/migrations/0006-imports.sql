-- Imports from a spreadsheet: looked at, agreed to, carried out. The file lies outside the
-- database, and only for a day; here stand its hash, how its columns were understood, and counts.

CREATE TABLE import_run (
    id BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    programme_id BIGINT,
    lang TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    mapping TEXT,
    state TEXT NOT NULL,
    agreed TEXT,
    outcome TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE INDEX import_run_state ON import_run (state, created_at);
