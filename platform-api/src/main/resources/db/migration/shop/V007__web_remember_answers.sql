-- The answer to a creating request, kept so that a repeated request gets the same one.
CREATE TABLE idempotency_key (
    principal    text        NOT NULL,
    route        text        NOT NULL,
    key          text        NOT NULL,
    request_hash bytea       NOT NULL,
    answer       jsonb,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (principal, route, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
