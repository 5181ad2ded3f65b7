-- An app that shows codes (RFC 6238). Its secret is encrypted; it counts once it has shown that it works.
CREATE TABLE authenticator (
    person_id    uuid        PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    secret       bytea       NOT NULL,
    added_at     timestamptz NOT NULL,
    confirmed_at timestamptz,
    -- The step of the last code that was accepted, so that none is accepted twice.
    last_step    bigint      NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
    person_id uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    hash      bytea       NOT NULL,
    used_at   timestamptz,
    PRIMARY KEY (person_id, hash)
);

CREATE TABLE passkey (
    credential_id   bytea       PRIMARY KEY,
    person_id       uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    public_key      bytea       NOT NULL,
    signature_count bigint      NOT NULL,
    transports      text[]      NOT NULL,
    backup_eligible boolean     NOT NULL,
    backup_state    boolean     NOT NULL,
    label           text        NOT NULL,
    added_at        timestamptz NOT NULL,
    used_at         timestamptz
);
CREATE INDEX passkey_by_person ON passkey (person_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON authenticator, recovery_code, passkey TO platform;
