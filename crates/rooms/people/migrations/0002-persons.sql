-- Persons. What a name is made of stands in person, ways to reach somebody stand
-- apart in contact, so that a statement about names cannot leak a telephone.

CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    surname TEXT NOT NULL,
    given TEXT NOT NULL,
    patronymic TEXT,
    languages TEXT NOT NULL,
    territory_id BIGINT REFERENCES territory (id),
    sort_kk BLOB NOT NULL,
    sort_ru BLOB NOT NULL,
    sort_en BLOB NOT NULL,
    collation_version TEXT NOT NULL,
    sound TEXT NOT NULL,
    blocked_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX person_sort_kk ON person (sort_kk, id);
CREATE INDEX person_sort_ru ON person (sort_ru, id);
CREATE INDEX person_sort_en ON person (sort_en, id);
CREATE INDEX person_territory ON person (territory_id);
CREATE INDEX person_sound ON person (sound, territory_id);
CREATE INDEX person_collation ON person (collation_version);

CREATE TABLE former_name (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    position BIGINT NOT NULL
);

CREATE UNIQUE INDEX former_name_person ON former_name (person_id, position);

-- value is E.164 or a lower-case address, backwards is its digits read from the
-- end, because people search a telephone by its last digits.
CREATE TABLE contact (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    backwards TEXT NOT NULL,
    main BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX contact_once ON contact (person_id, kind, value);
CREATE UNIQUE INDEX contact_main ON contact (person_id, kind) WHERE main = 1;
CREATE INDEX contact_value ON contact (kind, value);
CREATE INDEX contact_backwards ON contact (backwards);

-- Which programmes a person is tied to decides which coordinators see them.
-- Programmes belong to a later room, so there is no foreign key.
CREATE TABLE person_programme (
    person_id BIGINT NOT NULL REFERENCES person (id),
    programme_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (person_id, programme_id)
);

CREATE INDEX person_programme_programme ON person_programme (programme_id, person_id);

-- An id that was merged away leads to the person who took it over.
CREATE TABLE person_alias (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    merged_at BIGINT NOT NULL
);

CREATE INDEX person_alias_person ON person_alias (person_id);
