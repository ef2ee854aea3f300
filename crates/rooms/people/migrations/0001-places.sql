-- Territories and organisations. Both live longer than their names: old papers
-- keep the old name, so a renamed body is a new row that points to its predecessor.
-- Names and sort keys stand in three columns, one per language.

CREATE TABLE territory (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    parent_id BIGINT REFERENCES territory (id) DEFERRABLE INITIALLY DEFERRED,
    name_kk TEXT,
    name_ru TEXT,
    name_en TEXT,
    sort_kk BLOB NOT NULL,
    sort_ru BLOB NOT NULL,
    sort_en BLOB NOT NULL,
    collation_version TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    population BIGINT,
    population_source TEXT,
    population_date TEXT,
    population_estimate BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL
);

CREATE INDEX territory_parent ON territory (parent_id);

CREATE TABLE organisation (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    name_kk TEXT,
    name_ru TEXT,
    name_en TEXT,
    sort_kk BLOB NOT NULL,
    sort_ru BLOB NOT NULL,
    sort_en BLOB NOT NULL,
    collation_version TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    predecessor_id BIGINT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    territory_id BIGINT REFERENCES territory (id),
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX organisation_slug ON organisation (slug);
CREATE INDEX organisation_sort_kk ON organisation (sort_kk, id);
CREATE INDEX organisation_sort_ru ON organisation (sort_ru, id);
CREATE INDEX organisation_sort_en ON organisation (sort_en, id);
CREATE INDEX organisation_territory ON organisation (territory_id);
CREATE INDEX organisation_predecessor ON organisation (predecessor_id);
