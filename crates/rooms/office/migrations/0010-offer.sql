-- When the secret of a second factor was shown first. One that nobody confirmed within the hour is not
-- shown again: whoever saw it then may be somebody else. Secrets of before are over at once.

ALTER TABLE second_factor ADD COLUMN offered_at BIGINT;
