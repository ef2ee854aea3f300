-- Public acts are append only: no statement of this room changes or deletes one.

CREATE TABLE public_act (
    number BIGINT PRIMARY KEY,
    date TEXT NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    programme_id BIGINT REFERENCES programme (id),
    text_kk TEXT,
    text_ru TEXT,
    text_en TEXT,
    sha256 TEXT,
    file TEXT,
    corrects BIGINT REFERENCES public_act (number),
    made_at BIGINT NOT NULL
);

CREATE INDEX public_act_corrects ON public_act (corrects);
CREATE INDEX public_act_programme ON public_act (programme_id);

-- One message to one person. Where the text says {secret}, the one-time link goes: it stands
-- in letter_secret until the letter is sent, never enters a backup and is deleted after that.
CREATE TABLE letter (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    person_id BIGINT REFERENCES person (id),
    programme_id BIGINT REFERENCES programme (id),
    address TEXT,
    way TEXT NOT NULL,
    lang TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    error TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    closed_at BIGINT
);

CREATE INDEX letter_state ON letter (state, next_at);
CREATE INDEX letter_person ON letter (person_id);
CREATE INDEX letter_account ON letter (account_id);
CREATE INDEX letter_programme ON letter (programme_id);

CREATE TABLE letter_secret (
    letter_id BIGINT PRIMARY KEY REFERENCES letter (id),
    secret TEXT NOT NULL
);
