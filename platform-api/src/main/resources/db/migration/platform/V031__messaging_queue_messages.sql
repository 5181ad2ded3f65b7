-- Texts and mails of the platform itself, such as a forgotten password; a shop's are in its own schema.
CREATE TABLE message (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
    channel      text        NOT NULL CHECK (channel IN ('TEXT', 'MAIL')),
    recipient    text        NOT NULL,
    subject      text,
    body         text,
    confidential boolean     NOT NULL,
    useful_until timestamptz,
    status       text        NOT NULL CHECK (status IN ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED')),
    reason       text,
    created_at   timestamptz NOT NULL,
    settled_at   timestamptz,
    CHECK ((channel = 'MAIL') = (subject IS NOT NULL)),
    CHECK ((status IN ('QUEUED', 'SENDING')) = (settled_at IS NULL)),
    -- What is confidential is not kept once it has been sent, or cannot be.
    CHECK ((body IS NULL) = (confidential AND settled_at IS NOT NULL))
);
CREATE INDEX message_by_age ON message (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON message TO platform;

-- What was sent on somebody's own machine, as it would have arrived. Empty in production.
CREATE TABLE ledger_entry (
    id        uuid        PRIMARY KEY,
    sent_at   timestamptz NOT NULL,
    sender    text        NOT NULL,
    channel   text        NOT NULL,
    recipient text        NOT NULL,
    subject   text,
    body      text        NOT NULL,
    note      text        NOT NULL
);
CREATE INDEX ledger_entry_by_time ON ledger_entry (sent_at DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_entry TO platform;
