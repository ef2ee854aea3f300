-- Pairs that may be one person, found by a job. first_id is the smaller id.
-- A pair that somebody looked at and kept apart stays here, so that the job
-- does not offer it again.

CREATE TABLE duplicate (
    first_id BIGINT NOT NULL REFERENCES person (id),
    second_id BIGINT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    kept_apart_at BIGINT,
    PRIMARY KEY (first_id, second_id)
);

CREATE INDEX duplicate_second ON duplicate (second_id);
