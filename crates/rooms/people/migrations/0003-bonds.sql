-- What ties persons to organisations: memberships, and seats of public councils.

CREATE TABLE membership (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    title TEXT,
    since TEXT,
    until TEXT,
    basis TEXT
);

CREATE INDEX membership_person ON membership (person_id, organisation_id);
CREATE INDEX membership_organisation ON membership (organisation_id, person_id);
CREATE UNIQUE INDEX membership_once ON membership (person_id, organisation_id, role, since);

-- One row is one seat in one term.
CREATE TABLE seat (
    id BIGINT PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    number BIGINT NOT NULL,
    role TEXT NOT NULL,
    term_from TEXT NOT NULL,
    term_to TEXT NOT NULL
);

CREATE UNIQUE INDEX seat_once ON seat (organisation_id, number, term_from);

-- Who sat there. The person is empty once erased; that somebody sat there stays.
CREATE TABLE seat_holder (
    id BIGINT PRIMARY KEY,
    seat_id BIGINT NOT NULL REFERENCES seat (id),
    person_id BIGINT REFERENCES person (id),
    since TEXT NOT NULL,
    until TEXT,
    basis TEXT
);

CREATE UNIQUE INDEX seat_holder_one ON seat_holder (seat_id) WHERE until IS NULL;
CREATE INDEX seat_holder_seat ON seat_holder (seat_id, since);
CREATE INDEX seat_holder_person ON seat_holder (person_id);
