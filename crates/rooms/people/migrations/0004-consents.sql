-- The wording a person agreed to, versioned, and the receipts.

CREATE TABLE consent_text (
    id BIGINT PRIMARY KEY,
    purpose TEXT NOT NULL,
    version BIGINT NOT NULL,
    text_kk TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    hash_kk TEXT NOT NULL,
    hash_ru TEXT NOT NULL,
    hash_en TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX consent_text_version ON consent_text (purpose, version);

CREATE TABLE consent (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    text_id BIGINT NOT NULL REFERENCES consent_text (id),
    purpose TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    way TEXT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_way TEXT
);

CREATE UNIQUE INDEX consent_standing ON consent (person_id, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX consent_person ON consent (person_id, given_at);
CREATE INDEX consent_purpose ON consent (purpose, person_id) WHERE withdrawn_at IS NULL;
