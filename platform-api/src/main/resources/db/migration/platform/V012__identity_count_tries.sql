-- Tries to prove who one is, by what they are counted for: a mailbox, a client's address, a person's second factor. What it
-- is, is hashed: mailboxes of people and of nobody alike.
CREATE TABLE proof_try (
    subject     bytea       PRIMARY KEY,
    tries       integer     NOT NULL,
    window_from timestamptz NOT NULL,
    -- Windows in a row in which every try was used.
    exhausted   integer     NOT NULL,
    -- Since the last success, however long ago.
    in_a_row    integer     NOT NULL,
    last_at     timestamptz NOT NULL
);
CREATE INDEX proof_try_by_age ON proof_try (last_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON proof_try TO platform;
