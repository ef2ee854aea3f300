-- How far an act of many rows reaches in the journal, and with how many things it did the same:
-- written with the act, so that telling of an import of ten thousand persons reads a few rows.
CREATE TABLE bulk_act (
    first BIGINT PRIMARY KEY,
    last BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    things BIGINT NOT NULL
);
CREATE INDEX bulk_act_moment ON bulk_act (at, kind, verb);
