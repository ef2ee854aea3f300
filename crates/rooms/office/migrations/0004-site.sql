-- What the site knows about itself.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Every edition of the working-day calendar stays: a deadline is explained by the one it was counted with.
CREATE TABLE calendar_edition (
    edition BIGINT PRIMARY KEY,
    rules TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Counts for the home page, refreshed by a job, so that opening the page reads a few rows.
-- programme_id 0 is the whole site.
CREATE TABLE kept_count (
    name TEXT NOT NULL,
    programme_id BIGINT NOT NULL,
    value BIGINT NOT NULL,
    counted_at BIGINT NOT NULL,
    PRIMARY KEY (name, programme_id)
);

-- A form carries a key, so its second arrival finds what the first one did. account_id 0 is a visitor.
CREATE TABLE submission (
    account_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    result TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, name)
);

CREATE INDEX submission_sent ON submission (sent_at);
