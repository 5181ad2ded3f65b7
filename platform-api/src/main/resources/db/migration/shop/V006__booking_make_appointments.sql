CREATE TABLE appointment (
    id                  uuid        PRIMARY KEY,
    reference           text        NOT NULL UNIQUE,
    status              text        NOT NULL CHECK (status IN ('REQUESTED', 'BOOKED', 'CONFIRMED', 'EN_ROUTE', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'NO_SHOW')),
    technician_id       uuid        NOT NULL REFERENCES technician,
    starts_at           timestamptz NOT NULL,
    ends_at             timestamptz NOT NULL,
    customer_id         uuid        NOT NULL REFERENCES customer,
    vehicle_id          uuid        NOT NULL REFERENCES vehicle,
    contact_name        text        NOT NULL,
    contact_phone       text        NOT NULL,
    contact_email       text,
    line1               text        NOT NULL,
    line2               text,
    city                text        NOT NULL,
    region              text        NOT NULL,
    postal_code         text        NOT NULL,
    country             text        NOT NULL,
    latitude            float8,
    longitude           float8,
    notes               text,
    currency            text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    travel_fee          bigint      NOT NULL CHECK (travel_fee >= 0),
    total               bigint      NOT NULL CHECK (total >= travel_fee),
    version             integer     NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL DEFAULT now(),
    CHECK (starts_at < ends_at)
);
CREATE INDEX appointment_by_start ON appointment (starts_at);
CREATE INDEX appointment_by_customer ON appointment (customer_id);

-- Name, category, duration and price as they were when booked; later changes of the catalogue alter nothing here.
CREATE TABLE appointment_line (
    appointment_id   uuid     NOT NULL REFERENCES appointment,
    position         smallint NOT NULL,
    service_id       uuid     NOT NULL REFERENCES service,
    code             text     NOT NULL,
    name             text     NOT NULL,
    category         text     NOT NULL,
    duration_minutes integer  NOT NULL,
    price            bigint   NOT NULL CHECK (price >= 0),
    PRIMARY KEY (appointment_id, position)
);

-- Who changed what, when: written once, never altered.
CREATE TABLE appointment_change (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    appointment_id uuid        NOT NULL REFERENCES appointment,
    changed_at     timestamptz NOT NULL,
    changed_by     text        NOT NULL,
    field          text        NOT NULL,
    value_before   text,
    value_after    text,
    reason         text
);
CREATE INDEX appointment_change_by_appointment ON appointment_change (appointment_id);
REVOKE UPDATE, DELETE ON appointment_change FROM "${flyway:defaultSchema}";
