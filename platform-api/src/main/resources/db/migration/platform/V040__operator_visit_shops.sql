-- An operator's leave to read one shop's data for a while, and why. Nobody removes it.
CREATE TABLE operator_visit (
    id         uuid        PRIMARY KEY,
    shop_id    uuid        NOT NULL REFERENCES shop,
    operator   uuid        NOT NULL,
    name       text        NOT NULL,
    reason     text        NOT NULL,
    token_hash bytea       NOT NULL UNIQUE,
    started_at timestamptz NOT NULL DEFAULT now(),
    until      timestamptz NOT NULL,
    ended_at   timestamptz,
    CHECK (until > started_at AND until <= started_at + interval '1 hour')
);
CREATE INDEX operator_visit_by_shop ON operator_visit (shop_id, started_at);

GRANT SELECT, INSERT, UPDATE (ended_at) ON operator_visit TO platform;
