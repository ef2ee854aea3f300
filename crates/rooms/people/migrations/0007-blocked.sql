-- The owner's page counts the few whose data is blocked.
CREATE INDEX person_blocked ON person (blocked_at) WHERE blocked_at IS NOT NULL;
