-- What the authenticator attested: its model, the credential's id and its public key.
ALTER TABLE passkey RENAME COLUMN public_key TO attested;

-- Those who run the platform; they have no membership for it.
CREATE TABLE operator (
    person_id uuid        PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    since     timestamptz NOT NULL
);

-- Links that make somebody one: good once, for a while. The token is with whoever asked for it; here is its hash.
CREATE TABLE operator_invitation (
    token_hash bytea       PRIMARY KEY,
    person_id  uuid        NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON operator, operator_invitation TO platform;
