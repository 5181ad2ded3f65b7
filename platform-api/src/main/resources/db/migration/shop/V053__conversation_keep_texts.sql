-- Conversations by text, one with each number. What the shop says is among its messages.
CREATE TABLE thread (
    id          uuid        PRIMARY KEY,
    phone       text        NOT NULL UNIQUE CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
    unread      integer     NOT NULL CHECK (unread >= 0),
    assigned_to uuid,
    last_at     timestamptz NOT NULL
);
CREATE INDEX thread_by_time ON thread (last_at DESC, id DESC);

CREATE TABLE received_text (
    id          uuid        PRIMARY KEY,
    thread_id   uuid        NOT NULL REFERENCES thread,
    provider_id text        NOT NULL UNIQUE,
    body        text        NOT NULL,
    media       text[]      NOT NULL,
    meaning     text        NOT NULL,
    received_at timestamptz NOT NULL
);
CREATE INDEX received_text_by_thread ON received_text (thread_id, received_at DESC);
CREATE INDEX appointment_by_contact_phone ON appointment (contact_phone, starts_at);
