-- Texts and mails of the shop, from the wish to send one to how it ended.
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
