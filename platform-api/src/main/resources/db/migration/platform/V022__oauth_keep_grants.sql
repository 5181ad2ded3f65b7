-- What a person has let a client do: from the request, over its one code, to the refresh token that is good now. Codes and
-- tokens are kept as SHA-256. A grant that has ended is gone, and its tokens with it.
CREATE TABLE oauth_grant (
    id                  uuid PRIMARY KEY,
    client_id           text        NOT NULL,
    person_id           uuid        NOT NULL,
    shop_id             uuid        NOT NULL REFERENCES shop,
    factors             text[]      NOT NULL,
    signed_in_at        timestamptz NOT NULL,
    scopes              text[]      NOT NULL,
    request             jsonb       NOT NULL,
    -- Stands for the request while the person is asked for consent.
    state_hash          bytea UNIQUE,
    code_hash           bytea UNIQUE,
    code_issued_at      timestamptz,
    code_expires_at     timestamptz,
    code_used           boolean     NOT NULL DEFAULT false,
    access_hash         bytea UNIQUE,
    access_issued_at    timestamptz,
    access_expires_at   timestamptz,
    access_scopes       text[],
    refresh_hash        bytea UNIQUE,
    refresh_issued_at   timestamptz,
    refresh_expires_at  timestamptz,
    identity_hash       bytea UNIQUE,
    identity_issued_at  timestamptz,
    identity_expires_at timestamptz,
    created_at          timestamptz NOT NULL DEFAULT now(),
    expires_at          timestamptz NOT NULL
);

CREATE INDEX oauth_grant_by_person ON oauth_grant (person_id);
CREATE INDEX oauth_grant_by_expiry ON oauth_grant (expires_at);

-- Refresh tokens that were exchanged for their successor. Whoever sends one again ends the whole grant: one of the two who
-- had it has stolen it, and nobody can tell which.
CREATE TABLE oauth_spent_token (
    hash     bytea PRIMARY KEY,
    grant_id uuid        NOT NULL REFERENCES oauth_grant ON DELETE CASCADE,
    spent_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX oauth_spent_token_by_grant ON oauth_spent_token (grant_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON oauth_grant, oauth_spent_token TO platform;
