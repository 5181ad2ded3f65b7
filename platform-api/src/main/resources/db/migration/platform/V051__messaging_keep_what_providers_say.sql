-- What providers told us, each saying once, until a task has worked on it.
CREATE TABLE provider_event (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL,
    event        text        NOT NULL,
    payload      text        NOT NULL,
    received_at  timestamptz NOT NULL DEFAULT now(),
    processed_at timestamptz,
    UNIQUE (kind, event)
);
CREATE INDEX provider_event_by_age ON provider_event (received_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_event TO platform;

-- Which shop is meant by whoever texts a number of ours.
CREATE TABLE text_number (
    number  text PRIMARY KEY CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
    shop_id uuid NOT NULL REFERENCES shop
);
GRANT SELECT ON text_number TO platform;
