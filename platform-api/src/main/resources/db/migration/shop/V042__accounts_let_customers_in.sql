-- Somebody has proven to be this customer. Whoever has an account is reached by what they have proven, which is kept there.
ALTER TABLE customer
    ADD COLUMN has_account boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT customer_check,
    ADD CONSTRAINT customer_check CHECK (num_nonnulls(phone, email) > 0 OR has_account);

CREATE TABLE account (
    customer_id   uuid        PRIMARY KEY REFERENCES customer,
    name          text,
    password_hash text,
    version       integer     NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL
);

-- Telephones and mailboxes that were proven, each to one account, and at most one of a kind to each.
CREATE TABLE account_contact (
    channel     text        NOT NULL CHECK (channel IN ('TEXT', 'MAIL')),
    value       text        NOT NULL,
    customer_id uuid        NOT NULL REFERENCES account,
    proven_at   timestamptz NOT NULL,
    PRIMARY KEY (channel, value),
    UNIQUE (customer_id, channel)
);

CREATE TABLE account_session (
    id           uuid        PRIMARY KEY,
    customer_id  uuid        NOT NULL REFERENCES account,
    token_hash   bytea       NOT NULL UNIQUE,
    device       text        NOT NULL,
    -- When a code was given, rather than a password.
    proven_at    timestamptz,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX account_session_by_customer ON account_session (customer_id);

CREATE TABLE one_time_code (
    id          uuid        PRIMARY KEY,
    channel     text        NOT NULL CHECK (channel IN ('TEXT', 'MAIL')),
    value       text        NOT NULL,
    -- Whose account the contact is to be added to; none for signing in.
    customer_id uuid        REFERENCES account,
    code_hash   bytea       NOT NULL,
    tries       smallint    NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    expires_at  timestamptz NOT NULL,
    ended_at    timestamptz
);
CREATE INDEX one_time_code_by_contact ON one_time_code (channel, value) WHERE ended_at IS NULL;

-- Requests for codes and tries of passwords, each by the hashes of what it is counted for.
CREATE TABLE account_try (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject bytea       NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE INDEX account_try_by_subject ON account_try (subject, made_at);
CREATE INDEX account_try_by_age ON account_try (made_at);
