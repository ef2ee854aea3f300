-- Counts of persons for each coordinator: somebody in two of their programmes is one person, so a sum
-- over programmes would count them twice.
CREATE TABLE kept_for_account (
    name TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    value BIGINT NOT NULL,
    counted_at BIGINT NOT NULL,
    PRIMARY KEY (name, account_id)
);
