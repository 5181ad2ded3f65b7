-- Clients of the authorization server: a shop's own programs, and applications that people sign in to with their account
-- here. Secrets are random and kept as hashes.
CREATE TABLE oauth_client (
    id                   uuid PRIMARY KEY,
    shop_id              uuid REFERENCES shop,
    name                 text        NOT NULL,
    secret_hash          text        NOT NULL,
    scopes               text[]      NOT NULL,
    redirect_uris        text[]      NOT NULL DEFAULT '{}',
    logout_redirect_uris text[]      NOT NULL DEFAULT '{}',
    created_at           timestamptz NOT NULL DEFAULT now(),
    secret_made_at       timestamptz NOT NULL DEFAULT now(),
    last_used_at         timestamptz,
    revoked_at           timestamptz,
    -- A program acts for its shop and never for people; an application is the reverse.
    CHECK ((shop_id IS NULL) = (redirect_uris <> '{}'))
);

CREATE INDEX oauth_client_by_shop ON oauth_client (shop_id, created_at);

GRANT SELECT, INSERT, UPDATE ON oauth_client TO platform;
