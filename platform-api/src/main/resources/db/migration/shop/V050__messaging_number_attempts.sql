-- How often the sending of a message was attempted, who took it, and what has become of it.
ALTER TABLE message
    DROP CONSTRAINT message_kind_check,
    DROP CONSTRAINT message_status_check,
    DROP CONSTRAINT message_check,
    DROP CONSTRAINT message_check1,
    DROP CONSTRAINT message_check2;
ALTER TABLE message
    ALTER COLUMN recipient DROP NOT NULL,
    ADD COLUMN purpose        text        NOT NULL DEFAULT 'ASKED_FOR'
        CHECK (purpose IN ('ASKED_FOR', 'APPOINTMENT', 'MARKETING', 'COMPLIANCE')),
    ADD COLUMN appointment_id uuid,
    ADD COLUMN version        integer,
    ADD COLUMN due_at         timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN attempt        integer     NOT NULL DEFAULT 0,
    ADD COLUMN attempted_at   timestamptz,
    ADD COLUMN provider       text,
    ADD COLUMN provider_id    text,
    ADD COLUMN segments       smallint,
    -- In millionths of the currency's unit: a text costs less than a cent.
    ADD COLUMN price_micros   bigint,
    ADD COLUMN price_currency text        CHECK (price_currency ~ '^[A-Z]{3}$'),
    ADD COLUMN delivered_at   timestamptz,
    ADD CONSTRAINT message_kind_check CHECK (kind ~ '^[a-z]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT message_status_check
        CHECK (status IN ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'SUPPRESSED')),
    -- Written before it is sent, and a mail then has a subject.
    ADD CONSTRAINT message_is_written CHECK (
        (status IN ('QUEUED', 'SUPPRESSED') AND appointment_id IS NOT NULL)
        OR (recipient IS NOT NULL AND (channel = 'MAIL') = (subject IS NOT NULL))),
    ADD CONSTRAINT message_settles CHECK ((status IN ('QUEUED', 'SENDING')) = (settled_at IS NULL)),
    -- What is confidential is not kept once it has been sent, or cannot be.
    ADD CONSTRAINT message_keeps_no_secret CHECK (NOT (confidential AND settled_at IS NOT NULL) OR body IS NULL),
    ADD CONSTRAINT message_of_appointment CHECK ((appointment_id IS NULL) = (version IS NULL));
UPDATE message SET attempt = 1, attempted_at = coalesce(settled_at, created_at) WHERE status NOT IN ('QUEUED', 'SUPPRESSED');

-- Of each kind one, by each channel, for each version of an appointment: a reminder is not sent twice, whoever tries.
CREATE UNIQUE INDEX message_once ON message (appointment_id, version, kind, channel) WHERE appointment_id IS NOT NULL;
CREATE UNIQUE INDEX message_by_provider ON message (provider, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX message_by_recipient ON message (recipient, created_at DESC);
CREATE INDEX message_texts_by_attempt ON message (attempted_at) WHERE channel = 'TEXT';

-- What the shop allows itself to send.
CREATE TABLE message_policy (
    only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    quiet_from    time    NOT NULL DEFAULT '21:00',
    quiet_to      time    NOT NULL DEFAULT '08:00',
    texts_an_hour integer NOT NULL DEFAULT 200 CHECK (texts_an_hour BETWEEN 0 AND 10000),
    texts_a_day   integer NOT NULL DEFAULT 1000 CHECK (texts_a_day BETWEEN 0 AND 100000),
    countries     text[]  NOT NULL DEFAULT '{CA,US}',
    version       integer NOT NULL DEFAULT 1,
    CHECK (quiet_from > quiet_to)
);
INSERT INTO message_policy DEFAULT VALUES;
REVOKE INSERT, DELETE ON message_policy FROM "${flyway:defaultSchema}";

-- From which number the shop's texts come, whether carriers take them from there, and where answers to mails belong.
CREATE TABLE text_sender (
    only_row          boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    number            text        CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
    messaging_service text,
    reply_to          text        CHECK (reply_to = lower(reply_to)),
    status            text        NOT NULL CHECK (status IN ('NOT_BEGUN', 'SUBMITTED', 'APPROVED', 'REJECTED')),
    registration      jsonb       NOT NULL,
    remark            text,
    version           integer     NOT NULL DEFAULT 1,
    changed_at        timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE mail_refusal (
    address    text        PRIMARY KEY CHECK (address = lower(address)),
    reason     text        NOT NULL CHECK (reason IN ('UNSUBSCRIBED', 'BOUNCED', 'COMPLAINED')),
    refused_at timestamptz NOT NULL
);
