-- The morning letter: who wants it (NULL: as their roles say), and the day of the last one, so
-- that no day brings two.
ALTER TABLE account ADD COLUMN morning BIGINT;
ALTER TABLE account ADD COLUMN morning_day TEXT;

-- The link in it that stops it, as a hash. Older letters keep theirs for a while.
CREATE TABLE morning_stop (
    hash TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL
);

CREATE INDEX morning_stop_account ON morning_stop (account_id);
CREATE INDEX morning_stop_made ON morning_stop (made_at);
