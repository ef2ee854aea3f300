-- A new e-mail address that an account has asked for and not confirmed yet. The link goes to the new
-- address; until its button is pressed the old one stays. Like sign-in links it enters no backup.

CREATE TABLE email_change (
    account_id BIGINT PRIMARY KEY REFERENCES account (id),
    email TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
