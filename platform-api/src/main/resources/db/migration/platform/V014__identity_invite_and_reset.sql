-- Links that are mailed to people: good once, for a while. The token is with the mail alone; here is its hash.
CREATE TABLE invitation (
    id            uuid        PRIMARY KEY,
    shop_id       uuid        NOT NULL REFERENCES shop ON DELETE CASCADE,
    email         text        NOT NULL CHECK (email = lower(email)),
    role          text        NOT NULL CHECK (role IN ('OWNER', 'DISPATCHER', 'TECHNICIAN', 'ACCOUNTANT')),
    technician_id uuid,
    token_hash    bytea       NOT NULL UNIQUE,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz -- accepted, revoked, or replaced by a later one
);
CREATE UNIQUE INDEX invitation_once ON invitation (shop_id, email) WHERE ended_at IS NULL;

CREATE TABLE password_reset (
    token_hash bytea       PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

GRANT SELECT, INSERT, UPDATE, DELETE ON invitation, password_reset TO platform;
