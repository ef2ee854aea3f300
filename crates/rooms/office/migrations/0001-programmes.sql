-- A programme, its rail of stages, what it promised to measure and to hand over, and its news.
-- Texts that people read stand in three columns, an empty one is NULL and is shown as missing.
-- Programmes and news posts are never deleted, so a slug under UNIQUE is never used again.

CREATE TABLE programme (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name_kk TEXT,
    name_ru TEXT,
    name_en TEXT,
    lede_kk TEXT,
    lede_ru TEXT,
    lede_en TEXT,
    goals_kk TEXT,
    goals_ru TEXT,
    goals_en TEXT,
    commissioner_id BIGINT REFERENCES organisation (id),
    operator_id BIGINT REFERENCES organisation (id),
    contract_number TEXT,
    contract_date TEXT,
    starts TEXT,
    ends TEXT,
    langs TEXT NOT NULL,
    published_at BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX programme_commissioner ON programme (commissioner_id);
CREATE INDEX programme_operator ON programme (operator_id);

CREATE TABLE stage (
    programme_id BIGINT NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    note_kk TEXT,
    note_ru TEXT,
    note_en TEXT,
    PRIMARY KEY (programme_id, kind)
);

CREATE TABLE indicator (
    id BIGINT PRIMARY KEY,
    programme_id BIGINT NOT NULL REFERENCES programme (id),
    place BIGINT NOT NULL,
    name_kk TEXT,
    name_ru TEXT,
    name_en TEXT,
    baseline DOUBLE PRECISION,
    target DOUBLE PRECISION NOT NULL,
    unit TEXT NOT NULL,
    breakdown TEXT,
    verification TEXT
);

CREATE INDEX indicator_programme ON indicator (programme_id, place);

CREATE TABLE deliverable (
    id BIGINT PRIMARY KEY,
    programme_id BIGINT NOT NULL REFERENCES programme (id),
    place BIGINT NOT NULL,
    name_kk TEXT,
    name_ru TEXT,
    name_en TEXT,
    due TEXT,
    done TEXT
);

CREATE INDEX deliverable_programme ON deliverable (programme_id, place);

CREATE TABLE news (
    id BIGINT PRIMARY KEY,
    programme_id BIGINT NOT NULL REFERENCES programme (id),
    slug TEXT NOT NULL,
    title_kk TEXT,
    title_ru TEXT,
    title_en TEXT,
    text_kk TEXT,
    text_ru TEXT,
    text_en TEXT,
    photo TEXT,
    alt_kk TEXT,
    alt_ru TEXT,
    alt_en TEXT,
    photo_consent BIGINT NOT NULL,
    published_at BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (programme_id, slug)
);

CREATE INDEX news_published ON news (programme_id, published_at);
