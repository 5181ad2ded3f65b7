CREATE TABLE customer (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL,
    phone      text        UNIQUE CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
    email      text        UNIQUE CHECK (email = lower(email)),
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(phone, email) > 0)
);

CREATE TABLE vehicle (
    id          uuid        PRIMARY KEY,
    customer_id uuid        NOT NULL REFERENCES customer,
    year        smallint    NOT NULL CHECK (year BETWEEN 1980 AND 2200),
    make        text        NOT NULL,
    model       text        NOT NULL,
    vin         text        CHECK (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
    plate       text,
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX vehicle_by_customer ON vehicle (customer_id);

-- What was answered to the question whether texts may be sent: kept as evidence, never changed.
CREATE TABLE text_consent (
    id             uuid        PRIMARY KEY,
    customer_id    uuid        NOT NULL REFERENCES customer,
    phone          text        NOT NULL,
    granted        boolean     NOT NULL,
    wording        text        NOT NULL,
    source         text        NOT NULL,
    client_address inet,
    answered_at    timestamptz NOT NULL
);
CREATE INDEX text_consent_by_phone ON text_consent (phone, answered_at DESC);
REVOKE UPDATE, DELETE ON text_consent FROM "${flyway:defaultSchema}";
