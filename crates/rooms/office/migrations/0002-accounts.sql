-- Who signs in, with which roles, and by what proof.
-- Proofs and sessions stand apart from the account: those tables never enter a backup.

CREATE TABLE account (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    email_folded TEXT UNIQUE,
    phone TEXT,
    lang TEXT NOT NULL,
    theme TEXT NOT NULL,
    person_id BIGINT UNIQUE REFERENCES person (id),
    locked BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- programme_id NULL: the role holds for the whole site.
CREATE TABLE role_grant (
    id BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    programme_id BIGINT REFERENCES programme (id),
    granted_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX role_grant_site ON role_grant (account_id, role) WHERE programme_id IS NULL;
CREATE UNIQUE INDEX role_grant_programme ON role_grant (account_id, role, programme_id) WHERE programme_id IS NOT NULL;
CREATE INDEX role_grant_team ON role_grant (programme_id);

CREATE TABLE password (
    account_id BIGINT PRIMARY KEY REFERENCES account (id),
    hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- confirmed_at NULL: shown, but no code from it has been typed in yet.
-- last_step: the newest thirty-second step whose code was accepted.
CREATE TABLE second_factor (
    account_id BIGINT PRIMARY KEY REFERENCES account (id),
    secret BLOB NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL
);

CREATE TABLE recovery_code (
    account_id BIGINT NOT NULL REFERENCES account (id),
    hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account_id, hash)
);

CREATE TABLE sign_in_link (
    hash TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX sign_in_link_account ON sign_in_link (account_id);
CREATE INDEX sign_in_link_expires ON sign_in_link (expires_at);

CREATE TABLE session (
    id BIGINT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    proofs TEXT NOT NULL,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expires ON session (expires_at);
