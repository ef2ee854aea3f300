-- Ids of every kind; kept past erasures and restores so that none is given twice.
CREATE TABLE counter (
    kind TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- Who did what, when and why: ids and field names, never values.
CREATE TABLE journal (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    account BIGINT,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing BIGINT NOT NULL,
    verb TEXT NOT NULL,
    fields TEXT NOT NULL,
    why TEXT
);
CREATE INDEX journal_thing ON journal (kind, thing, id);

-- Old values beside the journal; an erasure clears them.
CREATE TABLE history (
    journal BIGINT NOT NULL REFERENCES journal (id),
    kind TEXT NOT NULL,
    thing BIGINT NOT NULL,
    field TEXT NOT NULL,
    old TEXT NOT NULL,
    PRIMARY KEY (journal, kind, thing, field)
);
CREATE INDEX history_thing ON history (kind, thing);

-- Folded words of names and texts, for search by prefix.
CREATE TABLE token (
    kind TEXT NOT NULL,
    id BIGINT NOT NULL,
    field TEXT NOT NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (kind, id, field, token)
);
CREATE INDEX token_word ON token (kind, token, id, field);

-- Work to be done later, by whichever node gets to it.
CREATE TABLE job (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    once TEXT UNIQUE,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    lease_until BIGINT,
    attempts BIGINT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    error TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX job_next ON job (state, run_at, id);

-- Rate limits: when the bucket of a key will be full again.
CREATE TABLE bucket (
    key TEXT PRIMARY KEY,
    full_at BIGINT NOT NULL
);

-- Bytes kept under the data folder, by their SHA-256.
CREATE TABLE file (
    hash TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    mime TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- What was erased, so that a restore of an older backup can erase it again.
CREATE TABLE erased (
    kind TEXT NOT NULL,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, id)
);
